"""Upgrading a database that an older program made and filled: nothing is lost, and the new works on it at once."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command

from imi_tui.domain.dto.authority import Coordinator, Translation
from imi_tui.domain.dto.users import UserQuery
from imi_tui.domain.errors import FieldChange, Unavailable
from imi_tui.domain.model.authority import Access, Authority, TranslationRequest
from imi_tui.domain.model.records import AuditEntry, MailOrder
from imi_tui.domain.model.search import CoordinatorSearch, SoughtWord
from imi_tui.domain.model.session import Session
from imi_tui.domain.model.user import User
from imi_tui.domain.persistence import SqlStorage, open_storage
from imi_tui.domain.persistence.checks import check
from imi_tui.domain.persistence.engine import make_private_file, restructuring
from imi_tui.domain.persistence.mapping_authorities import search_columns
from imi_tui.domain.persistence.migrate import alembic_config, upgrade
from imi_tui.domain.persistence.revision import REVISIONS
from tests.factories import NOW, a_credential, general_data, new_database, opened, stored_authority, stored_user

NEW_SINCE: dict[str, set[str]] = {
    "0001": {"authority_search", "installation", "reminder", "stranger", "user_preference"},
    "0002": {"installation", "reminder", "stranger", "user_preference"},
    "0003": {"reminder", "user_preference"},
    "0005": {"reminder"},
    "0006": {"reminder"},
}
"""Tables that came after a revision."""
BEGIN_EMPTY = {"reminder", "stranger", "user_preference"}
"""Those of them for which an older database holds nothing."""


def filled(folder: Path) -> tuple[Path, Authority, User]:
    """A database of this program with something in every table."""
    path = new_database(folder)
    with opened(path) as storage:
        general = general_data(town="Łódź", description="Vergunningen, toezicht & 'Æbler'")
        access = Access(module="PQ-REQ", role="coordinator", keywords={"nurse"})
        chamber = stored_authority(storage, official_name="Kamer Ångström", general=general, modules={"PQ-REQ": access})
        authority = stored_authority(
            storage,
            managed_by=chamber.id,
            delegated_modules={"SD-REQ"},
            translations={"fr": Translation(language="fr", text="Mairie", outdated=False)},
            modules={
                "PQ-REQ": Access(
                    module="PQ-REQ",
                    role="authority",
                    granted_by=chamber.id,
                    keywords={"doctor", "nurse"},
                    coordinators=[Coordinator(number=chamber.number, name="Kamer Ångström", country="NL")],
                )
            },
        )
        user = stored_user(
            storage,
            authority.id,
            roles={("PQ-REQ", "viewer"), ("PQ-REQ", "request_handler")},
            credential=a_credential(history=["one", "two"]),
            created_at=NOW - timedelta(days=500),
        )
        for _ in range(3):
            stored_user(storage, chamber.id, checked_on=NOW)
        lived_in(storage, authority, user)
    return path, authority, user


def lived_in(storage: SqlStorage, authority: Authority, user: User) -> None:
    """A session, mails, a trail, an open request and an attempt with a name that nobody has."""
    with storage.writing() as unit:
        unit.strangers.save("nobody", 1, None, NOW)
        unit.sessions.add(Session(user_id=user.id, started_at=NOW, last_seen_at=NOW, stamp=1))
        for _ in range(2):
            order = MailOrder(
                kind="reset", authority_id=authority.id, user_id=user.id, address="x@y.example", language="nl",
                created_at=NOW,
            )  # fmt: skip
            unit.outbox.failed(unit.outbox.put(order), NOW, "550", None)
        unit.reminders.note("password_reminder", user.id, "2026-05-23", 1, NOW)
        unit.audit.record(
            AuditEntry(
                authority_id=authority.id, at=NOW, actor_id=user.id, actor_name=user.name, session_id=None,
                ssh_client="", action="user.save", target="user", target_id=user.id, version=2,
                changes=(FieldChange(path="phone", before="", after="+31201234567"),),
            )
        )  # fmt: skip
        unit.authorities.save_translation_request(
            TranslationRequest(
                authority_id=authority.id, old_name="Old", new_name="New", requested_at=NOW, requested_by=user.id
            )
        )
        unit.strangers.save("nobody", 1, None, NOW)
        unit.users.save_screen_language(user.id, "nl")
        unit.commit()


def as_it_was(newer: Path, folder: Path, revision: str) -> Path:
    """The same rows in a database of an earlier revision, made by the migrations of that time."""
    path = folder / f"{revision}.db"
    make_private_file(path)
    with restructuring(path) as connection:
        command.upgrade(alembic_config(connection), revision)
    with sqlite3.connect(path) as plain:
        plain.execute("pragma foreign_keys=off")
        plain.execute("attach ? as newer", (str(newer),))
        for table in tables_of(path):
            columns = ", ".join(row[1] for row in plain.execute(f"pragma table_info({table})"))
            plain.execute(f"insert or replace into {table} ({columns}) select {columns} from newer.{table}")  # noqa: S608
    plain.close()
    return path


def tables_of(path: Path) -> list[str]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute("select name from sqlite_master where type = 'table'").fetchall()
    connection.close()
    return sorted(name for (name,) in rows if not name.startswith(("sqlite_", "alembic_")))


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with sqlite3.connect(path) as connection:
        found = {
            table: sorted(connection.execute(f"select * from {table}").fetchall(), key=repr)  # noqa: S608
            for table in tables_of(path)
        }
    connection.close()
    return found


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_every_row_of_an_older_database_is_there_after_the_upgrade(tmp_path: Path, revision: str) -> None:
    newer, authority, user = filled(tmp_path)
    path = as_it_was(newer, tmp_path, revision)
    with pytest.raises(Unavailable) as refused:
        open_storage(path)
    assert refused.value.code == "unavailable.old_schema"
    before = contents(path)
    assert all(before.values()), [table for table, rows in before.items() if not rows]
    assert set(before) == set(contents(newer)) - NEW_SINCE[revision]
    upgrade(path)
    after = contents(path)
    assert {table: len(rows) for table, rows in after.items() if table in before} == {
        table: len(rows) for table, rows in before.items()
    }
    assert {table: rows for table, rows in after.items() if table in before} == before
    empty = NEW_SINCE[revision] & BEGIN_EMPTY
    expected = {table: [] if table in empty else rows for table, rows in contents(newer).items()}
    # Random, so each database has its own.
    assert len(after.pop("installation")) == len(expected.pop("installation")) == 1
    if "stranger" not in before:
        assert after.pop("stranger") == []
        expected.pop("stranger")
    assert after == expected
    assert all(finding.ok for finding in check(path))
    with opened(path) as storage, storage.reading() as unit:
        found = unit.authorities.get(authority.id)
        assert found is not None
        assert found.modules["PQ-REQ"].keywords == {"doctor", "nurse"}
        assert [linked.name for linked in found.modules["PQ-REQ"].coordinators] == ["Kamer Ångström"]
        assert unit.users.by_id(user.id) == user


def test_d18_what_was_there_before_is_found_by_the_new_search(tmp_path: Path) -> None:
    newer, authority, user = filled(tmp_path)
    path = as_it_was(newer, tmp_path, "0001")
    upgrade(path)
    with opened(path) as storage, storage.reading() as unit:
        for prefix, place in (("ang", "name"), ("lodz", "place"), ("aeb", "description")):
            search = CoordinatorSearch(
                authority_id=authority.id,
                module="PQ-REQ",
                roles=frozenset({"coordinator"}),
                words=(SoughtWord(prefix=prefix),),
                limit=5,
            )
            (found,) = unit.lists.coordinator_candidates(search)
            assert (found.name, found.found_in) == ("Kamer Ångström", place)
        for show in ("unchecked", "mail_failed"):
            rows = unit.lists.users_page(authority.id, UserQuery(show=show), NOW).rows
            assert [row.id for row in rows] == [user.id]


def test_d18_the_migration_folds_as_the_program_does(tmp_path: Path) -> None:
    """Many more rows than it takes in one go, with every letter that is folded in a way of its own."""
    letters = "ØøŁłĐđÐðĦħıŦŧÆæŒœÞþßẞÅ ǅ ﬁ Ångström-Smit d'Été 100%_x ☃ İ Ω"
    path = new_database(tmp_path)
    with opened(path) as storage:
        made = [
            stored_authority(
                storage,
                official_name=f"{letters} {number}",
                general=general_data(informal_name=letters[number % 20 :], town=letters[::-1]),
            )
            for number in range(520)
        ]
    older = as_it_was(path, tmp_path, "0001")
    upgrade(older)
    with sqlite3.connect(older) as connection:
        rows = connection.execute(
            "select sort_key, name, place, description from authority_search order by authority_id"
        ).fetchall()
    connection.close()
    assert rows == [tuple(search_columns(authority).values()) for authority in made]


def test_a_step_from_an_older_database_is_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer, _, _ = filled(tmp_path)
    path = as_it_was(newer, tmp_path, "0001")
    before = contents(path)
    real = command.upgrade

    def cut_short(config: object, revision: str) -> None:
        real(config, revision)  # type: ignore[arg-type]
        raise RuntimeError("power lost")

    monkeypatch.setattr(command, "upgrade", cut_short)
    with pytest.raises(RuntimeError, match="power lost"):
        upgrade(path)
    assert contents(path) == before
    with pytest.raises(Unavailable) as refused:
        open_storage(path)
    assert refused.value.code == "unavailable.old_schema"
