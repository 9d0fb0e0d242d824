"""Wrong attempts with names that nobody has, for all processes together (D14)."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from imi_tui.domain.persistence.keyed_hash import keyed_hash
from imi_tui.domain.persistence.tables import stranger


class SqlStrangers:
    """Implements `ports.Strangers`. Keeps keyed hashes of names only: what was typed may have been a password."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str, since: datetime) -> tuple[int, datetime | None]:
        which = (stranger.c.name_hash == self._hashed(name)) & (stranger.c.last_at > since)
        row = self._connection.execute(select(stranger.c.failed, stranger.c.wait_until).where(which)).one_or_none()
        return (0, None) if row is None else (row.failed, row.wait_until)

    def save(self, name: str, failed: int, wait_until: datetime | None, at: datetime) -> None:
        hashed = self._hashed(name)
        values = {"failed": failed, "wait_until": wait_until, "last_at": at}
        known = self._connection.execute(select(stranger.c.failed).where(stranger.c.name_hash == hashed)).first()
        # One write either way: what an attempt costs tells nothing.
        if known is None:
            self._connection.execute(insert(stranger).values(name_hash=hashed, **values))
        else:
            self._connection.execute(update(stranger).where(stranger.c.name_hash == hashed).values(**values))

    def tidy(self, since: datetime, keep: int) -> None:
        self._connection.execute(delete(stranger).where(stranger.c.last_at <= since))
        newest = select(stranger.c.name_hash).order_by(stranger.c.last_at.desc(), stranger.c.name_hash)
        oldest = list(self._connection.execute(newest.offset(keep).limit(1000)).scalars())
        if oldest:
            self._connection.execute(delete(stranger).where(stranger.c.name_hash.in_(oldest)))

    def _hashed(self, name: str) -> str:
        return keyed_hash(self._connection, name)
