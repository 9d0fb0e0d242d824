"""Opening what is not what it should be: one coded refusal each, nothing made, nothing changed, nothing leaked."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import socket
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from imi_tui.domain.errors import Invalid, Unavailable
from imi_tui.domain.persistence import SqlStorage, open_storage
from imi_tui.domain.persistence.checks import check
from imi_tui.domain.persistence.engine import file_of
from imi_tui.domain.persistence.failures import refusal_for
from imi_tui.domain.persistence.migrate import upgrade
from tests.factories import (
    a_credential,
    a_user,
    an_authority,
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


def test_a_schema_that_came_before_is_old_and_the_check_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_database(tmp_path)
    from imi_tui.domain.persistence import checks, revision

    monkeypatch.setattr(revision, "HEAD", "0002")
    monkeypatch.setattr(checks, "HEAD", "0002")
    assert refused_at_opening(path) == "unavailable.old_schema"
    schema = next(finding for finding in check(path) if finding.code == "db.schema")
    assert (schema.ok, dict(schema.params)) == (False, {"found": "0001", "expected": "0002"})


def _set_revision(path: Path, revision: str) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("update alembic_version set version_num = ?", (revision,))
    connection.close()


def test_e2_a_save_that_waits_too_long_for_another_is_refused_as_busy(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with opened(path) as first, opened(path, busy_seconds=0.02) as second, first.writing() as holder:
        with pytest.raises(Unavailable) as refused, second.writing():
            pytest.fail("two writers at once")
        assert refused.value.code == "unavailable.busy"
        with second.reading() as unit:
            assert unit.authorities.id_of("NL-00001") is None
        holder.commit()
        with second.writing() as unit:
            unit.authorities.add(an_authority())
            unit.commit()


def test_a_second_writer_in_the_same_process_waits_and_is_refused_alike(tmp_path: Path) -> None:
    with opened(new_database(tmp_path), busy_seconds=0.02) as storage, storage.writing():
        with pytest.raises(Unavailable) as refused, storage.writing():
            pytest.fail("two writers at once")
        assert refused.value.code == "unavailable.busy"


def add_many(storage: SqlStorage) -> None:
    with storage.writing() as unit:
        for _ in range(200):
            unit.authorities.add(an_authority())
        unit.commit()


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """No file of this process may grow beyond so many bytes: what a quota does, and root is not above it."""
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)
        signal.signal(signal.SIGXFSZ, ignored)


def test_a_full_disk_refuses_the_save_whole_and_reading_goes_on(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with opened(path) as storage:
        kept = stored_authority(storage)
        with pytest.raises(Unavailable) as refused, at_most(path.stat().st_size):
            add_many(storage)
        assert refused.value.code == "unavailable.full"
        with storage.reading() as unit:
            assert unit.authorities.get(kept.id) == kept
            assert unit.authorities.get(kept.id + 1) is None
        stored_authority(storage)


def test_a_database_that_has_reached_its_size_is_full(tmp_path: Path) -> None:
    with opened(new_database(tmp_path)) as storage:
        with storage._engines.writer.connect() as connection:
            connection.exec_driver_sql("pragma max_page_count = 1")
        with pytest.raises(Unavailable) as refused:
            add_many(storage)
        assert refused.value.code == "unavailable.full"


@contextmanager
def as_somebody_without_rights() -> Iterator[None]:
    """Root is above the modes of files, so it steps down meanwhile."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def open_and_write(path: Path) -> None:
    with opened(path) as storage:
        stored_authority(storage)


