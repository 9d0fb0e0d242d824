"""Reminders: each due step once, whatever clock and outages do (R3.1, R4.6)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from imi_tui.domain.dto.mail import ReminderRow
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import expiry, reminders
from imi_tui.domain.usecases.change_password import set_chosen
from imi_tui.domain.usecases.remind import remind
from tests.factories import NOW, stored_authority
from tests.usecases.office import Office

HOUR = timedelta(hours=1)


def run(office: Office, *, dry_run: bool = False) -> list[tuple[str, int | None]]:
    """Address and days left of the reminders about passwords."""
    return [(row.to, row.days_left) for row in remind(office.world, dry_run=dry_run) if row.kind == "password_reminder"]


def queued(office: Office) -> list[str]:
    with office.storage.reading() as unit:
        return [row.kind for row in reversed(unit.outbox.rows(limit=10_000))]


def ends_in(office: Office, days: int, **values: object) -> User:
    """A user whose password has its last day so many days ahead."""
    last = (office.clock.now() + timedelta(days=days)).astimezone(office.world.rules.zone).date()
    ends = expiry.end_of_day(last, office.world.rules.zone)
    return office.user(credential=office.chosen(set_at=NOW - timedelta(days=150), expires_at=ends, **values))


@pytest.fixture
def quiet(office: Office) -> Office:
    """There are two administrators, whose passwords never end in these tests."""
    for user in (office.anna, office.user(is_administrator=True)):
        with office.storage.writing() as unit:
            user.credential.expires_at = NOW + timedelta(days=9000)
            unit.users.save_credential(user)
            unit.commit()
    return office


def test_r4_6_whose_password_ends_is_reminded_once_a_step(quiet: Office) -> None:
    users = {days: ends_in(quiet, days) for days in (31, 30, 14, 7, 1, 0)}
    expected = [(users[days].email, days) for days in (30, 14, 7, 1, 0)]
    assert run(quiet, dry_run=True) == expected
    assert queued(quiet) == []
    assert run(quiet) == expected
    assert run(quiet) == []
    assert queued(quiet) == ["password_reminder"] * 5


def test_r4_6_the_letter_says_until_when_counted_from_the_day_it_leaves(quiet: Office) -> None:
    user = ends_in(quiet, 7)
    run(quiet)
    quiet.clock.advance(days=2)
    quiet.deliver()
    ((to, text),) = quiet.letters.sent
    assert to == user.email
    assert "nog 5 dagen geldig, tot en met 30-11-2026" in " ".join(text.split())
    assert user.user_name not in text


def test_r4_6_missed_days_are_caught_up_by_one_message(quiet: Office) -> None:
    user = ends_in(quiet, 31)
    quiet.clock.advance(days=26)
    assert run(quiet) == [(user.email, 5)]
    quiet.clock.advance(days=8)
    assert run(quiet) == [(user.email, -3)]
    quiet.deliver()
    assert "is nu verstreken" in " ".join(quiet.letters.sent[-1][1].split())
    quiet.clock.advance(days=40)
    assert run(quiet) == []


def test_r4_6_a_clock_that_is_put_back_sends_nothing_twice(quiet: Office) -> None:
    user = ends_in(quiet, 7)
    assert run(quiet) == [(user.email, 7)]
    for days in (-1, -10, -20, 30):
        quiet.clock.advance(days=days)
        assert run(quiet) == []
    quiet.clock.advance(days=7)
    assert run(quiet) == [(user.email, 1)]


def test_r4_6_a_new_password_begins_anew_and_the_old_reminder_lapses(quiet: Office) -> None:
    user = ends_in(quiet, 7)
    run(quiet)
    changed(quiet, user)
    assert quiet.deliver().lapsed == 1
    quiet.clock.advance(days=150)
    assert run(quiet) == []
    quiet.clock.advance(days=6)
    assert run(quiet) == [(user.email, 25)]


def changed(office: Office, user: User) -> None:
    with office.storage.writing() as unit:
        present = unit.users.by_id(user.id)
        assert present is not None
        set_chosen(present.credential, "$own", office.clock.now(), office.world.rules)
        unit.users.save_credential(present)
        unit.commit()


@pytest.mark.parametrize("whose", ["temporary", "blocked", "deleted"])
def test_r4_6_who_has_no_use_for_it_is_not_reminded(quiet: Office, whose: str) -> None:
    facts: dict[str, dict[str, Any]] = {"temporary": {"temporary": True}, "blocked": {"blocked_at": NOW}}
    user = ends_in(quiet, 7, **facts.get(whose, {}))
    if whose == "deleted":
        with quiet.storage.writing() as unit:
            user.deleted_at = NOW
            unit.users.in_authority(user.authority_id).save(user)
            unit.commit()
    assert run(quiet) == []


def test_r4_6_more_than_one_batch_is_reminded_each_once(quiet: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("imi_tui.domain.usecases.remind._BATCH", 3)
    users = [ends_in(quiet, 7) for _ in range(10)]
    assert [to for to, _ in run(quiet)] == [user.email for user in users]


def test_two_that_remind_at_once_queue_each_once(quiet: Office) -> None:
    from concurrent.futures import ThreadPoolExecutor

    users = [ends_in(quiet, 7) for _ in range(20)]
    with ThreadPoolExecutor(3) as pool:
        found = [row for each in pool.map(lambda _: run(quiet), range(3)) for row in each]
    assert sorted(to for to, _ in found) == sorted(user.email for user in users)
    assert len(queued(quiet)) == 20


def test_r3_1_an_only_administrator_is_reminded_monthly_until_there_are_two(office: Office) -> None:
    other = stored_authority(office.storage, active_since=NOW - timedelta(days=6))
    new = office.user(other, is_administrator=True)

    def told() -> list[ReminderRow]:
        return [row for row in remind(office.world) if row.kind == "second_administrator"]

    assert [row.to for row in told()] == [office.anna.email]
    assert told() == []
    office.clock.advance(days=1)
    assert [row.to for row in told()] == [new.email]
    office.clock.advance(days=-3)
    assert told() == []
    office.clock.advance(days=33)
    assert sorted(row.to for row in told()) == sorted((office.anna.email, new.email))
    office.user(is_administrator=True)
    assert office.deliver().lapsed == 2, "what was queued while she was alone is not sent any more"
    office.clock.advance(days=30)
    assert [row.to for row in told()] == [new.email]


class Years:
    """Some people over a long time: `remind` hour by hour with outages and a clock that now and then jumps back."""

    def __init__(self, office: Office, seed: int) -> None:
        self.office = office
        self.random = Random(seed)  # noqa: S311 - the same years each time
        self.users = [office.user(credential=office.chosen()) for _ in range(4)]
        self.sent: list[int] = []
        self.told: dict[tuple[str, datetime], int] = {}
        self.chosen = {user.email: office.stored(user).credential for user in self.users}

    def live(self, hours: int, step: int = 1) -> None:
        out = 0
        for hour in range(0, hours, step):
            self.office.clock.advance(hours=step)
            if out <= 0 and self.random.random() < 0.002 * step:
                out = self.random.choice([5, 30, 100, 700])
            out -= step
            if self.random.random() < 0.0005 * step:
                self._back_and_forth()
            if out <= 0:
                self._remind()
            if hour % (24 * step) == 0:
                self._somebody_changes()

    def _back_and_forth(self) -> None:
        hours = self.random.choice([1, 26, 800])
        self.office.clock.advance(hours=-hours)
        self._remind()
        self.office.clock.advance(hours=hours)

    def _remind(self) -> None:
        expected = self._expected()
        assert run(self.office) == expected, self.office.clock.now()
        self.sent += [days for _, days in expected]

    def _expected(self) -> list[tuple[str, int]]:
        """What a diligent person with a calendar would send now, and notes that it was sent."""
        zone, now = self.office.world.rules.zone, self.office.clock.now()
        found = []
        for user in self.users:
            credential = self.chosen[user.email]
            ends, set_at = credential.expires_at, credential.set_at
            assert ends is not None
            assert set_at is not None
            last_day = (ends - timedelta(seconds=1)).astimezone(zone).date()
            left = (last_day - now.astimezone(zone).date()).days
            latest = sum(left <= days for days in (30, 14, 7, 1, 0))
            if ends > now - timedelta(days=30) and latest > self.told.get((user.email, set_at), 0):
                self.told[user.email, set_at] = latest
                found.append((user.email, left))
        return found

    def _somebody_changes(self) -> None:
        """At some moment before or a while after the end."""
        for user in self.users:
            ends = self.chosen[user.email].expires_at
            assert ends is not None
            left = (ends - self.office.clock.now()).days
            if left < -35 or (left < 40 and self.random.random() < 0.02):
                changed(self.office, user)
                self.chosen[user.email] = self.office.stored(user).credential


def test_r4_6_half_a_year_of_reminders_has_each_step_once(quiet: Office) -> None:
    years = Years(quiet, seed=7)
    years.live(24 * 240, step=3)
    assert len(years.sent) >= 10


@pytest.mark.full
@pytest.mark.parametrize("seed", range(3))
def test_r4_6_three_years_of_reminders_hour_by_hour_have_each_step_once(quiet: Office, seed: int) -> None:
    years = Years(quiet, seed)
    years.live(24 * 365 * 3)
    assert len(years.sent) >= 40


def test_r4_6_without_outages_every_step_comes_on_its_very_day(quiet: Office) -> None:
    user = quiet.user(credential=quiet.chosen())
    quiet.clock.at = datetime(2027, 4, 20, 0, 30, tzinfo=UTC)
    seen = []
    while quiet.clock.now() < datetime(2027, 5, 26, tzinfo=UTC):
        seen += [(quiet.clock.now(), days) for to, days in run(quiet) if to == user.email]
        quiet.clock.advance(hours=3)
    assert [days for _, days in seen] == list(reminders.PASSWORD_DAYS)
    assert all(at.astimezone(quiet.world.rules.zone).hour < 3 for at, _ in seen)
