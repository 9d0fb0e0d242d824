"""What wrong passwords cost an account, wherever one is asked for (D14)."""

from __future__ import annotations

from datetime import datetime

from imi_tui.domain.errors import SignInRefused
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import blocking, last_holder
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.notices import Notices
from imi_tui.domain.usecases.world import World


def wait_of(user: User, now: datetime, rules: Rules) -> datetime | None:
    """Until when no password is looked at; None when one is."""
    if user.credential.blocked_at is not None:
        return None
    return blocking.waits_until(user.credential.wait_until, now, rules)


def require_no_wait(until: datetime | None) -> None:
    """Refuse an attempt that comes too soon.

    Raises:
        SignInRefused: `sign_in.wait` with `until`.
    """
    if until is not None:
        raise SignInRefused("sign_in.wait", until=until)


def count_failure(world: World, unit: UnitOfWork, user: User, now: datetime) -> None:
    """One more wrong password; the caller holds the authority's lock and commits."""
    credential = user.credential
    if credential.blocked_at is not None:
        # Written as it was: every failure costs the same writes.
        unit.users.save_credential(user)
        return
    credential.failed += 1
    administrators = unit.users.in_authority(user.authority_id).administrators()
    only = last_holder.is_only_administrator(user.id, administrators)
    penalty = blocking.after_failure(credential.failed, world.rules, only_administrator=only)
    credential.blocked_at = now if penalty.blocked else None
    credential.wait_until = now + penalty.wait if penalty.wait else None
    unit.users.save_credential(user)
    if penalty.blocked:
        Notices(unit=unit, now=now).user_blocked(user)
