"""A stage for parts of screens: the running program with one screen that holds just them, and a scripted draft."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, cast
from zlib import crc32

from textual.widget import Widget

from imi_tui.domain.api import Api
from imi_tui.domain.dto.authority import AuthorityView, Coordinator, GeneralData, ModuleAccess
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.session import Actor, SignedIn
from imi_tui.domain.errors import Issue
from imi_tui.locale import load
from screens.kit.app_screen import AppScreen
from screens.kit.frame.title import Tab
from screens.kit.line_widget import LineWidget
from screens.my_authority.links import Links
from tests.screens.driver import SIZE, Driver, running

ME = SignedIn(
    actor=Actor(user_id=1, session_id=1),
    name="Aafke Zonneveld",
    language="nl",
    authority="Gemeente Veldermeer",
    authority_number="NL-00042",
    must_change=None,
    password_expired_on=None,
    is_administrator=True,
    is_access_manager=False,
    is_commission=False,
)


class Stage(AppScreen):
    """One screen with the given parts and nothing else."""

    place = "stage"
    has_buttons = False

    def __init__(self, widgets: Iterable[Widget], parts: Callable[[], list[LineWidget]]) -> None:
        super().__init__()
        self._widgets = list(widgets)
        self._parts = parts
        self.escaped = 0
        self.topic = "stage"
        self.hints: Callable[[], list[tuple[str, str]]] = list
        self.active_part = parts()[0]

    def content(self) -> Iterable[Widget]:
        return self._widgets

    def parts(self) -> list[LineWidget]:
        return self._parts()

    def heading(self) -> tuple[str, str]:
        return f"{self.tr('Administration')} > {self.tr('My authority')}", self.person()

    def screen_name(self) -> str:
        return "Stage"

    def help_topic(self) -> str:
        return self.topic

    def hints_here(self) -> list[tuple[str, str]]:
        return self.hints()

    async def esc(self) -> None:
        self.escaped += 1


class TabStage(Stage):
    """The parts as one of the four tabs of Mijn autoriteit, in the frame that they have there."""

    tabbed = True

    def __init__(self, widgets: Iterable[Widget], parts: Callable[[], list[LineWidget]], current: int) -> None:
        super().__init__(widgets, parts)
        self.tab_line.current = current
        self.changes = 0

    def redraw(self) -> None:
        tr = self.tr
        names = [tr("Authority"), tr("Classification"), tr("Modules"), tr("Users")]
        current = self.tab_line.current
        self.tab_line.tabs = [
            Tab(name=name, changes=self.changes if index == current else 0) for index, name in enumerate(names)
        ]
        super().redraw()


@asynccontextmanager
async def stage(
    screen: Stage, catalogue: Catalogue, *, language: str = "nl", size: tuple[int, int] = SIZE
) -> AsyncIterator[Driver]:
    """The program in that language with the screen on top, somebody signed in, and no domain behind it."""
    async with running(cast("Api", object()), language=language, size=size) as driver:
        driver.app._me = ME
        driver.app._catalogue = catalogue
        await driver.app.push_screen(screen)
        screen.redraw()
        await driver.settle()
        yield driver


async def speak(driver: Driver, language: str) -> None:
    """Go over to another language as F9 L does."""
    driver.app.tr = load(language)
    driver.page.redraw()
    await driver.settle()


@dataclass
class ScriptedDraft:
    """A draft as the tabs see it (`TicksDraft`)."""

    view: AuthorityView
    catalogue: Catalogue
    competences: dict[str, set[str]] = field(default_factory=dict)
    keywords: dict[str, set[str]] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    issues: Mapping[str, tuple[Issue, ...]] = field(default_factory=dict)
    editable: bool = False
    times_changed: int = 0

    def __post_init__(self) -> None:
        self.links.reset(self.view.modules)

    def changed(self) -> None:
        self.times_changed += 1


def a_draft(
    catalogue: Catalogue,
    *,
    competences: Mapping[str, Iterable[str]] | None = None,
    modules: Sequence[ModuleAccess] = (),
    may_edit: bool = True,
) -> ScriptedDraft:
    """A draft on what is stored, nothing changed yet."""
    stored = {code: frozenset(values) for code, values in (competences or {}).items()}
    view = _view(stored, tuple(modules), may_edit=may_edit)
    return ScriptedDraft(
        view=view,
        catalogue=catalogue,
        competences={entry.code: set(stored.get(entry.code, ())) for entry in catalogue.competence_lists},
        keywords={access.module: set(access.keywords) for access in modules},
    )


def _view(
    competences: Mapping[str, frozenset[str]], modules: tuple[ModuleAccess, ...], *, may_edit: bool
) -> AuthorityView:
    return AuthorityView(
        number="NL-00042",
        version=1,
        official_name="Gemeente Veldermeer",
        country="NL",
        general=GeneralData(
            informal_name="",
            description="",
            email="",
            phone="",
            website="",
            street="",
            postcode="",
            town="",
            working_languages=(),
        ),
        competences=competences,
        modules=modules,
        translations=(),
        translation_requested_at=None,
        managed_by="Ministerie van Marktzaken",
        active_since=datetime(2019, 3, 2, tzinfo=UTC),
        checked_on=None,
        checked_by="",
        unchecked_months=0,
        read_at=datetime(2026, 11, 23, 10, tzinfo=UTC),
        changed_at=None,
        changed_by="",
        may_edit=may_edit,
        administrators=("Aafke Zonneveld",),
    )


def an_access(module: str, **values: Any) -> ModuleAccess:
    """Access to a module as an ordinary authority."""
    defaults: dict[str, Any] = {
        "role": "authority",
        "state": "granted",
        "granted_by": "Ministerie van Marktzaken",
        "uses_allocation": False,
        "keywords": frozenset(),
        "coordinators": (),
    }
    return ModuleAccess(module=module, **{**defaults, **values})


def a_coordinator(name: str, country: str = "NL") -> Coordinator:
    """A body that can be linked."""
    return Coordinator(number=f"{country}-{crc32(name.encode()) % 100000:05}", name=name, country=country)
