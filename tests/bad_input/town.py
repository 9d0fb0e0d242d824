"""The authority whose fields the tables are tried on, in a real database, and what must not change in it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from imi_tui.domain.dto.authority import Coordinator
from imi_tui.domain.dto.catalogue import Catalogue, CompetenceList, Keyword
from imi_tui.domain.model.authority import Access, Authority
from imi_tui.domain.persistence import SqlStorage
from tests.factories import a_catalogue, names, stored_authority
from tests.usecases.office import Office

TRAIL: Final = ("audit", "session", "sqlite_")
"""Beginnings of the tables in which a refused save does leave something: who tried."""


def catalogue() -> Catalogue:
    """The small catalogue with a module of another keyword set, one without coordinators and one more list."""
    small = a_catalogue()
    first = small.modules[0]
    activity = CompetenceList(
        code="activity", names=names("activity"), choose="zero_or_more", values=(("f", names("f")), ("g", names("g")))
    )
    return replace(
        small,
        modules=(
            *small.modules,
            replace(first, code="PP-REQ", keyword_set="works"),
            replace(first, code="IT-REQ"),
            replace(first, code="RP-REP", coordinators=False),
        ),
        keyword_sets={**small.keyword_sets, "works": (Keyword(code="bridge", names=names("bridge")),)},
        competence_lists=(*small.competence_lists, activity),
    )


class Town:
    """Attributes:
    office: The authority and its administrator `anna`. `PQ-REQ`, `PP-REQ`, `SD-ALERT` (no keywords) and `RP-REP` (no
        coordinators) are at work, `SD-REQ` is suspended, `IT-REQ` is not granted.
    actor: She, signed in.
    bodies: Other authorities by the sign under which the tables name them.
    """

    def __init__(self, storage: SqlStorage, database: Path) -> None:
        with storage.writing() as unit:
            unit.catalogue.store(catalogue())
            unit.commit()
        self.storage = storage
        self._database = database
        self.bodies = {
            "@right": self._body("coordinator"),
            "@other": self._body("coordinator"),
            "@ordinary": self._body("authority"),
            "@suspended": self._body("coordinator", state="suspended"),
            "@elsewhere": self._body("coordinator", module="PP-REQ"),
            "@linked": self._body("coordinator", module="SD-REQ"),
        }
        linked = self.bodies["@linked"]
        link = Coordinator(number=linked.number, name=linked.official_name, country="NL")
        accesses = (
            Access(module="PQ-REQ", role="authority", keywords={"doctor", "nurse"}),
            Access(module="SD-REQ", role="authority", state="suspended", keywords={"nurse"}, coordinators=[link]),
            Access(module="SD-ALERT", role="authority"),
            Access(module="PP-REQ", role="authority", keywords={"bridge"}),
            Access(module="RP-REP", role="authority"),
        )
        self.office = Office(storage, modules={access.module: access for access in accesses})
        self.bodies["@own"] = self.office.authority
        self.actor = self.office.enter("anna")

    def _body(self, role: str, *, module: str = "PQ-REQ", **access: Any) -> Authority:
        modules = {module: Access(module=module, role=role, **access)}
        return stored_authority(self.storage, modules=modules)

    def number(self, sign: str) -> str:
        """The number of the body that a table names so; what is no sign stays as it is."""
        return self.bodies[sign].number if sign in self.bodies else sign

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """Everything in the database but the trail and the sessions."""
        with closing(sqlite3.connect(f"file:{self._database}?mode=ro", uri=True)) as database:
            found = database.execute("select name from sqlite_master where type = 'table'").fetchall()
            tables = sorted(name for (name,) in found if not name.startswith(TRAIL))
            return {name: database.execute(f'select * from "{name}"').fetchall() for name in tables}  # noqa: S608
