# ruff: noqa: S608 - tampering is done in plain SQL, with numbers of this test alone

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from imi_tui.domain.errors import FieldChange
from imi_tui.domain.model.records import AuditEntry
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.persistence.audit_chain import Fact, seal
from imi_tui.domain.persistence.audit_verify import ChainReport
from imi_tui.domain.persistence.merging import merge
from tests.factories import NOW, stored_authority


def an_entry(authority_id: int, **values: Any) -> AuditEntry:
    defaults: dict[str, Any] = {
        "authority_id": authority_id,
        "at": NOW,
        "actor_id": 7,
        "actor_name": "Aafke Zonneveld",
        "session_id": 3,
        "ssh_client": "192.0.2.7",
        "action": "authority.save",
        "target": "authority",
        "target_id": authority_id,
    }
    return AuditEntry(**{**defaults, **values})


def record(storage: SqlStorage, *entries: AuditEntry) -> None:
    with storage.writing() as unit:
        for entry in entries:
            unit.audit.record(entry)
        unit.commit()


def verify(storage: SqlStorage, chain: int, known: tuple[int, str] | None = None) -> ChainReport:
    with storage.reading() as unit:
        return unit.audit.verify(chain, known)


def tamper(storage: SqlStorage, *statements: str) -> None:
    """As somebody who can write to the file would."""
    with storage._engines.writer.begin() as connection:
        connection.exec_driver_sql("pragma defer_foreign_keys = on")
        for statement in statements:
            assert connection.exec_driver_sql(statement).rowcount > 0, statement


@pytest.fixture
def chain(storage: SqlStorage) -> int:
    """Five rows: the first one, and four about a change of the phone number each."""
    authority_id = stored_authority(storage).id
    for number in range(1, 5):
        change = FieldChange(path="general.phone", before=f"+3120{number}", after=f"+3120{number + 1}")
        record(storage, an_entry(authority_id, version=number + 1, changes=(change,)))
    return authority_id


def test_d19_every_authority_has_its_chain_from_its_first_row(storage: SqlStorage) -> None:
    first, second = stored_authority(storage).id, stored_authority(storage).id
    record(storage, an_entry(first), an_entry(second), an_entry(first), an_entry(0, action="sign_in"))
    with storage.reading() as unit:
        assert unit.audit.chains() == [0, first, second]
        assert [unit.audit.verify(one).rows for one in (0, first, second)] == [2, 3, 2]
        assert [unit.audit.verify(one).fault for one in (0, first, second)] == ["", "", ""]


def test_d19_the_trail_goes_with_the_transaction(storage: SqlStorage, chain: int) -> None:
    with storage.writing() as unit:
        unit.audit.record(an_entry(chain))
    assert verify(storage, chain).rows == 5


ROW = "where chain = {chain} and seq = 2"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "'2026-11-23 12:00:01.000000'"),
        ("actor_id", "8"),
        ("actor_id", "null"),
        ("session_id", "4"),
        ("action", "'user.save'"),
        ("target", "'user'"),
        ("target_id", "99"),
        ("version", "9"),
        ("result", "'denied'"),
        ("commitments", "'[]'"),
        ("commitments", "'not json'"),
        ("commitments", "'{}'"),
        ("hash", "'00'"),
    ],
)
def test_d19_a_changed_row_is_found(storage: SqlStorage, chain: int, column: str, value: str) -> None:
    tamper(storage, f"update audit set {column} = {value} {ROW.format(chain=chain)}")
    report = verify(storage, chain)
    assert (report.fault, report.at) == ("changed", 2)


@pytest.mark.parametrize("seq", [0, 1, 2, 3, 4])
def test_d19_a_removed_row_is_found_wherever_it_stood(storage: SqlStorage, chain: int, seq: int) -> None:
    where = f"where chain = {chain} and seq = {seq}"
    values = [f"delete from audit_value where audit_id = (select id from audit {where})"] if seq else []
    tamper(storage, *values, f"delete from audit {where}")
    report = verify(storage, chain)
    assert (report.fault, report.at) == ("missing", seq)


