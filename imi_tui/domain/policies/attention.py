"""When somebody or something needs a look (R4.2, R4.6, D25): the moments that ready-made choices of the list go by."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from typing import Final

from imi_tui.domain.policies.expiry import add_months, end_of_day

EXPIRING_DAYS: Final = 14
INACTIVE_DAYS: Final = 90
UNCHECKED_MONTHS: Final = 12


def expiring_until(now: datetime, zone: tzinfo) -> datetime:
    """The latest end (UTC, exclusive) of a password that is about to end: its last day is 14 days ahead or nearer."""
    return end_of_day(now.astimezone(zone).date() + timedelta(days=EXPIRING_DAYS), zone)


def inactive_since(now: datetime) -> datetime:
    """Who signed in before this has not been here for 90 days."""
    return now - timedelta(days=INACTIVE_DAYS)


def unchecked_since(now: datetime, zone: tzinfo) -> datetime:
    """What was checked at this moment or before has not been checked for twelve calendar months (D10, D25)."""
    local = now.astimezone(zone)
    return datetime.combine(add_months(local.date(), -UNCHECKED_MONTHS), local.timetz()).astimezone(now.tzinfo)


def months_unchecked(since: datetime, now: datetime, zone: tzinfo) -> int:
    """Whole calendar months since the last check, once they are twelve or more; until then 0 (D25)."""
    then, today = since.astimezone(zone).date(), now.astimezone(zone).date()
    months = 12 * (today.year - then.year) + today.month - then.month
    if add_months(then, months) > today:
        months -= 1
    return months if months >= UNCHECKED_MONTHS else 0
