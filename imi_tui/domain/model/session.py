"""An open session of a signed-in user."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(slots=True, kw_only=True)
class Session:
    """`stamp` is the credential's at sign-in: when it has moved on, the session has ended. `limited` allows only the
    password change."""

    id: int = 0
    user_id: int
    started_at: datetime
    last_seen_at: datetime
    ended_at: datetime | None = None
    ssh_client: str = ""
    stamp: int
    limited: bool = False
