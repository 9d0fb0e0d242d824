"""A user of an authority."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from imi_tui.domain.dto.session import UserStatus
from imi_tui.domain.model.credential import Credential

Role = tuple[str, str]
"""Module code and role code."""


@dataclass(slots=True, kw_only=True)
class User:
    """Attributes:
    id: 0 until stored.
    email: As stored for display; uniqueness goes by its folded key (D8).
    phone: E.164 or empty.
    roles: What the user may do, per module.
    first_active_at: First sign-in past the forced change (D12); None means status "nieuw".
    version: Grows with every change of data or rights, not with sign-ins (D2).
    """

    id: int = 0
    authority_id: int
    user_name: str
    first_name: str
    last_name: str
    email: str
    phone: str
    language: str
    is_administrator: bool
    roles: set[Role] = field(default_factory=set)
    credential: Credential = field(default_factory=Credential)
    created_at: datetime
    first_active_at: datetime | None = None
    last_sign_in_at: datetime | None = None
    last_client: str = ""
    previous_sign_in_at: datetime | None = None
    previous_client: str = ""
    failed_before: int = 0
    checked_on: datetime | None = None
    checked_by: str = ""
    version: int = 1
    deleted_at: datetime | None = None

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}"

    @property
    def status(self) -> UserStatus:
        """Active after the first real sign-in, new before (R4.8, D12)."""
        return "new" if self.first_active_at is None else "active"
