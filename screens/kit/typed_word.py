"""A word that must be typed before something happens that is hard to take back (screens.md chapter 1, 8.5, 19)."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.buffer import TextBuffer
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget
from screens.kit.text import folded
from screens.kit.text import width as cells_of

_LONGEST = 20


class WordToType:
    """The word and what was typed of it, for whatever shows it: a step or a question."""

    def __init__(self, word: Callable[[], str]) -> None:
        """`word` gives it in the reader's language."""
        self._word = word
        self._typed = TextBuffer(limit=_LONGEST)

    @property
    def word(self) -> str:
        """What is to be typed."""
        return self._word()

    @property
    def fits(self) -> bool:
        """Whether it stands there, capitals or not."""
        return folded(self._typed.text.strip()) == folded(self.word)

    def key(self, key: Key) -> bool:
        """Edit. False for a key that has no meaning here."""
        if key.name == "f8":
            self._typed.clear()
            return True
        return key.name not in ("up", "down") and self._typed.key(key)

    def line(self, request: str, *, active: bool) -> Line:
        """The request, and room for the word behind it."""
        text, cursor = self._typed.text, self._typed.cursor
        room = cells_of(self.word) + 4
        at = (text[cursor : cursor + 1] or " ") if active else text[cursor : cursor + 1]
        return [
            (">" if active else " ", "focus-mark"),
            (f"  {request} ", "label"),
            ("[", "bracket"),
            (text[:cursor], "field"),
            (at, "field-cursor" if active else "field"),
            (text[cursor + 1 :] + " " * max(room - len(text), 0), "field"),
            ("]", "bracket"),
        ]

    def column(self, request: str) -> int:
        """Where the cursor stands in that line."""
        # The focus sign, two blanks, the request, a blank and the bracket.
        return 5 + cells_of(request) + self._typed.cursor


class TypedWord(LineWidget):
    """The line as a part of a screen."""

    takes_text = True

    def __init__(self, word: Callable[[], str]) -> None:
        super().__init__(id="typed-word")
        self._word = WordToType(word)
        self.styles.height = 1

    @property
    def word(self) -> str:
        """What is to be typed."""
        return self._word.word

    @property
    def fits(self) -> bool:
        """Whether it stands there."""
        return self._word.fits

    def _request(self) -> str:
        return self.tr("Type {word} to go on", word=self.word)

    def lines(self, width: int, height: int) -> list[Line]:
        return [self._word.line(self._request(), active=self.active)]

    def cursor(self) -> tuple[int, int] | None:
        return (self._word.column(self._request()), 0)

    async def key(self, key: Key) -> bool:
        if not self._word.key(key):
            return False
        self.repaint()
        return True

    def paste(self, text: str) -> bool:
        return False
