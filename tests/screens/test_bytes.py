"""What a key costs on the line, counted exactly: the limits for each kind of key, and that screens are sent once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual._compositor import CompositorUpdate, LayoutUpdate
from textual.screen import Screen

from imi_tui.app import ImiApp
from tests.flows.emulator import Emulator
from tests.screens.driver import Driver, running
from tests.usecases.office import Office

CHARACTER, TAB, STEP = 200, 600, 300
CURSOR = len("\x1b[24;80H")


class Line:
    """The line to the terminal, as the framework would write it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.sent: list[str] = []
        self.whole_screens = 0
        self._terminal = Emulator(80, 24)

        def display(app: ImiApp, _screen: Screen[object], update: object) -> None:
            if isinstance(update, CompositorUpdate) and not app._batch_count:
                self.sent.append(update.render_segments(app.console))
                self._terminal.feed(self.sent[-1].encode())
                self.whole_screens += isinstance(update, LayoutUpdate)

        monkeypatch.setattr(ImiApp, "_display", display)

    async def cost(self, it: Driver, *keys: str) -> int:
        """Bytes that these keys cost together."""
        self.sent, self.whole_screens = [], 0
        await it.press(*keys)
        assert "\n".join(self._terminal.lines()) == it.text(), "what was sent makes the screen, nothing old is left"
        return sum(len(text.encode()) + CURSOR for text in self.sent)


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


@asynccontextmanager
async def signed_in(office: Office) -> AsyncIterator[Driver]:
    for number in range(12):
        office.user(user_name=f"wilg-{1000 + number}", first_name="Mees", last_name=f"Wilg{number:02}")
    async with running(office.domain) as it:
        await it.sign_in("anna")
        yield it


async def test_typing_and_tab_in_the_record_form(office: Office, line: Line) -> None:
    async with signed_in(office) as it:
        await it.press("1", "f2")
        first = await line.cost(it, "x")
        assert "±1" in it.line(2), "the first character marks the change on the tab line"
        assert 0 < first <= CHARACTER
        assert 0 < await line.cost(it, "y") <= 60
        assert 0 < await line.cost(it, "backspace") <= 60
        for key in ("tab", "tab", "shift+tab"):
            assert 0 < await line.cost(it, key) <= TAB, key


async def test_typing_and_steps_in_the_user_form(office: Office, line: Line) -> None:
    async with signed_in(office) as it:
        await it.press("f7")
        assert 0 < await line.cost(it, "W") <= CHARACTER
        assert 0 < await line.cost(it, "tab") <= TAB
        await it.press("pagedown")
        assert ">[" in it.text()
        for key in ("right", "down", "left", "up", "space"):
            assert 0 < await line.cost(it, key) <= STEP, key


async def test_steps_in_the_list_of_users(office: Office, line: Line) -> None:
    async with signed_in(office) as it:
        await it.press("4")
        for key in ("down", "down", "up"):
            assert 0 < await line.cost(it, key) <= STEP, key


async def test_steps_and_ticks_in_the_tree_of_competences(office: Office, line: Line) -> None:
    async with signed_in(office) as it:
        await it.press("2", "f2", "enter")
        for key in ("down", "down", "space", "up"):
            assert 0 < await line.cost(it, key) <= STEP, key


async def test_another_tab_is_sent_once(office: Office, line: Line) -> None:
    async with signed_in(office) as it:
        await it.press("1")
        for key in ("2", "3", "4"):
            assert 0 < await line.cost(it, "f9", key) <= 4000, key  # the menu comes and goes in it


@pytest.mark.parametrize(("key", "shown"), [("1", "Officiële naam"), ("4", "Gebruikers"), ("f7", "Voornaam")])
async def test_a_screen_is_sent_once_when_it_opens(office: Office, line: Line, key: str, shown: str) -> None:
    async with signed_in(office) as it:
        assert await line.cost(it, key) <= 3600
        assert shown in it.text()
        assert line.whole_screens == 1
        assert await line.cost(it, "f12") == 0, "a key without meaning costs nothing"


WALK: tuple[tuple[str, ...], ...] = (
    ("1",), ("f1",), ("esc",), ("f9",), ("esc",), ("f2",), ("x",), ("f5",), ("esc",), ("tab",), ("f9", "2"), ("enter",),
    ("down",), ("space",), ("t",), ("esc",), ("f9", "3"), ("down",), ("enter",), ("f4",), ("esc",), ("f9", "1"),
    ("esc",),
    ("right", "right", "enter"), ("f9", "4"), ("down",), ("w",), ("esc",), ("enter",), ("esc",), ("f7",), ("W",),
    ("pagedown",), ("space",), ("f1",), ("esc",), ("esc",), ("right", "right", "enter"), ("f9", "0"),
)  # fmt: skip


async def test_what_is_sent_always_makes_the_whole_screen(office: Office, line: Line) -> None:
    async with signed_in(office) as it:
        for keys in WALK:
            await line.cost(it, *keys)
