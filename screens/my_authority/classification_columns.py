"""The four lists of competences side by side, where the screen is wide enough (screens.md chapter 1, Sizes)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from textual.containers import Horizontal

from screens.kit.keys import Key
from screens.kit.line_widget import Line, Span
from screens.kit.text import width as cells_of
from screens.my_authority.classification_values import CompetenceLists, CompetenceValues
from screens.my_authority.draft_protocol import TicksDraft

_ROLES: Final = {"±": "changed", "!": "wrong"}


class Column(CompetenceValues):
    """One list under its name.

    Attributes:
        list_code: Which.
        on_aside: Left (-1) or Right (1).
        on_typed: What is sought changed.
    """

    def __init__(self, draft: TicksDraft, lists: CompetenceLists, list_code: str) -> None:
        super().__init__(draft, lambda: list_code, id=f"classification-{list_code}")
        self.list_code = list_code
        self._lists = lists
        self.on_aside: Callable[[int], None] = lambda _: None
        self.on_typed: Callable[[], None] = lambda: None

    def head(self, width: int) -> Line:
        """Name, marks and number; while something is sought, the filter."""
        if self.active and (self.filter.text or self.filter.typing):
            return super().head(width)
        row = self._lists.line(self.shown_lists()[0])
        spans: list[Span] = [(" ", ""), (row.label, "group")]
        for mark in row.marks.split():
            spans += [(" ", ""), (mark, _ROLES.get(mark[0], ""))]
        used = sum(cells_of(text) for text, _ in spans)
        return [*spans, (" " * max(width - 4 - used - cells_of(row.number), 1), ""), (row.number, "hint")]

    async def key(self, key: Key) -> bool:
        if key.name in ("left", "right") and not self.filter.typing:
            self.on_aside(-1 if key.name == "left" else 1)
            return True
        typed = self.filter.text
        done = await super().key(key)
        if self.filter.text != typed:
            self.on_typed()
        return done

    def paste(self, text: str) -> bool:
        done = super().paste(text)
        self.on_typed()
        return done

    def empty_text(self) -> str:
        return super().empty_text() if self.active else ""

    def seek(self, typed: str) -> None:
        """Show what was typed in another column."""
        self.ensure()
        self.filter.set(typed)
        self.state.filter_by(typed)
        self.repaint()


class Columns(Horizontal):
    """The lists beside each other; Left and Right, or Tab, go from one to the next."""

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__(*columns, classes="columns")
        self._columns = columns
        for column in columns:
            column.on_aside = lambda step, column=column: self._aside(column, step)  # type: ignore[misc]
            column.on_typed = lambda column=column: self._typed(column)  # type: ignore[misc]

    def _typed(self, column: Column) -> None:
        """One filter over all lists; without a hit where the focus is, it goes to the first list that has one."""
        typed, typing = column.filter.text, column.filter.typing
        for other in self._columns:
            if other is not column:
                other.seek(typed)
        if typed and not column.state.hits:
            found = next((other for other in self._columns if other.state.hits), column)
            column.filter.typing, found.filter.typing = False, typing
            column.page.focus_part(found)
            found.on_move()

    def _aside(self, column: Column, step: int) -> None:
        index = self._columns.index(column) + step
        if 0 <= index < len(self._columns):
            column.page.focus_part(self._columns[index])
            self._columns[index].on_move()
