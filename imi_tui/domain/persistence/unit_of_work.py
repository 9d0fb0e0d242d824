"""One transaction as an object: rolls back unless committed, and is over after the commit."""

from __future__ import annotations

from datetime import tzinfo
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as PoolTimeout

from imi_tui.domain.errors import Unavailable
from imi_tui.domain.persistence.audit import SqlAudit
from imi_tui.domain.persistence.authorities import SqlAuthorities
from imi_tui.domain.persistence.catalogue import SqlCatalogue
from imi_tui.domain.persistence.erasing import SqlErasing
from imi_tui.domain.persistence.outbox import SqlOutbox
from imi_tui.domain.persistence.read_model import SqlReadModel
from imi_tui.domain.persistence.readers import SqlReaders
from imi_tui.domain.persistence.reminders import SqlReminders
from imi_tui.domain.persistence.sessions import SqlSessions
from imi_tui.domain.persistence.strangers import SqlStrangers
from imi_tui.domain.persistence.users import SqlUsers
from imi_tui.off_loop import refuse_on_loop


class SqlUnit:
    """Implements `ports.UnitOfWork`. Enter it once; the engine decides whether it may write."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        """Raises Unavailable when the write lock, or a free connection, does not come in time."""
        refuse_on_loop("a unit of work")
        if self._connection is not None:
            raise RuntimeError("this unit of work is open already")
        try:
            connection = self._engine.connect()
        except PoolTimeout:
            raise Unavailable("unavailable.busy") from None
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            # Closing rolls back.
            connection.close()

    def commit(self) -> None:
        """Make it last, and give the lock back at once."""
        connection = self._open()
        try:
            connection.commit()
        finally:
            self._connection = None
            connection.close()

    @property
    def users(self) -> SqlUsers:
        return SqlUsers(self._open())

    @property
    def authorities(self) -> SqlAuthorities:
        return SqlAuthorities(self._open())

    @property
    def sessions(self) -> SqlSessions:
        return SqlSessions(self._open())

    @property
    def strangers(self) -> SqlStrangers:
        return SqlStrangers(self._open())

    @property
    def audit(self) -> SqlAudit:
        return SqlAudit(self._open())

    @property
    def outbox(self) -> SqlOutbox:
        return SqlOutbox(self._open())

    @property
    def erasing(self) -> SqlErasing:
        return SqlErasing(self._open())

    @property
    def readers(self) -> SqlReaders:
        return SqlReaders(self._open())

    @property
    def reminders(self) -> SqlReminders:
        return SqlReminders(self._open())

    @property
    def catalogue(self) -> SqlCatalogue:
        return SqlCatalogue(self._open())

    def _open(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("this unit of work is not open, or over")
        return self._connection


class SqlReadingUnit(SqlUnit):
    """Implements `ports.ReadingUnit`: one moment's view of everything, and no way to change it."""

    def __init__(self, engine: Engine, zone: tzinfo) -> None:
        super().__init__(engine)
        self._zone = zone

    @property
    def lists(self) -> SqlReadModel:
        return SqlReadModel(self._open(), self._zone)
