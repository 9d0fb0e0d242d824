"""The three data tabs as a whole (R2.3-R2.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.dto.authority import GeneralData
from imi_tui.domain.errors import Issue
from imi_tui.domain.model.authority import Access
from imi_tui.domain.policies import authority_data
from tests.policies.reference import CATALOGUE

GENERAL = GeneralData(
    informal_name="Bouwvergunningen",
    description="Verleent vergunningen.",
    email="imi@veldermeer.example",
    phone="020 555 0100",
    website="www.veldermeer.example",
    street="Raadhuisplein 1",
    postcode="0000 VM",
    town="Veldermeer",
    working_languages=("en", "nl"),
)
COMPETENCES = {"level": {"a"}, "policy_area": {"a", "b"}, "activity": set[str]()}
ACCESSES = (
    Access(module="SD-REQ", role="authority", keywords={"k1"}),
    Access(module="PQ-REQ", role="authority", state="suspended", keywords={"k2"}),
    Access(module="SD-NOT", role="authority"),
)


def check(
    general: GeneralData = GENERAL,
    competences: dict[str, set[str]] = COMPETENCES,
    keywords: dict[str, set[str]] | None = None,
) -> authority_data.Checked:
    return authority_data.check(
        general, competences, keywords or {}, catalogue=CATALOGUE, country="NL", accesses=ACCESSES
    )


def facts(issues: tuple[Issue, ...]) -> list[tuple[str, str]]:
    return [(issue.code, issue.path) for issue in issues]


def test_r2_4_right_data_come_back_as_they_would_be_stored() -> None:
    checked = check()
    assert checked.issues == ()
    assert checked.general.phone == "+31205550100"
    assert checked.general.website == "https://www.veldermeer.example"
    assert checked.general.working_languages == ("nl", "en")
    assert check(checked.general).general == checked.general


def test_r2_3_problems_of_all_tabs_come_at_once_in_the_order_of_the_fields() -> None:
    general = replace(GENERAL, informal_name=" ", email="imi@veldermeer", town="a\u202eb", working_languages=())
    checked = check(general, {"level": {"a", "b"}, "policy_area": set()}, {"SD-REQ": {"k1", "nonsense"}})
    assert facts(checked.issues) == [
        ("text.required", "general.informal_name"),
        ("email.no_dot", "general.email"),
        ("text.control", "general.town"),
        ("languages.required", "general.working_languages"),
        ("competence.only_one", "competences.level"),
        ("competence.required", "competences.policy_area"),
        ("keywords.unknown", "modules.SD-REQ.keywords"),
    ]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("informal_name", "x" * 201, "text.too_long"),
        ("informal_name", "a\x1bb", "text.control"),
        ("description", "", "text.required"),
        ("description", "x" * 2001, "text.too_long"),
        ("email", "imi", "email.no_at"),
        ("phone", "[/]", "phone.not_a_number"),
        ("website", "[/]", "website.form"),
        ("street", "x" * 101, "text.too_long"),
        ("postcode", "x" * 17, "text.too_long"),
        ("town", "x" * 81, "text.too_long"),
        ("working_languages", ("nl", "xx"), "language.unknown"),
    ],
)
def test_each_field_has_its_rule(field: str, value: object, code: str) -> None:
    checked = check(replace(GENERAL, **{field: value}))  # type: ignore[arg-type]
    assert facts(checked.errors) == [(code, f"general.{field}")]


@pytest.mark.parametrize("markup", ["[/]", "[@click=app.quit]x[/]", "[b]", "$x {y} %s"])
def test_markup_is_only_text(markup: str) -> None:
    checked = check(replace(GENERAL, informal_name=markup, description=markup, street=markup, town=markup))
    assert checked.issues == ()
    assert checked.general.informal_name == markup


@pytest.mark.parametrize(
    ("competences", "found"),
    [
        ({"level": {"a"}, "policy_area": {"a"}}, []),
        ({}, [("competence.required", "competences.level"), ("competence.required", "competences.policy_area")]),
        ({"level": {"b", "c"}, "policy_area": {"a"}}, [("competence.only_one", "competences.level")]),
        (
            {"level": {"zz"}, "policy_area": {"a"}},
            [("competence.unknown", "competences.level"), ("competence.required", "competences.level")],
        ),
        ({"level": {"a"}, "policy_area": {"a"}, "odd": {"a"}}, [("competence.unknown", "competences.odd")]),
        ({"level": {"a"}, "policy_area": {"a", "b", "c"}, "activity": {"a", "b"}}, []),
    ],
)
def test_r2_8_lists_keep_their_rule_of_choice(competences: dict[str, set[str]], found: list[tuple[str, str]]) -> None:
    assert facts(check(competences=competences).issues) == found


def test_d17_what_the_reference_data_no_longer_have_may_stay_but_is_not_ticked_anew() -> None:
    ticked = {"level": {"old"}, "policy_area": {"a", "older"}, "away": {"x"}}

    def codes(competences: dict[str, set[str]], keywords: dict[str, set[str]]) -> list[str]:
        found = authority_data.check(
            GENERAL,
            competences,
            keywords,
            catalogue=CATALOGUE,
            country="NL",
            accesses=(Access(module="SD-REQ", role="authority", keywords={"k1", "gone"}),),
            stored=ticked,
        )
        return [issue.code for issue in found.issues]

    assert codes(ticked, {"SD-REQ": {"k1", "gone"}}) == []
    assert codes({**COMPETENCES, "away": set()}, {"SD-REQ": {"k1"}}) == []
    assert codes({**ticked, "level": {"a", "old"}}, {}) == ["competence.only_one"]
    assert codes({**ticked, "policy_area": {"a", "newer"}}, {}) == ["competence.unknown"]
    assert codes({**ticked, "away": {"x", "y"}}, {}) == ["competence.unknown"]
    assert codes(ticked, {"SD-REQ": {"k1", "other"}}) == ["keywords.unknown"]


@pytest.mark.parametrize(
    ("keywords", "found"),
    [
        ({"SD-REQ": {"k1", "k2"}}, []),
        ({"SD-REQ": {"g"}}, [("keywords.unknown", "modules.SD-REQ.keywords")]),
        ({"PQ-REQ": {"k2"}}, []),
        ({"PQ-REQ": {"k1", "k2"}}, [("keywords.suspended", "modules.PQ-REQ.keywords")]),
        ({"PQ-REQ": set()}, [("keywords.suspended", "modules.PQ-REQ.keywords")]),
        ({"SD-NOT": set()}, []),
        ({"SD-NOT": {"k1"}}, [("keywords.not_applicable", "modules.SD-NOT.keywords")]),
        ({"XX": {"k1"}}, [("keywords.no_access", "modules.XX.keywords")]),
    ],
)
def test_r2_9_keywords_belong_to_the_module_and_the_access(
    keywords: dict[str, set[str]], found: list[tuple[str, str]]
) -> None:
    assert facts(check(keywords=keywords).errors) == found


def test_r2_9_removing_the_last_keyword_warns() -> None:
    (issue,) = check(keywords={"SD-REQ": set()}).issues
    assert (issue.code, issue.warning) == ("keywords.none", True)
    assert check(keywords={"SD-REQ": set()}).errors == ()


@pytest.mark.parametrize(
    ("old", "new", "much"),
    [
        ("Bouwvergunningen", "Bouwvergunningen", False),
        ("Bouwvergunningen", " bouwvergunningen ", False),
        ("Bouwvergunningen en vestiging", "Bouwvergunningen & vestiging", False),
        ("Bouwvergunningen en vestiging van bedrijven", "Bouw, vestiging en detachering in Veldermeer", True),
        ("", "Nieuw", True),
        ("Gemeente", "Waterschap", True),
    ],
)
def test_r2_6_much_changed_is_a_hint(old: str, new: str, much: bool) -> None:
    assert authority_data.changed_much(old, new) is much
