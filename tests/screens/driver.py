"""Drives the real program without a terminal: keys in, the text of the screen out, the domain on a real database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from imi_tui.app import ImiApp
from imi_tui.domain.api import Api
from screens.kit.app_screen import AppScreen
from screens.kit.keys import Key

SIZE = (80, 24)
_CHARS = {"space": " ", "slash": "/"}


class Driver:
    """One running program."""

    def __init__(self, app: ImiApp, pilot: Pilot[None]) -> None:
        self.app = app
        self._pilot = pilot

    async def press(self, *names: str) -> None:
        """Press keys by name, all at once as somebody who types ahead would, and wait until nothing is left to do."""
        for name in names:
            char = _CHARS.get(name, name if len(name) == 1 else "")
            self.app._key_arrived(Key(name, char))
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if character == " " else character for character in text))

    async def paste(self, text: str, *then: str) -> None:
        """Paste a text, and press keys at once behind it."""
        if text:
            self.app._input.put_nowait(text)
        await self.press(*then)

    async def settle(self) -> None:
        """Wait until every key has been handled to its end and the screen shows it."""
        for _ in range(2):
            await self._until_idle()
            await self._pilot.pause()

    async def _until_idle(self) -> None:
        """Keys that a defect of the program left unhandled are not waited for: the defect is told instead."""
        waits = [asyncio.ensure_future(wait) for wait in (self.app.until_idle(), self.app._exception_event.wait())]
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in waits:
            wait.cancel()
        if self.app._exception is not None:
            raise self.app._exception

    async def sign_in(self, user_name: str, password: str = "Abcdefg1") -> None:
        """Sign in from the first screen."""
        await self.type(user_name)
        await self.press("enter")
        await self.type(password)
        await self.press("enter")

    @property
    def page(self) -> AppScreen:
        """The screen on top."""
        return self.app.top()

    def text(self) -> str:
        """What stands on the screen, line by line, without blanks at the ends."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    def line(self, number: int) -> str:
        """One line of the screen, counted from 1."""
        return self.text().split("\n")[number - 1]

    def line_with(self, part: str) -> str:
        """The first line that contains the text."""
        return next(line for line in self.text().split("\n") if part in line)

    @property
    def message(self) -> str:
        """The message line."""
        return self.page.message_line.text


@asynccontextmanager
async def running(
    api: Api,
    *,
    language: str = "nl",
    size: tuple[int, int] = SIZE,
    demonstration: bool = False,
    forced: bool = True,
    utf8: bool = True,
) -> AsyncIterator[Driver]:
    """The program on that domain, at the sign-in screen."""
    app = ImiApp(
        lambda: api,
        language=language,
        language_forced=forced,
        zone=ZoneInfo("Europe/Brussels"),
        demonstration=demonstration,
        utf8=utf8,
    )
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        yield driver
