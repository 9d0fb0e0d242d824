"""What wrong attempts to sign in cost (D14)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from imi_tui.domain.policies.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """After a wrong attempt: how long to wait, or blocked until an administrator resets."""

    wait: timedelta = timedelta(0)
    blocked: bool = False


def after_failure(failed: int, rules: Rules, *, only_administrator: bool) -> Penalty:
    """The penalty once `failed` attempts in a row were wrong.

    The only administrator of an authority waits but is never blocked: nobody else could reset that password, so a
    stranger who guesses on purpose would shut the authority out.
    """
    if failed >= rules.blocked_after and not only_administrator:
        return Penalty(blocked=True)
    paid = failed - rules.free_attempts
    if paid <= 0:
        return Penalty()
    doublings = min(paid - 1, 20)
    return Penalty(wait=min(rules.first_wait * 2**doublings, rules.longest_wait))


def waits_until(until: datetime | None, now: datetime, rules: Rules) -> datetime | None:
    """Until when no attempt is looked at; None when one is.

    No wait is longer than the longest: one that seems so was noted before the clock was put back, and is over, else a
    clock that was wrong for a moment would shut people out for years.
    """
    return until if until is not None and now < until <= now + rules.longest_wait else None
