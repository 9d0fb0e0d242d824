"""Panels over every way to them: from the key line, which needs no F-keys, and again before the last one has gone."""

from __future__ import annotations

import pytest

from tests.screens.driver import Driver, running
from tests.usecases.office import Office


async def on_modules(it: Driver) -> None:
    """In edit mode on the tab Modules."""
    await it.sign_in("anna")
    await it.press("3", "f2")


@pytest.mark.parametrize(("steps", "title"), [(0, "Hulp: "), (4, "Wat kunt u hier doen?")])
async def test_help_and_menu_open_from_the_key_line(steps: int, title: str, office: Office) -> None:
    async with running(office.domain) as it:
        await on_modules(it)
        await it.press("shift+tab", "shift+tab")
        assert it.page.active_part is it.page.key_line
        await it.press(*["right"] * steps, "enter")
        assert f"── {title}" in it.text()
        await it.press("esc")
        assert it.page.panel is None
        assert it.page.active_part is it.page.key_line


@pytest.mark.parametrize("key", ["f1", "f7", "f9"])
async def test_any_panel_opens_while_the_key_line_has_the_focus(key: str, office: Office) -> None:
    async with running(office.domain) as it:
        await on_modules(it)
        await it.press("shift+tab", "shift+tab", key)
        assert it.page.panel is not None
        assert "Esc Sluiten" in it.line(24)


async def test_r2_6_f3_on_the_key_line_of_the_tab_modules_asks_about_a_changed_title(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("1", "f2")
        await it.type("x")
        await it.press("f9", "3", "shift+tab", "shift+tab", "f3")
        assert "Moeten de andere talen mee?" in it.text()
        await it.press("f3")
        assert it.message.startswith("Gedaan: 1 wijziging opgeslagen.")


@pytest.mark.parametrize("key", ["f1", "f9"])
async def test_a_panel_closed_and_opened_again_before_it_is_gone(key: str, office: Office) -> None:
    async with running(office.domain) as it:
        await on_modules(it)
        await it.press(key, "esc", key, "esc", key)
        assert it.page.panel is not None
        await it.press("esc")
        assert it.page.panel is None
