"""The end of a password set on any day of four years, beside a calendar kept by hand (R4.6, D10).

The oracle knows neither the program's arithmetic nor a time zone library: lengths of months, and the rule of the
European Union for summer time (from the last Sunday of March to the last Sunday of October, at 01:00 UTC).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest

from imi_tui.domain.model.credential import Credential
from imi_tui.domain.policies import expiry
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.usecases.change_password import set_chosen
from imi_tui.domain.usecases.sign_in import must_change
from tests.factories import a_user

RULES = Rules()
FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
MINUTE = timedelta(minutes=1)


def every_day() -> Iterator[date]:
    return (FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1))


def last_sunday(year: int, month: int) -> date:
    """In a month of 31 days."""
    return max(day for day in (date(year, month, number) for number in range(25, 32)) if day.isoweekday() == 7)


def in_utc(day: date, at: time) -> datetime:
    """A moment in Brussels that the clocks show once, at any time but between two and three at night."""
    begins, ends = last_sunday(day.year, 3), last_sunday(day.year, 10)
    early = at < time(2)
    summer = (begins < day or (begins == day and not early)) and (day < ends or (day == ends and early))
    return datetime.combine(day, at, tzinfo=UTC) - timedelta(hours=2 if summer else 1)


def half_a_year_later(day: date) -> date:
    months = day.year * 12 + day.month - 1 + 6
    year, index = months // 12, months % 12
    leap = index == 1 and year % 4 == 0
    return date(year, index + 1, min(day.day, LENGTHS[index] + leap))


@pytest.mark.parametrize("at", [time(0), time(0, 1), time(1, 59), time(9, 30), time(23, 59)], ids=str)
def test_r4_6_a_password_ends_after_the_last_whole_day_half_a_year_on(at: time) -> None:
    for day in every_day():
        end = expiry.end_of_chosen(in_utc(day, at), RULES)
        last = half_a_year_later(day)
        assert end == in_utc(last + timedelta(days=1), time(0)), (day, at)
        assert expiry.last_day(end, RULES.zone) == last


def test_r4_6_the_state_turns_at_midnight_and_the_change_is_due_from_then() -> None:
    for day in every_day():
        credential = Credential()
        set_chosen(credential, "$own", in_utc(day, time(12)), RULES)
        user = a_user(1, credential=credential)
        midnight = in_utc(half_a_year_later(day) + timedelta(days=1), time(0))
        for now, state, due, left in (
            (midnight - MINUTE, "valid", None, 0),
            (midnight - timedelta(microseconds=1), "valid", None, 0),
            (midnight, "expired", "expired", None),
            (midnight + MINUTE, "expired", "expired", None),
        ):
            assert (credential.state(now), must_change(user, now)) == (state, due), (day, now)
            assert expiry.days_left(midnight, now, RULES.zone) == left


def test_r4_6_days_left_count_down_by_one_at_each_midnight_over_both_changes_of_the_clock() -> None:
    for day in (date(2024, 1, 31), date(2024, 8, 31), date(2025, 2, 28), date(2026, 5, 1), date(2027, 11, 15)):
        last = half_a_year_later(day)
        end = expiry.end_of_chosen(in_utc(day, time(12)), RULES)
        for number in range((last - day).days + 1):
            today, left = day + timedelta(days=number), (last - day).days - number
            for at in (time(0), time(1, 30), time(3, 30), time(23, 59)):
                assert expiry.days_left(end, in_utc(today, at), RULES.zone) == left, (today, at)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
@pytest.mark.parametrize("month", [3, 10])
def test_r4_6_the_day_on_which_the_clocks_change_counts_whole(year: int, month: int) -> None:
    """A password whose last day is that Sunday lives through its 23 or 25 hours."""
    sunday = last_sunday(year, month)
    end = expiry.end_of_day(sunday, RULES.zone)
    assert end - in_utc(sunday, time(0)) == timedelta(hours=23 if month == 3 else 25)
    assert expiry.days_left(end, end - MINUTE, RULES.zone) == 0
    assert expiry.days_left(end, in_utc(sunday, time(0)), RULES.zone) == 0
    assert expiry.days_left(end, in_utc(sunday, time(0)) - MINUTE, RULES.zone) == 1


def test_d14_a_temporary_password_lives_its_hours_whatever_the_clocks_do() -> None:
    for day in every_day():
        made = in_utc(day, time(12))
        credential = Credential(hash="$sent", set_at=made, expires_at=expiry.end_of_temporary(made, RULES))
        end = made + timedelta(hours=72)
        assert (credential.state(end - MINUTE), credential.state(end)) == ("temporary", "expired")
