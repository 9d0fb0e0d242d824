"""The left list of list + detail: what is chosen here stands at the right (screens.md chapters 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget, Span, fit
from screens.kit.text import begins, cut, pad
from screens.kit.text import width as cells_of
from screens.kit.widgets.filter_text import FilterText

FILTER_CELLS: Final = 12
LABEL_AT: Final = 2
_ROLES: Final = {"±": "changed", "!": "wrong"}


class ChoiceRow(NamedTuple):
    """A line of the list.

    Attributes:
        code: Empty for a heading, which cannot be chosen.
        label: As shown; gives way to the rest when there is no room.
        indent: Cells to the right of where headings stand.
        marks: What must be chosen, differs or is wrong, such as `* ±3 !1`; never cut.
        number: How many, or a word, at the right end; never cut.
        words: What letters are compared with.
    """

    code: str
    label: str
    indent: int = 0
    marks: str = ""
    number: str = ""
    words: str = ""


class ChoiceList(LineWidget):
    """Arrows choose, letters filter, Enter and Right go into what stands at the right.

    Attributes:
        code: The chosen row.
        filter: What was typed.
        gap: Blank cells between the numbers and the line at the right.
        on_choose: Called when another row is chosen.
        on_enter: Enter or Right.
    """

    def __init__(self, *, gap: int = 0, id: str | None = None) -> None:
        super().__init__(id=id)
        self.code = ""
        self.filter = FilterText()
        self.gap = gap
        self.on_choose: Callable[[], None] = lambda: None
        self.on_enter: Callable[[], None] = lambda: None
        self._top = 0
        self._cursor: tuple[int, int] | None = None

    # what owners give ----------------------------------------------------------------------------------------------

    def rows(self) -> Sequence[ChoiceRow]:
        """All lines, asked each time, so that numbers and language are those of now."""
        return ()

    def heading(self) -> tuple[str, str]:
        """The words above the list: at the left, and above the numbers."""
        return "", ""

    # state ---------------------------------------------------------------------------------------------------------

    @property
    def takes_text(self) -> bool:  # type: ignore[override]
        """Whether blanks and digits go into the filter."""
        return self.filter.typing

    def shown(self) -> list[ChoiceRow]:
        """The lines that match what was typed, with their headings."""
        rows: list[ChoiceRow] = []
        heading: ChoiceRow | None = None
        for row in self.rows():
            if not row.code:
                heading = row
            elif begins(row.words or row.label, self.filter.text):
                if heading is not None:
                    rows.append(heading)
                    heading = None
                rows.append(row)
        return rows

    def choose(self, code: str) -> None:
        """Choose that row."""
        if code != self.code:
            self.code = code
            self.on_choose()
        self.repaint()

    def chosen_label(self) -> str:
        """What the chosen row is called."""
        return next((row.label for row in self.rows() if row.code == self.code), "")

    def clear_filter(self) -> None:
        """Show everything again; what is chosen stays."""
        self.filter.set("")
        self.filter.typing = False

    # keys ----------------------------------------------------------------------------------------------------------

    async def key(self, key: Key) -> bool:
        typed = self.filter.text
        if self.filter.takes(key):
            if self.filter.text != typed:
                self._to_first_hit()
        elif key.name in ("enter", "right"):
            self.clear_filter()
            self.on_enter()
        elif not self._move(key.name):
            return False
        self.repaint()
        return True

    def paste(self, text: str) -> bool:
        self.filter.buffer.insert(text)
        self._to_first_hit()
        self.repaint()
        return True

    def _to_first_hit(self) -> None:
        codes = [row.code for row in self.shown() if row.code]
        if self.filter.text and codes:
            self.choose(codes[0])

    def _move(self, name: str) -> bool:
        codes = [row.code for row in self.shown() if row.code]
        if not codes:
            return name in ("up", "down", "home", "end")
        at = codes.index(self.code) if self.code in codes else 0
        page = max(self.size.height - 2, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -len(codes), "end": len(codes)}
        if name not in steps:
            return False
        target = max(0, min(at + steps[name], len(codes) - 1))
        # At the end a page has no meaning here; the screen goes on to the next tab.
        if name in ("pageup", "pagedown") and target == at:
            return False
        self.choose(codes[target])
        return True

    # drawing -------------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        rows, room = self.shown(), height - 1
        at = next((index for index, row in enumerate(rows) if row.code == self.code), 0)
        # The heading above the first row stays in sight.
        self._top = max(min(self._top, at - 1 if at == 1 else at), at - room + 1, 0)
        cells = width - 1
        self._cursor = (LABEL_AT, 1 + at - self._top)
        drawn = [self._head(cells)]
        drawn += [self._row(row, cells) for row in rows[self._top : self._top + room]]
        if not rows:
            drawn.append(
                [
                    (self._sign(), "focus-mark"),
                    (" " + cut(self.tr("Nothing found.") if self.filter.text else self.tr("none"), cells - 2), "hint"),
                ]
            )
        drawn += [[] for _ in range(height - len(drawn))]
        # Alone on a narrow screen, the list has nothing at its right to be parted from.
        bar = "│" if width < self.app.size.width else ""
        return [_closed(line, cells, bar) for line in drawn]

    def _head(self, cells: int) -> Line:
        if self.filter.text or self.filter.typing:
            sign = ">" if self.active and self.filter.typing else " "
            start: list[Span] = [(sign, "focus-mark"), (f" {self.tr('Filter')} ", "")]
            column = sum(cells_of(text) for text, _ in start) + 1 + self.filter.cursor_cell(FILTER_CELLS)
            if self.filter.typing:
                self._cursor = (column, 0)
            return [*start, *self.filter.spans(FILTER_CELLS)]
        left, right = self.heading()
        return [(" " * LABEL_AT + pad(left, cells - LABEL_AT - cells_of(right)), ""), (right, "")]

    def cursor(self) -> tuple[int, int] | None:
        return self._cursor

    def _sign(self) -> str:
        """At the chosen row: the focus, or the sign that its content stands at the right."""
        if not self.active:
            return "»"
        return " " if self.filter.typing else ">"

    def _row(self, row: ChoiceRow, cells: int) -> Line:
        chosen = bool(row.code) and row.code == self.code
        sign = self._sign() if chosen else " "
        role = "focus" if chosen and self.active and not self.filter.typing else ""
        if not row.code:
            return [(" " * LABEL_AT, ""), (cut(row.label, cells - LABEL_AT - 1), "group")]
        at = LABEL_AT + row.indent
        taken = sum(cells_of(text) + 1 for text in (row.marks, row.number) if text) + self.gap
        label = cut(row.label, cells - at - taken)
        spans: list[Span] = [(sign, "focus-mark"), (" " * (at - 1), ""), (label, role)]
        for mark in row.marks.split():
            spans += [(" ", ""), (mark, _ROLES.get(mark[0], ""))]
        used = sum(cells_of(text) for text, _ in spans)
        return [*spans, (" " * (cells - self.gap - used - cells_of(row.number)), ""), (row.number, "")]


def _closed(line: Line, cells: int, bar: str) -> Line:
    spans = fit(line, cells)
    used = sum(cells_of(text) for text, _ in spans)
    return [*spans, (" " * (cells - used), ""), (bar, "rule")]
