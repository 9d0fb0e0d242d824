"""The ready-made choices of the users list (R4.1, R4.2, R4.6, R4.8, D25)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from imi_tui.domain.dto.users import SearchWord, UserPage, UserQuery, UserShow
from imi_tui.domain.model.records import MailOrder
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.persistence.tables import user_account
from imi_tui.domain.persistence.user_choices import choice
from tests.factories import NOW, a_credential, new_database, opened, stored_authority, stored_user

DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)


def page(storage: SqlStorage, authority_id: int, now: datetime = NOW, **query: Any) -> UserPage:
    with storage.reading() as unit:
        return unit.lists.users_page(authority_id, UserQuery(**query), now)


def shown(storage: SqlStorage, authority_id: int, show: UserShow, **query: Any) -> list[str]:
    found = page(storage, authority_id, show=show, **query)
    assert found.matching == len(found.rows)
    return [row.last_name for row in found.rows]


@pytest.fixture
def authority_id(storage: SqlStorage) -> int:
    return stored_authority(storage).id


def person(storage: SqlStorage, authority_id: int, name: str, **values: Any) -> int:
    return stored_user(storage, authority_id, last_name=name, **{"checked_on": NOW - DAY, **values}).id


def test_r4_9_blocked_and_expired(storage: SqlStorage, authority_id: int) -> None:
    person(storage, authority_id, "Both", credential=a_credential(blocked_at=NOW, expires_at=NOW - DAY))
    person(storage, authority_id, "Late", credential=a_credential(expires_at=NOW))
    person(storage, authority_id, "Fine")
    assert shown(storage, authority_id, "blocked") == ["Both"]
    assert shown(storage, authority_id, "expired") == ["Late"]
    assert shown(storage, authority_id, "all") == ["Both", "Fine", "Late"]


def test_r4_6_expiring_is_what_has_fourteen_days_left_or_fewer(tmp_path: Path) -> None:
    with opened(new_database(tmp_path), time_zone=ZoneInfo("Europe/Brussels")) as storage:
        authority_id = stored_authority(storage).id
        midnight = datetime.fromisoformat("2026-11-23T23:00+00:00")
        ends = {0: midnight, 14: midnight + 14 * DAY, 15: midnight + 15 * DAY}
        for days, end in ends.items():
            person(storage, authority_id, f"In {days:02}", credential=a_credential(expires_at=end))
        person(storage, authority_id, "Blocked", credential=a_credential(expires_at=midnight, blocked_at=NOW))
        person(storage, authority_id, "Gone", credential=a_credential(expires_at=NOW))
        person(storage, authority_id, "Not sent", credential=a_credential(expires_at=None, temporary=True))
        person(storage, authority_id, "Temporary", credential=a_credential(expires_at=NOW + DAY, temporary=True))
        rows = page(storage, authority_id, show="expiring").rows
    assert [(row.last_name, row.days_left) for row in rows] == [("In 00", 0), ("In 14", 14), ("Temporary", 1)]


def test_r4_8_inactive_never_signed_in_or_not_for_ninety_days(storage: SqlStorage, authority_id: int) -> None:
    limit = NOW - 90 * DAY
    for name, at in (("Never", None), ("Long ago", limit - INSTANT), ("Just", limit), ("Today", NOW)):
        person(storage, authority_id, name, last_sign_in_at=at)
    assert shown(storage, authority_id, "inactive") == ["Long ago", "Never"]


def order(user_id: int, authority_id: int) -> MailOrder:
    return MailOrder(
        kind="reset", authority_id=authority_id, user_id=user_id, address="x@y.example", language="nl", created_at=NOW
    )


def test_r4_5_mail_failed_means_the_latest_one(storage: SqlStorage, authority_id: int) -> None:
    failed, mended, again, _ = (person(storage, authority_id, name) for name in ("A", "B", "C", "D"))
    with storage.writing() as unit:
        for user_id in (failed, mended, again):
            unit.outbox.failed(unit.outbox.put(order(user_id, authority_id)), NOW, "550", None)
        unit.outbox.put(order(mended, authority_id))
        unit.outbox.failed(unit.outbox.put(order(again, authority_id)), NOW, "550", None)
        unit.commit()
    assert shown(storage, authority_id, "mail_failed") == ["A", "C"]
    assert [row.mail_failed for row in page(storage, authority_id).rows] == [True, False, True, False]


def test_r4_2_unchecked_for_twelve_months_since_the_check_or_the_registration(
    storage: SqlStorage, authority_id: int
) -> None:
    year = datetime.fromisoformat("2025-11-23T12:00+00:00")
    old = NOW - 900 * DAY
    person(storage, authority_id, "Checked", created_at=old, checked_on=year + INSTANT)
    person(storage, authority_id, "Due", created_at=old, checked_on=year)
    person(storage, authority_id, "Never", created_at=year, checked_on=None)
    person(storage, authority_id, "New", created_at=year + INSTANT, checked_on=None)
    assert shown(storage, authority_id, "unchecked") == ["Due", "Never"]
    checked = {row.last_name: row.checked_on for row in page(storage, authority_id).rows}
    assert checked == {"Checked": year + INSTANT, "Due": year, "Never": None, "New": None}
    with storage.reading() as unit:
        assert unit.lists.counts(authority_id, NOW).unchecked == 2


def test_r4_1_choices_go_with_words_sorting_and_windows(storage: SqlStorage, authority_id: int) -> None:
    late = a_credential(expires_at=NOW)
    for name in ("Bos", "Beek", "Berg", "Veld"):
        person(storage, authority_id, name, credential=late)
    person(storage, authority_id, "Boom")
    words = (SearchWord(prefix="b"),)
    found = page(storage, authority_id, show="expired", words=words, descending=True, limit=2)
    assert [row.last_name for row in found.rows] == ["Bos", "Berg"]
    assert (found.matching, found.total) == (3, 5)
    rest = page(storage, authority_id, show="expired", words=words, descending=True, limit=2, after=found.rows[-1].key)
    assert [row.last_name for row in rest.rows] == ["Beek"]


def test_r1_2_choices_are_among_ones_own_users_who_are_here(storage: SqlStorage, authority_id: int) -> None:
    other = stored_authority(storage).id
    late = a_credential(expires_at=NOW)
    person(storage, other, "Elsewhere", credential=late, checked_on=None, created_at=NOW - 900 * DAY)
    leaver = stored_user(storage, authority_id, credential=late, checked_on=None, created_at=NOW - 900 * DAY)
    leaver.deleted_at = NOW
    with storage.writing() as unit:
        unit.users.in_authority(authority_id).save(leaver)
        unit.commit()
    for show in get_args(UserShow):
        rows = page(storage, authority_id, show=show).rows
        assert [row.id for row in rows] == ([leaver.id] if show == "deleted" else [])


def test_d7_deleted_users_are_shown_as_long_as_they_can_be_put_back(storage: SqlStorage, authority_id: int) -> None:
    first_moment = datetime(2026, 10, 24, tzinfo=UTC)
    for name, at in (("Early", first_moment - timedelta(microseconds=1)), ("Late", first_moment), ("Now", NOW)):
        leaver = stored_user(storage, authority_id, last_name=name)
        leaver.deleted_at = at
        with storage.writing() as unit:
            unit.users.in_authority(authority_id).save(leaver)
            unit.commit()
    found = page(storage, authority_id, show="deleted")
    assert [(row.last_name, row.deleted_at) for row in found.rows] == [("Late", first_moment), ("Now", NOW)]
    assert page(storage, authority_id).rows == ()


def test_d2_choices_can_be_asked_of_postgresql_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for show in get_args(UserShow):
        asked = sa.select(user_account.c.id).where(*choice(show, NOW, ZoneInfo("Europe/Brussels")))
        assert "FROM user_account" in str(asked.compile(dialect=dialect))


def test_r4_2_r4_9_who_needs_a_look_for_any_reason(storage: SqlStorage, authority_id: int) -> None:
    person(storage, authority_id, "Blocked", credential=a_credential(blocked_at=NOW))
    person(storage, authority_id, "Expired", credential=a_credential(expires_at=NOW))
    person(storage, authority_id, "Fine")
    unreachable = person(storage, authority_id, "Unreachable")
    with storage.writing() as unit:
        unit.outbox.failed(unit.outbox.put(order(unreachable, authority_id)), NOW, "550", None)
        unit.commit()
    person(storage, authority_id, "Unlooked", checked_on=NOW - 400 * DAY)
    everybody = page(storage, authority_id, problems=True)
    assert [row.last_name for row in everybody.rows] == ["Blocked", "Expired", "Unlooked", "Unreachable"]
    assert (everybody.matching, everybody.total) == (4, 5)
    after = page(storage, authority_id, problems=True, after=everybody.rows[1].key, limit=1)
    assert [row.last_name for row in after.rows] == ["Unlooked"]
    assert page(storage, authority_id, problems=True, show="expiring").rows == ()
