"""When reminders are due (R3.1, R4.6). Steps grow: what was missed is caught up by the latest step alone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from imi_tui.domain.policies import expiry

PASSWORD_DAYS: Final = (30, 14, 7, 1, 0)
"""Days before the last day of a password; 0 is that day itself. A step is an index in this row."""

STILL_OF_USE: Final = timedelta(days=30)
"""So long after the end of a password the last step can be caught up."""

ALONE_AFTER: Final = timedelta(days=7)
ALONE_EVERY: Final = timedelta(days=30)
"""The only administrator is reminded a week after the authority became active, and then every thirty days."""


def password_window(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The ends (UTC, exclusive and inclusive) of the passwords that a reminder can be due for."""
    last = now.astimezone(zone).date() + timedelta(days=PASSWORD_DAYS[0])
    return now - STILL_OF_USE, expiry.end_of_day(last, zone)


def days_left(expires_at: datetime, now: datetime, zone: ZoneInfo) -> int:
    """Calendar days until the last day of the password; negative when that is over."""
    return (expiry.last_day(expires_at, zone) - now.astimezone(zone).date()).days


def password_step(set_at: datetime, expires_at: datetime, now: datetime, zone: ZoneInfo) -> int | None:
    """The latest step that has come; None before the first, and when it came no later than the password itself."""
    left = days_left(expires_at, now, zone)
    came = [step for step, days in enumerate(PASSWORD_DAYS) if left <= days]
    if not came:
        return None
    day = expiry.last_day(expires_at, zone) - timedelta(days=PASSWORD_DAYS[came[-1]])
    return came[-1] if day > set_at.astimezone(zone).date() else None


def alone_step(active_since: datetime, now: datetime) -> int | None:
    """The latest monthly step of the reminder to register a second administrator; None before the first."""
    alone = now - active_since - ALONE_AFTER
    return None if alone < timedelta() else alone // ALONE_EVERY
