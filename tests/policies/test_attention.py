"""The moments that ready-made choices of the users list go by (R4.2, R4.6, D10, D25)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from imi_tui.domain.policies import attention, expiry

ZONE = ZoneInfo("Europe/Brussels")
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


def test_r4_6_about_to_end_is_what_the_list_shows_as_fourteen_days_or_fewer() -> None:
    until = attention.expiring_until(NOW, ZONE)
    for days in (13, 14):
        end = expiry.end_of_day(date(2026, 11, 23) + timedelta(days=days), ZONE)
        assert expiry.days_left(end, NOW, ZONE) == days
        assert end <= until
    assert expiry.end_of_day(date(2026, 12, 8), ZONE) > until


@pytest.mark.parametrize(
    ("now", "since"),
    [
        ("2026-11-23T12:00", "2025-11-23T12:00"),
        # A leap day has no equal a year before.
        ("2028-02-29T12:00", "2027-02-28T12:00"),
        # Half past midnight in Brussels, the day before in UTC.
        ("2026-11-22T23:30", "2025-11-22T23:30"),
        # Summer time begins on another day each year: the time on the clock counts.
        ("2026-03-28T12:00", "2025-03-28T12:00"),
        ("2025-03-30T12:00", "2024-03-30T13:00"),
    ],
)
def test_d25_twelve_months_are_calendar_months_on_the_clock_of_the_zone(now: str, since: str) -> None:
    moment, expected = (datetime.fromisoformat(f"{text}+00:00") for text in (now, since))
    assert attention.unchecked_since(moment, ZONE) == expected


def test_inactive_is_ninety_days() -> None:
    assert NOW - attention.inactive_since(NOW) == timedelta(days=90)


@pytest.mark.parametrize(
    ("since", "months"),
    [
        ("2025-11-24T12:00", 0),
        ("2025-11-23T12:00", 12),
        ("2025-09-24T12:00", 13),
        ("2025-09-23T12:00", 14),
        ("2016-11-23T12:00", 120),
        # Half past midnight in Brussels, the day before in UTC.
        ("2025-11-23T23:30", 0),
        ("2026-11-23T12:00", 0),
    ],
)
def test_d25_months_without_a_check_are_whole_ones_and_told_from_twelve_on(since: str, months: int) -> None:
    assert attention.months_unchecked(datetime.fromisoformat(f"{since}+00:00"), NOW, ZONE) == months
