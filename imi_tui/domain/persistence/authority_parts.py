"""The rows around an authority's own: languages, competences, accesses, delegated modules, translations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, insert, select, update

from imi_tui.domain.errors import Gone
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.persistence.mapping_authorities import access_columns
from imi_tui.domain.persistence.tables import (
    access,
    authority,
    competence,
    delegated_module,
    informal_name_translation,
    keyword_tick,
    linked_coordinator,
    working_language,
)

Rows = Mapping[tuple[str | int, ...], Mapping[str, Any]]
"""Rows of one authority: the rest of their key, and their other columns."""


def save_parts(connection: Connection, entity: Authority, present: Authority | None) -> None:
    """Write what differs between what stands there (`present`; None for a new authority) and `entity`."""
    owner = entity.id
    _make_equal(connection, access, owner, _accesses(present), _accesses(entity))
    # The ticks and links of an access that went are gone with it.
    _make_equal(connection, keyword_tick, owner, _ticks(present, entity), _ticks(entity, entity))
    ids = _ids_of_coordinators(connection, present, entity)
    _make_equal(connection, linked_coordinator, owner, _links(present, entity, ids), _links(entity, entity, ids))
    _make_equal(connection, working_language, owner, _languages(present), _languages(entity))
    _make_equal(connection, competence, owner, _competences(present), _competences(entity))
    _make_equal(connection, delegated_module, owner, _delegated(present), _delegated(entity))
    _make_equal(connection, informal_name_translation, owner, _translations(present), _translations(entity))


def _make_equal(connection: Connection, table: Table, owner: int, present: Rows, wanted: Rows) -> None:
    names = [column.name for column in table.primary_key.columns if column.name != "authority_id"]

    def at(key: tuple[str | int, ...]) -> Any:
        pairs = zip(names, key, strict=True)
        return and_(table.c.authority_id == owner, *(table.c[name] == value for name, value in pairs))

    for key in sorted(present.keys() - wanted.keys()):
        connection.execute(delete(table).where(at(key)))
    for key in sorted(present.keys() & wanted.keys()):
        changed = {name: value for name, value in wanted[key].items() if present[key][name] != value}
        if changed:
            connection.execute(update(table).where(at(key)).values(**changed))
    new = [
        {"authority_id": owner, **dict(zip(names, key, strict=True)), **wanted[key]}
        for key in sorted(wanted.keys() - present.keys())
    ]
    if new:
        connection.execute(insert(table), new)


def _accesses(entity: Authority | None) -> Rows:
    return {(code,): access_columns(one) for code, one in entity.modules.items()} if entity else {}


def _ticks(entity: Authority | None, wanted: Authority) -> Rows:
    modules = entity.modules if entity else {}
    return {(code, tick): {} for code, one in modules.items() if code in wanted.modules for tick in one.keywords}


def _links(entity: Authority | None, wanted: Authority, ids: Mapping[str, int]) -> Rows:
    modules = entity.modules if entity else {}
    return {
        (code, ids[linked.number]): {}
        for code, one in modules.items()
        if code in wanted.modules
        for linked in one.coordinators
    }


def _ids_of_coordinators(connection: Connection, present: Authority | None, entity: Authority) -> Mapping[str, int]:
    both = (present, entity) if present else (entity,)
    numbers = {linked.number for one in both for module in one.modules.values() for linked in module.coordinators}
    if not numbers:
        return {}
    found = select(authority.c.number, authority.c.id).where(authority.c.number.in_(sorted(numbers)))
    ids: dict[str, int] = {row.number: row.id for row in connection.execute(found)}
    if numbers - ids.keys():
        raise Gone("gone.authority", numbers=tuple(sorted(numbers - ids.keys())))
    return ids


def _languages(entity: Authority | None) -> Rows:
    codes = entity.general.working_languages if entity else ()
    return {(code,): {"position": position} for position, code in enumerate(codes)}


def _competences(entity: Authority | None) -> Rows:
    return {pair: {} for pair in entity.competences} if entity else {}


def _delegated(entity: Authority | None) -> Rows:
    return {(code,): {} for code in entity.delegated_modules} if entity else {}


def _translations(entity: Authority | None) -> Rows:
    if entity is None:
        return {}
    return {(code,): {"text": one.text, "outdated": one.outdated} for code, one in entity.translations.items()}
