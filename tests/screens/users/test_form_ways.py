"""The ways through the user form and out of it (screens.md chapter 1, 8.1)."""

from __future__ import annotations

import pytest

from imi_tui.domain.errors import Unavailable
from tests.screens.golden import assert_golden
from tests.screens.users.pages import at_cursor, fill, focus_signs, form, opened, quiet
from tests.screens.users.people import Script

CARLA: dict[str, object] = {"user_id": 6}


async def test_pagedown_goes_to_the_roles_from_any_field_and_pageup_back_to_that_field() -> None:
    async with opened(Script(), "user_form", {}) as it:
        for number, label in enumerate(("Voornaam", "Achternaam", "E-mailadres", "Telefoon", "Taal van e-mails")):
            assert at_cursor(it).startswith(f">  {label}"), number
            await it.press("pagedown")
            assert ">[ ] lezer" in it.text()
            await it.press("pageup")
            assert at_cursor(it).startswith(f">  {label}")
            await it.press("tab")


async def test_enter_goes_through_all_fields_to_the_roles_and_the_buttons() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press(*["enter"] * 7)
        assert ">[ ] lezer" in it.text()
        await it.press("enter")
        assert ">[Opslaan]" in it.text()


async def test_there_is_one_focus_sign_wherever_the_focus_is() -> None:
    async with opened(Script(), "user_form", {}) as it:
        for key in (*["tab"] * 10, "shift+tab", "pagedown", "/", "esc", "f9", "esc", "esc"):
            await it.press(key)
            assert focus_signs(it.text()) == 1, (key, it.text())


async def test_esc_without_changes_leaves_at_once() -> None:
    async with opened(Script(), "user_form", CARLA) as it:
        await it.press("esc")
        assert it.page.place == "authority"


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_esc_asks_before_anything_typed_is_lost(language: str) -> None:
    script = Script()
    async with opened(script, "user_form", CARLA, language=language) as it:
        await it.press("tab", "tab", "tab", "backspace", "9", "pagedown", "1", "esc")
        assert_golden(f"user-edit-esc-{language}", it.text())
        await it.press("enter")
        assert it.page.place == "user_form"
        assert "0149" in it.text()
        await it.press("esc", "w", "d")
        assert it.page.panel is not None, "a letter never presses the dangerous button"
        await it.press("right", "right", "enter")
        await quiet(it)
        assert it.page.place == "authority"
        assert script.done == []


async def test_esc_empties_the_filter_of_the_roles_before_it_asks() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press("x", "pagedown", *"dien")
        assert "Filter [dien        ] 2 modules" in it.text()
        await it.press("esc")
        assert "Filter [            ] 5 modules" in it.text()
        assert it.page.panel is None
        await it.press("esc")
        assert "1 wijziging niet opgeslagen" in it.text()


async def test_the_question_can_save_too() -> None:
    script = Script()
    async with opened(script, "user_form", CARLA) as it:
        await it.press("tab", "tab", "tab", "backspace", "9", "esc", "f3")
        await quiet(it)
        assert it.page.place == "authority"
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
        assert len(script.done) == 1


async def test_a_form_that_cannot_be_opened_says_why_and_can_be_left() -> None:
    script = Script()
    script.refusals["user_form"] = Unavailable("unavailable.busy")
    async with opened(script, "user_form", CARLA) as it:
        assert it.message.startswith("Fout: ")
        await it.press("f3", "f4", "f6", "f8", "pagedown", "space", "1", "tab", "f1", "esc", "f9", "esc", "esc")
        await quiet(it)
        assert it.page.place == "authority"
        assert script.done == []


async def test_another_size_or_language_loses_nothing_that_was_typed_or_ticked() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await fill(it)
        await it.press("pagedown", "2", "down", "2")
        before = form(it).fields
        assert before is not None
        for size in ((60, 20), (200, 60), (80, 24)):
            await it._pilot.resize_terminal(*size)
            await it.settle()
            assert ">[x]" in it.text(), "the cursor stays on its tick"
        await it.press("f9", "t")
        assert "Professional qualifications" in it.text()
        assert "Roles: 2 chosen" in it.text()
        assert ">[x] handler" in it.text()
        await it.press("pageup", "pageup")
        assert "[Wilgenroos" in it.text()
        assert "[Dutch" in it.text()
        assert form(it).fields is before
        await it.press("f9", "l", "f3")
        await quiet(it)
        assert it.page.place == "hand_over"
