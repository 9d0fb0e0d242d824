"""What every field of a record has in common, and the fields that nobody types in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal, NamedTuple

from screens.kit.keys import Key
from screens.kit.line_widget import Span
from screens.kit.text import cut, pad, wrap
from screens.kit.text import width as cells_of

if TYPE_CHECKING:
    from screens.kit.record.record import Record

Value = str | bool | tuple[str, ...]
Where = Literal["both", "view", "edit"]


class Draw(NamedTuple):
    """How a field is to be drawn.

    Attributes:
        cells: Room for the value between the brackets.
        editing: Whether brackets are shown.
        focused: Whether the field has the focus.
        short: Whether a paragraph is to take one line only.
    """

    cells: int
    editing: bool
    focused: bool
    short: bool = False


Row = list[Span]
"""One line of a value, its brackets included: it starts in the bracket's column."""


class Field:
    """Attributes:
    name: Path of the value (`general.email`), the same as in `Issue.path`.
    label: English message id; may be empty for a line that belongs to the field above.
    required: Shown as `*` while editing.
    where: In which mode the line is there at all.
    section: PageDown goes from one section to the next.
    beside: Stands on the line of the field before it, without a label.
    outdent: Cells that the value starts further left, when its line has no label and would not fit.
    aside: A remark beneath the label of a field of several lines that has the focus.
    """

    takes_text = False
    editable = True

    def __init__(
        self,
        name: str,
        label: str,
        *,
        required: bool = False,
        where: Where = "both",
        section: int = 0,
        beside: bool = False,
        gap: bool = False,
    ) -> None:
        self.name = name
        self.label = label
        self.required = required
        self.where = where
        self.section = section
        self.beside = beside
        self.gap = gap
        self.aside = ""
        self.outdent = 0
        self.baseline: Value = ""
        self.record: Record | None = None

    @property
    def value(self) -> Value:
        """What would be saved."""
        return ""

    def whole(self) -> str:
        """The value in words, nothing cut off."""
        return str(self.value)

    def load(self, value: Value) -> None:
        """Show a stored value; from now on `changed` compares with it."""
        self.baseline = value

    @property
    def changed(self) -> bool:
        """Whether the value differs from the stored one."""
        return self.value != self.baseline

    def longest(self) -> int:
        """Cells that the value may take in one line; where there is little room its label moves above it."""
        return 0

    def rows(self, draw: Draw) -> list[Row]:
        """The value's lines."""
        raise NotImplementedError

    def cursor(self) -> tuple[int, int]:
        """Column after the bracket and line of the cursor."""
        return (0, 0)

    async def key(self, key: Key) -> bool:
        """React to a key while editing."""
        return False

    def paste(self, text: str) -> bool:
        """Take pasted text."""
        return False

    def clear(self) -> bool:
        """Empty the field (F8). False: it cannot be emptied."""
        return False

    async def choose(self) -> bool:
        """Open the values to choose from (F4). False: there are none."""
        return False

    def left(self) -> None:
        """The focus moves away."""

    def touched(self) -> None:
        """Tell the record that the value changed."""
        if self.record is not None:
            self.record.value_changed(self)


class FixedField(Field):
    """A value that cannot be changed here; `(fixed)` behind it while editing says so."""

    editable = False

    def __init__(self, name: str, label: str, *, lines: int = 3, mark_fixed: bool = True, **rest: object) -> None:
        super().__init__(name, label, **rest)  # type: ignore[arg-type]
        self.text = ""
        self._lines = lines
        self._mark_fixed = mark_fixed

    @property
    def value(self) -> Value:
        return self.text

    def load(self, value: Value) -> None:
        super().load(value)
        self.text = str(value)

    def longest(self) -> int:
        return cells_of(self.text) + (cells_of(self._fixed_word()) + 1)

    def _fixed_word(self) -> str:
        return self.record.tr("(fixed)") if self._mark_fixed and self.record is not None else ""

    def rows(self, draw: Draw) -> list[Row]:
        remark = self._fixed_word() if draw.editing else ""
        parts = clipped(self.text or "-", draw.cells - (cells_of(remark) + 1 if remark else 0), self._lines)
        rows: list[Row] = [[(" ", ""), (part, "value")] for part in parts]
        if remark:
            gap = draw.cells + 1 - cells_of(parts[0]) - cells_of(remark)
            rows[0] += [(" " * gap, ""), (remark, "fixed")]
        return rows


class RuleField(Field):
    """A rule across the record with a heading, between its sections."""

    editable = False

    def __init__(self, name: str, heading: Callable[[], str], **rest: object) -> None:
        super().__init__(name, "", **rest)  # type: ignore[arg-type]
        self.heading = heading

    def rows(self, draw: Draw) -> list[Row]:
        return []


class TickField(Field):
    """`[ ] words`: Space ticks, Enter goes on."""

    def __init__(self, name: str, label: str, words: str, **rest: object) -> None:
        super().__init__(name, label, **rest)  # type: ignore[arg-type]
        self.words = words
        self.on = False
        self.fixed_reason = ""
        self.why_fixed = ""

    @property
    def value(self) -> Value:
        return self.on

    def load(self, value: Value) -> None:
        super().load(value)
        self.on = bool(value)

    def rows(self, draw: Draw) -> list[Row]:
        assert self.record is not None
        tr = self.record.tr
        if not draw.editing:
            return [[(" ", ""), (tr("yes") if self.on else tr("no"), "value")]]
        tick = "x" if self.on else " "
        mark = f" {tick} " if self.fixed_reason else f"[{tick}]"
        words, room = self.fixed_reason or tr(self.words), draw.cells - 2
        self.outdent = 0 if self.label or draw.short else max(cells_of(words) - room, 0)
        first, *more = clipped(words, room + self.outdent, 2)
        rows: list[Row] = [[(mark, "focus" if draw.focused else "bracket"), (" " + first, "value")]]
        return rows + [[("    ", ""), (part, "value")] for part in more]

    def longest(self) -> int:
        return cells_of(self.fixed_reason or self.words) + 4

    def cursor(self) -> tuple[int, int]:
        return (-self.outdent, 0)

    async def key(self, key: Key) -> bool:
        if key.name == "space":
            if not self.fixed_reason:
                self.on = not self.on
                self.touched()
            elif self.why_fixed and self.record is not None:
                self.record.page.say("note", self.why_fixed)
            return True
        return False


def clipped(text: str, cells: int, lines: int) -> list[str]:
    """The text wrapped into at most so many lines; what does not fit ends in an ellipsis."""
    parts = [part.rstrip() for part in wrap(text, cells)]
    if len(parts) > lines:
        parts = [*parts[: lines - 1], cut(parts[lines - 1] + " " + parts[lines], cells)]
        if not parts[-1].endswith("…"):
            parts[-1] = cut(parts[-1] + "…", cells)
    return parts


def bracketed(text: str, cells: int, role: str = "field") -> Row:
    """A value between brackets, filled up to `cells`."""
    return [("[", "bracket"), (pad(text, cells), role), ("]", "bracket")]
