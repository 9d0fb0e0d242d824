"""The overview users x modules (D26): what the rows of a window show."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from sqlalchemy import Connection, select

from imi_tui.domain.dto.roles_overview import OverviewRow
from imi_tui.domain.model.user import Role
from imi_tui.domain.persistence.tables import user_account, user_role
from imi_tui.domain.persistence.user_paging import Key, ids_of


def overview_rows(
    connection: Connection, keys: Sequence[Key], everything: AbstractSet[Role]
) -> tuple[OverviewRow, ...]:
    """The users behind these keys, in their order. `everything`: all (module, role) that somebody could have."""
    ids = ids_of(keys)
    if not ids:
        return ()
    user = user_account.c
    people = select(user.id, user.first_name, user.last_name, user.is_administrator).where(user.id.in_(ids))
    rows = {row.id: row for row in connection.execute(people)}
    roles = _roles_of(connection, ids)
    return tuple(
        OverviewRow(
            user_id=one,
            key=key,
            name=f"{rows[one].first_name} {rows[one].last_name}",
            is_administrator=rows[one].is_administrator,
            roles=_by_module(roles[one]),
            everything=bool(everything) and everything <= roles[one],
        )
        for one, key in zip(ids, keys, strict=True)
    )


def _roles_of(connection: Connection, ids: list[int]) -> dict[int, set[Role]]:
    found: dict[int, set[Role]] = {one: set() for one in ids}
    for row in connection.execute(select(user_role).where(user_role.c.user_id.in_(ids))):
        found[row.user_id].add((row.module_code, row.role_code))
    return found


def _by_module(roles: set[Role]) -> dict[str, frozenset[str]]:
    modules = sorted({module for module, _ in roles})
    return {module: frozenset(role for owner, role in roles if owner == module) for module in modules}
