"""Columns of a list: which ones fit, how wide each is, what a row reads (screens.md chapter 1, Cutting off; 7.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from screens.kit.text import pad, pad_left, width

R = TypeVar("R")

FIRST = 3
"""Cell in which the first column begins; before it stand focus mark and row mark."""
NARROWEST = 8
"""Cells that a column keeps which gives way to a value that is never cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """Attributes:
    code: What it is called in code; also the sorting that it shows.
    head: Its name, in the language of the screen.
    text: What a row reads in it.
    cells: Its width where there is just room for all.
    priority: 1 is the last to go when the screen is narrow.
    right: Numbers stand at the right.
    whole: Never cut: as wide as its longest value, and a column that `gives` gets narrower.
    gap: Blank cells behind it.
    """

    code: str
    head: str
    text: Callable[[R], str]
    cells: int
    priority: int
    right: bool = False
    whole: bool = False
    gives: bool = False
    gap: int = 1

    def drawn(self, text: str, cells: int) -> str:
        """The text in exactly so many cells."""
        return pad_left(text, cells) if self.right else pad(text, cells)


Placed = list[tuple[Column[R], int]]
"""Columns from left to right with their width."""


def place(columns: Sequence[Column[R]], rows: Sequence[R], cells: int) -> Placed[R]:
    """The columns that fit into a screen of so many cells; the last cell stays empty.

    Args:
        columns: From left to right.
        rows: Those whose values decide how wide a column that is never cut must be.
        cells: Width of the screen.
    """
    room = cells - 1 - FIRST
    kept = _that_fit(columns, room)
    longest = {column.code: _longest(column, rows) for column in kept}
    while True:
        widths = {
            column.code: max(column.cells, longest[column.code]) if column.whole else column.cells for column in kept
        }
        missing = _taken(kept, widths) - room
        for column in (column for column in kept if column.gives):
            give = max(min(missing, widths[column.code] - NARROWEST), 0)
            widths[column.code] -= give
            missing -= give
        if missing <= 0 or len(kept) == 1:
            break
        last = max(kept, key=lambda column: column.priority)
        kept = [column for column in kept if column is not last]
    _grow(kept, widths, longest, room)
    return [(column, min(widths[column.code], room)) for column in kept]


def _longest(column: Column[R], rows: Iterable[R]) -> int:
    return max((width(column.text(row)) for row in rows), default=0)


def _taken(columns: Sequence[Column[R]], widths: dict[str, int]) -> int:
    if not columns:
        return 0
    return sum(widths[column.code] + column.gap for column in columns) - columns[-1].gap


def _that_fit(columns: Sequence[Column[R]], room: int) -> list[Column[R]]:
    """By priority, until one does not fit any more; in their own order."""
    kept: list[Column[R]] = []
    for column in sorted(columns, key=lambda column: column.priority):
        more = [entry for entry in columns if entry in kept or entry is column]
        if kept and _taken(more, {entry.code: entry.cells for entry in more}) > room:
            break
        kept = more
    return kept


def _grow(columns: Sequence[Column[R]], widths: dict[str, int], longest: dict[str, int], room: int) -> None:
    """Give what is left to columns that cut something, the most important first."""
    left = room - _taken(columns, widths)
    for column in sorted(columns, key=lambda column: column.priority):
        more = max(min(longest[column.code] - widths[column.code], left), 0)
        widths[column.code] += more
        left -= more
