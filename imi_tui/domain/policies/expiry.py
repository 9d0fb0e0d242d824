"""When a password ends (R4.6, D10): calendar months in the zone of the system, instants in UTC."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from imi_tui.domain.policies.rules import Rules

_INSTANT_BEFORE = timedelta(microseconds=1)


def add_months(day: date, months: int) -> date:
    """The same day some months later, clamped to the month's end."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def end_of_chosen(set_at: datetime, rules: Rules) -> datetime:
    """End (UTC, exclusive) of a password that the user chose at `set_at`: it holds through the whole last day."""
    last_day = add_months(set_at.astimezone(rules.zone).date(), rules.password_months)
    return end_of_day(last_day, rules.zone)


def end_of_temporary(made_at: datetime, rules: Rules) -> datetime:
    """End (UTC, exclusive) of a temporary password made at `made_at` (D14)."""
    return made_at + timedelta(hours=rules.temporary_hours)


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """The first instant (UTC) after that day in the zone, whatever the clocks did in between."""
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=zone).astimezone(UTC)


def last_day(expires_at: datetime, zone: ZoneInfo) -> date:
    """The last calendar day on which a password with this end works."""
    return (expires_at - _INSTANT_BEFORE).astimezone(zone).date()


def days_left(expires_at: datetime, now: datetime, zone: ZoneInfo) -> int | None:
    """Whole calendar days until that last day; 0 on the day itself, None when it has ended."""
    if expires_at <= now:
        return None
    return (last_day(expires_at, zone) - now.astimezone(zone).date()).days
