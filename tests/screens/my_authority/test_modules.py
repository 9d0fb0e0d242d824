"""The tab Modules, by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.errors import Issue
from screens.kit.help_fields import FIELDS
from screens.kit.help_texts import topic_of
from tests.screens.golden import assert_golden
from tests.screens.my_authority.tabs import modules, reference_data, town_hall_with_modules
from tests.screens.stage import a_draft, an_access, speak

ARCHITECT = "prof-architect"


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r2_9_the_tab_as_drawn(language: str) -> None:
    async with modules(town_hall_with_modules(), language=language) as tab:
        assert_golden(f"modules-view-{language}", tab.it.text())
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("interieur" if language == "nl" else "interior")
        await tab.it.press("space", *["backspace"] * 20)
        await tab.it.type("arch")
        tab.tab.settle()
        await tab.it.settle()
        assert_golden(f"modules-edit-{language}", tab.it.text())
        assert tab.one_sign()


async def test_r2_9_a_keyword_in_the_first_module_takes_enter_letters_and_space() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("paardrij")
        await tab.it.press("space")
        assert "prof-riding-instructor" in tab.draft.keywords["PQ-REQ"] - tab.draft.view.modules[1].keywords
        assert tab.draft.times_changed == 1


async def test_r2_9_a_keyword_in_any_other_module_is_found_by_its_area() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.type("dien")
        assert tab.left()[:3] == ["  Filter [dien        ]", "  Diensten", ">  Informatieverzoeken    1"]
        await tab.it.press("enter")
        await tab.it.type("arch")
        await tab.it.press("space")
        assert tab.draft.keywords["SD-REQ"] == set(), "the one architect keyword was ticked, so Space takes it away"
        assert tab.draft.keywords["PQ-REQ"] == tab.draft.view.modules[1].keywords


async def test_the_changed_count_stands_beside_the_module() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("arch")
        await tab.it.press("space", "down", "space")
        assert "»  Informatieverzoeken ±2 4" in tab.left()


async def test_modules_stand_under_their_area_in_the_order_of_the_reference_data() -> None:
    async with modules(town_hall_with_modules()) as tab:
        assert tab.left()[:10] == [
            "  Module        Trefwoorden",
            "  Beroepskwalificaties",
            ">  Informatieverzoeken    4",
            "   Waarschuwingsmechanis… 2",
            "  Diensten",
            "   Informatieverzoeken    1",
            "  SOLVIT",
            "   SOLVIT-zaken",
            "  Overheidsopdrachten",
            "   Informatieve… opgeschort",
        ]


async def test_view_mode_shows_the_ticked_keywords_in_columns_without_brackets() -> None:
    async with modules(town_hall_with_modules()) as tab:
        assert tab.right()[4:9] == [
            "── Trefwoorden: 4 ── Filter [          ] ──────────",
            "   Artsen",
            "     Arts              Cardioloog",
            "     Dermatoloog",
            "   Techniek en bouw",
        ]
        await tab.it.press("right", "down", "space")
        assert tab.it.message.startswith("Let op: F2")


async def test_letters_open_the_groups_that_hold_a_hit() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.press("enter", "home", "left")
        assert tab.right()[5].startswith(">+ Artsen")
        await tab.it.type("landsch")
        assert [line.strip(" >") for line in tab.right()[5:7]] == [
            "- Techniek en bouw                    [-]",
            "[ ] Tuin- en landschapsarchitect",
        ]


async def test_r2_9_where_else_a_keyword_is_chosen_is_said_once_the_cursor_rests() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("arts")
        tab.tab.settle()
        await tab.it.settle()
        assert tab.it.line(22) == "   Arts: ook gekozen in Beroepskwalificaties - Waarschuwingsmechanisme."


async def test_r2_9_linked_coordinators_are_listed_and_reached_by_tab() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.it.press("tab", "tab", "down")
        assert tab.right()[-3:] == [
            "── Gelieerde coördinatoren: 2 ─────────────────────",
            "   Kamer van Vakberoepen Zuidland      NL",
            ">  Inspectie Diensten Oostmark         BE",
        ]
        assert topic_of(tab.tab.help_topic(), "authority") is FIELDS["modules.coordinators"]
        await tab.it.press("left")
        assert tab.left()[2].startswith(">")


async def test_r2_9_a_module_without_keywords_says_so_and_cannot_be_entered() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.type("solv")
        assert tab.right()[4:] == [
            "── Trefwoorden ────────────────────────────────────",
            "   niet van toepassing bij deze module",
            "── Gelieerde coördinatoren: 0 ──────── F7 toevoegen",
            "   geen",
        ]
        await tab.edit(editing=False)
        await tab.it.press("enter")
        assert tab.it.message == "Let op: deze module heeft geen trefwoorden en geen gelieerde coördinatoren."
        assert tab.left()[-1].startswith(">") or any(line.startswith(">") for line in tab.left())


async def test_a_suspended_module_keeps_its_keywords_and_is_fixed() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.press("end", "enter")
        shown = "\n".join(tab.right())
        assert "De toegang is opgeschort." in shown
        assert "[x]" not in shown
        await tab.it.press("space")
        assert tab.it.message == "Let op: de toegang tot deze module is opgeschort."
        assert tab.draft.times_changed == 0
        await tab.it.press("f4")
        assert tab.it.page.panel is None


async def test_r2_9_taking_the_last_keyword_away_warns_and_does_not_count_as_a_problem() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.type("dien")
        await tab.it.press("enter")
        await tab.it.type("arch")
        await tab.it.press("space")
        assert tab.right()[5:7] == [
            " ? Zonder trefwoorden vinden anderen u in deze",
            "   module niet.",
        ]
        assert "!" not in "".join(tab.left())


async def test_f4_takes_over_what_another_module_with_the_same_list_has() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.press("enter", "f4")
        assert "Overnemen uit Beroepskwalificaties - Waarschuwings" in tab.it.text()
        assert "1 erbij" in tab.it.text()
        assert "Overnemen uit Diensten" not in tab.it.text()
        await tab.it.press("end", "enter")
        assert tab.draft.keywords["PQ-REQ"] - tab.draft.view.modules[1].keywords == {"prof-midwife"}
        assert tab.it.message == "Gedaan: 1 trefwoord is toegevoegd."
        await tab.it.press("f4", "end")
        assert "niets erbij" in tab.it.text()


async def test_f4_shows_only_what_is_ticked_and_everything_again() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.press("f4", "home", "enter", "enter")
        ticks = [line for line in tab.right() if "[x]" in line or "[ ]" in line]
        assert len([line for line in ticks if "Artsen" not in line and "Techniek" not in line]) == 4
        await tab.it.press("f4", "down", "enter")
        assert "[ ] Huisarts" in "\n".join(tab.right())


async def test_what_can_be_done_here_comes_with_the_reason_when_not() -> None:
    async with modules(town_hall_with_modules()) as tab:
        acts = tab.tab.acts()
        assert [command for command, _, _ in acts] == ["form.choose", "modules.link", "modules.strike"]
        assert {reason for _, _, reason in acts} == {"F2 begint het bewerken"}
        await tab.edit()
        (_, run, reason), *_ = tab.tab.acts()
        assert reason == ""
        await run()
        assert tab.it.page.panel is not None


async def test_a_problem_brings_the_focus_to_its_module() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        path = "modules.SD-REQ.keywords"
        tab.draft.issues = {path: (Issue(code="keywords.no_access", path=path, params={"module": "SD-REQ"}),)}
        await tab.refresh()
        assert "   Informatieverzoeken !1 1" in tab.left()
        tab.tab.focus_problem(path)
        await tab.it.settle()
        assert tab.tab.help_topic() == path
        assert tab.right()[5].startswith(" ! Uw autoriteit heeft geen toegang meer")
        assert tab.one_sign()


async def test_what_help_or_a_question_is_about_stays_in_sight() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("landsch")
        await tab.it.press("f1", "f1")
        assert "»  [ ] Tuin- en landschapsarchitect" in tab.right()


async def test_a_problem_of_a_module_that_is_not_there_any_more_stays_where_it_is() -> None:
    async with modules(town_hall_with_modules()) as tab:
        tab.tab.focus_problem("modules.XX-YY.keywords")
        await tab.it.settle()
        assert tab.right()[0] == " Informatieverzoeken"


async def test_a_module_that_went_meanwhile_is_no_longer_chosen() -> None:
    async with modules(town_hall_with_modules()) as tab:
        draft = tab.draft
        rest = tuple(access for access in draft.view.modules if access.module != "PQ-REQ")
        draft.view = replace(draft.view, modules=rest)
        draft.keywords.pop("PQ-REQ")
        await tab.refresh()
        assert tab.right()[0] == " Waarschuwingsmechanisme"


async def test_an_authority_without_modules_is_told_so() -> None:
    async with modules(a_draft(reference_data())) as tab:
        await tab.edit()
        await tab.it.press("down", "enter", "x", "esc")
        assert tab.right() == [" Uw autoriteit heeft nog geen modules."]


async def test_a_module_and_a_role_that_the_reference_data_do_not_know_are_shown_by_code() -> None:
    draft = a_draft(reference_data(), modules=[an_access("XX-YY", role="strange", keywords=frozenset({"gone"}))])
    async with modules(draft) as tab:
        assert ">  XX-YY                  1" in tab.left()
        assert " XX-YY" in tab.right()
        assert any(line.startswith(" Rol          strange") for line in tab.right())


async def test_another_language_is_shown_at_once() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await speak(tab.it, "en")
        assert ">  Requests for informat… 4" in tab.left()
        assert any(line.startswith(" Access through  Ministerie") for line in tab.right())
        await tab.it.press("enter")
        await tab.it.type("arch")
        assert ">  [x] Architect" in tab.right()


async def test_saving_makes_the_ticks_the_stored_ones() -> None:
    async with modules(town_hall_with_modules()) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("interieur")
        await tab.it.press("space")
        stored = frozenset(tab.draft.keywords["PQ-REQ"])
        accesses = [replace(a, keywords=stored) if a.module == "PQ-REQ" else a for a in tab.draft.view.modules]
        tab.draft.view = replace(tab.draft.view, modules=tuple(accesses))
        await tab.edit(editing=False)
        await tab.refresh()
        assert "±" not in tab.it.text()
        assert "── Trefwoorden: 5 ──" in tab.it.text()
        assert "Interieurarchitect" in tab.it.text()


@pytest.mark.parametrize("size", [(60, 20), (132, 40), (200, 60)])
async def test_other_sizes_lose_nothing_and_draw_within_the_screen(size: tuple[int, int]) -> None:
    async with modules(town_hall_with_modules(), size=size) as tab:
        await tab.edit()
        await tab.it.press("enter")
        await tab.it.type("interieur")
        await tab.it.press("space")
        assert all(len(line) < size[0] for line in tab.it.text().split("\n")[2:])
        assert len(tab.draft.keywords["PQ-REQ"]) == 5
        assert tab.one_sign()
