"""When each reminder is due (R3.1, R4.6)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from imi_tui.domain.policies import expiry, reminders
from imi_tui.domain.policies.rules import Rules

ZONE = ZoneInfo("Europe/Brussels")
SET_AT = datetime(2026, 5, 23, 14, 30, tzinfo=UTC)
ENDS = expiry.end_of_chosen(SET_AT, Rules())
LAST_DAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "step"),
    [(31, None), (30, 0), (29, 0), (15, 0), (14, 1), (8, 1), (7, 2), (2, 2), (1, 3), (0, 4), (-1, 4), (-29, 4)],
)
def test_r4_6_each_day_has_the_latest_step_that_has_come(days: int, step: int | None) -> None:
    assert reminders.password_step(SET_AT, ENDS, LAST_DAY - timedelta(days=days), ZONE) == step


def test_r4_6_days_begin_at_midnight_in_the_zone_of_the_system() -> None:
    midnight = datetime(2026, 11, 15, 23, 0, tzinfo=UTC)
    assert reminders.password_step(SET_AT, ENDS, midnight - timedelta(seconds=1), ZONE) == 1
    assert reminders.password_step(SET_AT, ENDS, midnight, ZONE) == 2
    assert [reminders.days_left(ENDS, at, ZONE) for at in (midnight - timedelta(seconds=1), midnight)] == [8, 7]


def test_r4_6_a_password_of_a_month_is_not_reminded_of_on_the_day_it_was_chosen() -> None:
    chosen = datetime(2026, 2, 10, 9, 0, tzinfo=UTC)
    ends = expiry.end_of_chosen(chosen, Rules(password_months=1))
    assert reminders.password_step(chosen, ends, chosen, ZONE) is None
    assert reminders.password_step(chosen, ends, chosen + timedelta(days=14), ZONE) == 1


def test_the_window_holds_every_password_that_a_step_can_be_due_for_and_no_other() -> None:
    for days in range(-40, 41):
        now = LAST_DAY - timedelta(days=days)
        since, until = reminders.password_window(now, ZONE)
        within = since < ENDS <= until
        assert within == (-30 <= days <= 30)
        assert within or days < 0 or reminders.password_step(SET_AT, ENDS, now, ZONE) is None


def test_r3_1_the_only_administrator_hears_of_it_after_a_week_and_then_monthly() -> None:
    begun = LAST_DAY
    steps = [reminders.alone_step(begun, begun + timedelta(days=days)) for days in (0, 6, 7, 36, 37, 67)]
    assert steps == [None, None, 0, 0, 1, 2]
