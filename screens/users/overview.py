"""Overview of users x modules: who may do what where, and who has more than any task needs (R4.4, D26)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from imi_tui.domain.dto.roles_overview import OverviewRow
from imi_tui.domain.dto.users import UserQuery
from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.key_line import KeyHint
from screens.kit.keys import Key
from screens.kit.line_widget import LineWidget
from screens.kit.outcome import Done, Outcome
from screens.kit.problems import role_name
from screens.kit.widgets.columns import Column
from screens.kit.widgets.list_texts import ListTexts
from screens.kit.widgets.paged_list import PagedList
from screens.kit.widgets.row_window import Key as RowKey
from screens.kit.widgets.row_window import ListPage, ListQuery
from screens.users.record import users_path
from screens.users.source import search_words

if TYPE_CHECKING:
    from screens.kit.host import Host

_MODULE_CELLS: Final = 8


class OverviewSource:
    """Attributes:
    modules: Codes of the authority's modules, known after the first page.
    """

    def __init__(self, host: Callable[[], Host]) -> None:
        self._host = host
        self.modules: tuple[str, ...] = ()

    async def page(self, query: ListQuery) -> Outcome[ListPage[OverviewRow]]:
        """A page by name, filtered as the users list is."""
        host = self._host()
        actor = host.me.actor
        wanted = UserQuery(
            words=search_words(host.tr, query.text),
            after=query.after,
            backwards=query.backwards,
            limit=query.limit,
        )
        outcome = await host.bridge.ask(lambda api: api.roles_overview(actor, wanted))
        if not isinstance(outcome, Done):
            return outcome
        self.modules = outcome.value.modules
        return Done(ListPage(rows=outcome.value.rows, matching=outcome.value.matching, total=outcome.value.total))

    def key(self, row: OverviewRow) -> RowKey:
        """As the domain gave it."""
        return row.key

    def ident(self, row: OverviewRow) -> Hashable:
        """The user."""
        return row.user_id


class OverviewTexts(ListTexts[OverviewRow]):
    """A column a module with the number of roles; the roles themselves stand in the line about the row.

    Attributes:
        first: Index of the first module that is shown.
    """

    def __init__(self, host: Callable[[], Host], source: OverviewSource) -> None:
        self._host = host
        self._source = source
        self.first = 0

    def columns(self) -> Sequence[Column[OverviewRow]]:
        tr = self._host().tr
        modules = self._source.modules[self.first :]
        return (
            Column(code="name", head=tr("Name"), text=_name, cells=22, priority=1),
            Column(code="everything", head="!", text=_everything, cells=1, priority=2),
            *(
                Column(code=code, head=code, text=_count_in(code), cells=_MODULE_CELLS, priority=3 + place)
                for place, code in enumerate(modules)
            ),
        )

    def detail(self, row: OverviewRow, hidden: frozenset[str]) -> str:
        host = self._host()
        parts = [f"{code} {_roles(host, row, code)}" for code in self._source.modules if code in row.roles]
        return " · ".join(parts) or host.tr("no roles")

    def legend(self, shown: frozenset[str]) -> str:
        tr = self._host().tr
        codes = self._source.modules
        where = tr("modules from {n} of {m}", n=self.first + 1, m=len(codes))
        if self.first >= len(codes):
            return where
        module = self._host().catalogue.module_by_code.get(codes[self.first])
        title = module.title(tr.language) if module is not None else ""
        return f"{where}   {codes[self.first]} {title}".rstrip()

    def notes(self) -> Sequence[str]:
        return [self._host().tr("! all roles")]

    def nothing(self, text: str) -> str:
        tr = self._host().tr
        return tr('Nobody found for "{text}". Esc clears the filter.', text=text) if text else tr("There are no users.")


class OverviewList(PagedList[OverviewRow]):
    """Left and Right go through the modules."""

    def __init__(self, host: Callable[[], Host]) -> None:
        source = OverviewSource(host)
        self.of_roles = OverviewTexts(host, source)
        self._modules = source
        super().__init__(source, self.of_roles, sort="name", id="overview")

    async def key(self, key: Key) -> bool:
        if key.name in ("left", "right") and not self.filter.typing:
            step = 1 if key.name == "right" else -1
            last = max(len(self._modules.modules) - 1, 0)
            self.of_roles.first = max(0, min(self.of_roles.first + step, last))
            self.window.generation += 1  # the columns are others now
            self.repaint()
            return True
        return await super().key(key)


class OverviewScreen(AppScreen):
    """Opens from the menu of the users list; Enter opens the user."""

    place = "overview"
    has_buttons = False

    def __init__(self) -> None:
        super().__init__()
        self.list = OverviewList(lambda: self.host)
        self.list.on_open = self._open
        self.active_part = self.list

    def content(self) -> Iterable[Widget]:
        return [self.list]

    def parts(self) -> list[LineWidget]:
        return [self.list]

    def heading(self) -> tuple[str, str]:
        return users_path(self.host), self.person()

    def screen_name(self) -> str:
        return self.tr("Roles of all users")

    def offers(self) -> list[Offer]:
        nobody = "" if self.list.row is not None else self.tr("no user is chosen")
        return [
            self.offer("users.open", self._open, nobody),
            self.offer("all.language", self.host.next_language),
            self.offer("all.home", self._home),
        ]

    def hints_here(self) -> list[KeyHint]:
        return [("enter", self.tr("Open"))]

    def help_topic(self) -> str:
        return self.place

    def menu_about(self) -> str:
        return self.list.row.name if self.list.row is not None else ""

    async def load(self) -> None:
        """Fetch the users (again); the cursor stays."""
        await self.list.load()

    async def _open(self) -> None:
        await self.list.settled()
        if self.list.row is not None:
            await self.host.go("user", user_id=self.list.row.user_id)

    async def _home(self) -> None:
        await self.host.back(to="home")


def _name(row: OverviewRow) -> str:
    return row.name


def _everything(row: OverviewRow) -> str:
    return "!" if row.everything else ""


def _count_in(module: str) -> Callable[[OverviewRow], str]:
    def count(row: OverviewRow) -> str:
        return str(len(row.roles[module])) if module in row.roles else "-"

    return count


def _roles(host: Host, row: OverviewRow, module: str) -> str:
    return ", ".join(sorted(role_name(host, role) for role in row.roles[module]))