@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o000, 0o755), (0o444, 0o555), (0o666, 0o555), (0o666, 0o000)])
def test_without_the_right_to_write_the_database_is_called_read_only(file_mode: int, folder_mode: int) -> None:
    # Not in tmp_path, whose parents are closed to others.
    folder = Path(tempfile.mkdtemp())
    try:
        path = new_database(folder)
        before = path.read_bytes()
        path.chmod(file_mode)
        folder.chmod(folder_mode)
        with pytest.raises(Unavailable) as refused, as_somebody_without_rights():
            open_and_write(path)
        assert refused.value.code == "unavailable.read_only"
        folder.chmod(0o755)
        path.chmod(0o600)
        assert path.read_bytes() == before
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_database_that_cannot_be_made_is_refused_and_leaves_nothing() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        folder.chmod(0o555)
        for path in (folder / "imi.db", folder / "new" / "imi.db"):
            with pytest.raises(Unavailable) as refused, as_somebody_without_rights():
                upgrade(path)
            assert refused.value.code == "unavailable.read_only"
        folder.chmod(0o755)
        for size in (0, 20_000, 50_000):
            with pytest.raises(Unavailable) as refused, at_most(size):
                upgrade(folder / "imi.db")
            assert refused.value.code == "unavailable.full"
        (folder / "file").touch()
        with pytest.raises(Unavailable) as refused:
            upgrade(folder / "file" / "imi.db")
        assert refused.value.code == "unavailable.read_only"
        assert [file.name for file in folder.iterdir()] == ["file"]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_reading_unit_cannot_write(storage: SqlStorage) -> None:
    authority = stored_authority(storage)
    with storage.reading() as unit, pytest.raises(Unavailable) as refused:
        unit.users.in_authority(authority.id).add(a_user(authority.id))
    assert refused.value.code == "unavailable.read_only"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SQLITE_BUSY", "unavailable.busy"),
        ("SQLITE_BUSY_SNAPSHOT", "unavailable.busy"),
        ("SQLITE_LOCKED_SHAREDCACHE", "unavailable.busy"),
        ("SQLITE_FULL", "unavailable.full"),
        ("SQLITE_IOERR_WRITE", "unavailable.full"),
        ("SQLITE_READONLY_DBMOVED", "unavailable.read_only"),
        ("SQLITE_READONLY_DIRECTORY", "unavailable.read_only"),
        ("SQLITE_PERM", "unavailable.read_only"),
        ("SQLITE_CORRUPT_INDEX", "unavailable.damaged"),
        ("SQLITE_NOTADB", "unavailable.damaged"),
        ("SQLITE_IOERR_READ", "unavailable.damaged"),
        ("SQLITE_ERROR", None),
        ("SQLITE_MISMATCH", None),
    ],
)
def test_every_code_of_the_driver_that_people_can_meet_has_its_meaning(
    tmp_path: Path, code: str, expected: str | None
) -> None:
    error = sqlite3.OperationalError("text of the driver")
    error.sqlite_errorcode = getattr(sqlite3, code)
    refusal = refusal_for(error, tmp_path)
    assert (refusal.code if refusal else None) == expected
    assert refusal_for(ValueError(), tmp_path) is None


def test_a_file_that_cannot_be_opened_is_read_only_when_it_is_there(tmp_path: Path) -> None:
    error = sqlite3.OperationalError("unable to open database file")
    error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN_ISDIR
    present = tmp_path / "imi.db"
    for path, code in ((present, "missing"), (tmp_path, "damaged"), (tmp_path / ("x" * 300), "read_only")):
        refusal = refusal_for(error, path)
        assert refusal is not None
        assert refusal.code == f"unavailable.{code}", path
    present.touch()
    refusal = refusal_for(error, present)
    assert refusal is not None
    assert refusal.code == "unavailable.read_only"


def test_no_secret_and_no_value_stands_in_any_error(storage: SqlStorage) -> None:
    authority = stored_authority(storage)
    canary = "canary-hash-7"
    secretive = a_credential(hash=canary, history=[canary])
    stored_user(storage, authority.id, email="kanarie@veldermeer.example", user_name="taken-0001")
    clashes = (
        a_user(authority.id, credential=secretive, email="kanarie@veldermeer.example"),
        a_user(authority.id, credential=secretive, user_name="taken-0001"),
        a_user(authority.id, credential=secretive, email="kanarie@x.example", language="xx"),
        a_user(authority.id, credential=secretive, email="kanarie@x.example", phone="\ud800"),
    )
    for user in clashes:
        with pytest.raises((Invalid, DBAPIError, UnicodeEncodeError)) as refused, storage.writing() as unit:
            unit.users.in_authority(authority.id).add(user)
        said = _everything_said(refused.value)
        assert canary not in said
        assert "kanarie" not in said


def _everything_said(error: BaseException | None) -> str:
    said = []
    while error is not None:
        said += [str(error), repr(error), repr(error.args)]
        error = error.__cause__ or error.__context__
    return "\n".join(said)


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
