"""Who reads a message, straight from the tables: a worker asks for every message, so nothing else is loaded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, Select, and_, bindparam, func, select

from imi_tui.domain.model.records import Reader
from imi_tui.domain.persistence.tables import authority, user_account, working_language

_PRESENT = user_account.c.deleted_at.is_(None)
_FALLBACK = "en"
_ACTS = and_(_PRESENT, user_account.c.is_administrator.is_(True), user_account.c.password_blocked_at.is_(None))


_PEOPLE: Final[Select[Any]] = (
    select(
        user_account.c.id,
        user_account.c.authority_id,
        user_account.c.email,
        user_account.c.language_code,
        user_account.c.password_temporary,
        user_account.c.password_set_at,
        user_account.c.password_expires_at,
        authority.c.official_name,
        authority.c.active_since,
    )
    .join_from(user_account, authority, authority.c.id == user_account.c.authority_id)
    .where(_PRESENT)
)
# Asked for every message, so it is put together once.
_BY_ID: Final = _PEOPLE.where(user_account.c.id == bindparam("user_id"))


class SqlReaders:
    """Implements `ports.Readers`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def user(self, user_id: int) -> Reader | None:
        row = self._connection.execute(_BY_ID, {"user_id": user_id}).one_or_none()
        return None if row is None else _reader(row)

    def mailbox(self, authority_id: int) -> Reader | None:
        first = (
            select(working_language.c.language_code)
            .where(working_language.c.authority_id == authority.c.id)
            .order_by(working_language.c.position)
            .limit(1)
            .scalar_subquery()
        )
        found = select(authority.c.official_name, authority.c.email, first.label("language"))
        row = self._connection.execute(found.where(authority.c.id == authority_id)).one_or_none()
        if row is None:
            return None
        return Reader(
            user_id=None,
            authority_id=authority_id,
            authority=row.official_name,
            address=row.email,
            language=row.language or _FALLBACK,
        )

    def administrators(self, authority_id: int) -> Sequence[Reader]:
        found = _PEOPLE.where(user_account.c.authority_id == authority_id, _ACTS).order_by(user_account.c.id)
        return [_reader(row) for row in self._connection.execute(found)]

    def with_password_ending(self, since: datetime, until: datetime, after_id: int, limit: int) -> Sequence[Reader]:
        ends = user_account.c.password_expires_at
        chosen = and_(
            user_account.c.password_temporary.is_(False),
            user_account.c.password_blocked_at.is_(None),
            user_account.c.password_set_at.is_not(None),
        )
        found = _PEOPLE.where(ends > since, ends <= until, chosen, user_account.c.id > after_id)
        return [_reader(row) for row in self._connection.execute(found.order_by(user_account.c.id).limit(limit))]

    def only_administrators(self, after_id: int, limit: int) -> Sequence[tuple[Reader, datetime]]:
        alone = (
            select(func.min(user_account.c.id).label("id"))
            .where(_ACTS, user_account.c.authority_id > after_id)
            .group_by(user_account.c.authority_id)
            .having(func.count() == 1)
            .order_by(user_account.c.authority_id)
            .limit(limit)
        )
        found = _PEOPLE.where(user_account.c.id.in_(alone)).order_by(user_account.c.authority_id)
        return [(_reader(row), row.active_since) for row in self._connection.execute(found)]


def _reader(row: Row[Any]) -> Reader:
    chosen = not row.password_temporary
    return Reader(
        user_id=row.id,
        authority_id=row.authority_id,
        authority=row.official_name,
        address=row.email,
        language=row.language_code,
        password_set_at=row.password_set_at if chosen else None,
        password_expires_at=row.password_expires_at if chosen else None,
    )
