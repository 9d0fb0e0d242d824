"""A word that must be typed before something happens that is hard to take back (screens.md 8.5, 19)."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.buffer import TextBuffer
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget
from screens.kit.text import folded
from screens.kit.text import width as cells_of

_LONGEST = 20


class TypedWord(LineWidget):
    """One line: the request, and room for the word. `word` gives it in the reader's language."""

    takes_text = True

    def __init__(self, word: Callable[[], str]) -> None:
        super().__init__(id="typed-word")
        self._word = word
        self._typed = TextBuffer(limit=_LONGEST)
        self.styles.height = 1

    @property
    def word(self) -> str:
        """What is to be typed."""
        return self._word()

    @property
    def fits(self) -> bool:
        """Whether it stands there, capitals or not."""
        return folded(self._typed.text.strip()) == folded(self.word)

    def _lead(self) -> str:
        return "  " + self.tr("Type {word} to go on", word=self.word) + " "

    def lines(self, width: int, height: int) -> list[Line]:
        text, cursor = self._typed.text, self._typed.cursor
        room = cells_of(self.word) + 4
        at = (text[cursor : cursor + 1] or " ") if self.active else text[cursor : cursor + 1]
        rest = text[cursor + 1 :] + " " * max(room - len(text), 0)
        return [
            [
                (">" if self.active else " ", "focus-mark"),
                (self._lead(), "label"),
                ("[", "bracket"),
                (text[:cursor], "field"),
                (at, "field-cursor" if self.active else "field"),
                (rest, "field"),
                ("]", "bracket"),
            ]
        ]

    def cursor(self) -> tuple[int, int] | None:
        return (2 + cells_of(self._lead()) + self._typed.cursor, 0)

    async def key(self, key: Key) -> bool:
        if key.name == "f8":
            self._typed.clear()
        elif key.name in ("up", "down") or not self._typed.key(key):
            return False
        self.repaint()
        return True

    def paste(self, text: str) -> bool:
        return False
