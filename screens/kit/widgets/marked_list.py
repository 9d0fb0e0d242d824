"""A list whose rows can be marked, so that one act is for several (screens.md 7.2)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

from screens.kit.keys import Key
from screens.kit.widgets.list_texts import ListTexts
from screens.kit.widgets.paged_list import SEARCH_CHUNK, PagedList
from screens.kit.widgets.row_window import Source

R = TypeVar("R")


class MarkedList(PagedList[R]):
    """Space marks, `*` marks all that match, Esc takes the marks away before it does anything else. Marks stay while
    filtering and sorting.

    Attributes:
        marked: The marked rows as they were last read, by what they are, in the order of marking.
        on_esc: What Esc takes away when there are neither marks nor a filter; False when that is nothing.
    """

    def __init__(self, source: Source[R], texts: ListTexts[R], *, sort: str = "", id: str | None = None) -> None:
        super().__init__(source, texts, sort=sort, id=id)
        self.marked: dict[Hashable, R] = {}
        self.on_esc: Callable[[], Awaitable[bool]] | None = None

    def is_marked(self, row: R) -> bool:
        """Whether the row carries a mark."""
        return self.source.ident(row) in self.marked

    def unmark(self) -> None:
        """Take all marks away."""
        self.marked = {}
        self.repaint()

    async def mark_all(self) -> None:
        """Mark every row that matches the filter, also those that are not read yet."""
        await self.settled()
        after = None
        while True:
            page = self._taken(await self._read(self._asking(after=after, limit=SEARCH_CHUNK)))
            if page is None:
                return
            self.marked |= {self.source.ident(row): row for row in page.rows}
            if len(page.rows) < SEARCH_CHUNK:
                break
            after = self.source.key(page.rows[-1])
        self.repaint()

    async def load(self) -> None:
        await super().load()
        self.marked |= {self.source.ident(row): row for row in self.window.rows if self.is_marked(row)}

    async def key(self, key: Key) -> bool:
        if self.on_button or self.filter.typing:
            return await super().key(key)
        if key.name == "space":
            await self._toggle()
            return True
        if key.char == "*":
            await self.mark_all()
            return True
        if key.name == "esc" and self.marked:
            self.unmark()
            return True
        if await super().key(key):
            return True
        return key.name == "esc" and self.on_esc is not None and await self.on_esc()

    async def _toggle(self) -> None:
        await self.settled()
        row = self.row
        if row is None:
            return
        if self.marked.pop(self.source.ident(row), None) is None:
            self.marked[self.source.ident(row)] = row
        self.repaint()
