"""What the reference data says: countries, languages, legal areas, modules, roles, keywords, competences (D17)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

Choose = Literal["exactly_one", "one_or_more", "zero_or_more"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """A name in several languages. English stands in where a language is missing."""

    texts: Mapping[str, str]

    def in_(self, language: str) -> str:
        """The name in that language, else in English, else in whatever there is."""
        return self.texts.get(language) or self.texts.get("en") or next(iter(self.texts.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country by its IMI code (ISO 3166, but EL for Greece) and its telephone prefix without `+`."""

    code: str
    names: Names
    calling_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageEntry:
    """One of the 24 languages for mail (R3.3) and as a working language."""

    code: str
    names: Names
    autonym: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HolderRule:
    """When a role must be held by at least one user (R4.3): always, or under a condition of the authority's access
    (D1).

    Attributes:
        authority_role: Only when the authority has this role in the module.
        setting: Only when this setting of the access is on, e.g. `uses_allocation`.
    """

    authority_role: str | None = None
    setting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRole:
    """A right that a user can have in a module.

    Attributes:
        code: e.g. `request_handler`.
        names: Full name.
        short: At most 9 cells, for the matrix.
        allows: One sentence: what the role lets a user do.
        required: Rule by which somebody must hold it; None when nobody must.
        only_for: Authority roles in which it can be given; empty for all.
    """

    code: str
    names: Names
    short: Names
    allows: Names
    required: HolderRule | None = None
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityRole:
    """What an authority is in a module, e.g. `coordinator`. `coordinates` marks those that others can link to (D5)."""

    code: str
    names: Names
    coordinates: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Workflow:
    """What modules of one kind share: the roles of users and of authorities, and the settings of an access."""

    code: str
    names: Names
    user_roles: tuple[UserRole, ...]
    authority_roles: tuple[AuthorityRole, ...]
    settings: tuple[str, ...] = ()

    def user_role(self, code: str) -> UserRole:
        """The role of that code. Raises KeyError when the workflow has none."""
        for role in self.user_roles:
            if role.code == code:
                return role
        raise KeyError(code)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalArea:
    """A legislative area; modules stand under it. `acts` are the legal acts as cited, e.g. `Richtlijn 2005/36/EG` in
    Dutch."""

    code: str
    names: Names
    acts: tuple[Names, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """A module to which authorities get access. `keyword_set` is None where keywords do not apply."""

    code: str
    names: Names
    area: LegalArea
    workflow: Workflow
    keyword_set: str | None
    coordinators: bool

    def title(self, language: str) -> str:
        """Area and module, e.g. `Diensten - Informatieverzoeken`."""
        return f"{self.area.names.in_(language)} - {self.names.in_(language)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyword:
    """One entry of a keyword set. A group (`children`) orders the tree and cannot be ticked itself."""

    code: str
    names: Names
    children: tuple[Keyword, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetenceList:
    """One list of the tab Classificatie (R2.8).

    Attributes:
        values: All values that can be ticked as (code, names), in the order of the tree: a value, then those under it.
        parents: The value above, by value; those at the top are not named. A value that has others under it can be
            ticked like any other, and says nothing about them.
    """

    code: str
    names: Names
    choose: Choose
    values: tuple[tuple[str, Names], ...]
    parents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """All reference data of the running system. Immutable; safe to keep for a whole session."""

    countries: tuple[Country, ...]
    languages: tuple[LanguageEntry, ...]
    modules: tuple[Module, ...]
    keyword_sets: Mapping[str, tuple[Keyword, ...]]
    competence_lists: tuple[CompetenceList, ...]
    version: str = field(default="")

    @cached_property
    def module_by_code(self) -> Mapping[str, Module]:
        """Modules by code."""
        return {module.code: module for module in self.modules}

    @cached_property
    def country_by_code(self) -> Mapping[str, Country]:
        """Countries by code."""
        return {country.code: country for country in self.countries}

    @cached_property
    def language_by_code(self) -> Mapping[str, LanguageEntry]:
        """Languages by code."""
        return {language.code: language for language in self.languages}

    @cached_property
    def competence_list_by_code(self) -> Mapping[str, CompetenceList]:
        """Competence lists by code."""
        return {entry.code: entry for entry in self.competence_lists}

    @cached_property
    def leaf_keywords(self) -> Mapping[str, Mapping[str, Keyword]]:
        """Per keyword set the entries that can be ticked, by code, in the order of the tree."""
        return {name: {leaf.code: leaf for leaf in _leaves(roots)} for name, roots in self.keyword_sets.items()}


def _leaves(keywords: tuple[Keyword, ...]) -> list[Keyword]:
    found: list[Keyword] = []
    for keyword in keywords:
        found.extend(_leaves(keyword.children) if keyword.children else [keyword])
    return found
