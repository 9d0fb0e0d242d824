"""The Commission's desk: which informal titles wait for translation (R2.6, screens.md chapter 12). Read-only."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from imi_tui.domain.dto.authority import TranslationRequestRow
from imi_tui.locale import formats
from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.text import cut, pad, wrap


class RequestList(LineWidget):
    """Newest first; the line at the cursor stands in full beneath the list."""

    def __init__(self) -> None:
        super().__init__(id="requests")
        self.rows: tuple[TranslationRequestRow, ...] | None = None
        self.at = 0
        self._top = 0

    def lines(self, width: int, height: int) -> list[Line]:
        if self.rows is None:
            return []
        if not self.rows:
            return [[], [("   " + self.tr("There are no open requests."), "")]]
        tr = self.tr
        names = self._widths(width)
        head = f"   {pad(tr('Since'), 12)} {pad(tr('Authority'), names[0])} {pad(tr('Country'), 5)} "
        head += f"{pad(tr('Informal title'), names[1])} {tr('Languages')}"
        detail = self._detail(width)
        room = max(height - 2 - len(detail), 1)
        self._top = max(min(self._top, self.at), self.at - room + 1, 0)
        shown = range(self._top, min(self._top + room, len(self.rows)))
        rows = [self._row(index, names) for index in shown]
        return [[(cut(head, width - 1), "head")], *rows, *([] for _ in range(room - len(rows))), [], *detail]

    @staticmethod
    def _widths(width: int) -> tuple[int, int]:
        free = width - 1 - 3 - 12 - 1 - 1 - 5 - 1 - 1 - 9
        return free // 2, free - free // 2

    def _row(self, index: int, names: tuple[int, int]) -> Line:
        assert self.rows is not None
        row, tr = self.rows[index], self.tr
        focused = self.active and index == self.at
        since = formats.date_of(tr.language, row.requested_at, self.page.host.zone)
        done = tr("{n} of {m}", n=row.up_to_date, m=row.languages)
        return [
            (">" if focused else " ", "focus-mark"),
            ("  " + pad(since, 12) + " ", ""),
            (pad(row.official_name, names[0]), "focus" if focused else ""),
            (f" {pad(row.country, 5)} {pad(row.new_name, names[1])} {done}", ""),
        ]

    def _detail(self, width: int) -> list[Line]:
        assert self.rows is not None
        row = self.rows[self.at]
        drawn: list[Line] = []
        for word, value in ((self.tr("was"), row.old_name), (self.tr("is now"), row.new_name)):
            for number, part in enumerate(wrap(value, width - 14)[:2]):
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
