"""The files that come with the program: complete, consistent, and fit for the screens (R2.8, R2.9, R3.3, D17)."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator

import phonenumbers
import pytest

from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.catalogue.schema import cell_width
from imi_tui.domain.dto.catalogue import Catalogue, HolderRule, Keyword, Names

LANGUAGES = "bg es cs da de et el en fr ga hr it lv lt hu mt nl pl pt ro sk sl fi sv"
COUNTRIES = "BE BG CZ DK DE EE IE EL ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE IS LI NO"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_catalogue()


def tree(keywords: tuple[Keyword, ...]) -> Iterator[tuple[Keyword, ...]]:
    """Each list of siblings."""
    yield keywords
    for keyword in keywords:
        if keyword.children:
            yield from tree(keyword.children)


def test_r3_3_the_24_languages_are_there_with_their_own_names(catalogue: Catalogue) -> None:
    assert " ".join(entry.code for entry in catalogue.languages) == LANGUAGES
    by_code = catalogue.language_by_code
    assert by_code["nl"].names.in_("nl") == by_code["nl"].autonym == "Nederlands"
    assert by_code["el"].names.in_("en") == "Greek"
    assert len({entry.autonym for entry in catalogue.languages}) == 24
    for language in ("nl", "en"):
        assert len({entry.names.texts[language] for entry in catalogue.languages}) == 24


def test_countries_are_those_of_imi(catalogue: Catalogue) -> None:
    assert " ".join(country.code for country in catalogue.countries) == COUNTRIES
    assert catalogue.country_by_code["EL"].names.in_("nl") == "Griekenland"
    assert catalogue.country_by_code["NO"].names.in_("en") == "Norway"
    for country in catalogue.countries:
        region = "GR" if country.code == "EL" else country.code
        assert int(country.calling_code) == phonenumbers.country_code_for_region(region)


def test_r2_9_areas_and_modules_are_complete(catalogue: Catalogue) -> None:
    assert len(catalogue.modules) == 50
    assert len({module.area.code for module in catalogue.modules}) == 22
    assert {module.workflow.code for module in catalogue.modules} == {
        "request",
        "alert",
        "notification",
        "repository",
        "case",
    }
    for module in catalogue.modules:
        assert all({"nl", "en"} <= act.texts.keys() for act in module.area.acts)
        assert module.keyword_set is None or module.keyword_set in catalogue.keyword_sets
    services = catalogue.module_by_code["SD-REQ"]
    assert services.title("nl") == "Diensten - Informatieverzoeken"
    assert services.title("en") == "Services - Requests for information"
    assert services.keyword_set == "service_activities"
    assert catalogue.module_by_code["PQ-REQ"].area.acts[0].in_("nl") == "Richtlijn 2005/36/EG"


def test_r2_9_keywords_and_coordinators_only_where_they_apply(catalogue: Catalogue) -> None:
    by_code = catalogue.module_by_code
    assert by_code["PQ-ALR"].keyword_set == "professions"
    assert by_code["PQ-NOT"].keyword_set == "diploma_professions"
    assert by_code["GDPR-61"].keyword_set is None
    assert by_code["PQ-REQ"].coordinators
    assert not by_code["PQ-REG"].coordinators


@pytest.mark.parametrize(
    ("workflow", "role", "required", "only_for"),
    [
        ("request", "viewer", None, ()),
        ("request", "request_handler", HolderRule(), ()),
        ("request", "allocator", HolderRule(setting="uses_allocation"), ()),
        ("request", "referral_handler", HolderRule(authority_role="coordinator"), ("coordinator",)),
        ("alert", "alert_broadcaster", HolderRule(authority_role="alert_coordinator"), ("alert_coordinator",)),
        ("notification", "notification_initiator", HolderRule(), ()),
        ("case", "case_allocator", None, ()),
    ],
)
def test_r4_3_required_roles_are_data(
    workflow: str, role: str, required: HolderRule | None, only_for: tuple[str, ...], catalogue: Catalogue
) -> None:
    found = next(each.workflow for each in catalogue.modules if each.workflow.code == workflow).user_role(role)
    assert (found.required, found.only_for) == (required, only_for)


def test_r4_3_each_workflow_has_a_role_that_somebody_must_hold(catalogue: Catalogue) -> None:
    for module in catalogue.modules:
        assert any(role.required is not None for role in module.workflow.user_roles), module.code


@pytest.mark.parametrize("language", ["nl", "en"])
def test_roles_fit_the_matrix_and_the_line_beneath_it(language: str, catalogue: Catalogue) -> None:
    for module in catalogue.modules:
        for role in module.workflow.user_roles:
            assert cell_width(role.short.in_(language)) <= 9
            line = f"   {role.names.in_(language)}: {role.allows.in_(language)}"
            assert cell_width(line) <= 79, line


def test_r2_8_classification_has_four_lists(catalogue: Catalogue) -> None:
    lists = catalogue.competence_list_by_code
    assert {code: (entry.choose, len(entry.values)) for code, entry in lists.items()} == {
        "level": ("exactly_one", 3),
        "body_type": ("exactly_one", 11),
        "policy_area": ("one_or_more", 21),
        "economic_activity": ("zero_or_more", 21 + 88),
    }
    assert dict(lists["policy_area"].values)["04"].in_("nl") == "Politiek"


def test_r2_8_economic_activities_are_sections_with_their_divisions(catalogue: Catalogue) -> None:
    lists = catalogue.competence_list_by_code
    assert [code for code, entry in lists.items() if entry.parents] == ["economic_activity"]
    activities = lists["economic_activity"]
    codes = [code for code, _ in activities.values]
    sections, divisions = [code for code in codes if code.isalpha()], [code for code in codes if code.isdigit()]
    assert "".join(sections) == "ABCDEFGHIJKLMNOPQRSTU"
    assert divisions == sorted(divisions)
    missing = {"04", "34", "40", "44", "48", "54", "57", "67", "76", "83", "89"}
    assert set(divisions) == {f"{number:02}" for number in range(1, 100)} - missing
    assert set(activities.parents) == set(divisions)
    assert set(activities.parents.values()) == set(sections)
    # In the order of the tree: each division behind its section and before the next one.
    for code in divisions:
        before = [one for one in codes[: codes.index(code)] if one.isalpha()]
        assert activities.parents[code] == before[-1]
    names = dict(activities.values)
    assert activities.parents["56"] == "I"
    assert (names["56"].in_("nl"), names["56"].in_("en")) == (
        "Eet- en drinkgelegenheden", "Food and beverage service activities",
    )  # fmt: skip


def test_r2_9_keyword_sets_are_long_enough(catalogue: Catalogue) -> None:
    sizes = {name: len(leaves) for name, leaves in catalogue.leaf_keywords.items()}
    assert sizes["professions"] >= 320
    assert sizes["service_activities"] >= 80
    assert sizes["posting_topics"] >= 30
    assert min(sizes.values()) >= 12
    assert set(sizes) == {module.keyword_set for module in catalogue.modules} - {None}


def test_professions_are_a_tree_that_a_letter_or_two_can_search(catalogue: Catalogue) -> None:
    fields = catalogue.keyword_sets["professions"]
    assert all(field.children for field in fields)
    building = next(field for field in fields if field.names.in_("nl") == "Techniek en bouw")
    assert [each.names.in_("nl") for each in building.children[:3]] == [
        "Architect",
        "Interieurarchitect",
        "Tuin- en landschapsarchitect",
    ]
    assert catalogue.leaf_keywords["professions"]["prof-architect"].names.in_("en") == "Architect"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_names_are_unique_among_siblings(language: str, catalogue: Catalogue) -> None:
    areas = {module.area.code: module.area for module in catalogue.modules}
    lists: list[list[Names]] = [[area.names for area in areas.values()]]
    lists += [[module.names for module in catalogue.modules if module.area.code == code] for code in areas]
    lists += [[role.names for role in module.workflow.user_roles] for module in catalogue.modules]
    lists += [[role.short for role in module.workflow.user_roles] for module in catalogue.modules]
    for entry in catalogue.competence_lists:
        above = {code: entry.parents.get(code, "") for code, _ in entry.values}
        lists += [[names for code, names in entry.values if above[code] == parent] for parent in set(above.values())]
    lists += [
        [each.names for each in siblings] for roots in catalogue.keyword_sets.values() for siblings in tree(roots)
    ]
    for siblings in lists:
        doubled = [text for text, number in Counter(names.texts[language] for names in siblings).items() if number > 1]
        assert doubled == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_keywords_of_a_set_can_be_told_apart_without_their_group(language: str, catalogue: Catalogue) -> None:
    for name, leaves in catalogue.leaf_keywords.items():
        names = Counter(leaf.names.texts[language] for leaf in leaves.values())
        assert [text for text, number in names.items() if number > 1] == [], name


def test_codes_of_keywords_are_unique_over_all_sets(catalogue: Catalogue) -> None:
    codes = Counter(
        each.code for roots in catalogue.keyword_sets.values() for siblings in tree(roots) for each in siblings
    )
    assert [code for code, number in codes.items() if number > 1] == []


def test_nothing_heavy_is_imported_before_files_are_read() -> None:
    program = (
        "import sys\n"
        "import imi_tui.domain.dto.catalogue, imi_tui.domain.dto.catalogue_plain, imi_tui.domain.catalogue.loader\n"
        "print(sorted({'yaml', 'babel', 'rich', 'textual'} & set(sys.modules)))\n"
        "imi_tui.domain.catalogue.loader.read_catalogue()\n"
        "print(sorted({'yaml', 'babel', 'rich', 'textual'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "['babel', 'yaml']"]
