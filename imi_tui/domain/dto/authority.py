"""An authority's data: the three data tabs of "Mijn autoriteit" (R2.2-R2.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from imi_tui.domain.dto.session import Actor
from imi_tui.domain.errors import FieldChange

AccessState = Literal["granted", "suspended"]
FoundIn = Literal["name", "place", "keyword", "description"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GeneralData:
    """What an administrator may change on the tab Autoriteit. Texts as typed; `phone` any form when sent, E.164 when
    stored (D29).

    Attributes:
        working_languages: Language codes in the order of the list of languages.
    """

    informal_name: str
    description: str
    email: str
    phone: str
    website: str
    street: str
    postcode: str
    town: str
    working_languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinator:
    """A linked coordinator of one module (R2.9)."""

    number: str
    name: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinatorCandidate:
    """An authority that can be linked as coordinator in a module (R2.9, D5).

    Attributes:
        name: Official name.
        found_in: Where the typed words were found; `name` when nothing was typed.
        found: What was found there: the town, the code of the keyword, the word of the description; empty for a name.
        linked: Already linked in this module, as stored.
    """

    number: str
    name: str
    country: str
    town: str
    found_in: FoundIn
    found: str = ""
    linked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleAccess:
    """One module that the authority has access to.

    Attributes:
        role: The authority's role in it (code of the catalogue).
        granted_by: Official name of the access manager that gave it.
        keywords: Codes of the ticked keywords.
    """

    module: str
    role: str
    state: AccessState
    granted_by: str
    uses_allocation: bool
    keywords: frozenset[str]
    coordinators: tuple[Coordinator, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The informal name in another language; `outdated` until the Commission has gone over it (R2.6, D16)."""

    language: str
    text: str
    outdated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityView:
    """Everything the three data tabs show.

    Attributes:
        version: To be sent back with a save (D2).
        general: The changeable values; `phone` in E.164.
        competences: Ticked values by list code.
        managed_by: Official name of the responsible access manager; empty when none.
        checked_on, checked_by: When and by whom the data were last checked (R1.1, D25).
        unchecked_months: Months since then, or since the registration, once they are twelve or more; else 0.
        read_at: When this was read; a save on that day sets the last check to it.
        may_edit: Whether this person may change the data (R1.5).
        administrators: Names to turn to for someone who may not.
    """

    number: str
    version: int
    official_name: str
    country: str
    general: GeneralData
    competences: Mapping[str, frozenset[str]]
    modules: tuple[ModuleAccess, ...]
    translations: tuple[Translation, ...]
    translation_requested_at: datetime | None
    managed_by: str
    active_since: datetime
    checked_on: datetime | None
    checked_by: str
    unchecked_months: int
    read_at: datetime
    changed_at: datetime | None
    changed_by: str
    may_edit: bool
    administrators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    """Who changed a value last, and when (UTC)."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveAuthority:
    """The one save of the three tabs (R2.4): the whole new state of what an administrator may change.

    Attributes:
        number: Whose data; for now always the own authority.
        expected_version: The version that the draft was made from; an older one meets `Conflict` (D2).
        competences: All ticked values by list code.
        keywords: All ticked keyword codes by module code; only modules that the draft shows.
        translate: The box "Ingrijpend gewijzigd" (R2.6, D16): an act, never stored.
        coordinators: Numbers of all linked coordinators by module code (R2.9); modules that are not named keep theirs.
    """

    actor: Actor
    number: str
    expected_version: int
    general: GeneralData
    competences: Mapping[str, frozenset[str]]
    keywords: Mapping[str, frozenset[str]]
    translate: bool
    coordinators: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmAuthority:
    """The act "Gegevens kloppen nog" (D25): the data were looked at and are right."""

    actor: Actor
    number: str
    expected_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthoritySaved:
    """What the save did. `changes` is empty when nothing differed."""

    view: AuthorityView
    changes: tuple[FieldChange, ...]
    translation_requested: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationRequestRow:
    """An open request at the Commission's desk (R2.6).

    Attributes:
        up_to_date: Number of other languages whose text is present and not outdated.
        languages: Number of other languages in all (23).
    """

    number: str
    official_name: str
    country: str
    old_name: str
    new_name: str
    requested_at: datetime
    up_to_date: int
    languages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicModule:
    """What others see of one module that an authority works in."""

    module: str
    role: str
    keywords: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAuthority:
    """An authority as every signed-in user may see it (R1.1, D27): by what it is found, and how it is reached.

    Attributes:
        competences: Ticked values by list code.
        modules: Those at work, in the order of the catalogue; a suspended one is not among them (D5).
        translations: The informal name in other languages.
        checked_on: When the data were last checked; by whom is not for others.
    """

    number: str
    official_name: str
    country: str
    general: GeneralData
    competences: Mapping[str, frozenset[str]]
    modules: tuple[PublicModule, ...]
    translations: tuple[Translation, ...]
    checked_on: datetime | None
