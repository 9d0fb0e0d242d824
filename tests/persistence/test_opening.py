"""Opening what is not what it should be: one coded refusal each, nothing made, nothing changed, nothing leaked."""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from imi_tui.domain.errors import Unavailable
from imi_tui.domain.persistence import SqlStorage, open_storage
from imi_tui.domain.persistence.checks import check
from imi_tui.domain.persistence.engine import file_of
from imi_tui.domain.persistence.migrate import upgrade
from imi_tui.domain.persistence.revision import HEAD, REVISIONS
from tests.factories import (
    new_database,
    opened,
    stored_authority,
    stored_user,
)


def refused_at_opening(path: Path) -> str:
    with pytest.raises(Unavailable) as refused:
        open_storage(path)
    return refused.value.code


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("imi\n" * 2000)


def another_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("create table something (id integer)")
    connection.close()


def overwritten_header(path: Path) -> None:
    path.write_bytes(b"\xff" * 100 + path.read_bytes()[100:])


def first_page_alone(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096])


def half_a_page(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    path.unlink()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


@pytest.mark.parametrize(
    "spoil",
    [
        empty,
        text,
        another_database,
        overwritten_header,
        first_page_alone,
        half_a_page,
        a_folder,
        a_pipe,
        a_socket,
    ],
)
def test_a_file_that_is_no_database_of_ours_is_called_damaged_and_left_alone(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    path = tmp_path / "imi.db" if spoil is another_database else new_database(tmp_path)
    spoil(path)
    before = path.read_bytes() if path.is_file() else None
    assert refused_at_opening(path) == "unavailable.damaged"
    if before is not None:
        assert path.read_bytes() == before
    assert [finding for finding in check(path) if not finding.ok]


def test_a_missing_file_or_folder_is_called_missing_and_not_made(tmp_path: Path) -> None:
    assert refused_at_opening(tmp_path / "imi.db") == "unavailable.missing"
    assert refused_at_opening(tmp_path / "no" / "imi.db") == "unavailable.missing"
    assert list(tmp_path.iterdir()) == []


def test_damage_in_the_middle_is_found_when_it_is_read_and_by_the_check(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with opened(path) as storage:
        authority_id = stored_authority(storage).id
        for _ in range(50):
            stored_user(storage, authority_id)
    with sqlite3.connect(path) as connection:
        (root,) = connection.execute("select rootpage from sqlite_master where name = 'user_account'").fetchone()
    connection.close()
    pages = path.read_bytes()
    path.write_bytes(pages[: (root - 1) * 4096] + b"\xa5" * 4096 + pages[root * 4096 :])
    with opened(path) as storage, pytest.raises(Unavailable) as refused, storage.reading() as unit:
        unit.users.by_id(1)
    assert refused.value.code == "unavailable.damaged"
    codes = {finding.code: finding.ok for finding in check(path)}
    assert not codes["db.integrity"]


@pytest.mark.parametrize(("revision", "code"), [("0000", "new_schema"), ("9999", "new_schema"), ("", "new_schema")])
def test_an_unknown_schema_is_newer_than_this_program(tmp_path: Path, revision: str, code: str) -> None:
    path = new_database(tmp_path)
    _set_revision(path, revision)
    assert refused_at_opening(path) == f"unavailable.{code}"
    with pytest.raises(Unavailable) as refused:
        upgrade(path)
    assert refused.value.code == "unavailable.new_schema"


def test_a_schema_that_came_before_is_old_and_the_check_says_which(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    _set_revision(path, REVISIONS[0])
    assert refused_at_opening(path) == "unavailable.old_schema"
    schema = next(finding for finding in check(path) if finding.code == "db.schema")
    assert (schema.ok, dict(schema.params)) == (False, {"found": REVISIONS[0], "expected": HEAD})


def _set_revision(path: Path, revision: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = ?", (revision,))
    connection.close()


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_files_are_their_owners_alone_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    former = os.umask(umask)
    try:
        path = tmp_path / "new" / "deep" / "imi.db"
        upgrade(path)
        with opened(path) as storage, storage.writing():
            modes = {file.name: file.stat().st_mode & 0o777 for file in path.parent.iterdir()}
            found = {finding.code: finding.ok for finding in check(path)}
    finally:
        os.umask(former)
    assert modes == {"imi.db": 0o600, "imi.db-wal": 0o600, "imi.db-shm": 0o600}
    assert [folder.stat().st_mode & 0o777 for folder in (path.parent, path.parent.parent)] == [0o700, 0o700]
    assert found["db.private"]
    path.chmod(0o640)
    (private,) = (finding for finding in check(path) if finding.code == "db.private")
    assert (private.ok, dict(private.params)) == (False, {"mode": "0640"})


def test_every_connection_has_its_safeguards(storage: SqlStorage) -> None:
    def asked(engine: str, pragma: str) -> object:
        with getattr(storage._engines, engine).connect() as connection:
            return connection.exec_driver_sql(f"pragma {pragma}").scalar()

    writer = {name: asked("writer", name) for name in ("foreign_keys", "synchronous", "busy_timeout", "secure_delete")}
    assert writer == {"foreign_keys": 1, "synchronous": 2, "busy_timeout": 5000, "secure_delete": 1}
    assert asked("writer", "journal_mode") == "wal"
    assert (asked("writer", "query_only"), asked("reader", "query_only")) == (0, 1)
    assert (asked("writer", "trusted_schema"), asked("reader", "trusted_schema")) == (0, 0)


def test_an_address_is_a_path_or_an_sqlite_url_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "imi ?#%20é.db"
    for address in (path, str(path), f"sqlite:///{tmp_path}/imi.db", f"sqlite+pysqlite:///{tmp_path}/imi.db"):
        assert file_of(address).parent == tmp_path
    new_database(tmp_path).rename(path)
    with opened(path) as storage:
        stored_authority(storage)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]
    for wrong in ("sqlite://", "sqlite:///:memory:", "sqlite:///x.db?mode=ro", "postgresql+psycopg://u:pw@h/d", "://"):
        with pytest.raises(ValueError, match="address") as refused:
            file_of(wrong)
        assert "pw" not in str(refused.value)


def test_a_sound_database_passes_every_check(storage: SqlStorage) -> None:
    stored_authority(storage)
    findings = check(storage._engines.path)
    assert {finding.code: finding.ok for finding in findings} == {
        "db.private": True,
        "db.integrity": True,
        "db.schema": True,
        "db.foreign_keys": True,
        "db.audit": True,
    }
    assert dict(findings[-1].params) == {"chains": "1", "rows": "1"}


def test_the_check_names_rows_that_point_at_nothing_and_chains_that_are_broken(storage: SqlStorage) -> None:
    authority = stored_authority(storage)
    path = storage._engines.path
    with sqlite3.connect(path) as connection:
        connection.execute("insert into user_role values (99, 'PQ-REQ', 'viewer')")
        connection.execute("update audit set action = 'x'")
    connection.close()
    wrong = [finding for finding in check(path) if not finding.ok]
    assert [(finding.code, dict(finding.params)) for finding in wrong] == [
        ("db.foreign_keys", {"tables": "user_role"}),
        ("db.audit", {"chain": str(authority.id), "row": "0", "fault": "changed"}),
    ]
