"""The menu F9: what is for here line by line, the rest together, reasons in full."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from screens.kit.commands import COMMANDS, Offer
from screens.kit.widgets.split import DetailLine
from tests.factories import a_catalogue
from tests.screens.driver import Driver
from tests.screens.golden import focus_signs
from tests.screens.stage import Stage, stage

REASON = "alleen een beheerder kan dit. Uw beheerders: A. Zonneveld, B. van Rietdijk."


class Place(Stage):
    """A screen with an act, one that cannot be done, the tabs and the way back."""

    def __init__(self) -> None:
        part = DetailLine(lambda: "", id="part")
        super().__init__([part], lambda: [part])
        self.done: list[str] = []
        self.reason = REASON

    def offers(self) -> list[Offer]:
        commands = ("tab.authority", "tab.classification", "tab.modules", "tab.users", "form.save", "authority.edit")
        return [self._offer(command) for command in (*commands, "all.language", "all.home")]

    def _offer(self, command: str) -> Offer:
        async def run() -> None:
            self.done.append(command)

        return self.offer(command, run, self.reason if command == "authority.edit" else "")


@asynccontextmanager
async def place(size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[Driver, Place]]:
    screen = Place()
    async with stage(screen, a_catalogue(), size=size) as it:
        yield it, screen


async def test_what_leads_elsewhere_stands_in_the_last_lines_tabs_apart() -> None:
    async with place() as (it, _):
        await it.press("f9")
        lines = [line for line in it.text().split("\n")[1:] if line.strip()][-5:]
        assert lines == [
            ">  O  Opslaan                              F3",
            "   B  Gegevens autoriteit bewerken         -   alleen een beheerder kan dit. U…",
            "   ─  1 Autoriteit  2 Classificatie  3 Modules  4 Gebruikers",
            "   ─  T Taal van het scherm  0 Beheer",
            " Enter Uitvoeren   Esc Sluiten",
        ]


async def test_a_reason_that_is_cut_off_stands_in_full_beneath_when_the_cursor_is_there() -> None:
    async with place() as (it, _):
        await it.press("f9")
        assert REASON not in it.text()
        await it.press("down")
        assert f"   {REASON}" in it.text()
        await it.press("enter")
        assert it.message == f"Let op: {REASON}"


async def test_a_reason_that_fits_needs_no_line_of_its_own() -> None:
    async with place() as (it, screen):
        screen.reason = "niet nu"
        await it.press("f9", "down")
        assert it.text().count("niet nu") == 1


async def test_arrows_go_through_all_of_them_with_one_sign_and_enter_does_it() -> None:
    async with place() as (it, screen):
        await it.press("f9")
        for key in ("down", "right", "right", "down", "tab", "right", "down"):
            await it.press(key)
            assert focus_signs(it.text()) == 1
        assert ">0 Beheer" in it.text()
        await it.press("left", "enter")
        assert screen.done == ["all.language"]
        await it.press("f9", "up", "enter")
        assert screen.done == ["all.language", "all.home"]


@pytest.mark.parametrize("key", ["1", "4", "t", "0", "o"])
async def test_a_letter_or_digit_acts_at_once(key: str) -> None:
    async with place() as (it, screen):
        await it.press("f9", key)
        assert it.page.panel is None
        assert [it.app.tr.ctx(f"letter {done}", COMMANDS[done].letter).casefold() for done in screen.done] == [key]


async def test_on_a_narrow_screen_the_rest_goes_on_in_the_next_line() -> None:
    async with place((60, 20)) as (it, _):
        await it.press("f9")
        assert all(len(line) < 60 for line in it.text().split("\n"))
        for words in ("1 Autoriteit", "4 Gebruikers", "T Taal van het scherm", "0 Beheer"):
            assert words in it.text()
