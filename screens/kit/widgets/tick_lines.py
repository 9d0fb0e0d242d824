"""How a tick tree is drawn: filter, remarks, rows with their ticks, where in the tree they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, overload

from imi_tui.locale import formats
from screens.kit.line_widget import Line, LineWidget, Span, fit
from screens.kit.text import cut, pad, wrap
from screens.kit.text import width as cells_of
from screens.kit.widgets.filter_text import FilterText
from screens.kit.widgets.tick_state import TickState
from screens.kit.widgets.tree_rows import NOWHERE

FARTHEST: Final = 60


def second_column(width: int) -> int:
    """Where the second column of a narrow part stands: the tick of a group, the country of a body."""
    return min(width - 13, FARTHEST)


class Remark(NamedTuple):
    """A sentence between filter and rows. `sign`: `!` wrong, `?` a warning, blank a reason."""

    sign: str
    text: str


class TickLines(LineWidget):
    """The drawn side of `TickTree`.

    Attributes:
        state: What is shown and ticked.
        filter: What was typed.
        columns: View mode puts several leaves on a line.
    """

    def __init__(self, *, columns: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.state = TickState()
        self.filter = FilterText()
        self.columns = columns
        self._top = 0
        self._first = 0
        self._room = 10
        self._filter_at = (0, 10)

    # what owners give ----------------------------------------------------------------------------------------------

    def ensure(self) -> None:
        """Bring the tree into the language of the screen before it is drawn or gets a key."""

    def remarks(self) -> Iterable[Remark]:
        """Sentences between filter and rows."""
        return ()

    def empty_text(self) -> str:
        """What stands there when nothing is ticked in view mode."""
        return self.tr("Nothing ticked yet.")

    def head(self, width: int) -> Line:
        """The line with the filter, drawn by `filter_spans`."""
        count = len(self.state.ticked)
        number = formats.number(self.tr.language, count)
        words = self.tr.plural("{n} ticked", "{n} ticked", count)
        start: list[Span] = [(self.filter_sign(" "), "focus-mark"), (self.tr("Filter") + " ", "")]
        spans = self.filter_spans(start, 20 if width > 48 else 10)
        return [*spans, (" " * max(5 - len(number), 1) + words, "hint")]

    # the filter ----------------------------------------------------------------------------------------------------

    def filter_sign(self, plain: str) -> str:
        """The focus sign while the cursor stands in the filter, else `plain`."""
        return ">" if self.active and self.filter.typing else plain

    def filter_spans(self, start: list[Span], cells: int) -> list[Span]:
        """`start`, then the filter in brackets."""
        self._filter_at = (sum(cells_of(text) for text, _ in start) + 1, cells)
        return [*start, *self.filter.spans(cells)]

    def cursor(self) -> tuple[int, int] | None:
        if self.filter.typing:
            column, cells = self._filter_at
            return (column + self.filter.cursor_cell(cells), 0)
        if self.state.node == NOWHERE:
            return (1, self._first)
        line = self.line_of_cursor(self.grid())
        return (1 + 2 * self.state.tree.depths[self.state.node], self._first + line - self._top)

    # lines ---------------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        self.ensure()
        drawn: list[Line] = [fit(self.head(width), width - 1), *self._remark_lines(width)]
        self._first = len(drawn)
        grid = self.grid()
        if not grid:
            return [*drawn, *self._nothing(width)]
        room = height - len(drawn)
        overflow = len(grid) > room
        self._room = max(room - overflow, 1)
        at = self.line_of_cursor(grid)
        self._top = max(min(self._top, at, len(grid) - self._room), at - self._room + 1, 0)
        for index, nodes in enumerate(grid[self._top : self._top + self._room]):
            drawn.append(fit(self._row(nodes, width, here=self._top + index == at), width - 1))
        return [*drawn, self._position(len(grid))] if overflow else drawn

    def _position(self, count: int) -> Line:
        def number(value: int) -> str:
            return formats.number(self.tr.language, value)

        first, last = number(self._top + 1), number(min(self._top + self._room, count))
        return [("     " + self.tr("rows {first}-{last} of {n}", first=first, last=last, n=number(count)), "hint")]

    def _remark_lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        for sign, text in self.remarks():
            role = {"!": "wrong", "?": "warning"}.get(sign, "hint")
            for number, part in enumerate(wrap(text, width - 5)[:2]):
                lines.append([(f" {sign if number == 0 else ' '} {part.rstrip()}", role)])
        return lines

    def _nothing(self, width: int) -> list[Line]:
        """Why there are no rows; the focus sign stands at the first of these lines."""
        typed, text = self.filter.text, ""
        if typed:
            text = self.tr('Nothing found for "{typed}". Esc empties the filter.', typed=typed)
        elif not self.state.editing:
            text = self.empty_text()
        signs = [self._sign(here=True)]
        return [
            [(signs.pop() if signs else " ", "focus-mark"), (f"  {part.rstrip()}", "hint")]
            for part in wrap(text, width - 5)
        ]

    def _sign(self, *, here: bool) -> str:
        if not here or self.filter.typing:
            return " "
        if self.active:
            return ">"
        return "»" if self.page.panel is not None and self.page.active_part is self else " "

    # rows ----------------------------------------------------------------------------------------------------------

    def _row(self, nodes: Sequence[int], width: int, *, here: bool) -> Line:
        tree, node = self.state.tree, nodes[0]
        lead = 2 * tree.depths[node]
        focus = "focus" if here and self.active and not self.filter.typing else ""
        spans: list[Span] = [(self._sign(here=here), "focus-mark"), (" " * lead, "")]
        if tree.is_group(node):
            return [*spans, *self._group(node, focus or "group", width, 3 + lead)]
        if self._in_columns:
            cells = self._column_cells(width)
            first = cut(tree.labels[node], cells - 2)
            gap = " " * (cells - cells_of(first))
            others: list[Span] = [(pad(tree.labels[other], cells), "") for other in nodes[1:]]
            return [*spans, ("  ", ""), (first, focus), (gap, ""), *others]
        return [*spans, *self._tick(node), (cut(tree.labels[node], width - 6 - lead), focus)]

    def _tick(self, leaf: int) -> list[Span]:
        state = self.state
        if not state.editing:
            return [("    ", "")]
        sign = state.sign(leaf)
        tick = f"[{sign}]" if not state.tree.single[leaf] else ("(o)" if sign == "x" else "( )")
        return [(tick, "bracket"), ("±" if state.is_changed(leaf) else " ", "changed")]

    def _group(self, node: int, role: str, width: int, at: int) -> list[Span]:
        state = self.state
        if not state.editing:
            return [("  ", ""), (cut(state.tree.labels[node], width - 1 - at), role)]
        opened = state.is_open(node)
        changed = "±" if not opened and state.is_changed(node) else " "
        spans: list[Span] = [("-" if opened else "+", "bracket"), (changed, "changed")]
        if state.tree.single[node]:
            return [*spans, (cut(state.tree.labels[node], width - 1 - at), role)]
        room = second_column(width) - at
        label = cut(state.tree.labels[node], room - 1)
        return [*spans, (label, role), (" " * (room - cells_of(label)), ""), (f"[{state.sign(node)}]", "bracket")]

    def cuts(self) -> bool:
        """Whether the row at the cursor shows only the beginning of its name."""
        state, width = self.state, self.size.width
        if state.node == NOWHERE or not width:
            return False
        lead = 2 * state.tree.depths[state.node]
        room = self._column_cells(width) - 2 if self._in_columns else width - 6 - lead
        if state.editing and state.at_group():
            room = second_column(width) - 4 - lead
        return cells_of(state.tree.labels[state.node]) > room

    # several leaves on a line --------------------------------------------------------------------------------------

    @property
    def _in_columns(self) -> bool:
        return self.columns and not self.state.editing

    def _column_cells(self, width: int) -> int:
        labels = self.state.tree.labels
        longest = max((cells_of(labels[node]) for node in self.state.rows), default=0) + 2
        return max(min(longest, width - 6), 4)

    def grid(self) -> Sequence[Sequence[int]]:
        """The nodes of each line: one, or in view mode as many leaves as fit."""
        rows, tree = self.state.rows, self.state.tree
        if not self._in_columns:
            return _Singles(rows)
        width = self.size.width or 52
        across = max((width - 6) // self._column_cells(width), 1)
        grid: list[list[int]] = []
        for node in rows:
            last = grid[-1] if grid else []
            beside = last and len(last) < across and tree.parents[last[0]] == tree.parents[node]
            if beside and not tree.is_group(node) and not tree.is_group(last[0]):
                last.append(node)
            else:
                grid.append([node])
        return grid

    def line_of_cursor(self, grid: Sequence[Sequence[int]]) -> int:
        """Which line of the grid holds the cursor."""
        if isinstance(grid, _Singles):
            return self.state.row
        return next((index for index, nodes in enumerate(grid) if self.state.node in nodes), 0)


class _Singles(Sequence[Sequence[int]]):
    """Each number as a line of its own, without a list of a hundred thousand lists."""

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> Sequence[int]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Sequence[int]]: ...
    def __getitem__(self, index: int | slice) -> Sequence[int] | Sequence[Sequence[int]]:
        if isinstance(index, slice):
            return [(number,) for number in self._numbers[index]]
        return (self._numbers[index],)
