from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from imi_tui.domain.dto.authority import Translation
from imi_tui.domain.dto.catalogue import LegalArea
from imi_tui.domain.errors import Unavailable
from imi_tui.domain.model.authority import TranslationRequest
from imi_tui.domain.model.records import MailOrder
from imi_tui.domain.model.session import Session
from imi_tui.domain.persistence import SqlStorage, open_storage
from imi_tui.domain.persistence.migrate import upgrade
from tests.factories import NOW, a_catalogue, names, stored_authority, stored_user


@pytest.fixture
def user_id(storage: SqlStorage) -> int:
    return stored_user(storage, stored_authority(storage).id).id


def a_session(user_id: int, **values: Any) -> Session:
    defaults: dict[str, Any] = {"user_id": user_id, "started_at": NOW, "last_seen_at": NOW, "stamp": 1}
    return Session(**{**defaults, **values})


def test_a_session_comes_back_as_stored_and_ends_once(storage: SqlStorage, user_id: int) -> None:
    session = a_session(user_id, ssh_client="192.0.2.1", limited=True)
    later = NOW + timedelta(hours=1)
    with storage.writing() as unit:
        assert unit.sessions.add(session) == session.id > 0
        assert unit.sessions.get(session.id) == session
        assert unit.sessions.get(session.id + 1) is None
        unit.sessions.unlimit(session.id, 5)
        assert unit.sessions.get(session.id) == replace(session, limited=False, stamp=5)
        unit.sessions.end(session.id, NOW)
        unit.sessions.end(session.id, later)
        ended = unit.sessions.get(session.id)
        assert ended is not None
        assert ended.ended_at == NOW


def test_all_sessions_of_one_user_end_but_for_the_present_one(storage: SqlStorage, user_id: int) -> None:
    other = stored_user(storage, stored_authority(storage).id).id
    with storage.writing() as unit:
        mine = [unit.sessions.add(a_session(user_id)) for _ in range(3)]
        theirs = unit.sessions.add(a_session(other))
        unit.sessions.end_all(user_id, NOW, except_id=mine[1])
        ended = [unit.sessions.get(one) for one in (*mine, theirs)]
        assert [one.ended_at if one else "gone" for one in ended] == [NOW, None, NOW, None]
        unit.sessions.end_all(user_id, NOW)
        last = unit.sessions.get(mine[1])
        assert last is not None
        assert last.ended_at == NOW


def an_order(user_id: int, **values: Any) -> MailOrder:
    defaults: dict[str, Any] = {
        "kind": "registration",
        "authority_id": None,
        "user_id": user_id,
        "address": "x@veldermeer.example",
        "language": "nl",
        "created_at": NOW,
    }
    return MailOrder(**{**defaults, **values})


def test_d20_a_message_is_claimed_once_until_its_lease_runs_out(storage: SqlStorage, user_id: int) -> None:
    with storage.writing() as unit:
        order = an_order(user_id, order=4, params={"name": "Žofie", "until": "1"})
        mail_id = unit.outbox.put(order)
        assert unit.outbox.claim(NOW - timedelta(seconds=1), 60) is None
        first = unit.outbox.claim(NOW, 60)
        assert first is not None
        assert (first.id, first.kind, first.user_id, first.authority_id) == (mail_id, "registration", user_id, None)
        assert (first.address, first.language, first.order) == ("x@veldermeer.example", "nl", 4)
        assert (dict(first.params), first.attempts, first.state) == ({"name": "Žofie", "until": "1"}, 1, "sending")
        assert unit.outbox.claim(NOW + timedelta(seconds=59), 60) is None
        again = unit.outbox.claim(NOW + timedelta(seconds=60), 60)
        assert again is not None
        assert (again.id, again.attempts) == (mail_id, 2)


def test_d20_claims_come_in_order_of_when_they_are_due(storage: SqlStorage, user_id: int) -> None:
    with storage.writing() as unit:
        first, second = unit.outbox.put(an_order(user_id)), unit.outbox.put(an_order(user_id))
        taken = unit.outbox.claim(NOW, 60)
        assert taken is not None
        assert taken.id == first
        unit.outbox.failed(first, NOW, "451 busy", NOW + timedelta(minutes=1))
        later = NOW + timedelta(hours=1)
        ids = []
        for _ in range(3):
            mail = unit.outbox.claim(later, 60)
            ids.append(mail.id if mail else None)
        assert ids == [second, first, None]


