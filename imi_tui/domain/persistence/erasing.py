"""Erasing what is personal about users who were deleted long ago (D19). What is left names nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, and_, delete, or_, select, update

from imi_tui.domain.model.records import Erasable
from imi_tui.domain.persistence.keyed_hash import keyed_hash
from imi_tui.domain.persistence.tables import (
    audit,
    audit_value,
    authority,
    outbox,
    password_history,
    session,
    user_account,
    user_preference,
    user_role,
)
from imi_tui.domain.policies.leaving import erased_name

_SPENT: Final = "#"
"""Before the hash of a user name that nobody can have any more; no user name holds it (D9)."""
_PERSONAL: Final = ("first_name", "last_name", "email", "phone", "language", "user_name")
"""Fields whose values tell about a person. Rights stay in the trail: they belong to a number by then."""
_EMPTY: Final[dict[str, Any]] = {
    "user_name": "",
    "first_name": "",
    "last_name": "",
    "sort_key": "",
    "search_text": "",
    "email": "",
    "email_key": "",
    "phone": "",
    "password_hash": None,
    "first_active_at": None,
    "last_sign_in_at": None,
    "last_client": "",
    "previous_sign_in_at": None,
    "previous_client": "",
    "checked_by": "",
}


def spent_key(connection: Connection, key: str) -> str:
    """What is kept of the user name of an erased person: enough to see that it was used (D1), not enough to read it."""
    return _SPENT + keyed_hash(connection, key)


class SqlErasing:
    """Implements `ports.Erasing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due(self, before: datetime) -> Sequence[Erasable]:
        found = (
            select(user_account.c.id, user_account.c.authority_id, user_account.c.user_name, user_account.c.deleted_at)
            .add_columns(authority.c.number)
            .join_from(user_account, authority, authority.c.id == user_account.c.authority_id)
            .where(user_account.c.deleted_at.is_not(None), user_account.c.deleted_at < before, _still_named())
            .order_by(user_account.c.authority_id, user_account.c.deleted_at, user_account.c.id)
        )
        return [_erasable(row) for row in self._connection.execute(found)]

    def erase(self, user_id: int) -> None:
        run = self._connection.execute
        person = run(select(user_account).where(user_account.c.id == user_id)).one()
        self._replace_name(person)
        former = and_(outbox.c.kind == "address_former", outbox.c.params.contains(f'"about": "{user_id}"'))
        run(delete(outbox).where(or_(outbox.c.user_id == user_id, former)))
        for table in (password_history, user_preference, user_role, session):
            run(delete(table).where(table.c.user_id == user_id))
        run(delete(audit_value).where(self._values_about(user_id)))
        spent = {"user_name_key": spent_key(self._connection, person.user_name_key)}
        run(update(user_account).where(user_account.c.id == user_id).values(**_EMPTY, **spent))

    def _values_about(self, user_id: int) -> Any:
        """Name and address in what the person did; personal fields in what was done to the person."""
        done_by = select(audit.c.id).where(audit.c.actor_id == user_id)
        done_to = select(audit.c.id).where(audit.c.target == "user", audit.c.target_id == user_id)
        came_from = done_to.where(or_(audit.c.actor_id == user_id, audit.c.actor_id.is_(None)))
        value = audit_value.c
        return or_(
            and_(value.kind.in_(("actor", "client")), value.audit_id.in_(done_by)),
            and_(value.kind == "client", value.audit_id.in_(came_from)),
            and_(value.kind == "change", value.path.in_(_PERSONAL), value.audit_id.in_(done_to)),
        )

    def _replace_name(self, person: Row[Any]) -> None:
        """Where the name stands as that of whoever checked or changed something last, unless it is also that of a
        colleague who is still known: then it tells of that one as well."""
        name, mine = f"{person.first_name} {person.last_name}", person.authority_id
        account = user_account.c
        namesake = select(account.id).where(
            account.authority_id == mine,
            account.id != person.id,
            account.first_name == person.first_name,
            account.last_name == person.last_name,
        )
        if self._connection.execute(namesake).first() is not None:
            return
        code = erased_name(person.id)
        checked = update(user_account).where(account.authority_id == mine, account.checked_by == name)
        self._connection.execute(checked.values(checked_by=code))
        for column in (authority.c.checked_by, authority.c.changed_by):
            row = update(authority).where(authority.c.id == mine, column == name)
            self._connection.execute(row.values({column: code}))


def _still_named() -> Any:
    return user_account.c.user_name != ""


def _erasable(row: Row[Any]) -> Erasable:
    return Erasable(
        user_id=row.id,
        authority_id=row.authority_id,
        authority_number=row.number,
        user_name=row.user_name,
        deleted_at=row.deleted_at,
    )
