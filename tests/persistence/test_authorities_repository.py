from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from imi_tui.domain.dto.authority import Coordinator, Translation
from imi_tui.domain.errors import Gone
from imi_tui.domain.model.authority import Access, Authority, TranslationRequest
from imi_tui.domain.persistence import SqlStorage
from tests.factories import NOW, an_authority, general_data, stored_authority, stored_user


def read(storage: SqlStorage, authority_id: int) -> Authority:
    with storage.reading() as unit:
        found = unit.authorities.get(authority_id)
    assert found is not None
    return found


@contextmanager
def statements(storage: SqlStorage) -> Iterator[list[str]]:
    """What is written meanwhile."""
    seen: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            seen.append(statement)

    engine = storage._engines.writer
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def save(storage: SqlStorage, authority: Authority) -> list[str]:
    with statements(storage) as seen, storage.writing() as unit:
        unit.authorities.save(authority)
        unit.commit()
    return seen


def full_authority(storage: SqlStorage) -> Authority:
    manager = stored_authority(storage, official_name="Ministry", is_access_manager=True, modules={})
    coordinator = stored_authority(storage, official_name="Coordinator", country="BE")
    linked = Coordinator(number=coordinator.number, name="Coordinator", country="BE")
    return an_authority(
        official_name="Gemeente Veldermeer",
        general=general_data(working_languages=("fr", "nl", "de")),
        competences={("level", "local"), ("policy_area", "health"), ("policy_area", "work")},
        modules={
            "PQ-REQ": Access(
                module="PQ-REQ",
                role="coordinator",
                state="suspended",
                granted_by=manager.id,
                granted_by_name="Ministry",
                uses_allocation=True,
                keywords={"doctor", "nurse"},
                coordinators=[linked],
            ),
            "SD-ALERT": Access(module="SD-ALERT", role="authority"),
        },
        translations={
            "de": Translation(language="de", text="Rathaus", outdated=False),
            "fr": Translation(language="fr", text="Mairie", outdated=True),
        },
        is_commission=True,
        delegated_modules={"SD-REQ"},
        managed_by=manager.id,
        managed_by_name="Ministry",
        checked_on=NOW,
        checked_by="Aafke Zonneveld",
        changed_at=NOW - timedelta(days=1),
        changed_by="Els Veenkamp",
        version=4,
    )


def test_r2_3_everything_about_an_authority_comes_back_as_it_was_stored(storage: SqlStorage) -> None:
    authority = full_authority(storage)
    with storage.writing() as unit:
        assert unit.authorities.add(authority) == authority.id > 0
        unit.commit()
    assert read(storage, authority.id) == authority


def test_d1_the_number_comes_from_country_and_id_and_leads_back(storage: SqlStorage) -> None:
    first = stored_authority(storage)
    greek = stored_authority(storage, country="EL")
    assert first.number == f"NL-{first.id:05d}"
    assert greek.number == f"EL-{greek.id:05d}"
    with storage.reading() as unit:
        assert unit.authorities.id_of(greek.number) == greek.id
        assert unit.authorities.id_of("NL-99999") is None
        assert unit.authorities.id_of("") is None


def test_d1_a_number_beyond_five_digits_grows(storage: SqlStorage) -> None:
    stored_authority(storage)
    with storage._engines.writer.begin() as connection:
        connection.exec_driver_sql("update sqlite_sequence set seq = 123455 where name = 'authority'")
    assert stored_authority(storage).number == "NL-123456"


def test_saving_what_is_there_writes_nothing(storage: SqlStorage) -> None:
    authority = full_authority(storage)
    with storage.writing() as unit:
        unit.authorities.add(authority)
        unit.commit()
    assert save(storage, read(storage, authority.id)) == []


def test_saving_writes_only_what_differs(storage: SqlStorage) -> None:
    authority = stored_authority(storage)
    authority.general = replace(authority.general, phone="+3225550000")
    authority.modules["PQ-REQ"].keywords ^= {"nurse", "architect"}
    seen = save(storage, authority)
    assert [statement.split("WHERE")[0].split("(")[0].strip() for statement in seen] == [
        "UPDATE authority SET phone=?",
        "DELETE FROM keyword_tick",
        "INSERT INTO keyword_tick",
    ]
    assert read(storage, authority.id) == authority


