"""Users: within one authority (R1.2), and as the whole system must know them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, select, update

from imi_tui.domain.errors import Gone
from imi_tui.domain.model.user import Role, User
from imi_tui.domain.persistence.erasing import spent_key
from imi_tui.domain.persistence.inserting import insert_numbered
from imi_tui.domain.persistence.mapping_users import credential_columns, data_columns, fixed_columns, user_of
from imi_tui.domain.persistence.tables import password_history, user_account, user_preference, user_role

_PRESENT = user_account.c.deleted_at.is_(None)


class SqlUsers:
    """Implements `ports.Users`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def in_authority(self, authority_id: int) -> SqlUsersOfAuthority:
        return SqlUsersOfAuthority(self._connection, authority_id)

    def by_user_name(self, key: str) -> User | None:
        return _load(self._connection, user_account.c.user_name_key == key)

    def by_id(self, user_id: int) -> User | None:
        return _load(self._connection, user_account.c.id == user_id)

    def save_credential(self, user: User) -> None:
        row = update(user_account).where(user_account.c.id == user.id, _PRESENT).values(**credential_columns(user))
        if not self._connection.execute(row).rowcount:
            raise Gone("gone.user")
        _save_history(self._connection, user)

    def screen_language(self, user_id: int) -> str:
        found = select(user_preference.c.screen_language).where(user_preference.c.user_id == user_id)
        return self._connection.execute(found).scalar_one_or_none() or ""

    def save_screen_language(self, user_id: int, language: str) -> None:
        values = {"screen_language": language}
        known = update(user_preference).where(user_preference.c.user_id == user_id).values(**values)
        if not self._connection.execute(known).rowcount:
            self._connection.execute(insert(user_preference).values(user_id=user_id, **values))

    def email_in_use(self, key: str, *, except_id: int = 0) -> bool:
        found = select(user_account.c.id).where(
            user_account.c.email_key == key, user_account.c.id != except_id, _PRESENT
        )
        return self._connection.execute(found).first() is not None

    def user_name_in_use(self, key: str) -> bool:
        # Deleted users included (D1); of an erased one only a hash is left.
        keys = (key, spent_key(self._connection, key))
        found = select(user_account.c.id).where(user_account.c.user_name_key.in_(keys))
        return self._connection.execute(found).first() is not None


class SqlUsersOfAuthority:
    """Implements `ports.UsersOfAuthority`: every statement names the authority."""

    def __init__(self, connection: Connection, authority_id: int) -> None:
        self._connection = connection
        self._authority_id = authority_id
        self._mine = and_(user_account.c.authority_id == authority_id, _PRESENT)

    def get(self, user_id: int) -> User | None:
        return _load(self._connection, and_(user_account.c.id == user_id, self._mine))

    def get_deleted(self, user_id: int) -> User | None:
        gone = and_(user_account.c.authority_id == self._authority_id, user_account.c.deleted_at.is_not(None))
        return _load(self._connection, and_(user_account.c.id == user_id, gone), deleted=True)

    def restore(self, user: User) -> None:
        self._require_mine(user)
        present = {**data_columns(user), "deleted_at": None}
        self._connection.execute(update(user_account).where(user_account.c.id == user.id).values(**present))
        user.deleted_at = None

    def add(self, user: User) -> int:
        self._require_mine(user)
        values = {**fixed_columns(user), **data_columns(user), **credential_columns(user)}
        user.id = insert_numbered(self._connection, user_account, values)
        _add_roles(self._connection, user.id, user.roles)
        _add_history(self._connection, user)
        return user.id

    def save(self, user: User) -> None:
        """See `ports.UsersOfAuthority.save`. The user name is not written: it is fixed (D9), and a changed one would
        free the former (D1). Raises Gone when the authority has no such user."""
        self._require_mine(user)
        row = update(user_account).where(user_account.c.id == user.id, self._mine).values(**data_columns(user))
        if not self._connection.execute(row).rowcount:
            raise Gone("gone.user")
        present = _roles_of(self._connection, user.id)
        for module, role in sorted(present - user.roles):
            self._connection.execute(
                delete(user_role).where(
                    user_role.c.user_id == user.id, user_role.c.module_code == module, user_role.c.role_code == role
                )
            )
        _add_roles(self._connection, user.id, user.roles - present)

    def administrators(self) -> Sequence[tuple[int, str]]:
        found = (
            select(user_account.c.id, user_account.c.first_name, user_account.c.last_name)
            .where(self._mine, user_account.c.is_administrator.is_(True), user_account.c.password_blocked_at.is_(None))
            .order_by(user_account.c.sort_key, user_account.c.id)
        )
        return [(row.id, f"{row.first_name} {row.last_name}") for row in self._connection.execute(found)]

    def holders(self) -> dict[tuple[str, str], list[tuple[int, str]]]:
        found = (
            select(
                user_role.c.module_code,
                user_role.c.role_code,
                user_account.c.id,
                user_account.c.first_name,
                user_account.c.last_name,
            )
            .join_from(user_account, user_role)
            .where(self._mine)
            .order_by(user_account.c.sort_key, user_account.c.id)
        )
        holders: dict[tuple[str, str], list[tuple[int, str]]] = {}
        for row in self._connection.execute(found):
            name = f"{row.first_name} {row.last_name}"
            holders.setdefault((row.module_code, row.role_code), []).append((row.id, name))
        return holders

    def _require_mine(self, user: User) -> None:
        if user.authority_id != self._authority_id:
            raise ValueError("a user of another authority")


def _load(connection: Connection, which: ColumnElement[bool], *, deleted: bool = False) -> User | None:
    found = select(user_account).where(which) if deleted else select(user_account).where(which, _PRESENT)
    row = connection.execute(found).mappings().one_or_none()
    if row is None:
        return None
    return user_of(row, _roles_of(connection, row["id"]), _history_of(connection, row["id"]))


def _roles_of(connection: Connection, user_id: int) -> set[Role]:
    found = select(user_role.c.module_code, user_role.c.role_code).where(user_role.c.user_id == user_id)
    return {(row.module_code, row.role_code) for row in connection.execute(found)}


def _add_roles(connection: Connection, user_id: int, roles: set[Role]) -> None:
    rows = [{"user_id": user_id, "module_code": module, "role_code": role} for module, role in sorted(roles)]
    if rows:
        connection.execute(insert(user_role), rows)


def _history_of(connection: Connection, user_id: int) -> list[str]:
    found = (
        select(password_history.c.hash)
        .where(password_history.c.user_id == user_id)
        .order_by(password_history.c.position)
    )
    return list(connection.execute(found).scalars())


def _save_history(connection: Connection, user: User) -> None:
    if _history_of(connection, user.id) == user.credential.history:
        return
    connection.execute(delete(password_history).where(password_history.c.user_id == user.id))
    _add_history(connection, user)


def _add_history(connection: Connection, user: User) -> None:
    rows = [
        {"user_id": user.id, "position": position, "hash": encoded}
        for position, encoded in enumerate(user.credential.history)
    ]
    if rows:
        connection.execute(insert(password_history), rows)
