"""Fields that take text: one line, a paragraph, a password."""

from __future__ import annotations

from typing import Final

from screens.kit.buffer import TextBuffer
from screens.kit.keys import Key
from screens.kit.line_widget import Span
from screens.kit.record.field import Draw, Field, Row, Value, bracketed, clipped
from screens.kit.text import head, shown, wrap
from screens.kit.text import width as cells_of

_ROOMY: Final = 0.2
"""A field with more than this part of its length free says nothing about it."""


class TextField(Field):
    """One line of text. Opens with the cursor at its end and nothing selected: no typed key destroys a stored value."""

    takes_text = True

    def __init__(
        self, name: str, label: str, *, limit: int, cells: int | None = None, remark: str = "", **rest: object
    ) -> None:
        super().__init__(name, label, **rest)  # type: ignore[arg-type]
        self.buffer = TextBuffer(limit=limit)
        self.remark = remark
        self._cells = cells
        self._first = 0
        self._cursor_column = 0
        self.shown_as = ""

    @property
    def value(self) -> Value:
        return self.buffer.text

    def load(self, value: Value) -> None:
        super().load(value)
        self.buffer.set(str(value))
        self._first = 0

    def longest(self) -> int:
        return self._cells or self.buffer.limit

    def text_shown(self) -> str:
        """The text as it may be seen, one sign a character."""
        return self.buffer.text

    def rows(self, draw: Draw) -> list[Row]:
        if not draw.editing:
            text = self.shown_as or self.buffer.text or "-"
            return [[(" ", ""), (part, "value")] for part in clipped(text, draw.cells, 3)]
        remark = self.remark or (self.room_left() if draw.focused else "")
        cells = min(self._cells or draw.cells, draw.cells - (cells_of(remark) + 2 if remark else 0))
        row: Row = [("[", "bracket"), *self._window(cells, draw.focused), ("]", "bracket")]
        return [[*row, ("  " + remark, "hint")]] if remark else [row]

    def room_left(self) -> str:
        """How many characters still fit, once most of the length is used; empty until then."""
        left = self.buffer.limit - len(self.buffer.text)
        if self.record is None or left > self.buffer.limit * _ROOMY:
            return ""
        return self.record.tr.plural("{n} character left", "{n} characters left", left)

    def _window(self, cells: int, focused: bool) -> list[Span]:
        text = self.text_shown()
        before, at, after = self._around_cursor(text, cells if focused else cells + 1, focused)
        self._cursor_column = cells_of(before)
        if not focused:
            return [(_fill(before, cells), "field")]
        rest = cells - cells_of(before) - cells_of(at)
        return [(before, "field"), (at, "field-cursor"), (_fill(head(after, rest), rest), "field")]

    def _around_cursor(self, text: str, cells: int, focused: bool) -> tuple[str, str, str]:
        """What is seen before, at and after the cursor; the window follows the cursor."""
        if not focused:
            self._first = 0
            return head(shown(text), cells - 1), "", ""
        cursor = self.buffer.cursor
        self._first = min(self._first, cursor)
        while cells_of(shown(text[self._first : cursor])) > cells - 1:
            self._first += 1
        before = shown(text[self._first : cursor])
        at = shown(text[cursor : cursor + 1]) or " "
        return before, at, shown(text[cursor + 1 :])

    def cursor(self) -> tuple[int, int]:
        return (self._cursor_column, 0)

    async def key(self, key: Key) -> bool:
        before = self.buffer.text
        if key.name in ("up", "down") or not self.buffer.key(key):
            return False
        if self.buffer.text != before:
            self.touched()
        elif self.buffer.full and self.record is not None:
            self.record.say_full(self.buffer.limit)
        return True

    def paste(self, text: str) -> bool:
        self.buffer.insert(text)
        if self.buffer.full and self.record is not None:
            self.record.say_full(self.buffer.limit)
        self.touched()
        return True

    def clear(self) -> bool:
        self.buffer.clear()
        self.touched()
        return True


class SecretField(TextField):
    """A password: an asterisk a character, never in view mode, never copied."""

    def text_shown(self) -> str:
        return "*" * len(self.buffer.text)

    def rows(self, draw: Draw) -> list[Row]:
        return super().rows(draw) if draw.editing else [[(" ", "")]]

    def paste(self, text: str) -> bool:
        """A password copied from its letter comes with the line's indent and end; they are none of it."""
        return super().paste(text.strip())


class ParagraphField(TextField):
    """A few lines of running text without line breaks; Enter goes on to the next field."""

    def __init__(self, name: str, label: str, *, limit: int, height: int = 3, **rest: object) -> None:
        super().__init__(name, label, limit=limit, **rest)  # type: ignore[arg-type]
        self._height = height
        self._top = 0
        self._place = (0, 0)
        self._width = 53

    def rows(self, draw: Draw) -> list[Row]:
        height = 1 if draw.short else self._height
        if not draw.editing:
            return [[(" ", ""), (part, "value")] for part in clipped(self.buffer.text or "-", draw.cells, height)]
        self.aside = self.room_left()
        self._width = draw.cells
        parts = wrap(shown(self.buffer.text), draw.cells - 1)
        line, column = self._where(parts)
        self._top = max(min(self._top, line), line - height + 1) if draw.focused else 0
        self._place = (cells_of(parts[line][:column]), line - self._top)
        rows = []
        for index in range(self._top, self._top + height):
            part = parts[index] if index < len(parts) else ""
            if draw.focused and index == line:
                rest = part[column + 1 :]
                cells = draw.cells - cells_of(part[:column]) - cells_of(part[column : column + 1] or " ")
                rows.append(
                    [
                        ("[", "bracket"),
                        (part[:column], "field"),
                        (part[column : column + 1] or " ", "field-cursor"),
                        (_fill(rest, cells), "field"),
                        ("]", "bracket"),
                    ]
                )
            else:
                rows.append(bracketed(part.rstrip(), draw.cells))
        return rows

    def _where(self, parts: list[str]) -> tuple[int, int]:
        rest = self.buffer.cursor
        for index, part in enumerate(parts):
            if rest < len(part) or index == len(parts) - 1:
                return index, rest
            rest -= len(part)
        return len(parts) - 1, len(parts[-1])

    def cursor(self) -> tuple[int, int]:
        return self._place

    async def key(self, key: Key) -> bool:
        if key.name in ("up", "down"):
            return self._move_line(-1 if key.name == "up" else 1)
        return await super().key(key)

    def _move_line(self, step: int) -> bool:
        parts = wrap(shown(self.buffer.text), self._width - 1)
        line, column = self._where(parts)
        target = line + step
        if not 0 <= target < len(parts):
            return False
        last = len(parts[target]) - (0 if target == len(parts) - 1 else 1)
        self.buffer.cursor = sum(len(part) for part in parts[:target]) + min(column, max(last, 0))
        return True


def _fill(text: str, cells: int) -> str:
    return text + " " * max(cells - cells_of(text), 0)
