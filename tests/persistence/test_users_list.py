"""The list of users (R4.1): order of names, filter, states, what a row shows."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import pytest

from imi_tui.domain.dto.users import SearchWord, UserPage, UserQuery, UserSort
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.records import MailOrder
from imi_tui.domain.persistence import SqlStorage
from tests.factories import NOW, a_credential, a_user, new_database, opened, stored_authority, stored_user

SORTS: tuple[UserSort, ...] = get_args(UserSort)


def page(storage: SqlStorage, authority_id: int, now: datetime = NOW, **query: Any) -> UserPage:
    with storage.reading() as unit:
        return unit.lists.users_page(authority_id, UserQuery(**query), now)


def found(storage: SqlStorage, authority_id: int, *words: SearchWord) -> list[str]:
    return [row.last_name for row in page(storage, authority_id, words=words).rows]


@pytest.fixture
def authority_id(storage: SqlStorage) -> int:
    return stored_authority(storage).id


Crowd = tuple[SqlStorage, int]


def test_r4_1_last_names_come_first_and_a_shorter_one_before_a_longer(storage: SqlStorage, authority_id: int) -> None:
    names = [("Zed", "Bos"), ("An", "Bos Smit"), ("Bart", "van Rietdijk"), ("Els", "Veenkamp"), ("Éa", "Bos")]
    for first, last in names:
        stored_user(storage, authority_id, first_name=first, last_name=last)
    rows = page(storage, authority_id).rows
    assert [row.first_name for row in rows] == ["Éa", "Zed", "An", "Bart", "Els"]


def word(prefix: str, **values: Any) -> SearchWord:
    return SearchWord(prefix=prefix, **values)


def test_r4_1_words_are_found_by_their_beginning_without_case_or_accents(
    storage: SqlStorage, authority_id: int
) -> None:
    stored_user(
        storage,
        authority_id,
        first_name="Łukasz",
        last_name="Ångström-Smit",
        user_name="kano-7316",
        email="l.angel@veldermeer.example",
    )
    stored_user(storage, authority_id, last_name="Other", user_name="lente-5802", email="other@other.example")
    for hit in ("luk", "ANGS", "smit", "kano", "kano-73", "7316", "l.angel@v", "angel", "veldermeer.ex", "exa", "ångs"):
        assert "Ångström-Smit" in found(storage, authority_id, word(hit)), hit
    for miss in ("ukasz", "mit", "316", "eldermeer", "angstromsmit", "%", "_ukasz", "lu%", "/", "x" * 5000, "\ud800x"):
        assert found(storage, authority_id, word(miss)) == [], miss


def test_r4_1_every_word_must_match_and_the_counts_say_so(storage: SqlStorage, authority_id: int) -> None:
    for first, last in (("An", "Bos"), ("An", "Smit"), ("Bo", "Smit")):
        stored_user(storage, authority_id, first_name=first, last_name=last)
    both = page(storage, authority_id, words=(word("an"), word("smi")), limit=1)
    assert ([row.last_name for row in both.rows], both.matching, both.total) == (["Smit"], 1, 3)
    one = page(storage, authority_id, words=(word("smi"),), limit=1)
    assert (len(one.rows), one.matching, one.total) == (1, 2, 3)
    none = page(storage, authority_id, words=(word("smi"), word("bos")))
    assert (none.rows, none.matching, none.total) == ((), 0, 3)
    assert page(storage, authority_id, words=(word(""),)).matching == 3


def test_signs_that_mean_something_to_the_database_are_taken_as_they_are(
    storage: SqlStorage, authority_id: int
) -> None:
    stored_user(storage, authority_id, last_name="A", email="100%_off/x@veldermeer.example")
    stored_user(storage, authority_id, last_name="B", email="100abcd@veldermeer.example")
    assert found(storage, authority_id, word("100%")) == ["A"]
    assert found(storage, authority_id, word("100%_off/x")) == ["A"]
    assert found(storage, authority_id, word("100")) == ["A", "B"]


def test_r4_8_r4_9_state_words_find_by_state_or_by_text(storage: SqlStorage, authority_id: int) -> None:
    stored_user(storage, authority_id, last_name="Blokland")
    stored_user(storage, authority_id, last_name="Gone", credential=a_credential(blocked_at=NOW))
    stored_user(storage, authority_id, last_name="Late", credential=a_credential(expires_at=NOW))
    stored_user(storage, authority_id, last_name="Fresh", first_active_at=None)
    stored_user(storage, authority_id, last_name="Head", is_administrator=True)
    blocked = word("blok", passwords=frozenset({"blocked"}))
    assert found(storage, authority_id, blocked) == ["Blokland", "Gone"]
    assert found(storage, authority_id, word("zz", passwords=frozenset({"expired", "blocked"}))) == ["Gone", "Late"]
    assert found(storage, authority_id, word("zz", statuses=frozenset({"new"}))) == ["Fresh"]
    assert found(storage, authority_id, word("zz", administrators=True)) == ["Head"]
    assert "Fresh" not in found(storage, authority_id, word("zz", statuses=frozenset({"active"})))
    assert len(found(storage, authority_id, word("zz", statuses=frozenset({"new", "active"})))) == 5


def credentials() -> Sequence[Credential]:
    """Every combination of the facts that a state follows from, at and around the moment."""
    instant = timedelta(microseconds=1)
    ends = (None, NOW - timedelta(days=1), NOW - instant, NOW, NOW + instant, NOW + timedelta(days=1))
    combinations = itertools.product((None, NOW - instant, NOW, NOW + instant), ends, (True, False), (None, "h"))
    return [
        a_credential(blocked_at=blocked, expires_at=end, temporary=temporary, hash=encoded)
        for blocked, end, temporary, encoded in combinations
    ]


def test_r4_9_d11_the_state_in_sql_is_the_state_of_the_credential(storage: SqlStorage, authority_id: int) -> None:
    expected = {}
    with storage.writing() as unit:
        for credential in credentials():
            user = a_user(authority_id, credential=credential)
            expected[unit.users.in_authority(authority_id).add(user)] = credential.state(NOW)
        unit.commit()
    rows = page(storage, authority_id, limit=1000).rows
    assert {row.id: row.password for row in rows} == expected
    assert set(expected.values()) == {"blocked", "expired", "temporary", "valid"}
    for state in ("blocked", "expired", "temporary", "valid"):
        hits = page(storage, authority_id, words=(word("zz", passwords=frozenset({state})),), limit=1000).rows
        assert {row.id for row in hits} == {key for key, value in expected.items() if value == state}


@pytest.mark.parametrize(
    ("end", "now", "left"),
    [
        # The last day is 15 March 2027: its end is midnight in Brussels, 23:00 UTC.
        ("2027-03-15T23:00", "2026-11-23T11:00", 112),
        ("2027-03-15T23:00", "2027-03-15T00:00", 0),
        ("2027-03-15T23:00", "2027-03-15T22:59", 0),
        ("2027-03-15T23:00", "2027-03-14T22:59", 1),
        ("2027-03-15T23:00", "2027-03-14T23:00", 0),
        ("2027-03-15T23:00", "2027-03-15T23:00", None),
        # Over the change to summer time.
        ("2027-03-29T22:00", "2027-03-27T12:00", 2),
        # A temporary password of 72 hours ends in the middle of a day.
        ("2026-11-26T12:00", "2026-11-23T12:00", 3),
        # Half past midnight in Brussels: the day there has begun already.
        ("2026-11-25T23:30", "2026-11-23T12:00", 3),
    ],
)
def test_r4_6_days_left_are_calendar_days_of_the_authority(
    tmp_path: Path, end: str, now: str, left: int | None
) -> None:
    at, moment = (datetime.fromisoformat(f"{text}+00:00") for text in (end, now))
    with opened(new_database(tmp_path), time_zone=ZoneInfo("Europe/Brussels")) as storage:
        authority_id = stored_authority(storage).id
        stored_user(storage, authority_id, credential=a_credential(expires_at=at))
        stored_user(storage, authority_id, credential=a_credential(expires_at=at, blocked_at=NOW))
        stored_user(storage, authority_id, credential=a_credential(expires_at=None))
        rows = page(storage, authority_id, now=moment).rows
    assert [row.days_left for row in rows] == [left, None, None]


def order(user_id: int | None, authority_id: int, kind: Any = "reset") -> MailOrder:
    return MailOrder(
        kind=kind, authority_id=authority_id, user_id=user_id, address="x@y.example", language="nl", created_at=NOW
    )


def test_r4_5_the_latest_mail_decides_whether_a_row_says_failed(storage: SqlStorage, authority_id: int) -> None:
    failed, mended, fine = (stored_user(storage, authority_id, last_name=name) for name in ("A", "B", "C"))
    with storage.writing() as unit:
        for user in (failed, mended):
            unit.outbox.failed(unit.outbox.put(order(user.id, authority_id)), NOW, "550", None)
        unit.outbox.sent(unit.outbox.put(order(mended.id, authority_id)), NOW)
        unit.outbox.sent(unit.outbox.put(order(fine.id, authority_id)), NOW)
        unit.commit()
    assert [row.mail_failed for row in page(storage, authority_id).rows] == [True, False, False]


def test_r4_1_a_row_shows_what_is_stored(storage: SqlStorage, authority_id: int) -> None:
    user = stored_user(
        storage,
        authority_id,
        roles={("PQ-REQ", "viewer"), ("SD-REQ", "viewer"), ("SD-REQ", "allocator")},
        is_administrator=True,
        phone="+31612345678",
        version=3,
    )
    (row,) = page(storage, authority_id).rows
    assert (row.id, row.first_name, row.last_name, row.user_name) == (
        user.id,
        user.first_name,
        user.last_name,
        user.user_name,
    )
    assert (row.email, row.phone, row.language) == (user.email, "+31612345678", "nl")
    assert (row.is_administrator, row.status, row.password, row.roles) == (True, "active", "valid", 3)
    assert (row.last_sign_in_at, row.version) == (user.last_sign_in_at, 3)


def test_counts_are_of_this_authority_and_of_users_who_are_here(storage: SqlStorage, authority_id: int) -> None:
    other = stored_authority(storage).id
    stored_user(storage, other, is_administrator=True, credential=a_credential(expires_at=NOW))
    chief = stored_user(storage, authority_id, is_administrator=True)
    late = stored_user(storage, authority_id, credential=a_credential(expires_at=NOW))
    stored_user(storage, authority_id, credential=a_credential(expires_at=NOW, blocked_at=NOW))
    leaver = stored_user(storage, authority_id, credential=a_credential(expires_at=NOW))
    with storage.writing() as unit:
        for user in (leaver, late):
            unit.outbox.failed(unit.outbox.put(order(user.id, authority_id)), NOW, "550", None)
        unit.outbox.put(order(chief.id, authority_id))
        leaver.deleted_at = NOW
        unit.users.in_authority(authority_id).save(leaver)
        unit.commit()
    with storage.reading() as unit:
        counts = unit.lists.counts(authority_id, NOW)
        assert (counts.users, counts.administrators, counts.expired) == (3, 1, 1)
        assert (counts.messages_waiting, counts.messages_failed, counts.mails_failed) == (1, 2, 1)
        nobody = unit.lists.counts(9999, NOW)
        assert (nobody.users, nobody.administrators, nobody.expired, nobody.mails_failed) == (0, 0, 0, 0)
