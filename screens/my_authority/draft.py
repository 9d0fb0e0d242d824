"""The one draft over the three data tabs (R2.3, R2.4): what it holds, what changed, what is wrong. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from imi_tui.domain.dto.authority import AuthorityView, GeneralData, SaveAuthority
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.errors import FieldChange, Issue
from imi_tui.domain.policies import authority_data
from screens.kit.clash import Clash
from screens.my_authority.links import Links, is_link, module_of

GENERAL = tuple(field.name for field in fields(GeneralData))


class AuthorityDraft:
    """Attributes:
    view: What is stored, as it was when the draft was made (or last merged with).
    general: The tab Autoriteit as typed.
    competences: Ticked values by list code.
    keywords: Ticked keywords by module code.
    links: Linked coordinators by module code.
    translate: The box "Ingrijpend gewijzigd" (R2.6).
    editable: Whether the tabs are in edit mode.
    issues: Problems to be shown, by path.
    on_change: Called after each change of a tick.
    """

    def __init__(self, view: AuthorityView, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.on_change: Callable[[], None] = lambda: None
        self.editable = False
        self.issues: Mapping[str, tuple[Issue, ...]] = {}
        self.view = view
        self.general = view.general
        self.competences: dict[str, set[str]] = {}
        self.keywords: dict[str, set[str]] = {}
        self.links = Links()
        self.translate = False
        self.reset(view)

    def reset(self, view: AuthorityView) -> None:
        """Start anew from what is stored."""
        self.view = view
        self.general = view.general
        self.competences = {code: set(view.competences.get(code, ())) for code in self._lists()}
        self.keywords = {access.module: set(access.keywords) for access in view.modules}
        self.links.reset(view.modules)
        self.translate = False
        self.issues = {}

    def _lists(self) -> list[str]:
        """All lists; one that the reference data no longer have keeps what is stored."""
        return list(dict.fromkeys((*(entry.code for entry in self.catalogue.competence_lists), *self.view.competences)))

    def changed(self) -> None:
        """A tab changed a tick."""
        self.on_change()

    # what differs --------------------------------------------------------------------------------------------------

    def checked(self) -> authority_data.Checked:
        """The values as they would be stored, and everything that is wrong."""
        return authority_data.check(
            self.general,
            self.competences,
            self.keywords,
            catalogue=self.catalogue,
            country=self.view.country,
            accesses=self.view.modules,
            stored=self.view.competences,
        )

    def changes(self) -> tuple[FieldChange, ...]:
        """All differences with what is stored, in the order of the tabs."""
        return (*self.general_changes(), *self.competence_changes(), *self.module_changes())

    def general_changes(self) -> tuple[FieldChange, ...]:
        """The tab Autoriteit. Compared as they would be stored, so that a telephone in another spelling is no
        change."""
        stored = self.view.general
        data, _ = authority_data.check_general(self.general, catalogue=self.catalogue, country=self.view.country)
        return tuple(
            FieldChange(path=f"general.{name}", before=getattr(stored, name), after=getattr(data, name))
            for name in GENERAL
            if getattr(stored, name) != getattr(data, name)
        )

    def competence_changes(self) -> tuple[FieldChange, ...]:
        """The tab Classificatie: one entry a list, what went and what came."""
        stored = self.view.competences
        pairs = ((code, set(stored.get(code, ())), self.competences[code]) for code in self._lists())
        return tuple(_ticks(f"competences.{code}", old, new) for code, old, new in pairs if old != new)

    def keyword_changes(self) -> tuple[FieldChange, ...]:
        """The keywords of the tab Modules: one entry a module."""
        pairs = ((access.module, set(access.keywords), self.keywords[access.module]) for access in self.view.modules)
        return tuple(_ticks(f"modules.{code}.keywords", old, new) for code, old, new in pairs if old != new)

    def module_changes(self) -> tuple[FieldChange, ...]:
        """The tab Modules: per module the keywords and the linked coordinators."""
        return (*self.keyword_changes(), *self.links.changes())

    @property
    def name_changed(self) -> bool:
        """Whether the informal name differs, so that the box under it can be ticked (D16)."""
        return self.general.informal_name.strip() != self.view.general.informal_name

    @property
    def dirty(self) -> bool:
        """Whether there is anything to save or to lose."""
        if self.general != self.view.general:
            return bool(self.changes())
        return bool(self.competence_changes() or self.module_changes())

    # saving --------------------------------------------------------------------------------------------------------

    def command(self, actor: Actor) -> SaveAuthority:
        """The save of everything."""
        return SaveAuthority(
            actor=actor,
            number=self.view.number,
            expected_version=self.view.version,
            general=self.general,
            competences={code: frozenset(values) for code, values in self.competences.items()},
            keywords={code: frozenset(values) for code, values in self.keywords.items()},
            translate=self.translate and self.name_changed,
            coordinators=self.links.to_save(),
        )

    def take_theirs(self, path: str) -> None:
        """Let the stored value of a text stand after all."""
        name = path.removeprefix("general.")
        self.general = replace(self.general, **{name: getattr(self.view.general, name)})

    def put_back(self, change: FieldChange) -> None:
        """Undo one change: the stored text, or the ticks as they were."""
        if change.path.startswith("general."):
            self.take_theirs(change.path)
        elif is_link(change.path):
            self.links.put_back(module_of(change.path))
        else:
            _apply(self._ticks_of(change.path), FieldChange(path=change.path, before=change.after, after=change.before))

    def put_again(self, change: FieldChange) -> None:
        """Undo the undoing."""
        if change.path.startswith("general."):
            value: Any = change.after
            self.general = replace(self.general, **{change.path.removeprefix("general."): value})
        elif is_link(change.path):
            self.links.put_again(module_of(change.path))
        else:
            _apply(self._ticks_of(change.path), change)

    def _ticks_of(self, path: str) -> set[str]:
        kind, _, rest = path.partition(".")
        if kind == "competences":
            return self.competences[rest]
        return self.keywords[module_of(path)]

    def rebase(self, fresh: AuthorityView) -> tuple[Clash, ...]:
        """Go on from what somebody else stored meanwhile. What only they changed is taken over, ticks of both are
        joined, and where both changed the same text this draft's stays; those clashes are returned."""
        mine = {change.path: change for change in self.changes()}
        old, general = self.view.general, fresh.general
        both: list[Clash] = []
        for name in GENERAL:
            path = f"general.{name}"
            if path not in mine:
                continue
            typed, theirs = getattr(self.general, name), getattr(fresh.general, name)
            if theirs != getattr(old, name) and theirs != mine[path].after:
                both.append(Clash(path, getattr(old, name), theirs, mine[path].after))
            general = replace(general, **{name: typed})
        competences = self.competence_changes()
        keywords = self.keyword_changes()
        links = self.links.differences()
        translate = self.translate
        self.reset(fresh)
        self.general, self.translate = general, translate
        for change in competences:
            _apply(self.competences.setdefault(change.path.partition(".")[2], set()), change)
        for change in keywords:
            module = module_of(change.path)
            if module in self.keywords:
                _apply(self.keywords[module], change)
        self.links.join(links)
        return tuple(both)


def _ticks(path: str, old: set[str], new: set[str]) -> FieldChange:
    return FieldChange(path=path, before=tuple(sorted(old - new)), after=tuple(sorted(new - old)))


def _apply(ticks: set[str], change: FieldChange) -> None:
    ticks.difference_update(change.before)
    ticks.update(change.after)
