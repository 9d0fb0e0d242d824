"""How a record is drawn: labels at the left, values from one column, problems beneath their field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from screens.kit.frame.title import rule_spans
from screens.kit.line_widget import NARROW, Line, LineWidget, Span, fit
from screens.kit.record.field import Draw, Field, RuleField
from screens.kit.text import pad, wrap
from screens.kit.text import width as cells_of

if TYPE_CHECKING:
    from imi_tui.domain.errors import Issue

LABEL_AT = 3
VALUE_AT = 24
"""Column of the opening bracket; the value itself starts one further (screens.md: columns 25 and 26)."""
WIDEST = 100
BESIDE = 36
"""On a narrow screen the label of a field that may be longer stands above it."""
_LABEL_ROW = 1000


class _Visual:
    """A drawn line and whose it is."""

    __slots__ = ("column", "field", "line", "row")

    def __init__(self, line: Line, field: Field | None = None, row: int = 0) -> None:
        self.line = line
        self.field = field
        self.row = row
        self.column = VALUE_AT


class RecordLines(LineWidget):
    """Attributes:
    fields: In the order of the screen.
    editing: Brackets, or plain values.
    at: Index of the field with the focus.
    issues: What is to be shown beneath each field, by its name.
    sentence: Turns an issue into words.
    marks_changes: Whether changed values carry a sign; not where everything is new.
    """

    def __init__(self, *, editing: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.fields: list[Field] = []
        self.editing = editing
        self.at = 0
        self.issues: Mapping[str, Sequence[Issue]] = {}
        self.sentence: Callable[[Issue], str] = lambda issue: issue.code
        self.marks_changes = True
        self._top = 0
        self._visuals: list[_Visual] = []

    @property
    def current(self) -> Field:
        """The field at the focus."""
        return self.fields[self.at]

    def is_shown(self, field: Field) -> bool:
        """Whether the field is there in this mode."""
        return field.where in ("both", "edit" if self.editing else "view")

    def cursor(self) -> tuple[int, int] | None:
        for y, visual in enumerate(self._visuals[self._top :]):
            if visual.field is not self.current:
                continue
            if not self.editing:
                return (LABEL_AT, y)
            if visual.row == 0:
                column, row = self.current.cursor()
                return (visual.column + 1 + column, y + row)
        return None

    def lines(self, width: int, height: int) -> list[Line]:
        if not self.fields:
            return [[(">" if self.active else " ", "focus-mark")]]
        width = min(width, WIDEST)
        self._visuals = self._layout_fields(width)
        if len(self._visuals) > height:  # blank lines go first when there is no room
            self._visuals = [visual for visual in self._visuals if visual.line]
        self._scroll(height)
        return [visual.line for visual in self._visuals[self._top : self._top + height]]

    def wanted_height(self, width: int) -> int:
        """Lines that the whole record takes."""
        return len(self._layout_fields(min(width, WIDEST)))

    def _scroll(self, height: int) -> None:
        mine = [
            index
            for index, visual in enumerate(self._visuals)
            if visual.field is not None and visual.field is self.current
        ]
        if mine:
            last = mine[-1]
            while last + 1 < len(self._visuals) and self._visuals[last + 1].row < 0:
                last += 1
            # Beneath a panel the line with the label and its sign counts; while typing, the line with the cursor.
            least = last - height + 1 if self.active else min(last - height + 1, mine[0])
            self._top = max(min(self._top, mine[0]), least, 0)
        self._top = max(0, min(self._top, len(self._visuals) - height))

    def _layout_fields(self, width: int) -> list[_Visual]:
        visuals: list[_Visual] = []
        for index, field in enumerate(self.fields):
            if not self.is_shown(field) or field.beside:
                continue
            if field.gap:
                visuals.append(_Visual([]))
            if isinstance(field, RuleField):
                visuals.append(_Visual(rule_spans(field.heading(), width)))
                continue
            visuals += self._field_lines(index, field, width)
        return visuals

    def _field_lines(self, index: int, field: Field, width: int) -> list[_Visual]:
        companion = self.fields[index + 1] if index + 1 < len(self.fields) and self.fields[index + 1].beside else None
        at = self._value_at(index, width)
        rows, columns = self._value_rows(field, companion, width, at)
        visuals = []
        if field.label and (at < VALUE_AT or self._label_cells(field) > VALUE_AT - LABEL_AT):
            visuals.append(_Visual(self._label_line(field, companion, at, width), field, _LABEL_ROW))
        for number, row in enumerate(rows):
            start = self._before(field, at, number) if number or visuals else self._label(field, companion, at)
            visuals.append(_Visual(fit([*start, *row], width - 1), field, number))
            visuals[-1].column = at
        if companion is not None:
            visuals[0].field = companion if companion is self.current and self.editing else field
            visuals[0].column = columns if visuals[0].field is companion else at
        for owner in (field, companion):
            if owner is not None:
                visuals += self._issue_lines(owner, width, at)
        return visuals

    def _label_line(self, field: Field, companion: Field | None, at: int, width: int) -> list[Span]:
        """The label above its value, and at its right the remark that else stands beneath the label."""
        remark = field.aside if at < VALUE_AT and self._focused(field) else ""
        room = width - 1 - cells_of(remark)
        return fit([*self._label(field, companion, room), (remark, "hint")], width - 1)

    def _before(self, field: Field, at: int, number: int) -> list[Span]:
        """What stands before a line of the value that has no label of its own."""
        remark = field.aside if number == 1 and at == VALUE_AT and self._focused(field) else ""
        return [(" " * LABEL_AT, ""), (pad(remark, at - LABEL_AT), "hint")]

    def _label_cells(self, field: Field) -> int:
        return cells_of(self.tr(field.label)) + 2 * (field.required and self.editing)

    def _value_at(self, index: int, width: int) -> int:
        """Where the value begins: behind its label, or beneath it; one without a label as the field above it."""
        while index and not self.fields[index].label:
            index -= 1
        above = width < NARROW and self.fields[index].longest() > BESIDE
        return LABEL_AT if above else VALUE_AT

    def _value_rows(self, field: Field, companion: Field | None, width: int, at: int) -> tuple[list[list[Span]], int]:
        room = width - at - 3
        draw = Draw(cells=room, editing=self.editing, focused=self._focused(field), short=width < NARROW)
        rows = field.rows(draw)
        if companion is None:
            return rows, at
        first = rows[0]
        used = sum(len(text) for text, _ in first)
        beside = self._focused(companion) and self.editing
        gap: list[Span] = [(" ", ""), (">", "focus-mark")] if beside else [("  ", "")]
        if not self.editing:
            gap, used = [(" ", "")], used - 1
        more = companion.rows(Draw(cells=room - used - 2, editing=self.editing, focused=self._focused(companion)))
        return [[*first, *gap, *more[0]]], at + used + 2

    def _focused(self, field: Field) -> bool:
        return self.active and field is self.current

    def _label(self, field: Field, companion: Field | None, at: int) -> list[Span]:
        focused = self._focused(field)
        here = focused or (not self.editing and companion is not None and self._focused(companion))
        changed = (
            self.marks_changes and self.editing and (field.changed or (companion is not None and companion.changed))
        )
        about = not self.active and self.page.panel is not None and field is self.current
        gutter = ">" if here else ("»" if about else " ")
        star = " *" if field.required and self.editing and field.label else ""
        label = self.tr(field.label) if field.label else ""
        if here and not self.editing:
            name = [(label, "focus"), (" " * max(at - LABEL_AT - len(label), 0), "")]
            return [(gutter, "focus-mark"), ("  ", ""), *name]
        mark = "±" if changed else " "
        return [
            (gutter, "focus-mark"),
            (mark, "changed"),
            (" ", ""),
            (pad(label + star, max(at - LABEL_AT - field.outdent, 0)), "label"),
        ]

    def _issue_lines(self, field: Field, width: int, at: int) -> list[_Visual]:
        lines = []
        most = 2 if width >= NARROW else 4
        for issue in self.issues.get(field.name, ()) if self.editing else ():
            sign, role = ("?", "warning") if issue.warning else ("!", "wrong")
            for number, part in enumerate(wrap(self.sentence(issue), width - at - 4)[:most]):
                lead = sign if number == 0 else " "
                lines.append(_Visual([(" " * at, ""), (lead, role), (" " + part.rstrip(), role)], field, -1))
        return lines
