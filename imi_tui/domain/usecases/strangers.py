"""Wrong attempts with user names that nobody has (D14): they wait like all others, so that waiting tells nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from imi_tui.domain.policies import blocking
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import UnitOfWork

REMEMBERED: Final = 10_000
_FOR: Final = timedelta(days=1)


def wait_until(unit: UnitOfWork, name: str, now: datetime, rules: Rules) -> datetime | None:
    """Until when this name must wait; None when it need not."""
    _, until = unit.strangers.get(name, now - _FOR)
    return blocking.waits_until(until, now, rules)


def failed(unit: UnitOfWork, name: str, now: datetime, rules: Rules) -> None:
    """One more wrong attempt."""
    count = unit.strangers.get(name, now - _FOR)[0] + 1
    # A blocked account no longer waits but fails at once; from there on a stranger does the same.
    penalty = blocking.after_failure(count, rules, only_administrator=False)
    unit.strangers.save(name, count, now + penalty.wait if penalty.wait else None, now)


def tidy(unit: UnitOfWork, now: datetime) -> None:
    """Forget what is old, and the oldest of too many. Done at every failure, of known names too: all cost alike."""
    unit.strangers.tidy(now - _FOR, REMEMBERED)
