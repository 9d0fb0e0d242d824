"""When passwords end (R4.6, D10)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from imi_tui.domain.policies import expiry
from imi_tui.domain.policies.rules import Rules

RULES = Rules()


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 1, 15), date(2026, 7, 15)),
        (date(2025, 8, 29), date(2026, 2, 28)),
        (date(2025, 8, 30), date(2026, 2, 28)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
        (date(2026, 12, 31), date(2027, 6, 30)),
        (date(2026, 6, 30), date(2026, 12, 30)),
    ],
)
def test_r4_6_six_calendar_months_clamped(day: date, after: date) -> None:
    assert expiry.add_months(day, 6) == after


def test_r4_6_password_holds_through_its_last_day() -> None:
    end = expiry.end_of_chosen(datetime(2026, 1, 15, 9, 0, tzinfo=UTC), RULES)
    assert end == datetime(2026, 7, 15, 22, 0, tzinfo=UTC)
    assert expiry.last_day(end, RULES.zone) == date(2026, 7, 15)


def test_the_day_is_that_of_the_zone() -> None:
    late = datetime(2026, 1, 15, 23, 30, tzinfo=UTC)
    assert expiry.last_day(expiry.end_of_chosen(late, RULES), RULES.zone) == date(2026, 7, 16)
    athens = Rules(zone=ZoneInfo("Europe/Athens"))
    assert expiry.end_of_chosen(late, athens) == datetime(2026, 7, 16, 21, 0, tzinfo=UTC)


def test_r4_6_every_day_of_four_years() -> None:
    previous = None
    for offset in range(1461):
        set_at = datetime(2024, 1, 1, 12, 0, tzinfo=UTC) + timedelta(days=offset)
        end = expiry.end_of_chosen(set_at, RULES)
        assert 181 <= (expiry.last_day(end, RULES.zone) - set_at.date()).days <= 184
        assert previous is None or end >= previous
        previous = end


def test_days_left_count_calendar_days() -> None:
    end = expiry.end_of_day(date(2026, 11, 29), RULES.zone)
    assert expiry.days_left(end, datetime(2026, 11, 23, 9, 0, tzinfo=UTC), RULES.zone) == 6
    assert expiry.days_left(end, datetime(2026, 11, 29, 22, 59, tzinfo=UTC), RULES.zone) == 0
    assert expiry.days_left(end, datetime(2026, 11, 29, 23, 0, tzinfo=UTC), RULES.zone) is None


def test_temporary_password_lives_72_hours() -> None:
    made = datetime(2026, 3, 28, 12, 0, tzinfo=UTC)
    assert expiry.end_of_temporary(made, RULES) - made == timedelta(hours=72)
