"""Changing a user (screens.md 8.2; R3.5, R4.3)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.dto.users import SaveUser
from imi_tui.domain.errors import FieldChange
from tests.screens.golden import assert_golden
from tests.screens.users.pages import at_cursor, form, opened, quiet
from tests.screens.users.people import Script, carla

CARLA: dict[str, object] = {"user_id": 6}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r3_5_editing_as_drawn(language: str) -> None:
    async with opened(Script(), "user_form", CARLA, language=language) as it:
        await it.press("pagedown", *["down"] * 4, "2", "right")
        assert_golden(f"user-edit-{language}", it.text())


async def test_r3_5_name_address_language_telephone_and_roles_are_saved() -> None:
    script = Script()
    async with opened(script, "user_form", CARLA) as it:
        await it.press("f8", *"Karla", "tab", "f8", *"Molen", "tab", "f8", *"k.molen@veldermeer.example")
        await it.press("tab", "f8", *"0205550100", "tab", *"eng", "pagedown", "2", "f3")
        await quiet(it)
        assert it.page.place == "authority"
    (command,) = script.done
    assert isinstance(command, SaveUser)
    assert command.expected_version == 7
    data = command.data
    assert (data.first_name, data.last_name, data.email) == ("Karla", "Molen", "k.molen@veldermeer.example")
    assert (data.phone, data.language) == ("+31 20 555 0100", "en")
    assert data.roles["PQ-REQ"] == frozenset({"viewer"})


async def test_r4_3_the_tick_of_the_only_holder_is_fixed_and_says_why() -> None:
    async with opened(Script(), "user_form", CARLA) as it:
        await it.press("pagedown", *["down"] * 4, "3")
        assert form(it).grid.chosen()["POW-REQ"] == frozenset({"allocator"})
        assert it.message == "Let op: toewijzer: C. Molenwiek is de enige. Geef de rol eerst aan een ander."
        assert "toewijzer: C. Molenwiek is de enige. Geef de rol eerst aan een ander." in it.text()
        await it.press("f8")
        assert form(it).grid.chosen()["POW-REQ"] == frozenset({"allocator"})


async def test_r4_3_the_box_of_the_only_administrator_is_fixed_and_says_why() -> None:
    script = Script()
    script.views[6] = replace(carla(), is_administrator=True, only_administrator=True)
    async with opened(script, "user_form", CARLA) as it:
        await it.press(*["tab"] * 5)
        assert at_cursor(it) == ">  Beheerder             x  mag gegevens, gebruikers en rechten beheren"
        await it.press("space")
        assert it.message == "Let op: C. Molenwiek is de enige beheerder. Maak eerst een ander beheerder."
        assert form(it).changes() == ()


async def test_f5_shows_the_changes_in_words() -> None:
    async with opened(Script(), "user_form", CARLA) as it:
        await it.press("tab", "tab", "tab", "backspace", "9", "pagedown", "1", "f5")
        assert "Wat is er gewijzigd: 2" in it.text()
        assert "+31 20 555 0149" in it.text()
        await it.press("esc")
        assert form(it).changes() == (
            FieldChange(path="phone", before="+31 20 555 0143", after="+31 20 555 0149"),
            FieldChange(path="roles.PQ-REQ", before=("viewer",), after=()),
        )


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (200, 60)])
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_form_fits_every_screen(size: tuple[int, int], language: str) -> None:
    async with opened(Script(), "user_form", {}, size=size, language=language) as it:
        await it.press("f3", "f6", "tab", "tab", "tab", "tab", "f4", "esc", "pagedown", "down", "down", "f9", "esc")
        text = it.text()
        assert len(text.split("\n")) == size[1]
        assert "Esc" in text.split("\n")[-1]


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_act_has_its_own_letter(language: str) -> None:
    async with opened(Script(), "user_form", {}, language=language) as it:
        letters = [it.app.tr.ctx(f"letter {offer.command.id}", offer.command.letter) for offer in it.page.offers()]
        assert len(letters) == len(set(letters))
