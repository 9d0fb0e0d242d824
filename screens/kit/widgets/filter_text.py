"""The filter of a list or matrix: letters go into it from the rows, `/` puts the cursor into it (screens.md chapter
1, Keys)."""

from __future__ import annotations

from screens.kit.buffer import TextBuffer
from screens.kit.keys import Key
from screens.kit.line_widget import Span
from screens.kit.text import head, pad, shown, width

LIMIT = 80
_NOT_FROM_ROWS = frozenset(" /?*0123456789")
"""Signs that mean something else while the rows have the focus: tick, filter, help, marks, tabs."""


class FilterText:
    """Attributes:
    buffer: What was typed.
    typing: The cursor stands in the filter: digits, blanks and everything else is text until Enter, Esc or an arrow.
    """

    def __init__(self) -> None:
        self.buffer = TextBuffer(limit=LIMIT)
        self.typing = False

    @property
    def text(self) -> str:
        """What was typed."""
        return self.buffer.text

    def set(self, text: str) -> None:
        """Filter by this text from now on."""
        self.buffer.set(text[:LIMIT])

    def takes(self, key: Key) -> bool:
        """React to a key; False when it is not for the filter. Whoever asks compares `text` before and after."""
        if self.typing:
            return self._while_typing(key)
        if key.is_text and key.char not in _NOT_FROM_ROWS:
            self.buffer.insert(key.char)
            return True
        if key.char == "/":
            self.typing = True
            return True
        if self.text and key.name == "backspace":
            self.buffer.key(key)
            return True
        if self.text and key.name == "esc":
            self.buffer.clear()
            return True
        return False

    def _while_typing(self, key: Key) -> bool:
        if key.name == "enter":
            self.typing = False
            return True
        if key.name == "esc":
            self.typing = False
            self.buffer.clear()
            return True
        if key.name == "f8":
            self.buffer.clear()
            return True
        if key.name in ("up", "down", "pageup", "pagedown"):
            self.typing = False
            return False
        return self.buffer.key(key)

    def spans(self, cells: int) -> list[Span]:
        """`[text   ]` with so many cells between the brackets; the end is what is seen of a long text."""
        if not self.typing:
            text = shown(self.text)
            while width(text) > cells:
                text = text[1:]
            return [("[", "bracket"), (pad(text, cells), "field"), ("]", "bracket")]
        before = shown(self.text[: self.buffer.cursor])
        while width(before) > cells - 1:
            before = before[1:]
        at = shown(self.text[self.buffer.cursor : self.buffer.cursor + 1]) or " "
        room = cells - width(before) - width(at)
        after = head(shown(self.text[self.buffer.cursor + 1 :]), room)
        fill = " " * (room - width(after))
        return [("[", "bracket"), (before, "field"), (at, "field-cursor"), (after + fill, "field"), ("]", "bracket")]

    def cursor_cell(self, cells: int) -> int:
        """Cell of the cursor after the bracket."""
        return min(width(shown(self.text[: self.buffer.cursor])), cells - 1)
