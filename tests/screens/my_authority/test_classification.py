"""The tab Classificatie, by keys."""

from __future__ import annotations

import pytest

from imi_tui.domain.errors import Issue
from tests.screens.golden import assert_golden
from tests.screens.my_authority.tabs import classification, town_hall
from tests.screens.stage import speak

EMPTY_POLICY = {
    "competences.policy_area": (
        Issue(code="competence.required", path="competences.policy_area", params={"list": "policy_area"}),
    )
}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r2_8_the_tab_as_drawn(language: str) -> None:
    async with classification(town_hall(), language=language) as tab:
        assert_golden(f"classification-view-{language}", tab.it.text())
        await tab.edit()
        await tab.it.press("down", "down", "down", "enter")
        await tab.it.type("handel" if language == "nl" else "trade")
        await tab.it.press("space", "esc", "down", "down", "space", "end", "home", "down")
        assert_golden(f"classification-edit-{language}", tab.it.text())
        assert tab.one_sign()


async def test_r2_8_everything_can_be_searched_at_once_and_ticked() -> None:
    async with classification(town_hall()) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("vervoer")
        assert tab.right()[1:5] == [
            " - Beleidsterrein                      [-]",
            ">  [ ] Vervoer",
            " - Economische activiteit              [-]",
            "   [ ] Vervoer en opslag",
        ]
        await tab.it.press("space", "down", "down", "space")
        assert tab.draft.competences["policy_area"] == {"12", "16", "28", "40", "44", "48"}
        assert tab.draft.competences["economic_activity"] == {"F", "G", "H", "I"}
        assert tab.draft.times_changed == 2
        assert "  Beleidsterrein * ±1    6" in tab.left()


async def test_r2_8_of_level_and_type_just_one_is_chosen() -> None:
    async with classification(town_hall()) as tab:
        await tab.edit()
        await tab.it.press("down", "right")
        assert tab.right()[1:] == [">( ) Nationaal", " ( ) Regionaal", " (o) Lokaal"]
        await tab.it.press("space")
        assert tab.right()[1:] == [">(o)±Nationaal", " ( ) Regionaal", " ( )±Lokaal"]
        assert tab.draft.competences["level"] == {"national"}
        await tab.it.press("space")
        assert tab.draft.competences["level"] == {"national"}, "the only one stays chosen"


async def test_view_mode_shows_only_what_is_ticked_without_brackets() -> None:
    async with classification(town_hall()) as tab:
        await tab.it.press("down", "down", "down")
        assert tab.right() == [
            " Filter [                    ]    5 aangevinkt",
            "     Recht",
            "     Economie",
            "     Sociale vraagstukken",
            "     Onderneming en mededinging",
            "     Werkgelegenheid en arbeidsvoorwaarden",
        ]
        await tab.it.press("enter", "space")
        assert tab.it.message.startswith("Let op: F2")
        assert tab.draft.times_changed == 0


@pytest.mark.parametrize(("may_edit", "words"), [(True, "F2 om aan te vinken"), (False, "Nog niets aangevinkt.")])
async def test_nothing_ticked_says_what_to_do(may_edit: bool, words: str) -> None:
    draft = town_hall(may_edit=may_edit)
    draft.competences["policy_area"].clear()
    async with classification(draft) as tab:
        await tab.it.press("down", "down", "down")
        assert words in " ".join(tab.right())
        assert ("F2" in " ".join(tab.right())) is may_edit


async def test_escape_and_left_go_back_to_the_list_of_lists() -> None:
    async with classification(town_hall()) as tab:
        await tab.edit()
        await tab.it.press("down", "enter", "left")
        assert tab.left()[2].startswith("> Bestuursniveau")
        await tab.it.press("right")
        assert tab.left()[2].startswith("» Bestuursniveau")
        await tab.it.type("lok")
        await tab.it.press("esc")
        assert tab.left()[2].startswith("» Bestuursniveau"), "the first Esc only empties the filter"
        await tab.it.press("esc")
        assert tab.left()[2].startswith("> Bestuursniveau")


