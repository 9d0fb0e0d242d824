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


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button of a question. `press` None closes and does nothing: the harmless one, which stands first.

    A `dangerous` choice is never pressed by its letter.
    """

    label: str
    press: Callable[[], Awaitable[None]] | None = None
    dangerous: bool = False


class Question(Panel):
    """`carry_out` is the index of the choice that F3 presses; None when there is nothing to carry out."""

    def __init__(
        self, title: str, facts: Sequence[str], choices: Sequence[Choice], *, carry_out: int | None = 1
    ) -> None:
        super().__init__()
        self._title = title
        self._facts = facts
        self._choices = choices
        self._carry_out = carry_out
        self.chosen = 0
        self._columns: list[int] = []
        self._button_line = 0

    def heading_text(self) -> str:
        return self._title

    def body(self, width: int) -> list[Line]:
        rows: list[Line] = [[("   " + part, "")] for fact in self._facts for part in wrap(fact, width - 5)]
        spans, self._columns = button_spans([choice.label for choice in self._choices], self.chosen, width, 3)
        used = sum(cells_of(text) for text, _ in spans)
        if self._carry_out is not None:
            hint = self.tr("F3 = carry out")
            if used + len(hint) + 3 <= width:
                spans.append((" " * (width - 1 - used - len(hint)) + hint, "hint"))
        self._button_line = len(rows) + 2
        return [*rows, [], spans]

    def cursor(self) -> tuple[int, int] | None:
        return (self._columns[self.chosen], self._button_line) if self._columns else None

    def key_hints(self) -> list[KeyHint]:
        carry = [("f3", self.tr("Carry out"))] if self._carry_out is not None else []
        return [*carry, ("enter", self._choices[self.chosen].label), ("esc", self.tr("Back"))]

    async def answer(self, key: Key) -> None:
        if key.name in ("left", "right", "tab", "shift+tab", "up", "down"):
            step = 1 if key.name in ("right", "tab", "down") else -1
            self.chosen = (self.chosen + step) % len(self._choices)
            self.repaint()
            self.page.key_line.repaint()
        elif key.name in ("enter", "space"):
            await self._press(self._choices[self.chosen])
        elif key.name == "f3" and self._carry_out is not None:
            await self._press(self._choices[self._carry_out])
        elif key.is_text:
            for choice in self._choices:
                if not choice.dangerous and folded(choice.label).startswith(folded(key.char)):
                    await self._press(choice)
                    return

    async def _press(self, choice: Choice) -> None:
        self.close()
        if choice.press is not None:
            await choice.press()
