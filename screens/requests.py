"""The Commission's desk: which informal titles wait for translation (R2.6, screens.md chapter 12). Read-only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from textual.widget import Widget

from imi_tui.domain.dto.authority import TranslationRequestRow
from imi_tui.locale import formats
from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.keys import Key
from screens.kit.line_widget import NARROW, Line, LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.record.field import clipped
from screens.kit.text import cut, pad
from screens.kit.text import width as cells_of


class RequestList(LineWidget):
    """Newest first; the line at the cursor stands in full beneath the list."""

    def __init__(self) -> None:
        super().__init__(id="requests")
        self.rows: tuple[TranslationRequestRow, ...] | None = None
        self.at = 0
        self._top = 0

    def lines(self, width: int, height: int) -> list[Line]:
        if not self.rows:
            sign = ">" if self.active else "»" if self.page.panel is not None else " "
            text = "" if self.rows is None else self.tr("There are no open requests.")
            return [[(sign, "focus-mark"), (f"  {text}", "")]]
        columns = self._columns(width)
        detail = self._detail(width)
        room = max(height - 2 - len(detail), 1)
        self._top = max(min(self._top, self.at), self.at - room + 1, 0)
        shown = range(self._top, min(self._top + room, len(self.rows)))
        head = "   " + "  ".join(pad(word, cells) for word, cells, _ in columns)
        rows = [self._row(index, columns) for index in shown]
        return [[(cut(head, width - 1), "head")], *rows, *([] for _ in range(room - len(rows))), [], *detail]

    def _columns(self, width: int) -> list[tuple[str, int, Callable[[TranslationRequestRow], str]]]:
        """Word, cells and value of each column; on a narrow screen the title stands beneath the list only."""
        tr = self.tr
        date = partial(formats.date_of, tr.language)
        columns: list[tuple[str, int, Callable[[TranslationRequestRow], str]]] = [
            (tr("Since"), 11, lambda row: date(row.requested_at, self.page.host.zone)),
            (tr("Authority"), 0, lambda row: row.official_name),
            (tr("Country"), max(5, cells_of(tr("Country"))), lambda row: row.country),
            (tr("Informal title"), 0, lambda row: row.new_name),
            (tr("Languages"), 9, lambda row: tr("{n} of {m}", n=row.up_to_date, m=row.languages)),
        ]
        if width < NARROW:
            del columns[3]
        free = width - 4 - sum(cells + 2 for _, cells, _ in columns) + 2
        open_ones = sum(not cells for _, cells, _ in columns)
        return [(word, cells or free // open_ones, value) for word, cells, value in columns]

    def _row(self, index: int, columns: list[tuple[str, int, Callable[[TranslationRequestRow], str]]]) -> Line:
        assert self.rows is not None
        focused = self.active and index == self.at
        about = not self.active and self.page.panel is not None and index == self.at
        since, name, *others = (pad(value(self.rows[index]), cells) for _, cells, value in columns)
        return [
            (">" if focused else "»" if about else " ", "focus-mark"),
            (f"  {since}  ", ""),
            (name, "focus" if focused else ""),
            ("  " + "  ".join(others), ""),
        ]

    def _detail(self, width: int) -> list[Line]:
        assert self.rows is not None
        row = self.rows[self.at]
        drawn: list[Line] = []
        cells = min(width, 100) - 14
        shown = [(self.tr("was"), row.old_name), (self.tr("is now"), row.new_name)]
        if width < NARROW:  # the row itself shows only the beginning
            shown.insert(0, (self.tr("from"), row.official_name))
        for word, value in shown:
            for number, part in enumerate(clipped(value, cells, 2)):
                drawn.append([("   " + pad(word if number == 0 else "", 9), "hint"), (part, "")])
        return drawn

    def cursor(self) -> tuple[int, int] | None:
        return (3, 1 + self.at - self._top) if self.rows else None

    async def key(self, key: Key) -> bool:
        if not self.rows:
            return False
        page = max(self.size.height - 6, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        if key.name in steps:
            self.at = max(0, min(self.at + steps[key.name], len(self.rows) - 1))
        elif key.name in ("home", "end"):
            self.at = 0 if key.name == "home" else len(self.rows) - 1
        else:
            return False
        self.repaint()
        return True


class RequestsScreen(AppScreen):
    """The list of open requests."""

    place = "requests"
    has_buttons = False

    def __init__(self) -> None:
        super().__init__()
        self.list = RequestList()
        self.active_part = self.list

    def content(self) -> Iterable[Widget]:
        return [self.list]

    def parts(self) -> list[LineWidget]:
        return [self.list]

    def heading(self) -> tuple[str, str]:
        return f"{self.tr('Administration')} > {self.tr('Translation requests')}", self.person()

    def screen_name(self) -> str:
        if self.list.rows is None:
            return self.tr("Translation requests")
        return self.tr("Translation requests: {n} open", n=len(self.list.rows))

    def offers(self) -> list[Offer]:
        return [
            self.offer("all.language", self.host.next_language),
            self.offer("all.home", self.esc),
        ]

    async def other_key(self, key: Key) -> bool:
        """Enter reads again what could not be read."""
        if key.name != "enter" or self.list.rows is not None:
            return False
        await self.load()
        return True

    async def load(self) -> None:
        actor = self.host.me.actor
        async with self.busy(self.tr("fetching data...")):
            outcome = await self.host.bridge.ask(lambda api: api.translation_requests(actor))
        match outcome:
            case Done(value=rows):
                self.list.rows = rows
                self.redraw()
            case Refused() | Defect():
                self.explain(outcome)
