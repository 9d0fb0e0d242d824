"""The embedded database as the use cases know it."""

from __future__ import annotations

from datetime import UTC, tzinfo
from pathlib import Path

from imi_tui.domain.persistence.engine import BUSY_SECONDS, Engines, file_of, make_engines
from imi_tui.domain.persistence.revision import require_head
from imi_tui.domain.persistence.unit_of_work import SqlReadingUnit, SqlUnit
from imi_tui.off_loop import refuse_on_loop


class SqlStorage:
    """Implements `ports.Storage`. Close it when the program ends."""

    def __init__(self, engines: Engines, zone: tzinfo) -> None:
        self._engines = engines
        self._zone = zone

    def reading(self) -> SqlReadingUnit:
        return SqlReadingUnit(self._engines.reader, self._zone)

    def writing(self) -> SqlUnit:
        return SqlUnit(self._engines.writer)

    def forget_past(self) -> None:
        # As far as other processes let it: what they still read stays until they are done.
        connection = self._engines.writer.raw_connection()
        try:
            connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()

    def close(self) -> None:
        self._engines.close()


def open_storage(url: str | Path, *, busy_seconds: float = BUSY_SECONDS, time_zone: tzinfo = UTC) -> SqlStorage:
    """Open a database that `migrate.upgrade` made. Never makes or changes one.

    Args:
        url: A file, or `sqlite:///...`.
        busy_seconds: How long to wait for the write lock before `unavailable.busy`.
        time_zone: Where calendar days begin, for the days that a password has left (D10).

    Raises:
        Unavailable: `unavailable.missing`, `.damaged`, `.old_schema`, `.new_schema`, `.read_only`, ..., with `path`.
        ValueError: An address of something else.
    """
    refuse_on_loop("opening the database")
    path = file_of(url)
    engines = make_engines(path, busy_seconds)
    try:
        with engines.reader.connect() as connection:
            require_head(connection, path)
    except BaseException:
        engines.close()
        raise
    return SqlStorage(engines, time_zone)
