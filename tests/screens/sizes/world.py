"""The demonstration in a real database, and a domain between it and the program that can be slow or broken."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cache
from pathlib import Path
from typing import Any, Final, cast

from imi_tui.domain.api import Api
from imi_tui.domain.errors import Unavailable
from screens.kit.keys import Key
from screens.kit.widgets.split import DetailLine
from tests.factories import opened
from tests.screens.driver import Driver, running
from tests.screens.sizes.people import PASSWORD, settle_in
from tests.screens.sizes.scenes import Scene
from tests.usecases.demo import RULES, Demo, empty_database, fill, on

SIZES: Final = {"200": (200, 60), "60": (60, 20), "": (80, 24)}
"""What stands at the end of a picture's name, and the size; the design size is the last."""


class Weather:
    """The domain, unless it is told to fail."""

    def __init__(self, domain: Api) -> None:
        self._domain = domain
        self.broken = False

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._domain, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            if self.broken and name != "sign_out":
                raise Unavailable
            return method(*args, **kwargs)

        return call


@cache
def _filled() -> bytes:
    """The file of the demonstration with those who are missing in it."""
    with tempfile.TemporaryDirectory() as folder:
        path = empty_database(Path(folder))
        with opened(path, time_zone=RULES.zone) as storage:
            demo = on(path, storage)
            fill(demo)
            settle_in(demo)
        return path.read_bytes()


@contextmanager
def demonstration(folder: Path) -> Iterator[Demo]:
    """A filled database of its own."""
    path = folder / "imi.db"
    path.write_bytes(_filled())
    path.chmod(0o600)
    with opened(path, time_zone=RULES.zone) as storage:
        yield on(path, storage)


class Visitor:
    """Somebody who walks through the program, and through all sizes at every place."""

    def __init__(self, it: Driver, demo: Demo, weather: Weather, language: str) -> None:
        self.it = it
        self.demo = demo
        self.weather = weather
        self.language = language

    async def keys(self, *names: str) -> None:
        """Press keys by name, all at once; a name of several letters that is no key is typed."""
        for name in names:
            for part in (name,) if name in NAMED else tuple(name):
                char = " " if part == "space" else part
                self.it.app._key_arrived(Key("space" if char == " " else part, char if len(char) == 1 else ""))
        await self.settle()

    async def settle(self) -> None:
        """Wait for the answers to what was typed, and for what is told once the cursor rests."""
        await self.it.settle()
        panel = self.it.page.panel
        if panel is not None:
            await panel.settled()
        for line in self.it.page.query(DetailLine):
            line.settle()

    async def out(self) -> None:
        """Back to the sign-in screen, at its first field, whatever is open."""
        app = self.it.app
        self.weather.broken = False
        self.it.page.close_panel()
        if app._me is not None:
            await app.sign_out()
            await app.set_language(self.language)
        self.it.page.focus_part(self.it.page.parts()[0])
        self.it.page.record.focus_field("user_name")  # type: ignore[attr-defined]

    async def at(self, size: tuple[int, int]) -> str:
        """The screen in that size, once everything about it has been drawn."""
        if self.it.app.size != size:
            await self.it._pilot.resize_terminal(*size)
            await self.settle()
        return self.it.text()

    async def to(self, scene: Scene) -> None:
        """At a scene, in the design size."""
        await self.at(SIZES[""])
        await self.out()
        way = ["f8", "tab", "f8", "shift+tab"]
        if scene.who:
            way += [scene.who, "enter", PASSWORD, "enter"]
        if scene.broken:
            await self.keys(*way)
            way = []
            self.weather.broken = True
        await self.keys(*way, *scene.keys)


@asynccontextmanager
async def visiting(demo: Demo, language: str) -> AsyncIterator[Visitor]:
    """The program on that database, at its sign-in screen."""
    weather = Weather(demo.domain)
    async with running(cast("Api", weather), language=language, demonstration=True) as it:
        yield Visitor(it, demo, weather, language)


NAMED: Final = frozenset(
    ("enter", "esc", "space", "tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown")
) | {f"f{number}" for number in range(1, 10)}
