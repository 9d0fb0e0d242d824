"""How the matrix is drawn: rule with filter, rows under their groups, continuation lines, help (screens.md 8.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from screens.kit.line_widget import Line, Span, fit
from screens.kit.text import cut, pad
from screens.kit.text import width as cells_of

if TYPE_CHECKING:
    from screens.kit.widgets.cell_grid import Cell, CellGrid, GridRow

RULE: Final = 1
_HELP: Final = 2
_HELP_NARROW: Final = 3
NARROW: Final = 76
"""Below this width sentences take more lines."""
NAME_AT: Final = 3
FILTER_CELLS: Final = 12
FILTER_NARROW: Final = 8
SHORT: Final = 9
"""Cells of a word in the matrix."""
WIDE: Final = 150
"""From this width on the words are full names, one line a row."""
_WIDEST_NAME: Final = 59
"""The column of the first bracket there, at most: four roles with full names fit behind it at 200."""
_STEP: Final = 14
"""From one bracket to the next: bracket, tick, bracket, sign, word, and the cell for the focus mark."""


def help_lines(width: int) -> int:
    """Lines about the cell at the cursor."""
    return _HELP if width >= NARROW else _HELP_NARROW


class Shape(NamedTuple):
    """Where the cells of a row stand.

    Attributes:
        start: Column of the first bracket.
        a_line: Cells on one line.
        word: Cells of a word.
        full: Whether words are full names.
    """

    start: int
    a_line: int
    word: int
    full: bool


class GridLines:
    """Draws a `CellGrid`; remembers which part of it is in view."""

    def __init__(self, owner: CellGrid) -> None:
        self._grid = owner
        self._top = 0
        self._cursor: tuple[int, int] | None = None

    def cursor(self) -> tuple[int, int] | None:
        """Where the hardware cursor belongs."""
        return self._cursor

    def shape(self, width: int) -> Shape:
        """How the cells stand on a screen of that width."""
        if width >= WIDE:
            word = max((cells_of(cell.full) for _, cell in self._grid.cells()), default=SHORT)
            longest = max((cells_of(row.name) for row in self._grid.rows), default=0)
            start = min(NAME_AT + longest + 3, _WIDEST_NAME)
            a_line = max((width - 1 - start) // (word + _STEP - SHORT), 1)
            return Shape(start, a_line, word, full=True)
        a_line = 4 if width >= 80 else max((width - 18) // _STEP, 1)
        return Shape(max(min(width - _STEP * a_line, 24), 6), a_line, SHORT, full=False)

    def name_cells(self, width: int) -> int:
        """Cells that the name of a row has."""
        return self.shape(width).start - NAME_AT - 1

    def wanted_rows(self, width: int) -> int:
        """Lines that all rows and their groups take."""
        a_line = self.shape(width).a_line
        groups = {row.group for row in self._grid.rows if row.group}
        return len(groups) + sum(max(-(-len(row.cells) // a_line), 1) for row in self._grid.rows)

    def lines(self, width: int, height: int) -> list[Line]:
        """All of it, in exactly the height."""
        self._park(None)
        room = max(height - RULE - help_lines(width), 0)
        drawn, first, last = self._rows(width)
        self._scroll(room, len(drawn), first, last)
        body = drawn[self._top : self._top + room]
        if self._cursor is not None:
            self._cursor = (self._cursor[0], self._cursor[1] - self._top + RULE)
        body += [[] for _ in range(room - len(body))]
        return [self._rule(width), *body, *self._help(width)][:height]

    def _park(self, place: tuple[int, int] | None) -> None:
        self._cursor = place

    def _scroll(self, room: int, count: int, first: int, last: int) -> None:
        """Keep the row at the cursor in view, with its group heading where there is room."""
        self._top = max(min(self._top, first), last - room + 1, 0)
        self._top = max(min(self._top, count - room), 0)

    # rule ----------------------------------------------------------------------------------------------------------

    def _rule(self, width: int) -> Line:
        grid = self._grid
        changed = grid.changed_count() if grid.marks_changes else 0
        typing = grid.active and grid.filter.typing
        spans: list[Span] = [(" ── ", "rule"), (grid.texts.heading(), "rule-name")]
        if changed:
            spans.append((f" ±{changed}", "changed"))
        filter_word = f"{grid.tr('Filter')} "
        sign = (">", "focus-mark") if typing or (grid.active and grid.here is None) else (" ", "rule")
        spans += [(" ──", "rule"), sign, (filter_word, "label")]
        cells = FILTER_CELLS if width >= NARROW else FILTER_NARROW
        if sign[0] == ">":
            used = sum(cells_of(text) for text, _ in spans)
            self._cursor = (used + 1 + grid.filter.cursor_cell(cells), 0)
        spans += grid.filter.spans(cells)
        count = f" {grid.texts.count(len(grid.shown()))} "
        if sum(cells_of(text) for text, _ in spans) + cells_of(count) < width:
            spans.append((count, "label"))
        used = sum(cells_of(text) for text, _ in spans)
        return [*fit(spans, width - 1), ("─" * max(width - 1 - used, 0), "rule")]

    # rows ----------------------------------------------------------------------------------------------------------

    def _rows(self, width: int) -> tuple[list[Line], int, int]:
        """The lines of all rows shown, and the first and last line that must be in view."""
        grid, shape = self._grid, self.shape(width)
        rows = grid.shown()
        grid.at = max(min(grid.at, len(rows) - 1), 0)
        drawn: list[Line] = []
        first = last = 0
        group = ""
        for index, row in enumerate(rows):
            heading = row.group != group
            if heading:
                group = row.group
                drawn.append([("   " + cut(group, width - 4), "group")])
            here = index == grid.at
            start = len(drawn)
            drawn += self._row(row, shape, start if here else None)
            if here:
                first, last = start - (1 if heading else 0), len(drawn) - 1
        if not rows:
            drawn.append([("   " + self._nothing(), "hint")])
        return drawn, first, last

    def _nothing(self) -> str:
        grid = self._grid
        if grid.filter.text:
            return grid.tr('Nothing found for "{text}". Esc clears the filter.', text=grid.filter.text)
        return grid.tr("Nothing is chosen yet.") if grid.chosen_only else ""

    def _row(self, row: GridRow, shape: Shape, line: int | None) -> list[Line]:
        """The lines of one row; `line` is the first of them when the cursor is in this row."""
        grid = self._grid
        about = line is not None and not grid.active and grid.page.active_part is grid
        last = len(row.cells) - 1
        aimed = min(grid.column, last) if line is not None and grid.active and not grid.filter.typing else -1
        name = pad(row.name, self.name_cells(grid.size.width))
        lines: list[Line] = []
        for number in range(0, max(len(row.cells), 1), shape.a_line):
            spans: list[Span] = [(" " * (shape.start - 1), "")]
            if number == 0:
                spans = [("»" if about else " ", "about"), ("  ", ""), (name, "")]
            for index in range(number, min(number + shape.a_line, len(row.cells))):
                if index == aimed and line is not None:
                    column = shape.start + (index - number) * (shape.word + _STEP - SHORT)
                    self._cursor = (column + 1, line + number // shape.a_line)
                spans += self._cell(row.cells[index], shape, focused=index == aimed)
            lines.append(spans)
        return lines

    def _cell(self, cell: Cell, shape: Shape, *, focused: bool) -> list[Span]:
        sign, role = " ", ""
        if cell.lacking:
            sign, role = "!", "wrong"
        elif self._grid.marks_changes and cell.on != cell.was:
            sign, role = "±", "changed"
        tick = "x" if cell.on else " "
        box = f" {tick} " if cell.fixed else f"[{tick}]"
        word = pad(cell.full if shape.full else cell.short, shape.word)
        return [
            (">" if focused else " ", "focus-mark"),
            (box, "focus" if focused else "bracket"),
            (sign, role),
            (word, ""),
        ]

    # help ----------------------------------------------------------------------------------------------------------

    def _help(self, width: int) -> list[Line]:
        grid = self._grid
        here = grid.here
        if not grid.active and grid.page.active_part is not grid:
            lines = list(grid.texts.advice(width - 4))
        else:
            lines = list(grid.texts.help(here[0], here[1], width - 4)) if here is not None else []
        most = help_lines(width)
        lines = [[("   ", ""), *fit(line, width - 4)] for line in lines[:most]]
        return [*lines, *([] for _ in range(most - len(lines)))]
