"""A user's password as stored facts, and the state that follows from them (R4.9, D11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from imi_tui.domain.dto.session import PasswordState


@dataclass(slots=True, kw_only=True)
class Credential:
    """Attributes:
    hash: Encoded argon2 hash; None until the mail with the temporary password is sent.
    temporary: Not chosen by the user.
    set_at: When this password came to be.
    expires_at: When it ends (UTC, exclusive); None while a temporary one has not been sent.
    order: Number of the latest order for a temporary password; an older order in the outbox has lapsed.
    failed: Wrong attempts in a row; `failed_since` those since the last successful sign-in, for the menu.
    wait_until: No attempt counts before (D14).
    blocked_at: Since when blocked; None when not.
    history: Hashes of the latest passwords that the user chose, newest first, the present one included (D13).
    stamp: Grows whenever sessions opened with the former password must end.
    """

    hash: str | None = None
    temporary: bool = True
    set_at: datetime | None = None
    expires_at: datetime | None = None
    order: int = 0
    failed: int = 0
    wait_until: datetime | None = None
    blocked_at: datetime | None = None
    history: list[str] = field(default_factory=list)
    stamp: int = 1

    def state(self, now: datetime) -> PasswordState:
        """Blocked, else expired, else temporary, else valid (D11). The same rule stands in SQL; a test keeps them
        equal."""
        if self.blocked_at is not None:
            return "blocked"
        if self.expires_at is not None and self.expires_at <= now:
            return "expired"
        return "temporary" if self.temporary else "valid"
