"""What a driver meets while it works: a lock, a full disk, no right to write. One coded refusal each."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from imi_tui.domain.errors import Invalid, Unavailable
from imi_tui.domain.persistence import SqlStorage
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
