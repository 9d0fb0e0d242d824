"""Every table through the one save of the three tabs, on a real database: a wrong field stores nothing at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from imi_tui.domain.dto.authority import AuthorityView
from imi_tui.domain.errors import Invalid
from tests.bad_input.choices import COMPETENCES, COORDINATORS, KEYWORDS, LANGUAGES
from tests.bad_input.fields import AUTHORITY
from tests.bad_input.town import Town
from tests.usecases.office import saving


def save(town: Town, /, *, coordinators: Any = None, **what: Any) -> AuthorityView:
    actor = town.actor
    command = saving(actor, town.office.domain.authority(actor), **what)
    return town.office.domain.save_authority(replace(command, coordinators=coordinators or {})).view


def refused(town: Town, /, **what: Any) -> list[tuple[str, str]]:
    """What stops the save. Another field is right and new: it must not be stored either."""
    new: dict[str, Any] = {"town": "Elders", "street": "Nieuwe weg 1", **what}
    before = town.rows()
    with pytest.raises(Invalid) as caught:
        save(town, **new)
    assert town.rows() == before, what
    return [(issue.code, issue.path) for issue in caught.value.issues]


@pytest.mark.parametrize("field", AUTHORITY)
def test_r2_4_each_field_of_the_tab_autoriteit(town: Town, field: str) -> None:
    for case in AUTHORITY[field]:
        if case.codes:
            assert refused(town, **{field: case.typed}) == [(code, f"general.{field}") for code in case.codes], case
        else:
            save(town, **{field: case.typed})
            stored = town.office.domain.authority(town.actor).general
            assert getattr(stored, field) == case.stored, case


def test_r2_4_working_languages(town: Town) -> None:
    for choice in LANGUAGES:
        chosen = tuple(choice.chosen)
        if choice.codes:
            expected = [(code, "general.working_languages") for code in choice.codes]
            assert refused(town, working_languages=chosen) == expected, choice
        else:
            stored = save(town, working_languages=chosen).general.working_languages
            assert stored == tuple(code for code in ("nl", "en", "de", "fr") if code in chosen), choice


def test_r2_8_competences(town: Town) -> None:
    for choice in COMPETENCES:
        ticked = {choice.at: frozenset(choice.chosen)}
        if choice.codes:
            expected = [(code, f"competences.{choice.at}") for code in choice.codes]
            assert refused(town, competences=ticked) == expected, choice
        else:
            assert save(town, competences=ticked).competences.get(choice.at, frozenset()) == choice.kept, choice


def test_r2_9_keywords(town: Town) -> None:
    for choice in KEYWORDS:
        ticked = {choice.at: frozenset(choice.chosen)}
        if choice.codes:
            expected = [(code, f"modules.{choice.at}.keywords") for code in choice.codes]
            assert refused(town, keywords=ticked) == expected, choice
        else:
            view = save(town, keywords=ticked)
            (stored,) = (access.keywords for access in view.modules if access.module == choice.at)
            assert stored == choice.kept, choice


def test_r2_9_linked_coordinators(town: Town) -> None:
    for choice in COORDINATORS:
        linked: Any = {choice.at: [town.number(sign) for sign in choice.chosen]}
        if choice.codes:
            expected = [(code, f"modules.{choice.at}.coordinators") for code in choice.codes]
            assert refused(town, coordinators=linked) == expected, choice
        else:
            view = save(town, coordinators=linked)
            (stored,) = (access.coordinators for access in view.modules if access.module == choice.at)
            assert [one.number for one in stored] == sorted(town.number(sign) for sign in choice.kept), choice


def test_r2_4_everything_wrong_at_once_is_told_at_once_and_stores_nothing(town: Town) -> None:
    wrong = {field: next(case for case in cases if case.codes) for field, cases in AUTHORITY.items()}
    found = refused(
        town,
        **{field: case.typed for field, case in wrong.items()},
        working_languages=(),
        competences={"level": frozenset()},
        keywords={"PQ-REQ": frozenset({"unknown"})},
        coordinators={"PQ-REQ": frozenset({town.number("@own")})},
    )
    assert found == [
        *((code, f"general.{field}") for field, case in wrong.items() for code in case.codes),
        ("languages.required", "general.working_languages"),
        ("competence.required", "competences.level"),
        ("keywords.unknown", "modules.PQ-REQ.keywords"),
        ("coordinators.own", "modules.PQ-REQ.coordinators"),
    ]