def test_d19_a_removed_row_is_found_though_the_rest_moved_up(storage: SqlStorage, chain: int) -> None:
    where = f"where chain = {chain} and seq = 2"
    tamper(
        storage,
        f"delete from audit_value where audit_id = (select id from audit {where})",
        f"delete from audit {where}",
        f"update audit set seq = 2 where chain = {chain} and seq = 3",
        f"update audit set seq = 3 where chain = {chain} and seq = 4",
        f"update audit_chain set seq = 3 where chain = {chain}",
    )
    assert verify(storage, chain).fault == "changed"


def test_d19_rows_that_changed_places_are_found(storage: SqlStorage, chain: int) -> None:
    tamper(
        storage,
        f"update audit set seq = 99 where chain = {chain} and seq = 2",
        f"update audit set seq = 2 where chain = {chain} and seq = 3",
        f"update audit set seq = 3 where chain = {chain} and seq = 99",
    )
    report = verify(storage, chain)
    assert (report.fault, report.at) == ("changed", 2)


def test_d19_a_row_put_in_or_moved_from_another_chain_is_found(storage: SqlStorage, chain: int) -> None:
    other = stored_authority(storage).id
    record(storage, an_entry(other))
    tamper(storage, f"update audit set chain = {chain}, seq = 5 where chain = {other} and seq = 1")
    assert verify(storage, chain).fault == "changed"
    assert verify(storage, other).fault == "missing"


def test_d19_a_chain_that_is_gone_whole_is_missed(storage: SqlStorage, chain: int) -> None:
    tamper(
        storage,
        "delete from audit_value",
        f"delete from audit where chain = {chain}",
        f"delete from audit_chain where chain = {chain}",
    )
    with storage.reading() as unit:
        assert chain in unit.audit.chains()
    report = verify(storage, chain)
    assert (report.fault, report.at) == ("missing", 0)


@pytest.mark.parametrize(
    "change",
    [
        """value = '["+31203", "+31999"]' where path = 'general.phone'""",
        "path = 'general.email' where path = 'general.phone'",
        "value = '\"Somebody Else\"' where kind = 'actor'",
        "kind = 'client' where kind = 'actor'",
        "salt = '00' where kind = 'actor'",
        "position = 17 where kind = 'actor'",
        "position = -1 where kind = 'actor'",
    ],
)
def test_d19_a_changed_value_is_found(storage: SqlStorage, chain: int, change: str) -> None:
    tamper(storage, f"update audit_value set {change}")
    report = verify(storage, chain)
    assert (report.fault, report.at) == ("value", 1)


def test_d19_a_person_can_be_erased_and_the_chain_stays_whole(storage: SqlStorage, chain: int) -> None:
    tamper(storage, "delete from audit_value where kind in ('actor', 'client')")
    report = verify(storage, chain)
    assert (report.fault, report.rows, report.erased) == ("", 5, 8)


def test_d19_equal_values_leave_different_commitments(storage: SqlStorage, chain: int) -> None:
    """Else an erased name could be guessed from the commitments of another row."""
    with storage._engines.reader.connect() as connection:
        found = connection.exec_driver_sql("select commitments from audit where seq > 0").scalars().all()
    assert len(set(found)) == 4
    assert not any("Zonneveld" in one or "+3120" in one for one in found)


def test_d19_a_cut_tail_and_a_chain_sealed_anew_are_found_against_an_exported_head(
    storage: SqlStorage, chain: int
) -> None:
    with storage.reading() as unit:
        exported = unit.audit.head(chain)
        former = unit.audit.head(chain + 1)
    assert exported is not None
    assert exported[0] == 4
    assert former is None
    record(storage, an_entry(chain))
    assert verify(storage, chain, exported).fault == ""
    hash_of_2 = f"(select hash from audit where chain = {chain} and seq = 2)"
    tamper(
        storage,
        f"delete from audit_value where audit_id in (select id from audit where chain = {chain} and seq > 2)",
        f"delete from audit where chain = {chain} and seq > 2",
        f"update audit_chain set seq = 2, hash = {hash_of_2} where chain = {chain}",
    )
    assert verify(storage, chain).fault == ""
    assert verify(storage, chain, exported).fault == "head"


