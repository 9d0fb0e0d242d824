"""Finding coordinators to link (R2.9, D5), and what a save does with them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from imi_tui.domain.dto.authority import Coordinator, CoordinatorCandidate, SaveAuthority
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.errors import Issue
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.model.search import CoordinatorSearch, SoughtWord
from imi_tui.domain.policies import coordinators, folding
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.gate import admit, refusals_recorded
from imi_tui.domain.usecases.world import World

_MOST: Final = 100
_MOST_WORDS: Final = 8
_LONGEST_WORD: Final = 100
"""Signs; databases limit what they search for, and no word of a name is longer."""


def candidates(world: World, actor: Actor, module: str, text: str, limit: int) -> tuple[CoordinatorCandidate, ...]:
    """Those who can be linked, best first."""
    with refusals_recorded(world, actor, "authority.coordinators"), world.storage.reading() as unit:
        present = admit(unit, actor, "edit_authority")
        kind = world.reference.get(unit).module_by_code.get(module)
        access = present.authority.modules.get(module)
        if kind is None or access is None or access.state != "granted":
            return ()
        search = CoordinatorSearch(
            authority_id=present.authority.id,
            module=module,
            roles=coordinators.coordinating_roles(kind),
            words=_words(text, world.reference.keyword_words(unit, kind.keyword_set)),
            limit=max(1, min(limit, _MOST)),
        )
        linked = {one.number for one in access.coordinators}
        found = unit.lists.coordinator_candidates(search) if search.roles else ()
        return tuple(replace(one, linked=one.number in linked) for one in found)


def linked_after(
    unit: UnitOfWork, command: SaveAuthority, authority: Authority, catalogue: Catalogue
) -> tuple[dict[str, list[Coordinator]], tuple[Issue, ...]]:
    """The links of the modules that a save names as they would be stored, in order of number; and what is wrong."""
    accesses = authority.modules.values()
    new: dict[str, Mapping[str, Coordinator]] = {}
    for code, numbers in coordinators.added(command.coordinators, accesses).items():
        kind = catalogue.module_by_code.get(code)
        roles = coordinators.coordinating_roles(kind) if kind is not None else frozenset[str]()
        possible = [number for number in numbers if number.isascii()]  # what is no number is not even looked for
        new[code] = unit.authorities.coordinators(code, roles, possible) if possible else {}
    issues = coordinators.check_coordinators(
        command.coordinators, catalogue=catalogue, accesses=accesses, own=authority.number, linkable=new
    )
    after = {code: _links(authority, code, command.coordinators[code], found) for code, found in new.items()}
    return after, issues


def _links(
    authority: Authority, code: str, numbers: Collection[str], new: Mapping[str, Coordinator]
) -> list[Coordinator]:
    known = {**{linked.number: linked for linked in authority.modules[code].coordinators}, **new}
    return [known[number] for number in sorted(set(numbers)) if number in known]


def _words(text: str, keywords: Mapping[str, str]) -> tuple[SoughtWord, ...]:
    prefixes = [word[:_LONGEST_WORD] for word in folding.fold(text).split()[:_MOST_WORDS]]
    return tuple(
        SoughtWord(prefix=prefix, keywords=tuple(code for code, names in keywords.items() if f" {prefix}" in names))
        for prefix in prefixes
    )
