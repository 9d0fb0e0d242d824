"""A small catalogue for tests of rules: one module with keywords and conditions, one without keywords."""

from __future__ import annotations

from typing import Final

from imi_tui.domain.dto.catalogue import (
    AuthorityRole,
    Catalogue,
    CompetenceList,
    Country,
    HolderRule,
    Keyword,
    LanguageEntry,
    LegalArea,
    Module,
    Names,
    UserRole,
    Workflow,
)


def names(text: str) -> Names:
    return Names(texts={"en": text, "nl": f"{text} nl"})


def role(code: str, required: HolderRule | None = None, only_for: tuple[str, ...] = ()) -> UserRole:
    return UserRole(
        code=code, names=names(code), short=names(code[:9]), allows=names(code), required=required, only_for=only_for
    )


REQUEST: Final = Workflow(
    code="request",
    names=names("Requests"),
    user_roles=(
        role("viewer"),
        role("handler", HolderRule()),
        role("allocator", HolderRule(setting="uses_allocation")),
        role("referral", HolderRule(authority_role="coordinator"), ("coordinator",)),
    ),
    authority_roles=(
        AuthorityRole(code="authority", names=names("authority")),
        AuthorityRole(code="coordinator", names=names("coordinator"), coordinates=True),
    ),
    settings=("uses_allocation",),
)
AREA: Final = LegalArea(code="SD", names=names("Services"), acts=(names("Directive 2006/123/EC"),))


def module(code: str, keyword_set: str | None) -> Module:
    return Module(code=code, names=names(code), area=AREA, workflow=REQUEST, keyword_set=keyword_set, coordinators=True)


def competence_list(code: str, choose: str) -> CompetenceList:
    values = tuple((value, names(value)) for value in ("a", "b", "c"))
    return CompetenceList(code=code, names=names(code), choose=choose, values=values)  # type: ignore[arg-type]


CATALOGUE: Final = Catalogue(
    countries=(Country(code="NL", names=names("Netherlands"), calling_code="31"),),
    languages=tuple(LanguageEntry(code=code, names=names(code), autonym=code) for code in ("nl", "en", "de")),
    modules=(module("SD-REQ", "services"), module("PQ-REQ", "services"), module("SD-NOT", None)),
    keyword_sets={
        "services": (
            Keyword(code="g", names=names("g"), children=(Keyword(code="k1", names=names("k1")),)),
            Keyword(code="k2", names=names("k2")),
        )
    },
    competence_lists=(
        competence_list("level", "exactly_one"),
        competence_list("policy_area", "one_or_more"),
        competence_list("activity", "zero_or_more"),
    ),
)
