"""The reference data of this system: the catalogue as one document, its codes as rows that data point to (D17)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Column, Connection, Table, insert, select, update

from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.catalogue_plain import from_plain, to_plain
from imi_tui.domain.errors import Unavailable
from imi_tui.domain.persistence.tables import catalogue, country, language, legal_area, module


class SqlCatalogue:
    """Implements `ports.CatalogueStore`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def load(self) -> Catalogue:
        """Raises Unavailable (`unavailable.missing`) when none was ever stored: set-up did not reach its end."""
        document = self._connection.execute(select(catalogue.c.document)).scalar()
        if document is None:
            raise Unavailable("unavailable.missing")
        return from_plain(json.loads(document))

    def store(self, entity: Catalogue) -> None:
        """Replace the document; codes that are new get their rows, codes that went keep theirs."""
        values = {
            "version": entity.version,
            "document": json.dumps(to_plain(entity), ensure_ascii=False, separators=(",", ":")),
        }
        if not self._connection.execute(update(catalogue).values(**values)).rowcount:
            self._connection.execute(insert(catalogue).values(id=1, **values))
        self._add_codes(country, (one.code for one in entity.countries))
        self._add_codes(language, (one.code for one in entity.languages))
        self._add_codes(legal_area, (one.area.code for one in entity.modules))
        self._save_modules({one.code: one.area.code for one in entity.modules})

    def _add_codes(self, table: Table, codes: Iterable[str]) -> None:
        code: Column[str] = table.c.code
        present = set(self._connection.execute(select(code)).scalars())
        new = [{"code": one} for one in sorted(set(codes) - present)]
        if new:
            self._connection.execute(insert(table), new)

    def _save_modules(self, areas: dict[str, str]) -> None:
        present = {row.code: row.area_code for row in self._connection.execute(select(module))}
        for code, area in sorted(areas.items()):
            if code not in present:
                self._connection.execute(insert(module).values(code=code, area_code=area))
            elif present[code] != area:
                self._connection.execute(update(module).where(module.c.code == code).values(area_code=area))
