"""How a list is drawn: filter, column heads, rows, where in the result they stand, legend, detail (screens.md 7.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from screens.kit.line_widget import Line, Span
from screens.kit.text import cut, wrap
from screens.kit.text import width as cells_of
from screens.kit.widgets.columns import FIRST, Column, Placed, place

if TYPE_CHECKING:
    from screens.kit.widgets.paged_list import PagedList

R = TypeVar("R")

HEAD: Final = 2
"""Lines above the rows: filter and column heads."""
LEGEND: Final = 1
"""The line under them, above those about the row at the cursor."""
FILTER_CELLS: Final = 14
_LEAST_ROWS: Final = 5
"""Fewer rows than this, and the foot gives its lines to them."""


class ListLines(Generic[R]):
    """Attributes:
    button_at: Column of the button in the filter line; None when there is none, or no room.
    """

    def __init__(self, owner: PagedList[R]) -> None:
        self._list = owner
        self._top = 0
        self._placed: Placed[R] = []
        self._placed_for: tuple[object, ...] = ()
        self._cursor: tuple[int, int] | None = None
        self.button_at: int | None = None

    def cursor(self) -> tuple[int, int] | None:
        """Where the hardware cursor belongs."""
        return self._cursor

    def lines(self, width: int, height: int) -> list[Line]:
        """All of it, in exactly the height."""
        self._place(width)
        wanted = self.foot_lines(width)
        foot = wanted if self._list.page.panel is None and height >= HEAD + wanted + _LEAST_ROWS else 0
        self._cursor = None
        rows = self._rows(width, height - HEAD - foot)
        rows += [[] for _ in range(height - HEAD - foot - len(rows))]
        return [self._filter_line(width), self._head_line(), *rows, *(self._foot(width) if foot else ())]

    def page_rows(self, width: int, height: int) -> int:
        """Rows of one page: one of the former page stays in sight."""
        return max(height - HEAD - self.foot_lines(width) - 1, 1)

    def foot_lines(self, width: int) -> int:
        """Lines under the rows: the legend, and what there is to say about one of them."""
        return LEGEND + self._list.texts.detail_lines(width)

    def _place(self, width: int) -> None:
        """Widths change only with the rows that are known, the language and the screen: nothing jumps while moving."""
        window = self._list.window
        wanted = (width, window.generation, self._list.tr.language)
        if wanted != self._placed_for:
            self._placed_for = wanted
            self._placed = place(self._list.texts.columns(), window.rows, width)

    # the lines above -----------------------------------------------------------------------------------------------

    def _filter_line(self, width: int) -> Line:
        owner = self._list
        word = owner.tr("Filter") + " "
        here = owner.active and (owner.filter.typing or (owner.row is None and not owner.on_button))
        spans: list[Span] = [(">" if here else " ", "focus-mark"), (word, "label"), *owner.filter.spans(FILTER_CELLS)]
        if here:
            self._cursor = (len(word) + 2 + owner.filter.cursor_cell(FILTER_CELLS), 0)
        window = owner.window
        if owner.loaded:
            count = owner.tr("{n} of {m}", n=window.matching, m=window.total)
            about = " · ".join((count, *owner.texts.notes()))
            room = width - 2 - sum(cells_of(text) for text, _ in spans)
            spans.append((" " + cut(about, room), "hint"))
        return self._with_button(spans, width)

    def _with_button(self, spans: list[Span], width: int) -> Line:
        button = self._list.texts.button()
        used = sum(cells_of(text) for text, _ in spans)
        self.button_at = None
        if button is None or used + cells_of(button.label) + 4 > width - 1:
            return spans
        self.button_at = width - 4 - cells_of(button.label)
        focused = self._list.active and self._list.on_button
        if focused:
            self._cursor = (self.button_at, 0)
        gap = self.button_at - used - 1
        sign = (">" if focused else " ", "focus-mark")
        return [*spans, (" " * gap, ""), sign, (f"[{button.label}]", "focus" if focused else "button")]

    def _head_line(self) -> Line:
        """The names of the columns; the sorted one carries its direction. One of numbers may begin a cell early."""
        spans: list[Span] = [(" " * FIRST, "")]
        spare = 0
        for column, cells in self._placed:
            room = cells + max(spare - 1, 0) if column.right else cells
            text = self._head_text(column, room)
            more = max(cells_of(text) - cells, 0)
            if more:
                spans[-1] = (" " * (spare - more), "")
            spans += [(column.drawn(text, cells + more), "head"), (" " * column.gap, "")]
            spare = column.gap
        return spans

    def _head_text(self, column: Column[R], room: int) -> str:
        if column.code != self._list.sort:
            return cut(column.head, room)
        sign = "v" if self._list.descending else "^"
        spaced = f"{column.head} {sign}"
        return spaced if cells_of(spaced) <= room else cut(column.head, room - 1) + sign

    # rows ----------------------------------------------------------------------------------------------------------

    def _rows(self, width: int, room: int) -> list[Line]:
        owner = self._list
        window = owner.window
        if room < 1:
            return []
        if not window.rows:
            again = owner.tr("Enter tries again.") if owner.failed else ""
            text = owner.texts.nothing(owner.filter.text) if owner.loaded else again
            lines: list[Line] = [[(" " * FIRST + part.rstrip(), "hint")] for part in wrap(text, width - FIRST - 1)]
            return lines[:room]
        tells = window.matching > room > 1  # where there is room for one row alone, it is the row
        shown = room - 1 if tells else room
        self._top = max(min(self._top, window.at), window.at - shown + 1, 0)
        self._top = min(self._top, max(len(window.rows) - shown, 0))
        last = min(self._top + shown, len(window.rows))
        lines = [self._row(index, HEAD + index - self._top) for index in range(self._top, last)]
        if tells:
            first = window.offset + self._top + 1
            where = owner.tr("rows {first}-{last} of {n}", first=first, last=window.offset + last, n=window.matching)
            lines.append([(" " * FIRST + where, "hint")])
        return lines

    def _row(self, index: int, y: int) -> Line:
        owner = self._list
        row = owner.window.rows[index]
        at = index == owner.window.at
        focused = at and owner.active and not owner.filter.typing and not owner.on_button
        if focused:
            self._cursor = (FIRST, y)
        sign = (">" if focused else "»") if at else " "
        spans: list[Span] = [(sign, "focus-mark" if focused else "about"), (owner.texts.mark(row) + " ", "")]
        for number, (column, cells) in enumerate(self._placed):
            role = "focus" if focused and number == 0 else ""
            spans += [(column.drawn(column.text(row), cells), role), (" " * column.gap, "")]
        return spans

    # the lines below -----------------------------------------------------------------------------------------------

    def _foot(self, width: int) -> list[Line]:
        owner = self._list
        detail = owner.texts.detail(owner.rested, self._hidden(owner.rested)) if owner.rested is not None else ""
        legend = owner.texts.legend(frozenset(column.code for column, _ in self._placed))
        last = owner.texts.detail_lines(width)
        parts = wrap(detail, width - 4)
        parts = [*parts[: last - 1], cut("".join(parts[last - 1 :]), width - 4)]
        parts += [""] * (last - len(parts))
        return [[("   " + cut(legend, width - 4), "hint")], *([("   " + part.rstrip(), "hint")] for part in parts)]

    def _hidden(self, row: R) -> frozenset[str]:
        """Columns that do not show all of their value for this row."""
        left_out = {column.code for column in self._list.texts.columns()}
        left_out -= {column.code for column, _ in self._placed}
        cut_off = {column.code for column, cells in self._placed if cells_of(column.text(row)) > cells}
        return frozenset(left_out | cut_off)
