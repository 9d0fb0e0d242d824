"""What differs between before and after, field by field, as the trail, the conflict and F5 tell it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from imi_tui.domain.dto.authority import Coordinator, GeneralData
from imi_tui.domain.dto.users import UserData
from imi_tui.domain.errors import FieldChange
from imi_tui.domain.model.user import User

GENERAL_FIELDS: Final = (
    "informal_name",
    "description",
    "email",
    "phone",
    "website",
    "street",
    "postcode",
    "town",
)
USER_FIELDS: Final = ("first_name", "last_name", "email", "phone", "language")
YES: Final = "yes"
"""What stands for a ticked box; an empty text for one that is not."""


def of_general(before: GeneralData, after: GeneralData) -> tuple[FieldChange, ...]:
    """The tab Autoriteit; paths `general.email` and so on."""
    texts = (_text(f"general.{field}", getattr(before, field), getattr(after, field)) for field in GENERAL_FIELDS)
    languages = _codes("general.working_languages", before.working_languages, after.working_languages)
    return (*_present(texts), *_present((languages,)))


def of_competences(
    before: Mapping[str, Collection[str]], after: Mapping[str, Collection[str]]
) -> tuple[FieldChange, ...]:
    """The tab Classificatie; paths `competences.policy_area` and so on."""
    lists = sorted({*before, *after})
    return _present(_codes(f"competences.{code}", before.get(code, ()), after.get(code, ())) for code in lists)


def of_keywords(before: Mapping[str, Collection[str]], after: Mapping[str, Collection[str]]) -> tuple[FieldChange, ...]:
    """The tab Modules; paths `modules.SD-REQ.keywords` and so on."""
    return _present(_codes(f"modules.{code}.keywords", before.get(code, ()), after[code]) for code in sorted(after))


def of_coordinators(
    before: Mapping[str, Collection[Coordinator]], after: Mapping[str, Collection[Coordinator]]
) -> tuple[FieldChange, ...]:
    """The tab Modules; paths `modules.SD-REQ.coordinators` and so on. Names, so that the history can be read when
    somebody is called otherwise by then; with the number where two of one name stand in one list."""
    return _present(_links(f"modules.{code}.coordinators", before.get(code, ()), after[code]) for code in sorted(after))


def of_user(before: User | None, after: UserData) -> tuple[FieldChange, ...]:
    """A user's data and rights; paths `first_name`, `is_administrator`, `roles.SD-REQ` and so on. None: a new user."""
    texts = (_text(field, getattr(before, field, ""), getattr(after, field)) for field in USER_FIELDS)
    was = YES if before is not None and before.is_administrator else ""
    administrator = _text("is_administrator", was, YES if after.is_administrator else "")
    held = by_module(before.roles) if before is not None else {}
    modules = sorted({*held, *after.roles})
    roles = (_codes(f"roles.{code}", held.get(code, ()), after.roles.get(code, ())) for code in modules)
    return (*_present(texts), *_present((administrator,)), *_present(roles))


def by_module(roles: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Role codes by module code."""
    found: dict[str, set[str]] = {}
    for module, role in roles:
        found.setdefault(module, set()).add(role)
    return {module: frozenset(codes) for module, codes in found.items()}


def _text(path: str, before: str, after: str) -> FieldChange | None:
    return FieldChange(path=path, before=before, after=after) if before != after else None


def _codes(path: str, before: Collection[str], after: Collection[str]) -> FieldChange | None:
    gone, came = tuple(sorted(set(before) - set(after))), tuple(sorted(set(after) - set(before)))
    return FieldChange(path=path, before=gone, after=came) if gone or came else None


def _links(path: str, before: Collection[Coordinator], after: Collection[Coordinator]) -> FieldChange | None:
    known = {linked.number: linked.name for linked in (*before, *after)}
    times = Counter(known.values())
    shown = {number: name if times[name] == 1 else f"{name} ({number})" for number, name in known.items()}
    return _codes(path, [shown[linked.number] for linked in before], [shown[linked.number] for linked in after])


def _present(changes: Iterable[FieldChange | None]) -> tuple[FieldChange, ...]:
    return tuple(change for change in changes if change is not None)
