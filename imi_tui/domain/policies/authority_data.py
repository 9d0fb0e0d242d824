"""The three data tabs as a whole (R2.3-R2.9): every problem at once, with the field it belongs to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final, Protocol

from imi_tui.domain.dto.authority import GeneralData
from imi_tui.domain.dto.catalogue import Catalogue, CompetenceList, Module
from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import email_address, limits, postal, telephone, texts, website

_MUCH: Final = 0.75


class KeywordFacts(Protocol):
    """What the rules need to know of an access and the keywords that are stored for it."""

    @property
    def module(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def keywords(self) -> AbstractSet[str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The values as they would be stored, and what is wrong (issues that are warnings stop nothing)."""

    general: GeneralData
    issues: tuple[Issue, ...]

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that stop a save."""
        return tuple(issue for issue in self.issues if not issue.warning)


def check(
    general: GeneralData,
    competences: Mapping[str, Collection[str]],
    keywords: Mapping[str, Collection[str]],
    *,
    catalogue: Catalogue,
    country: str,
    accesses: Iterable[KeywordFacts],
    stored: Mapping[str, Collection[str]] | None = None,
) -> Checked:
    """Everything that is wrong with the draft, in the order of tabs and fields.

    Args:
        general: As typed.
        competences: All ticked values by list code.
        keywords: All ticked keywords by module code.
        catalogue: The reference data.
        country: IMI code of the authority's country, for national telephone numbers.
        accesses: The modules of the authority as stored.
        stored: Stored competences by list code. What the reference data no longer have may stay as long as it was
            ticked before: an operator's new list must not stop every save.
    """
    data, issues = check_general(general, catalogue=catalogue, country=country)
    found = [*issues, *check_competences(competences, catalogue=catalogue, stored=stored)]
    found.extend(check_keywords(keywords, catalogue=catalogue, accesses=accesses))
    return Checked(general=data, issues=tuple(found))


def check_general(general: GeneralData, *, catalogue: Catalogue, country: str) -> tuple[GeneralData, tuple[Issue, ...]]:
    """The tab Autoriteit (R2.6, R2.7)."""
    name, name_issues = texts.clean(general.informal_name, "general.informal_name", maximum=limits.INFORMAL_NAME)
    description, text_issues = texts.clean(general.description, "general.description", maximum=limits.DESCRIPTION)
    email, email_issues = email_address.check(general.email, "general.email")
    phone, phone_issues = telephone.check(general.phone, "general.phone", country)
    site, site_issues = website.check(general.website, "general.website")
    street, street_issues = postal.street(general.street, "general.street")
    postcode, postcode_issues = postal.postcode(general.postcode, "general.postcode")
    town, town_issues = postal.town(general.town, "general.town")
    languages, language_issues = check_languages(general.working_languages, catalogue)
    data = replace(
        general,
        informal_name=name,
        description=description,
        email=email,
        phone=phone,
        website=site,
        street=street,
        postcode=postcode,
        town=town,
        working_languages=languages,
    )
    issues = (name_issues, text_issues, email_issues, phone_issues, site_issues, street_issues, postcode_issues)
    return data, (*(issue for group in issues for issue in group), *town_issues, *language_issues)


def check_languages(chosen: Collection[str], catalogue: Catalogue) -> tuple[tuple[str, ...], tuple[Issue, ...]]:
    """Working languages in the order of the list, each once; at least one."""
    path = "general.working_languages"
    unknown = sorted(set(chosen) - set(catalogue.language_by_code))
    issues = [Issue(code="language.unknown", path=path, params={"language": code}) for code in unknown]
    if not chosen:
        issues.append(Issue(code="languages.required", path=path))
    return tuple(language.code for language in catalogue.languages if language.code in chosen), tuple(issues)


def check_competences(
    ticked: Mapping[str, Collection[str]],
    *,
    catalogue: Catalogue,
    stored: Mapping[str, Collection[str]] | None = None,
) -> tuple[Issue, ...]:
    """The tab Classificatie (R2.8): each list's rule of choice, and nothing newly ticked that is not on a list."""
    before = stored or {}
    issues: list[Issue] = []
    for entry in catalogue.competence_lists:
        issues.extend(_competence_list(entry, set(ticked.get(entry.code, ())), set(before.get(entry.code, ()))))
    for code in sorted(set(ticked) - set(catalogue.competence_list_by_code)):
        if set(ticked[code]) <= set(before.get(code, ())) and code in before:
            continue
        params = {"list": code, "value": ""}
        issues.append(Issue(code="competence.unknown", path=f"competences.{code}", params=params))
    return tuple(issues)


def check_keywords(
    ticked: Mapping[str, Collection[str]], *, catalogue: Catalogue, accesses: Iterable[KeywordFacts]
) -> tuple[Issue, ...]:
    """The keywords of the tab Modules (R2.9): of the module's own set, in modules that are at work."""
    issues: list[Issue] = []
    stored = {access.module: access for access in accesses}
    for code in (*(module.code for module in catalogue.modules if module.code in ticked), *_unknown(ticked, catalogue)):
        module, access = catalogue.module_by_code.get(code), stored.get(code)
        chosen, path = set(ticked[code]), f"modules.{code}.keywords"
        if module is None or access is None:
            issues.append(Issue(code="keywords.no_access", path=path, params={"module": code}))
        elif access.state != "granted":
            if chosen != access.keywords:
                issues.append(Issue(code="keywords.suspended", path=path, params={"module": code}))
        else:
            issues.extend(_keywords(module, chosen, access.keywords, path, catalogue))
    return tuple(issues)


def changed_much(old_name: str, new_name: str) -> bool:
    """Whether an informal name changed so much that the other languages should probably follow (R2.6). A hint only."""
    old, new = (" ".join(texts.trimmed(name).casefold().split()) for name in (old_name, new_name))
    if old == new:
        return False
    return SequenceMatcher(None, old, new, autojunk=False).ratio() < _MUCH


def _competence_list(entry: CompetenceList, chosen: set[str], before: set[str]) -> list[Issue]:
    path = f"competences.{entry.code}"
    known = {code for code, _ in entry.values}
    issues = [
        Issue(code="competence.unknown", path=path, params={"list": entry.code, "value": value})
        for value in sorted(chosen - known - before)
    ]
    count = len(chosen & (known | before))
    if count == 0 and entry.choose != "zero_or_more":
        issues.append(Issue(code="competence.required", path=path, params={"list": entry.code}))
    if count > 1 and entry.choose == "exactly_one":
        params = {"list": entry.code, "count": count}
        issues.append(Issue(code="competence.only_one", path=path, params=params))
    return issues


def _keywords(
    module: Module, chosen: set[str], before: AbstractSet[str], path: str, catalogue: Catalogue
) -> list[Issue]:
    if module.keyword_set is None:
        wrong = Issue(code="keywords.not_applicable", path=path, params={"module": module.code})
        return [wrong] if chosen - before else []
    known = catalogue.leaf_keywords.get(module.keyword_set, {})
    issues = [
        Issue(code="keywords.unknown", path=path, params={"module": module.code, "keyword": code})
        for code in sorted(chosen - known.keys() - before)
    ]
    if before and not chosen:
        issues.append(Issue(code="keywords.none", path=path, params={"module": module.code}, warning=True))
    return issues


def _unknown(ticked: Mapping[str, Collection[str]], catalogue: Catalogue) -> list[str]:
    return sorted(set(ticked) - set(catalogue.module_by_code))