async def test_r2_8_a_list_that_must_not_be_empty_says_so_and_is_counted() -> None:
    async with classification(town_hall()) as tab:
        await tab.edit()
        tab.draft.competences["policy_area"].clear()
        tab.draft.issues = EMPTY_POLICY
        await tab.refresh()
        assert "  Beleidsterrein * ±5 !1 0" in tab.left()
        tab.tab.focus_problem("competences.policy_area")
        await tab.it.settle()
        assert tab.tab.help_topic() == "competences.policy_area"
        assert tab.right()[1] == " ! Kies minstens één beleidsterrein."
        assert tab.right()[2] == ">[ ] Politiek"


async def test_filter_without_a_hit_says_so() -> None:
    async with classification(town_hall()) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("zzz")
        assert tab.right()[1:] == ['>  Niets gevonden voor "zzz". Esc wist het filter.']
        await tab.it.press("esc")
        assert len(tab.right()) > 10


async def test_what_a_row_cuts_off_stands_in_full_beneath_once_the_cursor_rests() -> None:
    async with classification(town_hall()) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("elektriciteit")
        assert "Productie en distributie van elektriciteit,…" in tab.right()[2]
        tab.tab.settle()
        await tab.it.settle()
        whole = "   Productie en distributie van elektriciteit, gas, stoom en gekoelde lucht"
        assert whole in tab.it.text().split("\n")
        await tab.it.press("esc", "home")
        tab.tab.settle()
        await tab.it.settle()
        assert whole not in tab.it.text()


async def test_saving_makes_the_ticks_the_stored_ones() -> None:
    from dataclasses import replace

    async with classification(town_hall()) as tab:
        await tab.edit()
        await tab.it.press("down", "down", "down", "enter", "space")
        assert "±" in tab.it.text()
        stored = {code: frozenset(values) for code, values in tab.draft.competences.items()}
        tab.draft.view = replace(tab.draft.view, competences=stored)
        await tab.edit(editing=False)
        await tab.refresh()
        assert "±" not in tab.it.text()
        assert tab.right()[1] == ">    Politiek"


async def test_another_language_is_shown_at_once() -> None:
    async with classification(town_hall()) as tab:
        await tab.edit()
        await tab.it.press("down", "enter")
        await speak(tab.it, "en")
        assert tab.right()[1:] == [">( ) National", " ( ) Regional", " (o) Local"]
        assert "» Administrative level * 1" in tab.left()


@pytest.mark.parametrize("size", [(60, 20), (132, 40), (200, 60)])
async def test_other_sizes_lose_nothing_and_draw_within_the_screen(size: tuple[int, int]) -> None:
    async with classification(town_hall(), size=size) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("milieu")
        await tab.it.press("space")
        assert all(len(line) < size[0] for line in tab.it.text().split("\n")[2:])
        assert "52" in tab.draft.competences["policy_area"]
        assert tab.one_sign()


async def test_digits_go_to_the_tabs_and_not_into_the_filter() -> None:
    async with classification(town_hall()) as tab:
        await tab.it.press("3", "enter", "1")
        assert tab.right()[0].startswith(" Filter [    ")


async def test_r2_8_ticks_filter_and_place_go_along_from_one_list_to_four_and_back() -> None:
    async with classification(town_hall()) as tab:
        await tab.edit()
        await tab.it.press("enter", *"milieu")
        assert ">  [ ] Milieu" in tab.it.text()
        await tab.it._pilot.resize_terminal(200, 60)
        await tab.it.settle()
        assert "│" not in tab.it.text(), "the four lists have the place of list and detail"
        assert "> [ ] Milieu" in tab.it.text().replace(">[", "> [")
        await tab.it.press("space")
        await tab.it._pilot.resize_terminal(60, 20)
        await tab.it.settle()
        assert "[x]±Milieu" in tab.it.text()
        assert "[milieu " in tab.it.text()
        assert tab.one_sign()
        assert "52" in tab.draft.competences["policy_area"]


async def test_r2_8_one_filter_searches_all_four_lists() -> None:
    async with classification(town_hall(), size=(200, 60)) as tab:
        await tab.edit()
        await tab.it.press(*"bouwnij")
        assert "Filter [bouwnij" in tab.it.text()
        assert tab.tab.help_topic() == "competences.economic_activity"
        assert tab.one_sign()
        await tab.it.press("esc")
        assert "bouwnij" not in tab.it.text()
        await tab.it.press("left")
        assert tab.tab.help_topic() == "competences.policy_area"