def test_d19_a_head_that_does_not_fit_the_last_row_is_found(storage: SqlStorage, chain: int) -> None:
    tamper(storage, f"update audit_chain set hash = '00' where chain = {chain}")
    assert verify(storage, chain).fault == "head"
    tamper(storage, f"update audit_chain set seq = 3 where chain = {chain}")
    assert verify(storage, chain).fault == "head"


def test_d19_the_seal_depends_on_the_row_before() -> None:
    fact = Fact(
        chain=1,
        seq=1,
        at=NOW,
        actor_id=1,
        session_id=None,
        action="a",
        target="user",
        target_id=1,
        version=0,
        result="done",
        commitments=(),
    )
    assert seal("a", fact) != seal("b", fact)


def test_the_trail_takes_any_text_at_all(storage: SqlStorage, chain: int) -> None:
    """What somebody types as a user name reaches the trail before any rule has seen it."""
    hostile = "\x00\x1b[31m\ud800 [/] \u202e'\""
    change = FieldChange(path="x", before=hostile, after=(hostile,))
    record(storage, an_entry(chain, actor_name=hostile, ssh_client=hostile, changes=(change,), version=9))
    assert verify(storage, chain).fault == ""
    with storage.reading() as unit:
        assert unit.audit.changes_since("authority", chain, 8) == (hostile, NOW, (change,))


def test_d2_changes_since_tell_who_when_and_what_merged_per_field(storage: SqlStorage) -> None:
    target = stored_authority(storage).id

    def saved(version: int, name: str, *changes: FieldChange, **values: Any) -> AuditEntry:
        at = NOW + timedelta(minutes=version)
        return an_entry(target, version=version, at=at, actor_name=name, changes=changes, **values)

    def phone(before: str, after: str) -> FieldChange:
        return FieldChange(path="general.phone", before=before, after=after)

    town = FieldChange(path="general.town", before="A", after="B")
    record(
        storage,
        saved(2, "Before", phone("1", "2")),
        saved(3, "First", phone("2", "3"), town),
        saved(4, "Other record", phone("3", "8"), target="user"),
        saved(4, "Second", phone("3", "4")),
        saved(0, "Signs in"),
        saved(9, "Refused", phone("4", "9"), result="denied.not_administrator"),
    )
    with storage.reading() as unit:
        found = unit.audit.changes_since("authority", target, 2)
        assert found == ("Second", NOW + timedelta(minutes=4), (phone("2", "4"), town))
        assert unit.audit.changes_since("authority", target, 3) == (
            "Second",
            NOW + timedelta(minutes=4),
            (phone("3", "4"),),
        )
        assert unit.audit.changes_since("authority", target, 4) is None


def test_d2_a_check_without_changes_still_tells_who_and_when(storage: SqlStorage, chain: int) -> None:
    record(storage, an_entry(chain, version=6, action="authority.confirm", actor_name="Els"))
    with storage.reading() as unit:
        assert unit.audit.changes_since("authority", chain, 5) == ("Els", NOW, ())


def test_merging_drops_what_was_taken_back_and_nets_lists() -> None:
    def change(path: str, before: Any, after: Any) -> FieldChange:
        return FieldChange(path=path, before=before, after=after)

    assert merge([change("a", "1", "2"), change("a", "2", "1")]) == ()
    assert merge([change("k", ("x",), ("y",)), change("k", ("y", "z"), ("x", "w"))]) == (change("k", ("z",), ("w",)),)
    assert merge([change("k", (), ("x",)), change("k", ("x",), ())]) == ()
    assert merge([change("k", ("x",), ()), change("k", ("y",), ("v",))]) == (change("k", ("x", "y"), ("v",)),)
