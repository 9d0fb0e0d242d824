"""Pauses grow from a minute to four hours and end after two days (D20)."""

from __future__ import annotations

from datetime import timedelta

from imi_tui.domain.mail.pauses import GIVE_UP_AFTER, LONGEST, pause_after


def test_pauses_double_from_one_minute_to_four_hours() -> None:
    minutes = [pause.total_seconds() / 60 for attempts in range(1, 12) if (pause := pause_after(attempts))]
    assert minutes == [1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240]


def test_all_pauses_together_stay_within_two_days() -> None:
    pauses: list[timedelta] = []
    while (pause := pause_after(len(pauses) + 1)) is not None:
        pauses.append(pause)
    assert sum(pauses, timedelta()) <= GIVE_UP_AFTER < sum(pauses, timedelta()) + LONGEST
    assert pause_after(len(pauses) + 2) is None
