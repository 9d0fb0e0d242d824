"""The state of a password as SQL: the rule of `Credential.state` (D11); a test compares them over every combination."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, case, literal

from imi_tui.domain.dto.session import PasswordState
from imi_tui.domain.persistence.tables import user_account

ORDER: Final[tuple[PasswordState, ...]] = ("blocked", "expired", "temporary", "valid")
"""How a list sorts by them: what needs the administrator first."""


def password_state(now: datetime) -> ColumnElement[str]:
    """One of the four states (R4.9)."""
    return case(
        (user_account.c.password_blocked_at.is_not(None), literal("blocked")),
        (user_account.c.password_expires_at <= now, literal("expired")),
        (user_account.c.password_temporary.is_(True), literal("temporary")),
        else_=literal("valid"),
    )


def state_rank(now: datetime) -> ColumnElement[int]:
    """The place of the state in `ORDER`."""
    return case({state: at for at, state in enumerate(ORDER)}, value=password_state(now), else_=len(ORDER))


def still_running(now: datetime) -> ColumnElement[bool]:
    """Whether the password has an end that lies ahead: there are days left to count."""
    return and_(user_account.c.password_blocked_at.is_(None), user_account.c.password_expires_at > now)
