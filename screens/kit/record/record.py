"""The record: fields under each other, viewed or edited in the same places."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from screens.kit.frame.title import rule_spans
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget, Span, fit
from screens.kit.record.field import Draw, Field, RuleField
from screens.kit.text import folded, pad, wrap

if TYPE_CHECKING:
    from imi_tui.domain.errors import Issue

LABEL_AT = 3
VALUE_AT = 24
"""Column of the opening bracket; the value itself starts one further (screens.md: columns 25 and 26)."""
WIDEST = 100


class _Visual:
    """A drawn line and whose it is."""

    __slots__ = ("column", "field", "line", "row")

    def __init__(self, line: Line, field: Field | None = None, row: int = 0) -> None:
        self.line = line
        self.field = field
        self.row = row
        self.column = VALUE_AT


class Record(LineWidget):
    """Attributes:
    fields: In the order of the screen.
    editing: Brackets, or plain values.
    issues: What is to be shown beneath each field, by its name.
    sentence: Turns an issue into words.
    on_change: Called when the value of a field changed.
    on_leave: Called when the focus leaves a field while editing.
    marks_changes: Whether changed values carry a sign; not where everything is new.
    """

    def __init__(self, fields: Sequence[Field] = (), *, editing: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self.fields: list[Field] = []
        self.editing = editing
        self.issues: Mapping[str, Sequence[Issue]] = {}
        self.sentence: Callable[[Issue], str] = lambda issue: issue.code
        self.on_change: Callable[[Field], None] | None = None
        self.on_leave: Callable[[Field], None] | None = None
        self.marks_changes = True
        self.at = 0
        self._top = 0
        self._visuals: list[_Visual] = []
        self._jump = ("", 0)
        self.set_fields(fields)

    # state ---------------------------------------------------------------------------------------------------------

    def set_fields(self, fields: Sequence[Field]) -> None:
        """Show these fields."""
        self.fields = list(fields)
        for field in self.fields:
            field.record = self
        self.at = next((index for index, field in enumerate(self.fields) if self._stops_at(field)), 0)

    def field(self, name: str) -> Field:
        """The field of that name."""
        return next(field for field in self.fields if field.name == name)

    @property
    def current(self) -> Field:
        """The field at the focus."""
        return self.fields[self.at]

    @property
    def takes_text(self) -> bool:  # type: ignore[override]
        """Whether letters go into the field at the focus."""
        return self.editing and bool(self.fields) and self.current.takes_text

    def set_editing(self, editing: bool) -> None:
        """Put the brackets round the values or take them away; the focus stays where it is if it can."""
        self.editing = editing
        if self.fields and not self._stops_at(self.current):
            after = [index for index in range(self.at, len(self.fields)) if self._stops_at(self.fields[index])]
            before = [index for index in range(self.at) if self._stops_at(self.fields[index])]
            self.at = (after or before or [0])[0]
        self.repaint()

    def focus_field(self, name: str) -> None:
        """Put the focus on that field, if it takes one."""
        for index, field in enumerate(self.fields):
            if field.name == name and self._stops_at(field):
                self._go(index)
                return

    def value_changed(self, field: Field) -> None:
        """A field tells that its value changed."""
        if self.on_change is not None:
            self.on_change(field)
        self.repaint()

    def say_full(self, limit: int) -> None:
        """More was typed than the field holds."""
        self.page.say("note", self.tr("This field holds at most {n} characters.", n=limit))

    def _here(self, field: Field) -> bool:
        return field.where in ("both", "edit" if self.editing else "view")

    def _stops_at(self, field: Field) -> bool:
        if not self._here(field) or isinstance(field, RuleField):
            return False
        return field.editable if self.editing else bool(field.label)

    # moving --------------------------------------------------------------------------------------------------------

    def step(self, step: int) -> bool:
        """To the next or previous field; False at the end of the record."""
        index = self.at + step
        while 0 <= index < len(self.fields):
            if self._stops_at(self.fields[index]):
                self._go(index)
                return True
            index += step
        return False

    def enter(self, step: int) -> None:
        """The focus comes in from the part before (1) or behind (-1)."""
        stops = [index for index, field in enumerate(self.fields) if self._stops_at(field)]
        if stops and self.editing:
            self.at = stops[0] if step > 0 else stops[-1]

    def inner_step(self, step: int) -> bool:
        """Each field is a Tab stop while editing; the whole record is one while viewing."""
        return self.editing and self.step(step)

    def _go(self, index: int) -> None:
        if index != self.at:
            if self.editing:
                self.current.left()
                if self.on_leave is not None:
                    self.on_leave(self.current)
            self.at = index
        self.repaint()

    def set_active(self, active: bool) -> None:
        if not active and self.active and self.editing and self.fields and self.page.panel is None:
            self.current.left()
            if self.on_leave is not None:
                self.on_leave(self.current)
        super().set_active(active)

    def section_step(self, step: int) -> bool:
        """To the first field of the next or previous section; False when there is none."""
        sections = sorted({field.section for field in self.fields if self._stops_at(field)})
        index = sections.index(self.current.section) + step if self.current.section in sections else -1
        if not 0 <= index < len(sections):
            return False
        stops = range(len(self.fields))
        self._go(next(i for i in stops if self.fields[i].section == sections[index] and self._stops_at(self.fields[i])))
        return True

    def _jump_to_label(self, char: str) -> bool:
        """To the next label that begins with the letter, round the record."""
        count = len(self.fields)
        for offset in range(1, count + 1):
            index = (self.at + offset) % count
            field = self.fields[index]
            if self._stops_at(field) and folded(self.tr(field.label)).startswith(folded(char)):
                self._go(index)
                return True
        return False

    # keys ----------------------------------------------------------------------------------------------------------

    async def key(self, key: Key) -> bool:
        if not self.fields:
            return False
        if self.editing and await self.current.key(key):
            self.repaint()
            return True
        if key.name in ("up", "down"):
            self.step(-1 if key.name == "up" else 1)
            return True
        if key.name in ("pageup", "pagedown"):
            return self.section_step(-1 if key.name == "pageup" else 1)
        if self.editing:
            return await self._edit_key(key)
        if key.is_text and key.char.isalpha():
            return self._jump_to_label(key.char)
        return False

    async def _edit_key(self, key: Key) -> bool:
        if key.name == "enter":
            if not self.step(1):
                await self.page.end_of_fields()
            return True
        if key.name == "f4":
            return await self.current.choose()
        if key.name == "f8":
            cleared = self.current.clear()
            self.repaint()
            return cleared
        return False

    def paste(self, text: str) -> bool:
        if not self.editing or not self.fields:
            return False
        taken = self.current.paste(text)
        self.repaint()
        return taken

    # drawing -------------------------------------------------------------------------------------------------------

    def cursor(self) -> tuple[int, int] | None:
        for y, visual in enumerate(self._visuals[self._top :]):
            if visual.field is self.current and visual.row == 0:
                if not self.editing:
                    return (LABEL_AT, y)
                column, row = self.current.cursor()
                return (visual.column + 1 + column, y + row)
        return None

    def lines(self, width: int, height: int) -> list[Line]:
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
            self._top = max(min(self._top, mine[0]), last - height + 1, 0)
        self._top = max(0, min(self._top, len(self._visuals) - height))

    def _layout_fields(self, width: int) -> list[_Visual]:
        visuals: list[_Visual] = []
        for index, field in enumerate(self.fields):
            if not self._here(field) or field.beside:
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
        rows, columns = self._value_rows(field, companion, width)
        visuals = []
        for number, row in enumerate(rows):
            start = self._label(field, companion, number)
            visuals.append(_Visual(fit([*start, *row], width - 1), field, number))
        if companion is not None:
            visuals[0].field = companion if companion is self.current and self.editing else field
            visuals[0].column = columns if visuals[0].field is companion else VALUE_AT
        for owner in (field, companion):
            if owner is not None:
                visuals += self._issue_lines(owner, width)
        return visuals

    def _value_rows(self, field: Field, companion: Field | None, width: int) -> tuple[list[list[Span]], int]:
        room = width - VALUE_AT - 3
        rows = field.rows(Draw(cells=room, editing=self.editing, focused=self._focused(field)))
        if companion is None:
            return rows, VALUE_AT
        first = rows[0]
        used = sum(len(text) for text, _ in first)
        beside = self._focused(companion) and self.editing
        gap: list[Span] = [(" ", ""), (">", "focus-mark")] if beside else [("  ", "")]
        if not self.editing:
            gap, used = [(" ", "")], used - 1
        more = companion.rows(Draw(cells=room - used - 2, editing=self.editing, focused=self._focused(companion)))
        return [[*first, *gap, *more[0]]], VALUE_AT + used + 2

    def _focused(self, field: Field) -> bool:
        return self.active and field is self.current

    def _label(self, field: Field, companion: Field | None, number: int) -> list[Span]:
        focused = self._focused(field)
        here = focused or (not self.editing and companion is not None and self._focused(companion))
        if number:
            return [(" " * VALUE_AT, "")]
        changed = (
            self.marks_changes and self.editing and (field.changed or (companion is not None and companion.changed))
        )
        about = not self.active and self.page.panel is not None and field is self.current
        gutter = ">" if here else ("»" if about else " ")
        star = " *" if field.required and self.editing and field.label else ""
        label = self.tr(field.label) if field.label else ""
        if here and not self.editing:
            name = [(label, "focus"), (" " * (VALUE_AT - LABEL_AT - len(label)), "")]
            return [(gutter, "focus-mark"), ("  ", ""), *name]
        mark = "±" if changed else " "
        return [
            (gutter, "focus-mark"),
            (mark, "changed"),
            (" ", ""),
            (pad(label + star, VALUE_AT - LABEL_AT), "label"),
        ]

    def _issue_lines(self, field: Field, width: int) -> list[_Visual]:
        lines = []
        for issue in self.issues.get(field.name, ()) if self.editing else ():
            sign, role = ("?", "warning") if issue.warning else ("!", "wrong")
            for number, part in enumerate(wrap(self.sentence(issue), width - VALUE_AT - 4)[:2]):
                lead = sign if number == 0 else " "
                lines.append(_Visual([(" " * VALUE_AT, ""), (lead, role), (" " + part.rstrip(), role)], field, -1))
        return lines
