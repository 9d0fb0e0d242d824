"""Authorities with everything that belongs to them."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, insert, select, update

from imi_tui.domain.dto.authority import Coordinator
from imi_tui.domain.errors import Gone
from imi_tui.domain.model.authority import Authority, TranslationRequest
from imi_tui.domain.persistence.audit import start_chain
from imi_tui.domain.persistence.authority_parts import save_parts
from imi_tui.domain.persistence.inserting import insert_numbered
from imi_tui.domain.persistence.mapping_authorities import authority_columns, load_authority, search_columns
from imi_tui.domain.persistence.tables import access, authority, authority_search, translation_request


class SqlAuthorities:
    """Implements `ports.Authorities`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def lock(self, authority_id: int) -> None:
        # On SQLite the writing transaction holds the one lock already and FOR UPDATE is left out (D2).
        found = select(authority.c.id).where(authority.c.id == authority_id).with_for_update()
        if self._connection.execute(found).first() is None:
            raise Gone("gone.authority")

    def get(self, authority_id: int) -> Authority | None:
        return load_authority(self._connection, authority_id)

    def id_of(self, number: str) -> int | None:
        return self._connection.execute(select(authority.c.id).where(authority.c.number == number)).scalar()

    def add(self, entity: Authority) -> int:
        # The number holds the id, which only the insert makes known; until then something that nobody has.
        values = {**authority_columns(entity), "number": secrets.token_hex(8)}
        entity.id = insert_numbered(self._connection, authority, values)
        entity.number = f"{entity.country}-{entity.id:05d}"
        self._connection.execute(update(authority).where(authority.c.id == entity.id).values(number=entity.number))
        self._connection.execute(insert(authority_search).values(authority_id=entity.id, **search_columns(entity)))
        save_parts(self._connection, entity, None)
        start_chain(self._connection, entity.id, entity.active_since)
        return entity.id

    def save(self, entity: Authority) -> None:
        """See `ports.Authorities.save`. Raises Gone when there is no such authority."""
        present = load_authority(self._connection, entity.id)
        if present is None:
            raise Gone("gone.authority")
        before = authority_columns(present)
        changed = {name: value for name, value in authority_columns(entity).items() if before[name] != value}
        if changed:
            self._connection.execute(update(authority).where(authority.c.id == entity.id).values(**changed))
        if search_columns(present) != (words := search_columns(entity)):
            row = update(authority_search).where(authority_search.c.authority_id == entity.id)
            self._connection.execute(row.values(**words))
        save_parts(self._connection, entity, present)

    def coordinators(self, module: str, roles: Collection[str], numbers: Collection[str]) -> Mapping[str, Coordinator]:
        found = (
            select(authority.c.number, authority.c.official_name, authority.c.country_code)
            .join_from(authority, access, access.c.authority_id == authority.c.id)
            .where(
                authority.c.number.in_(sorted(numbers)),
                access.c.module_code == module,
                access.c.state == "granted",
                access.c.role_code.in_(sorted(roles)),
            )
        )
        return {
            row.number: Coordinator(number=row.number, name=row.official_name, country=row.country_code)
            for row in self._connection.execute(found)
        }

    def translation_request(self, authority_id: int) -> TranslationRequest | None:
        table = translation_request
        found = select(table).where(table.c.authority_id == authority_id, table.c.closed_at.is_(None))
        row = self._connection.execute(found).one_or_none()
        if row is None:
            return None
        return TranslationRequest(
            authority_id=row.authority_id,
            old_name=row.old_name,
            new_name=row.new_name,
            requested_at=row.requested_at,
            requested_by=row.requested_by_id,
        )

    def save_translation_request(self, request: TranslationRequest) -> None:
        table = translation_request
        values = {
            "old_name": request.old_name,
            "new_name": request.new_name,
            "requested_at": request.requested_at,
            "requested_by_id": request.requested_by,
        }
        is_open = (table.c.authority_id == request.authority_id) & table.c.closed_at.is_(None)
        if not self._connection.execute(update(table).where(is_open).values(**values)).rowcount:
            self._connection.execute(insert(table).values(authority_id=request.authority_id, **values))
