"""Rows of authorities to entities and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Row, select

from imi_tui.domain.dto.authority import Coordinator, GeneralData, Translation
from imi_tui.domain.model.authority import Access, Authority
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
from imi_tui.domain.policies.folding import fold, search_text

_other = authority.alias("other")


def load_authority(connection: Connection, authority_id: int) -> Authority | None:
    """The authority with all that belongs to it; None when there is none of that id."""
    found = (
        select(authority, _other.c.official_name.label("managed_by_name"))
        .outerjoin(_other, _other.c.id == authority.c.managed_by_id)
        .where(authority.c.id == authority_id)
    )
    row = connection.execute(found).one_or_none()
    if row is None:
        return None
    return Authority(
        id=row.id,
        number=row.number,
        official_name=row.official_name,
        country=row.country_code,
        general=_general_of(row, _languages_of(connection, authority_id)),
        competences=_competences_of(connection, authority_id),
        modules=_modules_of(connection, authority_id),
        translations=_translations_of(connection, authority_id),
        is_access_manager=row.is_access_manager,
        is_commission=row.is_commission,
        delegated_modules=_delegated_of(connection, authority_id),
        managed_by=row.managed_by_id,
        managed_by_name=row.managed_by_name or "",
        active_since=row.active_since,
        checked_on=row.checked_on,
        checked_by=row.checked_by,
        changed_at=row.changed_at,
        changed_by=row.changed_by,
        version=row.version,
    )


def authority_columns(entity: Authority) -> Mapping[str, Any]:
    """What stands in the row of the authority itself, but for id and number."""
    general = entity.general
    return {
        "official_name": entity.official_name,
        "country_code": entity.country,
        "informal_name": general.informal_name,
        "description": general.description,
        "email": general.email,
        "phone": general.phone,
        "website": general.website,
        "street": general.street,
        "postcode": general.postcode,
        "town": general.town,
        "is_access_manager": entity.is_access_manager,
        "is_commission": entity.is_commission,
        "managed_by_id": entity.managed_by,
        "active_since": entity.active_since,
        "checked_on": entity.checked_on,
        "checked_by": entity.checked_by,
        "changed_at": entity.changed_at,
        "changed_by": entity.changed_by,
        "version": entity.version,
    }


def search_columns(entity: Authority) -> Mapping[str, str]:
    """What the authority is found by, folded (D18)."""
    general = entity.general
    return {
        "sort_key": fold(entity.official_name),
        "name": search_text(entity.official_name, general.informal_name),
        "place": search_text(general.town),
        "description": search_text(general.description),
    }


def access_columns(entity: Access) -> Mapping[str, Any]:
    """What stands in the row of one access, but for its key."""
    return {
        "role_code": entity.role,
        "state": entity.state,
        "granted_by_id": entity.granted_by,
        "uses_allocation": entity.uses_allocation,
    }


def _general_of(row: Row[Any], languages: tuple[str, ...]) -> GeneralData:
    return GeneralData(
        informal_name=row.informal_name,
        description=row.description,
        email=row.email,
        phone=row.phone,
        website=row.website,
        street=row.street,
        postcode=row.postcode,
        town=row.town,
        working_languages=languages,
    )


def _languages_of(connection: Connection, authority_id: int) -> tuple[str, ...]:
    found = (
        select(working_language.c.language_code)
        .where(working_language.c.authority_id == authority_id)
        .order_by(working_language.c.position)
    )
    return tuple(connection.execute(found).scalars())


def _competences_of(connection: Connection, authority_id: int) -> set[tuple[str, str]]:
    found = select(competence.c.list_code, competence.c.value_code).where(competence.c.authority_id == authority_id)
    return {(row.list_code, row.value_code) for row in connection.execute(found)}


def _delegated_of(connection: Connection, authority_id: int) -> set[str]:
    found = select(delegated_module.c.module_code).where(delegated_module.c.authority_id == authority_id)
    return set(connection.execute(found).scalars())


def _translations_of(connection: Connection, authority_id: int) -> dict[str, Translation]:
    table = informal_name_translation
    found = select(table).where(table.c.authority_id == authority_id).order_by(table.c.language_code)
    return {
        row.language_code: Translation(language=row.language_code, text=row.text, outdated=row.outdated)
        for row in connection.execute(found)
    }


def _modules_of(connection: Connection, authority_id: int) -> dict[str, Access]:
    found = (
        select(access, _other.c.official_name.label("granted_by_name"))
        .outerjoin(_other, _other.c.id == access.c.granted_by_id)
        .where(access.c.authority_id == authority_id)
        .order_by(access.c.module_code)
    )
    modules = {
        row.module_code: Access(
            module=row.module_code,
            role=row.role_code,
            state=row.state,
            granted_by=row.granted_by_id,
            granted_by_name=row.granted_by_name or "",
            uses_allocation=row.uses_allocation,
        )
        for row in connection.execute(found)
    }
    ticks = select(keyword_tick.c.module_code, keyword_tick.c.keyword_code).where(
        keyword_tick.c.authority_id == authority_id
    )
    for tick in connection.execute(ticks):
        modules[tick.module_code].keywords.add(tick.keyword_code)
    links = (
        select(linked_coordinator.c.module_code, _other.c.number, _other.c.official_name, _other.c.country_code)
        .join(_other, _other.c.id == linked_coordinator.c.coordinator_id)
        .where(linked_coordinator.c.authority_id == authority_id)
        .order_by(_other.c.number)
    )
    for link in connection.execute(links):
        linked = Coordinator(number=link.number, name=link.official_name, country=link.country_code)
        modules[link.module_code].coordinators.append(linked)
    return modules
