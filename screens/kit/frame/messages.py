"""The message line: what happened, then what to do (screens.md chapter 1, Messages)."""

from __future__ import annotations

from typing import Final, Literal

from screens.kit.line_widget import Line, LineWidget
from screens.kit.text import wrap

MOST: Final = 3
"""Lines of a message at most."""
Kind = Literal["done", "note", "error", "busy"]


class MessageLine(LineWidget):
    """One line, or up to three while a longer message stands there."""

    def __init__(self) -> None:
        super().__init__(id="message")
        self.kind: Kind = "note"
        self.text = ""

    def put(self, kind: Kind, text: str) -> None:
        """Show a sentence; an empty text clears the line."""
        if (kind, text) == (self.kind, self.text):
            return
        self.kind, self.text = kind, text
        self._grow()
        self.repaint()

    def _grow(self) -> None:
        """As many lines as the sentence takes in this width."""
        height = min(len(wrap(self.text, max(self.size.width - 2, 20))), MOST) if self.text else 1
        if self.size.height and height != self.size.height:
            self.styles.height = height

    def on_resize(self) -> None:
        self._grow()

    def lines(self, width: int, height: int) -> list[Line]:
        words = {
            "done": self.tr("Done"),
            "note": self.tr("Note"),
            "error": self.tr("Error"),
            "busy": self.tr("Busy"),
        }
        first = words[self.kind] + ":"
        rows: list[Line] = []
        for index, part in enumerate(wrap(self.text, width - 2)[:height]):
            if index == 0 and part.startswith(first):
                rows.append([(" ", ""), (first, self.kind), (part[len(first) :], "message")])
            else:
                rows.append([(" ", ""), (part, "message")])
        return rows
