"""The record: fields under each other, viewed or edited in the same places."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from screens.kit.keys import Key
from screens.kit.record.field import Field, RuleField
from screens.kit.record.layout import RecordLines
from screens.kit.text import folded


class Record(RecordLines):
    """Attributes:
    on_change: Called when the value of a field changed.
    on_leave: Called when the focus leaves a field while editing.
    on_open: Enter on a line while viewing.
    """

    def __init__(self, fields: Sequence[Field] = (), *, editing: bool = False, id: str | None = None) -> None:
        super().__init__(editing=editing, id=id)
        self.on_change: Callable[[Field], None] | None = None
        self.on_leave: Callable[[Field], None] | None = None
        self.on_open: Callable[[Field], None] | None = None
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
    def takes_text(self) -> bool:  # type: ignore[override]
        """Whether letters go into the field at the focus."""
        return self.editing and bool(self.fields) and self.current.takes_text

    def set_editing(self, editing: bool) -> None:
        """Put the brackets round the values or take them away; the focus stays where it is if it can."""
        self.editing = editing
        if self.fields and not self._stops_at(self.current):
            after = [index for index in range(self.at, len(self.fields)) if self._stops_at(self.fields[index])]
            before = [index for index in range(self.at) if self._stops_at(self.fields[index])]
            self.at = (after or before[-1:] or [0])[0]
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

    def _stops_at(self, field: Field) -> bool:
        if not self.is_shown(field) or isinstance(field, RuleField):
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
        if key.name in ("home", "end"):
            stops = [index for index, field in enumerate(self.fields) if self._stops_at(field)]
            self._go(stops[0 if key.name == "home" else -1])
            return True
        if key.name == "enter" and self.on_open is not None:
            self.on_open(self.current)
            return True
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
