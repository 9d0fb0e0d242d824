"""Mail as screens and commands see it: how a message stands, never its text (R4.5, D20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

MailState = Literal["waiting", "sending", "sent", "failed", "lapsed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MailStatus:
    """How the latest mail to a user stands.

    Attributes:
        at: When it was sent, or failed, or queued (UTC).
        to: The user's address when it was ordered.
    """

    kind: str
    state: MailState
    at: datetime
    reason: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRow:
    """A message of the outbox as `mail list` shows it; never its text."""

    id: int
    kind: str
    to: str
    language: str
    state: MailState
    created_at: datetime
    sent_at: datetime | None
    next_try_at: datetime | None
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRun:
    """What one run of the mail worker did."""

    sent: int
    failed: int
    lapsed: int
