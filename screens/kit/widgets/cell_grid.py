"""The matrix: rows by group, cells with a tick; arrows move, digits tick, letters filter the rows (screens.md 8.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget
from screens.kit.text import begins
from screens.kit.widgets.filter_text import FilterText
from screens.kit.widgets.grid_lines import RULE, GridLines, help_lines


@dataclass(slots=True, kw_only=True)
class Cell:
    """One tick.

    Attributes:
        code: What it stands for.
        short: Its word in the matrix, at most nine cells.
        full: Its name in full.
        on: Whether it is ticked.
        was: Whether it is ticked in what is stored.
        wanted: Somebody must have it and nobody has.
        fixed: Why it cannot be changed; empty when it can.
    """

    code: str
    short: str
    full: str
    on: bool = False
    was: bool = False
    wanted: bool = False
    fixed: str = ""

    @property
    def lacking(self) -> bool:
        """Whether it is wanted and this form does not bring it."""
        return self.wanted and not self.on


@dataclass(slots=True, kw_only=True)
class GridRow:
    """A row of cells; rows with the same `group` stand under one heading."""

    code: str
    group: str
    name: str
    cells: list[Cell] = field(default_factory=list)


class GridTexts:
    """What a matrix says, asked each time it is drawn, so that it follows the language. Owners override it."""

    def heading(self) -> str:
        """The words at the left of the rule."""
        raise NotImplementedError

    def count(self, rows: int) -> str:
        """The words behind the filter, for the number of rows shown."""
        raise NotImplementedError

    def help(self, row: GridRow, cell: Cell, cells: int) -> Sequence[Line]:
        """The lines about the cell at the cursor, of so many cells; `help_lines` of them are shown."""
        return ()

    def advice(self, cells: int) -> Sequence[Line]:
        """The lines while the focus is elsewhere, of so many cells."""
        return ()


class CellGrid(LineWidget):
    """One Tab stop. A rule with counts and filter above, lines about the cell at the cursor beneath.

    Attributes:
        rows: All rows.
        filter: What was typed; rows whose name or group has a word that begins so are shown.
        chosen_only: Only rows with a tick, or with a change, are shown.
        marks_changes: Whether changed ticks carry a sign; not where everything is new.
        texts: What it says.
    """

    def __init__(self, texts: GridTexts, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.texts = texts
        self.rows: list[GridRow] = []
        self.filter = FilterText()
        self.chosen_only = False
        self.marks_changes = True
        self.at = 0
        self.column = 0
        self._drawn = GridLines(self)

    # state ---------------------------------------------------------------------------------------------------------

    @property
    def takes_text(self) -> bool:  # type: ignore[override]
        """Whether digits and letters go into the filter."""
        return self.filter.typing

    def set_rows(self, rows: Sequence[GridRow]) -> None:
        """Show these rows, the cursor in the first cell."""
        self.rows = list(rows)
        self.at = self.column = 0
        self.repaint()

    def cells(self) -> Iterator[tuple[GridRow, Cell]]:
        """Every cell with its row, shown or not."""
        for row in self.rows:
            for cell in row.cells:
                yield row, cell

    def shown(self) -> list[GridRow]:
        """The rows that the filter leaves."""
        rows = self.rows
        if self.chosen_only:
            rows = [row for row in rows if any(cell.on or cell.on != cell.was for cell in row.cells)]
        if self.filter.text:
            rows = [row for row in rows if begins(f"{row.group} {row.name}", self.filter.text)]
        return rows

    @property
    def here(self) -> tuple[GridRow, Cell] | None:
        """The cell at the cursor."""
        rows = self.shown()
        if not rows:
            return None
        row = rows[min(self.at, len(rows) - 1)]
        return (row, row.cells[min(self.column, len(row.cells) - 1)]) if row.cells else None

    def changed_count(self) -> int:
        """How many ticks differ from what is stored."""
        return sum(cell.on != cell.was for _, cell in self.cells())

    def ticked_count(self) -> int:
        """How many ticks there are."""
        return sum(cell.on for _, cell in self.cells())

    def go_to(self, code: str) -> None:
        """Put the cursor on the row of that code, whatever the filter."""
        self.filter.set("")
        self.chosen_only = False
        self.at = next((index for index, row in enumerate(self.rows) if row.code == code), 0)
        self.column = 0
        self.repaint()

    # ticking -------------------------------------------------------------------------------------------------------

    def tick(self, cell: Cell, *, on: bool) -> None:
        """Tick or untick; a fixed tick says why not."""
        if cell.on == on:
            return
        if cell.fixed:
            self.page.say("note", f"{cell.full}: {cell.fixed}")
            return
        cell.on = on

    def _digit(self, number: int) -> None:
        rows = self.shown()
        if not rows:
            return
        row = rows[self.at]
        if number <= len(row.cells):
            self.column = number - 1
            self.tick(row.cells[self.column], on=not row.cells[self.column].on)

    def untick_row(self) -> None:
        """F8: the row without ticks, except the fixed ones."""
        here = self.here
        if here is not None:
            for cell in here[0].cells:
                if not cell.fixed:
                    self.tick(cell, on=False)

    # keys ----------------------------------------------------------------------------------------------------------

    async def key(self, key: Key) -> bool:
        if not self.filter.typing and key.char.isdigit() and key.char != "0":
            self._digit(int(key.char))
        elif self.filter.takes(key):
            self.at = min(self.at, max(len(self.shown()) - 1, 0))
        elif key.name in ("left", "right", "home", "end"):
            self._sideways(key.name)
        elif key.name in ("up", "down", "pageup", "pagedown"):
            if not self._upward(key.name):
                return False
        elif key.name == "space":
            here = self.here
            if here is not None:
                self.tick(here[1], on=not here[1].on)
        elif key.name == "f8":
            self.untick_row()
        else:
            return False
        self.repaint()
        return True

    def _sideways(self, name: str) -> None:
        here = self.here
        last = len(here[0].cells) - 1 if here is not None else 0
        self.column = {"left": self.column - 1, "right": self.column + 1, "home": 0, "end": last}[name]
        self.column = max(0, min(self.column, last))

    def _upward(self, name: str) -> bool:
        """False where PageUp or PageDown leads out of the matrix."""
        last = len(self.shown()) - 1
        page = max(self.size.height - RULE - help_lines(self.size.width) - 1, 1)
        step = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}[name]
        if (name == "pageup" and self.at <= 0) or (name == "pagedown" and self.at >= last):
            return False
        self.at = max(0, min(self.at + step, last))
        here = self.here
        if here is not None:
            self.column = min(self.column, len(here[0].cells) - 1)
        return True

    def paste(self, text: str) -> bool:
        if not self.filter.typing:
            return False
        self.filter.buffer.insert(text.strip())
        self.at = 0
        self.repaint()
        return True

    def set_active(self, active: bool) -> None:
        if not active:
            self.filter.typing = False
        super().set_active(active)

    # drawing -------------------------------------------------------------------------------------------------------

    def wanted_rows(self, width: int) -> int:
        """Lines that all rows take, without rule and help."""
        return self._drawn.wanted_rows(width)

    def name_cells(self) -> int:
        """Cells that the name of a row has; a longer one is cut."""
        return self._drawn.name_cells(self.size.width)

    def lines(self, width: int, height: int) -> list[Line]:
        return self._drawn.lines(width, height)

    def cursor(self) -> tuple[int, int] | None:
        return self._drawn.cursor()
