"""The matrix of roles in the user form (screens.md 8.1; R3.3, R4.3, R4.4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.screens.golden import assert_golden
from tests.screens.users.pages import fill, form, opened, quiet
from tests.screens.users.people import Script, carla, catalogue, offers

CARLA: dict[str, object] = {"user_id": 6}


async def test_r3_3_letters_filter_the_modules_digits_tick_and_f8_unticks_the_row() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press("pagedown", *"waar", "1", "2")
        await it.press("esc")
        assert form(it).grid.chosen() == {"PQ-ALR": frozenset({"alert_viewer", "alert_handler"})}
        assert "»" not in it.text()
        await it.press("home", *"waar", "f8", "esc")
        assert form(it).grid.chosen() == {}


async def test_r4_3_a_role_that_must_be_held_and_has_nobody_is_marked_until_it_is_ticked() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press("pagedown")
        assert "[ ]!toewijzer" in it.text()
        await it.press("2")
        assert "! moet iemand hebben en heeft nog niemand" in it.text()
        await it.press("3")
        assert "[x] toewijzer" in it.text()
        assert "!toewijzer" not in it.text()
        assert "Nu: niemand." in it.text()


async def test_r4_4_a_user_without_roles_is_warned_about_and_can_be_saved() -> None:
    script = Script()
    async with opened(script, "user_form", {}) as it:
        await fill(it)
        await it.press("pagedown")
        assert "? Zonder rollen kan deze gebruiker nog niets doen." in it.text()
        await it.press("1")
        assert "Zonder rollen" not in it.text()
        await it.press("1", "f3")
        await quiet(it)
        assert len(script.done) == 1
        assert "is geregistreerd zonder rollen." in it.text()


async def test_r1_4_ticking_administrator_tells_what_it_means() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press(*["tab"] * 6, "space")
        assert it.message == "Let op: een beheerder kan daarna ook u de beheerdersrol afnemen."
        await it.press("pagedown")
        assert "Zonder rollen" not in it.text()


async def test_a_module_of_more_than_four_roles_goes_on_in_the_next_line() -> None:
    script = Script()
    script.form_offers = offers(("PQ-REQ", "SD-REQ"))
    first = script.form_offers[0]
    more = [replace(first.roles[0], role=role) for role in ("allocator", "referral_handler")]
    script.form_offers = (replace(first, roles=(*first.roles, *more)), script.form_offers[1])
    async with opened(script, "user_form", {}) as it:
        lines = it.text().split("\n")
        row = next(number for number, line in enumerate(lines) if line.startswith("   Informatieverzoeken"))
        assert lines[row + 1] == " " * 24 + "[ ] verwijzer"
        await it.press("pagedown", "5")
        assert " " * 23 + ">[x] verwijzer" in it.text()
        await it.press("down")
        assert "   Informatieverzoeken" in it.line_with(">[ ]")


async def test_a_large_matrix_folds_the_fields_into_one_line_while_it_has_the_focus() -> None:
    script = Script()
    script.form_offers = offers(tuple(module.code for module in catalogue().modules))
    async with opened(script, "user_form", {}) as it:
        await fill(it)
        assert "Voornaam" in it.text()
        await it.press("pagedown")
        assert it.line(3) == "   Mees Wilgenroos · lente-5802"
        assert "Voornaam" not in it.text()
        assert_golden("user-add-folded-nl", it.text())
        for _ in range(60):
            await it.press("down", "1")
        assert form(it).grid.ticked_count() > 40
        await it.press("pageup", "pageup", "pageup", "pageup", "pageup", "f9", "m")
        assert f"] {len(form(it).grid.chosen())} modules" in it.text()
        assert len(form(it).grid.chosen()) < len(catalogue().modules)
        assert "Voornaam" not in it.text()
        await it.press("pageup")
        assert "Voornaam" in it.text()


async def test_a_suspended_module_keeps_its_roles_and_says_why() -> None:
    script = Script()
    script.form_offers = offers(suspended=("SD-REQ",))
    async with opened(script, "user_form", CARLA) as it:
        await it.press("pagedown", "down", "down", "2")
        assert "opgeschort" in it.message
        assert form(it).grid.chosen()["SD-REQ"] == frozenset({"request_handler"})


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_roles_are_taken_over_from_a_colleague_and_each_can_be_unticked(language: str) -> None:
    script = Script()
    script.people[7] = replace(script.people[7], is_administrator=True)
    async with opened(script, "user_form", {}, language=language) as it:
        await it.press("pagedown", "f4", *"mole")
        assert_golden(f"user-take-over-{language}", it.text())
        await it.press("enter")
        assert form(it).grid.chosen() == dict(carla().roles)
        assert form(it).fields is not None
        await it.press("1")
        assert form(it).grid.chosen()["PQ-REQ"] == frozenset({"request_handler"})


async def test_a_colleague_without_roles_cannot_be_taken_over() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press("f4", *"duin", "enter")
        assert it.message == "Let op: heeft geen rollen"
        assert it.page.panel is not None


async def test_f4_in_the_language_field_chooses_a_language() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press(*["tab"] * 4, "f4", *"frans", "enter")
        assert "[Frans" in it.text()
