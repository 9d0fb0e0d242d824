"""The text of one field with its cursor: pure editing, no painting."""

from __future__ import annotations

import unicodedata

from screens.kit.keys import Key


def _joins(character: str) -> bool:
    """Whether the character belongs to the one before it (accents, joiners), so that the cursor never stands between
    them."""
    return (
        bool(unicodedata.combining(character))
        or unicodedata.category(character) in ("Mn", "Me")
        or character == "\u200d"
    )


class TextBuffer:
    """Attributes:
    text: What stands in the field.
    cursor: Position in `text`, 0 to its length.
    limit: Longest text in characters; typing past it is refused (`full` turns True until the next key).
    """

    def __init__(self, text: str = "", *, limit: int = 2000) -> None:
        self.text = text
        self.cursor = len(text)
        self.limit = limit
        self.full = False

    def set(self, text: str) -> None:
        """Replace the text, cursor at its end."""
        self.text = text
        self.cursor = len(text)

    def insert(self, text: str) -> bool:
        """Put text in at the cursor, as much as fits. Returns whether anything changed."""
        room = self.limit - len(self.text)
        self.full = len(text) > room
        text = text[: max(room, 0)]
        self.text = self.text[: self.cursor] + text + self.text[self.cursor :]
        self.cursor += len(text)
        return bool(text)

    def key(self, key: Key) -> bool:
        """Edit or move. Returns False for a key that has no meaning in a text."""
        self.full = False
        if key.is_text:
            self.insert(key.char)
            return True
        moves = {
            "left": self._left,
            "right": self._right,
            "home": self._home,
            "end": self._end,
            "backspace": self._backspace,
            "delete": self._delete,
        }
        if key.name not in moves:
            return False
        moves[key.name]()
        return True

    def clear(self) -> None:
        """Empty the field (F8)."""
        self.set("")

    def _left(self) -> None:
        if self.cursor:
            self.cursor -= 1
            while self.cursor and _joins(self.text[self.cursor]):
                self.cursor -= 1

    def _right(self) -> None:
        if self.cursor < len(self.text):
            self.cursor += 1
            while self.cursor < len(self.text) and _joins(self.text[self.cursor]):
                self.cursor += 1

    def _home(self) -> None:
        self.cursor = 0

    def _end(self) -> None:
        self.cursor = len(self.text)

    def _backspace(self) -> None:
        end = self.cursor
        self._left()
        self.text = self.text[: self.cursor] + self.text[end:]

    def _delete(self) -> None:
        start = self.cursor
        self._right()
        self.text = self.text[:start] + self.text[self.cursor :]
        self.cursor = start
