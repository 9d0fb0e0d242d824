"""The program on the scripted domain, with the screens about users open."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from textual.widget import Widget

from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.title import Tab
from screens.kit.line_widget import LineWidget
from screens.users.form import UserFormScreen
from screens.users.tab import UsersTab
from tests.screens.driver import SIZE, Driver, running
from tests.screens.stage import ME
from tests.screens.users.people import Script, catalogue


class UsersPage(AppScreen):
    """The tab alone, in the frame that it has in "Mijn autoriteit"."""

    place = "authority"
    tabbed = True

    def __init__(self) -> None:
        super().__init__()
        self.users = UsersTab(self)
        self.tab_line.tabs = [Tab(name="Autoriteit")]

    def content(self) -> Iterable[Widget]:
        return self.users.widgets()

    def parts(self) -> list[LineWidget]:
        return self.users.parts()

    def heading(self) -> tuple[str, str]:
        return f"{self.tr('Administration')} > {self.tr('My authority')}", self.person()

    def buttons(self) -> Sequence[Button]:
        return self.users.buttons()

    def offers(self) -> list[Offer]:
        return self.users.offers()

    def hints_here(self) -> list[tuple[str, str]]:
        return self.users.hints()

    def menu_about(self) -> str:
        return self.users.menu_about()

    async def load(self) -> None:
        tr = self.tr
        names = [tr("Authority"), tr("Classification"), tr("Modules"), tr("Users")]
        self.tab_line.tabs = [Tab(name=name) for name in names]
        self.tab_line.current = 3
        self.tab_line.repaint()
        await self.users.load()
        if self.parts():
            self.focus_part(self.parts()[0])


@asynccontextmanager
async def program(
    script: Script, *, language: str = "nl", size: tuple[int, int] = SIZE, administrator: bool = True
) -> AsyncIterator[Driver]:
    """The running program on the script, somebody signed in."""
    async with running(script.api(), language=language, size=size) as driver:
        driver.app._me = replace(ME, is_administrator=administrator)
        driver.app._catalogue = catalogue()
        yield driver


@asynccontextmanager
async def users_list(script: Script, **options: object) -> AsyncIterator[Driver]:
    """The tab Gebruikers is open."""
    async with program(script, **options) as driver:  # type: ignore[arg-type]
        page = UsersPage()
        await driver.app.push_screen(page)
        await page.load()
        await driver.settle()
        yield driver


@asynccontextmanager
async def opened(script: Script, place: str, details: dict[str, object], **options: object) -> AsyncIterator[Driver]:
    """A screen is open on top of the list."""
    async with users_list(script, **options) as driver:
        await driver.app.go(place, **details)
        await driver.settle()
        yield driver


def at_cursor(driver: Driver) -> str:
    """The line at the focus."""
    return next(line for line in driver.text().split("\n") if line.startswith((">", "»")))


def focus_signs(text: str) -> int:
    """How many focus signs there are: in the gutter, in the matrix, before a button, a tab or a key."""
    lines = text.split("\n")
    inside = (" >[", ".>[", "> x ", "─>", "  >F")
    return sum(line.startswith(">") for line in lines) + sum(line.count(sign) for line in lines for sign in inside)


async def quiet(driver: Driver) -> None:
    """Wait until the answers to everything typed are shown."""
    await driver.settle()
    page = driver.page
    if isinstance(page, UsersPage):
        await page.users.settled()
        await page.users.card.settled()
    if isinstance(page, UserFormScreen) and page.fields is not None and page.fields.user_name is not None:
        await page.fields.user_name.settled()
    await driver.settle()


def form(it: Driver) -> UserFormScreen:
    """The form on top."""
    page = it.page
    assert isinstance(page, UserFormScreen)
    return page


async def fill(it: Driver) -> None:
    """Type what is asked for a new user, up to the telephone number."""
    await it.type("Mees")
    await it.press("enter")
    await it.type("Wilgenroos")
    await it.press("enter")
    await it.type("m.wilgenroos@veldermeer.example")
    await it.press("enter")
    await it.type("+31 20 555 0177")


def listed(it: Driver) -> list[str]:
    """The last names in the list, in order."""
    page = it.page
    assert isinstance(page, UsersPage)
    return [row.last_name for row in page.users.list.window.rows]
