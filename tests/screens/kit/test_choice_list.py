"""The left list of list + detail, by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import pytest

from screens.kit.line_widget import Line, LineWidget
from screens.kit.widgets.choice_list import ChoiceList, ChoiceRow
from screens.kit.widgets.split import Split, left_cells
from tests.factories import a_catalogue
from tests.screens.driver import Driver
from tests.screens.stage import Stage, stage

ROWS = (
    ChoiceRow("", "Diensten"),
    ChoiceRow("d1", "Informatieverzoeken", indent=1, number="20", words="Diensten - Informatieverzoeken"),
    ChoiceRow("d2", "Kennisgevingen over diensten", indent=1, marks="±2 !1", number="7", words="Diensten - Kennis"),
    ChoiceRow("", "Vervoer"),
    ChoiceRow("v1", "Aanhangers", indent=1, number="opgeschort", words="Vervoer - Aanhangers"),
)


class Modules(ChoiceList):
    def __init__(self) -> None:
        super().__init__(id="choices")
        self.code = "d1"
        self.chosen: list[str] = []
        self.entered = 0
        self.on_choose = lambda: self.chosen.append(self.code)
        self.on_enter = self._entered

    def _entered(self) -> None:
        self.entered += 1

    def rows(self) -> Sequence[ChoiceRow]:
        return ROWS

    def heading(self) -> tuple[str, str]:
        return "Module", "Trefwoorden"


class Right(LineWidget):
    def lines(self, width: int, height: int) -> list[Line]:
        return [[(" rechts", "")]]


@asynccontextmanager
async def choosing(choices: Modules, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Driver]:
    right = Right(id="right")
    screen = Stage([Split(choices, [right])], lambda: [choices, right])
    async with stage(screen, a_catalogue(), size=size) as it:
        yield it


def left(it: Driver, count: int) -> list[str]:
    return [line.partition("│")[0] for line in it.text().split("\n")[2 : 2 + count]]


async def test_the_list_stands_beside_its_line_with_numbers_at_the_right() -> None:
    async with choosing(Modules()) as it:
        assert left(it, 6) == [
            "  Module        Trefwoorden",
            "  Diensten                 ",
            ">  Informatieverzoeken   20",
            "   Kennisgevingen … ±2 !1 7",
            "  Vervoer                  ",
            "   Aanhangers    opgeschort",
        ]
        assert all(line[27] == "│" for line in it.text().split("\n")[2:20])
        assert it.line(3).endswith("│ rechts")


async def test_arrows_choose_and_skip_headings() -> None:
    choices = Modules()
    async with choosing(choices) as it:
        await it.press("up", "down", "down", "down", "home", "end")
        assert choices.chosen == ["d2", "v1", "d1", "v1"]


async def test_a_page_beyond_the_end_is_left_to_the_screen() -> None:
    choices = Modules()
    async with choosing(choices) as it:
        from screens.kit.keys import Key

        await it.press("pagedown")
        assert choices.code == "v1"
        assert not await choices.key(Key("pagedown"))
        assert await choices.key(Key("down")), "an arrow never leaves the tab"


async def test_letters_find_by_heading_and_name_and_enter_goes_in_with_everything_shown_again() -> None:
    choices = Modules()
    async with choosing(choices) as it:
        await it.type("verv")
        assert left(it, 3) == [
            "  Filter [verv        ]    ",
            "  Vervoer                  ",
            ">  Aanhangers    opgeschort",
        ]
        assert choices.code == "v1"
        await it.press("enter")
        assert choices.entered == 1
        assert left(it, 1) == ["  Module        Trefwoorden"]
        assert choices.code == "v1"


async def test_escape_empties_the_filter_first_and_then_is_the_screens() -> None:
    choices = Modules()
    async with choosing(choices) as it:
        await it.type("x")
        assert left(it, 2) == ["  Filter [x           ]    ", "> Niets gevonden.          "]
        assert choices.code == "d1"
        await it.press("esc")
        assert left(it, 1) == ["  Module        Trefwoorden"]
        assert isinstance(it.page, Stage)
        assert it.page.escaped == 0
        await it.press("esc")
        assert it.page.escaped == 1


async def test_the_chosen_row_keeps_a_sign_of_its_own_while_the_focus_is_at_the_right() -> None:
    async with choosing(Modules()) as it:
        await it.press("tab")
        assert left(it, 3)[2] == "»  Informatieverzoeken   20"


async def test_right_goes_in_and_left_means_nothing() -> None:
    choices = Modules()
    async with choosing(choices) as it:
        await it.press("right", "left")
        assert choices.entered == 1


@pytest.mark.parametrize(("width", "cells"), [(80, 28), (120, 38), (200, 48)])
async def test_the_list_takes_its_share_of_the_width(width: int, cells: int) -> None:
    assert left_cells(width) == cells
    async with choosing(Modules(), size=(width, 24)) as it:
        assert it.line(3)[cells - 1] == "│"


async def test_on_a_narrow_screen_list_and_detail_are_two_screens() -> None:
    choices = Modules()
    async with choosing(choices, size=(60, 20)) as it:
        assert "│" not in it.text()
        assert " rechts" not in it.text()
        await it.press("tab")
        assert " rechts" in it.text()
        assert "Trefwoorden" not in it.text()
        await it.press("shift+tab")
        assert "Trefwoorden" in it.text()
        assert " rechts" not in it.text()
