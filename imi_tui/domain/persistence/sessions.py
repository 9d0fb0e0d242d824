"""Sessions of signed-in users."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, update

from imi_tui.domain.model.session import Session
from imi_tui.domain.persistence.inserting import insert_numbered
from imi_tui.domain.persistence.tables import session as table


class SqlSessions:
    """Implements `ports.Sessions`. Ended ones are kept and returned with `ended_at`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, session: Session) -> int:
        values = {
            "user_id": session.user_id,
            "started_at": session.started_at,
            "last_seen_at": session.last_seen_at,
            "ended_at": session.ended_at,
            "ssh_client": session.ssh_client,
            "stamp": session.stamp,
            "limited": session.limited,
        }
        session.id = insert_numbered(self._connection, table, values)
        return session.id

    def get(self, session_id: int) -> Session | None:
        row = self._connection.execute(select(table).where(table.c.id == session_id)).one_or_none()
        if row is None:
            return None
        return Session(
            id=row.id,
            user_id=row.user_id,
            started_at=row.started_at,
            last_seen_at=row.last_seen_at,
            ended_at=row.ended_at,
            ssh_client=row.ssh_client,
            stamp=row.stamp,
            limited=row.limited,
        )

    def end(self, session_id: int, at: datetime) -> None:
        ended = update(table).where(table.c.id == session_id, table.c.ended_at.is_(None)).values(ended_at=at)
        self._connection.execute(ended)

    def end_all(self, user_id: int, at: datetime, *, except_id: int = 0) -> None:
        open_ones = (table.c.user_id == user_id) & (table.c.id != except_id) & table.c.ended_at.is_(None)
        self._connection.execute(update(table).where(open_ones).values(ended_at=at))

    def unlimit(self, session_id: int, stamp: int) -> None:
        self._connection.execute(update(table).where(table.c.id == session_id).values(limited=False, stamp=stamp))