def test_d20_a_settled_message_is_never_claimed_and_tells_how_it_went(storage: SqlStorage, user_id: int) -> None:
    later = NOW + timedelta(minutes=5)
    with storage.writing() as unit:
        box = unit.outbox
        assert box.latest_for(user_id) is None
        sent, failed, lapsed, waiting = (box.put(an_order(user_id)) for _ in range(4))
        box.sent(sent, later)
        box.failed(failed, later, "550 no such box", None)
        box.lapsed(lapsed, later)
        box.failed(waiting, later, "451 busy", NOW + timedelta(days=1))
        assert box.claim(NOW + timedelta(hours=1), 60) is None
        rows = [(row.id, row.state, row.settled_at, row.next_try_at, row.reason) for row in box.rows()]
        assert rows == [
            (waiting, "waiting", None, NOW + timedelta(days=1), "451 busy"),
            (lapsed, "lapsed", later, None, ""),
            (failed, "failed", later, None, "550 no such box"),
            (sent, "sent", later, None, ""),
        ]
        assert [row.id for row in box.rows(limit=2)] == [waiting, lapsed]
        status = box.latest_for(user_id)
        assert status is not None
        assert (status.kind, status.state, status.at, status.reason) == ("registration", "waiting", NOW, "451 busy")
        box.sent(waiting, later)
        status = box.latest_for(user_id)
        assert status is not None
        assert (status.state, status.at, status.reason) == ("sent", later, "")


def test_d17_the_catalogue_comes_back_whole(storage: SqlStorage) -> None:
    with storage.reading() as unit:
        assert unit.catalogue.load() == a_catalogue()


def test_d17_a_new_catalogue_replaces_the_former_and_what_points_to_old_codes_stays(storage: SqlStorage) -> None:
    authority = stored_authority(storage)
    former = a_catalogue()
    moved = replace(former.modules[1], area=LegalArea(code="NEW", names=names("New"), acts=()))
    latter = replace(former, modules=(moved, replace(former.modules[2], code="NEW-REQ")), version="2")
    with storage.writing() as unit:
        unit.catalogue.store(latter)
        assert unit.catalogue.load() == latter
        assert unit.authorities.get(authority.id) == authority
        unit.commit()
    with storage._engines.reader.connect() as connection:
        areas = connection.exec_driver_sql("select code, area_code from module order by code").all()
    expected = [("NEW-REQ", "SD"), ("PQ-REQ", "PQ"), ("SD-ALERT", "SD"), ("SD-REQ", "NEW")]
    assert [tuple(row) for row in areas] == expected
    with storage.writing() as unit:
        unit.catalogue.store(former)
        assert unit.catalogue.load() == former


def test_a_database_whose_setup_did_not_reach_its_end_says_so(tmp_path: Any) -> None:
    upgrade(tmp_path / "imi.db")
    storage = open_storage(tmp_path / "imi.db")
    with storage.reading() as unit, pytest.raises(Unavailable) as refused:
        unit.catalogue.load()
    storage.close()
    assert refused.value.code == "unavailable.missing"


def test_r2_6_open_translation_requests_newest_first_with_what_is_up_to_date(storage: SqlStorage) -> None:
    texts = {
        "de": Translation(language="de", text="Rathaus", outdated=False),
        "fr": Translation(language="fr", text="Mairie", outdated=True),
        "en": Translation(language="en", text="", outdated=False),
    }
    old = stored_authority(storage, translations=texts, official_name="Old", country="BE")
    new = stored_authority(storage, official_name="New")
    user = stored_user(storage, old.id)
    with storage.writing() as unit:
        for authority, at in ((old, NOW), (new, NOW + timedelta(hours=1))):
            request = TranslationRequest(
                authority_id=authority.id, old_name="A", new_name="B", requested_at=at, requested_by=user.id
            )
            unit.authorities.save_translation_request(request)
        unit.commit()
    with storage.reading() as unit:
        rows = unit.lists.translation_requests()
    assert [(row.number, row.up_to_date, row.languages) for row in rows] == [(new.number, 0, 3), (old.number, 1, 3)]
    last = rows[1]
    assert (last.official_name, last.country, last.old_name, last.new_name) == ("Old", "BE", "A", "B")
    assert last.requested_at == NOW
