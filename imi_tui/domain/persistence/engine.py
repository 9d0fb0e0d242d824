"""The two engines over one SQLite file, and all SQL that only SQLite understands.

One writes: one connection, each transaction BEGIN IMMEDIATE, so that reading, checking, writing are one act (E1, E2).
One reads and cannot write, so that a list on the screen never takes the lock.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from imi_tui.domain.errors import Unavailable
from imi_tui.domain.persistence.failures import refuse_plainly
from imi_tui.off_loop import refuse_on_loop

BUSY_SECONDS = 5.0
"""How long a save waits for another one before it is refused as busy."""

READERS = 4
"""Connections for reading at once; more wait their turn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """Where units of work get their connections. Closing takes the write-ahead files away."""

    path: Path
    writer: Engine
    reader: Engine

    def close(self) -> None:
        self.reader.dispose()
        self.writer.dispose()


def file_of(url: str | Path) -> Path:
    """The file that a database address means: a path, or `sqlite:///...` (D2).

    Raises:
        ValueError: An address that is neither.
    """
    if isinstance(url, Path):
        return url.absolute()
    if "://" not in url:
        return Path(url).absolute()
    try:
        parts = make_url(url)
    except ArgumentError as error:
        raise ValueError("not a database address") from error
    if parts.get_backend_name() != "sqlite" or not parts.database or parts.database == ":memory:" or parts.query:
        raise ValueError(f"not the address of an SQLite file: {parts.render_as_string(hide_password=True)}")
    return Path(parts.database).absolute()


def make_engines(path: Path, busy_seconds: float) -> Engines:
    """Both engines; nothing is opened yet. The file must be there: connecting never makes one."""
    writer = _engine(path, busy_seconds, connections=1, begin="BEGIN IMMEDIATE", pragmas=_WRITING)
    reader = _engine(path, busy_seconds, connections=READERS, begin="BEGIN", pragmas=_READING)
    return Engines(path=path, writer=writer, reader=reader)


@contextmanager
def restructuring(path: Path, busy_seconds: float = BUSY_SECONDS) -> Iterator[Connection]:
    """A transaction for changing tables: foreign keys off (rebuilding a table would delete its children otherwise), and
    checked before the commit. `journal_mode` is kept in the file: WAL from here on.

    Raises:
        ForeignKeysBroken: The change left rows that point at nothing; nothing was changed.
    """
    refuse_on_loop("changing tables")
    pragmas = ("foreign_keys=OFF", "journal_mode=WAL", "synchronous=FULL", "trusted_schema=OFF")
    engine = _engine(path, busy_seconds, connections=1, begin="BEGIN IMMEDIATE", pragmas=pragmas)
    try:
        with engine.begin() as connection:
            yield connection
            broken = broken_foreign_keys(connection)
            if broken:
                raise ForeignKeysBroken(broken)
    finally:
        engine.dispose()


class ForeignKeysBroken(Exception):
    """A change of the tables would leave rows that point at nothing. `tables` says where."""

    def __init__(self, tables: list[str]) -> None:
        self.tables = tables
        super().__init__(", ".join(tables))


def make_private_file(path: Path) -> bool:
    """An empty file that only its owner can read, whatever the umask; in a folder of that kind where there is none yet.
    SQLite gives `-wal` and `-shm` the mode of the file itself. False when something of that name was there already.

    Raises:
        Unavailable: `unavailable.full`, or `unavailable.read_only` when it may not be made there.
    """
    try:
        for folder in reversed([folder for folder in path.parents if not folder.exists()]):
            folder.mkdir(mode=0o700, exist_ok=True)
            folder.chmod(0o700)
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "rb") as file:
            os.fchmod(file.fileno(), 0o600)
    except FileExistsError:
        return False
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise Unavailable("unavailable.full" if full else "unavailable.read_only", path=str(path)) from None
    return True


def remove_database(path: Path) -> None:
    """Take away a file that was just made, with what SQLite keeps beside it."""
    for ending in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def damage(connection: Connection) -> list[str]:
    """What SQLite finds wrong with the file as such; empty when it is sound."""
    found = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
    return [str(line) for line in found if line != "ok"]


def broken_foreign_keys(connection: Connection) -> list[str]:
    """Tables with rows that point at nothing."""
    return sorted({str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")})


# What is deleted is overwritten, functions hidden in a tampered schema do not run, a commit survives a loss of power.
_WRITING = (
    "journal_mode=WAL",
    "foreign_keys=ON",
    "synchronous=FULL",
    "secure_delete=ON",
    "trusted_schema=OFF",
)
_READING = ("query_only=ON", "trusted_schema=OFF")


def _engine(path: Path, busy_seconds: float, *, connections: int, begin: str, pragmas: tuple[str, ...]) -> Engine:
    def connect() -> sqlite3.Connection:
        # `rw` never makes a file. Without an isolation level the driver begins nothing by itself (E2).
        address = f"file:{quote(str(path))}?mode=rw"
        return sqlite3.connect(address, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=False)

    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=busy_seconds,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    refuse_plainly(engine, path)
    return engine
