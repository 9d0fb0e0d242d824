"""The list: a filter by letters, sortable columns, a window over a paged source, a line with what a row cuts off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from typing import ClassVar, Generic, TypeVar

from textual.timer import Timer

from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget
from screens.kit.outcome import Done, Outcome
from screens.kit.widgets.filter_text import FilterText
from screens.kit.widgets.list_lines import ListLines
from screens.kit.widgets.list_texts import ListTexts
from screens.kit.widgets.newest import Newest
from screens.kit.widgets.row_window import Key as RowKey
from screens.kit.widgets.row_window import ListPage, ListQuery, RowWindow, Source

R = TypeVar("R")

CHUNK = 60
"""Rows read at a time."""
SEARCH_CHUNK = 300
"""Rows read at a time when one row is looked for."""


class PagedList(LineWidget, Generic[R]):
    """Letters filter without waiting for an answer; everything that acts on the row at the cursor waits (`settled`).

    Attributes:
        texts: What it says.
        window: The rows that are known, with the cursor.
        filter: What was typed.
        sort, descending: The present sorting.
        on_open: Enter on a row.
        on_rest: The cursor rests on a row.
    """

    rest_after: ClassVar[float] = 0.3
    """Seconds that the cursor rests until the line about its row is drawn, so that scrolling stays cheap."""

    def __init__(self, source: Source[R], texts: ListTexts[R], *, sort: str = "", id: str | None = None) -> None:
        super().__init__(id=id)
        self.source = source
        self.texts = texts
        self.window: RowWindow[R] = RowWindow()
        self.filter = FilterText()
        self.sort = sort
        self.descending = False
        self.on_open: Callable[[], Awaitable[None]] | None = None
        self.on_rest: Callable[[], None] = lambda: None
        self.loaded = self.failed = False
        self.on_button = False
        self.rested: R | None = None
        self._drawn: ListLines[R] = ListLines(self)
        self._newest = Newest(self)
        self._rest: Timer | None = None

    # state ---------------------------------------------------------------------------------------------------------

    @property
    def takes_text(self) -> bool:  # type: ignore[override]
        """Whether everything typed goes into the filter."""
        return self.filter.typing

    @property
    def row(self) -> R | None:
        """The row at the cursor; only certain after `settled`."""
        return self.window.row

    @property
    def busy(self) -> bool:
        """Whether the answer to what was typed is still to come."""
        return self._newest.busy

    async def settled(self) -> None:
        """Wait until the rows are those of what was typed."""
        await self._newest.settled()

    def set_filter(self, text: str) -> None:
        """Filter by this text from the next `load` on."""
        self.filter.set(text)

    def _asking(self, *, limit: int = CHUNK, after: RowKey | None = None, backwards: bool = False) -> ListQuery:
        """The present filter and sorting as a query."""
        text, sort, down = self.filter.text, self.sort, self.descending
        return ListQuery(text=text, sort=sort, descending=down, after=after, backwards=backwards, limit=limit)

    def after_row(self) -> ListQuery:
        """What comes after the row at the cursor, in the present filter and sorting."""
        return self._asking(after=self.source.key(self.row) if self.row is not None else None)

    # reading -------------------------------------------------------------------------------------------------------

    async def _read(self, query: ListQuery) -> Outcome[ListPage[R]]:
        async with self.page.busy(self.tr("fetching data...")):
            return await self.source.page(query)

    def _taken(self, outcome: Outcome[ListPage[R]]) -> ListPage[R] | None:
        """The page, or None after saying why there is none; what stood there stays."""
        if isinstance(outcome, Done):
            self.loaded = True
            return outcome.value
        self.failed = True
        self.page.explain(outcome)
        return None

    async def load(self) -> None:
        """Read (again) what is shown: filter, sorting and the row at the cursor stay."""
        await self.settled()
        window, row = self.window, self.row
        offset = window.offset + 1 if window.offset else 0
        after = self.source.key(window.rows[0]) if offset else None
        page = self._taken(await self._read(self._asking(after=after, limit=max(len(window.rows), CHUNK))))
        if page is None:
            return
        window.put(page, offset=offset)
        if row is not None:
            await self._return_to(self.source.ident(row))
        self._moved(at_rest=True)

    async def _return_to(self, ident: Hashable) -> None:
        if not self.window.move_to_row(ident, self.source.ident) and self.window.matching > len(self.window.rows):
            at, offset = self.window.at, self.window.offset
            if not await self._search(ident):
                page = self._taken(await self._read(self._asking(limit=max(at + offset + 1, CHUNK))))
                if page is not None:
                    self.window.put(page, offset=0)
                    self.window.move_to(at + offset)

    async def _search(self, ident: Hashable) -> bool:
        """Read from the beginning until the row is found."""
        after, offset = None, 0
        while True:
            page = self._taken(await self._read(self._asking(after=after, limit=SEARCH_CHUNK)))
            if page is None or not page.rows:
                return False
            if any(self.source.ident(row) == ident for row in page.rows):
                self.window.put(page, offset=offset)
                return self.window.move_to_row(ident, self.source.ident)
            offset += len(page.rows)
            after = self.source.key(page.rows[-1])

    async def show(self, ident: Hashable) -> None:
        """Put the cursor on that row; a filter that hides it is emptied."""
        await self.settled()
        if not await self._search(ident) and self.filter.text:
            self.filter.set("")
            await self._search(ident)
        self._moved(at_rest=True)

    async def sort_by(self, code: str) -> None:
        """Sort by that column; again: the other way round."""
        self.descending = not self.descending if code == self.sort else False
        self.sort = code
        await self.load_first()

    async def load_first(self) -> None:
        """Read anew from the beginning, for another sorting or a source that now holds other rows."""
        await self.settled()
        self._show_first(await self._read(self._asking()))

    async def _to_start(self) -> None:
        await self.settled()
        if self.window.offset:
            await self.load_first()
        self.window.move_to(0)
        self._moved()

    def _show_first(self, outcome: Outcome[ListPage[R]]) -> None:
        page = self._taken(outcome)
        if page is not None:
            self.window.at = 0
            self.window.put(page, offset=0)
            self._moved(at_rest=True)
            self.page.button_bar.repaint()

    def _filter_changed(self) -> None:
        query = self._asking()
        self._newest.ask(lambda: self._read(query), self._show_first)

    # moving --------------------------------------------------------------------------------------------------------

    async def move(self, step: int) -> None:
        """Move the cursor, reading on where the known rows end."""
        await self.settled()
        window, back = self.window, step < 0
        if window.lacks_before(-step) if back else window.lacks_after(step):
            after = self.source.key(window.rows[0 if back else -1])
            page = self._taken(await self._read(self._asking(after=after, backwards=back)))
            if page is not None:
                (window.add_before if back else window.add_after)(page)
        window.move_to(window.at + step)
        self._moved()

    async def _to_end(self) -> None:
        await self.settled()
        window = self.window
        if window.lacks_after(len(window.rows)):
            page = self._taken(await self._read(self._asking(backwards=True)))
            if page is not None:
                window.put(page)
        window.move_to(len(window.rows) - 1)
        self._moved()

    def _moved(self, *, at_rest: bool = False) -> None:
        if self._rest is not None:
            self._rest.stop()
        waits = bool(self.rest_after) and not at_rest
        self._rest = self.set_timer(self.rest_after, self._at_rest) if waits else None
        if waits:
            self.repaint()
        else:
            self._at_rest()

    def _at_rest(self) -> None:
        self.rested = self.row
        self.on_rest()
        self.repaint()

    # keys ----------------------------------------------------------------------------------------------------------

    async def key(self, key: Key) -> bool:
        if self.on_button:
            return await self._button_key(key)
        before = self.filter.text
        if self.filter.takes(key):
            if self.filter.text != before:
                self._filter_changed()
            self.repaint()
            return True
        page = self._drawn.page_rows(self.size.width, self.size.height)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        acts = {"home": self._to_start, "end": self._to_end, "enter": self._enter}
        if key.name in steps:
            await self.move(steps[key.name])
        elif key.name in acts:
            await acts[key.name]()
        else:
            return False
        return True

    async def _enter(self) -> None:
        """Open the row; where nothing could be read, try again."""
        await self.settled()
        if not self.loaded:
            await self.load()
        elif self.row is not None and self.on_open is not None:
            await self.on_open()

    async def _button_key(self, key: Key) -> bool:
        button = self.texts.button()
        if key.name in ("enter", "space") and button is not None:
            await button.press()
            return True
        if key.name == "down":
            self.on_button = False
            self.repaint()
            return True
        return False

    def paste(self, text: str) -> bool:
        if self.on_button:
            return False
        self.filter.buffer.insert(text.strip())
        self._filter_changed()
        self.repaint()
        return True

    def inner_step(self, step: int) -> bool:
        """The button at the end of the filter line is a Tab stop before the rows."""
        self.filter.typing = False
        if step > 0 and self.on_button:
            self.on_button = False
        elif step < 0 and not self.on_button and self._drawn.button_at is not None:
            self.on_button = True
        else:
            return False
        self.repaint()
        return True

    def enter(self, step: int) -> None:
        self.on_button = step > 0 and self._drawn.button_at is not None

    def set_active(self, active: bool) -> None:
        if not active:
            self.filter.typing = False
            if self.page.panel is None:
                self.on_button = False
        super().set_active(active)

    # drawing -------------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        return self._drawn.lines(width, height)

    def cursor(self) -> tuple[int, int] | None:
        return self._drawn.cursor()
