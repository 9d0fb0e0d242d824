"""A question: what is about to happen, a harmless button with the focus, and F3 to carry out (screens.md chapter 1)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from screens.kit.frame.buttons import button_spans
from screens.kit.frame.key_line import KeyHint
from screens.kit.keys import Key
from screens.kit.line_widget import Line
from screens.kit.panels.panel import Panel
from screens.kit.text import folded, wrap
from screens.kit.text import width as cells_of
from screens.kit.typed_word import WordToType


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button of a question. `press` None closes and does nothing: the harmless one, which stands first.

    A `dangerous` choice is never pressed by its letter.
    """

    label: str
    press: Callable[[], Awaitable[None]] | None = None
    dangerous: bool = False


class Question(Panel):
    """`carry_out` is the index of the choice that F3 presses; None when there is nothing to carry out.

    With `word` the focus begins at its field, and nothing but the harmless choice is pressed before it stands there.
    """

    def __init__(
        self,
        title: str,
        facts: Sequence[str],
        choices: Sequence[Choice],
        *,
        carry_out: int | None = 1,
        word: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._facts = facts
        self._choices = choices
        self._carry_out = carry_out
        self._typed = WordToType(lambda: word) if word else None
        self.chosen: int | None = None if word else 0
        """The choice that has the focus; None: the field for the word."""
        self._columns: list[int] = []
        self._button_line = 0
        self._word_line = 0

    def heading_text(self) -> str:
        return self._title

    def body(self, width: int) -> list[Line]:
        rows: list[Line] = [[("   " + part.rstrip(), "")] for fact in self._facts for part in wrap(fact, width - 5)]
        spans, self._columns = button_spans([choice.label for choice in self._choices], self.chosen, width, 3)
        used = sum(cells_of(text) for text, _ in spans)
        if self._carry_out is not None:
            hint = self.tr("F3 = carry out")
            if used + len(hint) + 3 <= width:
                spans.append((" " * (width - 1 - used - len(hint)) + hint, "hint"))
        if self._typed is not None:
            rows += [[], self._typed.line(self._request(), active=self.chosen is None)]
        self._button_line, self._word_line = len(rows) + 2, len(rows)
        return [*rows, [], spans]

    def _request(self) -> str:
        return self.tr("Type {word} to go on", word=self._typed.word) if self._typed is not None else ""

    def shown_body(self, width: int, height: int) -> list[Line]:
        """The buttons always, and the word to be typed; of facts that are too many, the first ones."""
        body = self.body(width)
        if len(body) <= height:
            return body
        kept = [body[-1]] if self._typed is None else [body[-3], body[-1]]
        room = height - len(kept) - 1
        self._button_line, self._word_line = height, height - 1
        return [*body[:room], [("   …", "hint")], *kept] if room > 0 else kept[-height:]

    def cursor(self) -> tuple[int, int] | None:
        if self.chosen is None:
            assert self._typed is not None
            return (self._typed.column(self._request()), self._word_line)
        return (self._columns[self.chosen], self._button_line) if self._columns else None

    def key_hints(self) -> list[KeyHint]:
        carry = [("f3", self.tr("Carry out"))] if self._carry_out is not None else []
        enter = self.tr("Next") if self.chosen is None else self._choices[self.chosen].label
        return [*carry, ("enter", enter), ("esc", self.tr("Back"))]

    async def answer(self, key: Key) -> None:
        if self.chosen is None and self._typed is not None and key.name != "enter" and self._typed.key(key):
            self.repaint()
        elif key.name in ("left", "right", "tab", "shift+tab", "up", "down") or (
            self.chosen is None and key.name == "enter"
        ):
            self._step(-1 if key.name in ("left", "shift+tab", "up") else 1)
        elif key.name in ("enter", "space") and self.chosen is not None:
            await self._press(self._choices[self.chosen])
        elif key.name == "f3" and self._carry_out is not None:
            await self._press(self._choices[self._carry_out])
        elif key.is_text:
            for choice in self._choices:
                if not choice.dangerous and folded(choice.label).startswith(folded(key.char)):
                    await self._press(choice)
                    return

    def _step(self, step: int) -> None:
        """To the next stop, round the field for the word, if there is one, and the choices."""
        stops = [*([None] if self._typed is not None else []), *range(len(self._choices))]
        self.chosen = stops[(stops.index(self.chosen) + step) % len(stops)]
        self.repaint()
        self.page.key_line.repaint()

    async def _press(self, choice: Choice) -> None:
        if choice.press is not None and self._typed is not None and not self._typed.fits:
            self.chosen = None
            self.repaint()
            self.page.key_line.repaint()
            self.page.say("error", self.tr("type {word} first.", word=self._typed.word))
            return
        self.close()
        if choice.press is not None:
            await choice.press()
