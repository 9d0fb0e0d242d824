"""Pictures of the menu Beheer and of Mijn autoriteit at 80x24, to be read (screens.md 3, 4, 9.1, 9.2, 10.1, 10.2)."""

from __future__ import annotations

import pytest

from tests.screens.driver import Driver, running
from tests.screens.golden import assert_golden, focus_signs
from tests.screens.my_authority.test_editing import edit, stored
from tests.screens.my_authority.test_together import both_typed
from tests.usecases.office import Office, saving

LANGUAGES = pytest.mark.parametrize("language", ["nl", "en"])


def picture(it: Driver, name: str, language: str) -> None:
    """Compare, and see that there is one sign of the focus."""
    assert focus_signs(it.text()) == 1
    assert_golden(f"{name}-{language}", it.text())


def looked_after(office: Office) -> None:
    """Two administrators, and data that were checked today."""
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    office.domain.save_authority(saving(office.enter("anna"), stored(office), phone="+31205550100"))


@LANGUAGES
async def test_r2_1_the_menu_and_the_authority_as_drawn(office: Office, language: str) -> None:
    looked_after(office)
    async with running(office.domain, language=language) as it:
        await it.sign_in("anna")
        picture(it, "home", language)
        await it.press("1")
        picture(it, "authority-view", language)
        await it.press("down", "down", "f2")
        picture(it, "authority-edit", language)
        await it.press("f9", "3", "f9")
        picture(it, "modules-menu", language)


@LANGUAGES
async def test_two_problems_as_drawn(office: Office, language: str) -> None:
    looked_after(office)
    async with running(office.domain, language=language) as it:
        await edit(it)
        await it.press("tab", "tab", "tab", "f8")
        await it.type("imi@veldermeer")
        await it.press("tab", "f8")
        await it.type("12")
        await it.press("f3")
        picture(it, "authority-problems", language)


@LANGUAGES
async def test_the_difference_as_drawn(office: Office, language: str) -> None:
    looked_after(office)
    async with running(office.domain, language=language) as it:
        await edit(it)
        await it.type(" en bouw")
        await it.press("tab", "space", "tab", "tab", "f8", "f9", "3", "enter")
        await it.type("arch")
        await it.press("space", "f5")
        picture(it, "authority-difference", language)


@LANGUAGES
async def test_d2_the_conflict_as_drawn(office: Office, language: str) -> None:
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(office.domain, language=language) as it, running(office.domain) as other:
        await both_typed(it, other)
        await it.press("f3")
        picture(it, "authority-conflict", language)
