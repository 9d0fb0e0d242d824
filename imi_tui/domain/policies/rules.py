"""The figures that an operator may change (D10, D13, D14), with the defaults of the decisions."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Europe/Brussels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Attributes:
    zone: Calendar rules count in this time zone (D10).
    password_months: How long a chosen password lives (R4.6).
    temporary_hours: How long a temporary password works after its mail left (D14).
    history: How many of the latest chosen passwords cannot be chosen again (R4.7, D13).
    refuse_guessable: Whether common passwords and names are refused (D13).
    free_attempts: Wrong attempts that cost nothing (D14).
    first_wait, longest_wait: Between these the wait after each further wrong attempt grows (D14).
    blocked_after: Wrong attempts in a row that block the password (D14).
    reset_pause: How long a reset cannot be repeated.
    retention_days: How long a deleted user's personal data are kept (D19); at least as long as putting back is offered.
    """

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo(DEFAULT_ZONE))
    password_months: int = 6
    temporary_hours: int = 72
    history: int = 5
    refuse_guessable: bool = False
    free_attempts: int = 5
    first_wait: timedelta = timedelta(seconds=30)
    longest_wait: timedelta = timedelta(minutes=15)
    blocked_after: int = 20
    reset_pause: timedelta = timedelta(minutes=5)
    retention_days: int = 365