def test_r2_4_a_save_can_change_every_part_at_once(storage: SqlStorage) -> None:
    authority = full_authority(storage)
    with storage.writing() as unit:
        unit.authorities.add(authority)
        unit.commit()
    changed = read(storage, authority.id)
    changed.official_name, changed.version, changed.managed_by, changed.managed_by_name = "New name", 5, None, ""
    changed.general = general_data(informal_name="Another", working_languages=("nl", "fr"))
    changed.competences = {("level", "national"), ("policy_area", "work")}
    changed.modules["PQ-REQ"].state = "granted"
    changed.modules["PQ-REQ"].coordinators = []
    changed.modules["PQ-REQ"].keywords = {"architect"}
    changed.modules["SD-REQ"] = Access(module="SD-REQ", role="authority", keywords={"nurse"})
    changed.translations["de"] = Translation(language="de", text="Rathaus", outdated=True)
    del changed.translations["fr"]
    changed.delegated_modules = {"PQ-REQ"}
    changed.is_commission, changed.is_access_manager = False, True
    changed.checked_on, changed.changed_at = None, NOW
    save(storage, changed)
    assert read(storage, authority.id) == changed


def test_d5_withdrawing_a_module_takes_its_ticks_and_links_and_a_new_grant_starts_empty(storage: SqlStorage) -> None:
    authority = full_authority(storage)
    with storage.writing() as unit:
        unit.authorities.add(authority)
        unit.commit()
    del authority.modules["PQ-REQ"]
    save(storage, authority)
    authority.modules["PQ-REQ"] = Access(module="PQ-REQ", role="authority")
    save(storage, authority)
    found = read(storage, authority.id).modules["PQ-REQ"]
    assert (found.keywords, found.coordinators) == (set(), [])


def test_r2_9_an_unknown_coordinator_is_refused(storage: SqlStorage) -> None:
    authority = stored_authority(storage)
    unknown = Coordinator(number="NL-99999", name="?", country="NL")
    authority.modules["PQ-REQ"].coordinators.append(unknown)
    with storage.writing() as unit, pytest.raises(Gone):
        unit.authorities.save(authority)


def test_d2_lock_get_and_save_know_only_what_exists(storage: SqlStorage) -> None:
    authority = stored_authority(storage)
    with storage.writing() as unit:
        unit.authorities.lock(authority.id)
        with pytest.raises(Gone) as gone:
            unit.authorities.lock(authority.id + 1)
        assert gone.value.code == "gone.authority"
        assert unit.authorities.get(authority.id + 1) is None
        with pytest.raises(Gone):
            unit.authorities.save(an_authority(id=authority.id + 1))


def test_r2_6_d16_there_is_one_open_translation_request_and_later_ones_update_it(storage: SqlStorage) -> None:
    authority = stored_authority(storage)
    user = stored_user(storage, authority.id)
    first = TranslationRequest(
        authority_id=authority.id, old_name="A", new_name="B", requested_at=NOW, requested_by=user.id
    )
    second = replace(first, new_name="C", requested_at=NOW + timedelta(hours=1))
    with storage.writing() as unit:
        assert unit.authorities.translation_request(authority.id) is None
        unit.authorities.save_translation_request(first)
        assert unit.authorities.translation_request(authority.id) == first
        unit.authorities.save_translation_request(second)
        assert unit.authorities.translation_request(authority.id) == second
        unit.commit()
    insert = (
        "insert into translation_request (authority_id, old_name, new_name, requested_at, requested_by_id)"
        " select authority_id, old_name, new_name, requested_at, requested_by_id from translation_request"
    )
    with storage._engines.writer.connect() as connection, pytest.raises(IntegrityError):
        connection.exec_driver_sql(insert)


def test_a_code_that_no_catalogue_ever_had_is_refused(storage: SqlStorage) -> None:
    for wrong in (
        an_authority(country="XX"),
        an_authority(modules={"NO-SUCH": Access(module="NO-SUCH", role="authority")}),
        an_authority(general=general_data(working_languages=("xx",))),
        an_authority(delegated_modules={"NO-SUCH"}),
    ):
        with storage.writing() as unit, pytest.raises(IntegrityError):
            unit.authorities.add(wrong)
