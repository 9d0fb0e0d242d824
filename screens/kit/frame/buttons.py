"""The row of buttons beneath the content: one Tab stop, arrows choose, Enter and Space press."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget, Span
from screens.kit.text import cut
from screens.kit.text import width as cells_of


class Button(NamedTuple):
    """A button with its full words and what it does."""

    label: str
    press: Callable[[], Awaitable[None]]


def button_spans(labels: list[str], chosen: int | None, cells: int, indent: int = 1) -> tuple[list[Span], list[int]]:
    """The buttons in one line and the column of each; `chosen` carries the focus sign, None: none does.

    The gap shrinks when they hardly fit; without any gap the focus sign takes the place of the bracket.
    """
    taken = sum(cells_of(label) + 2 for label in labels)
    gaps = max(len(labels) - 1, 1)
    gap = next((size for size in (3, 2, 1) if indent + taken + gaps * size <= cells - 1), 0)
    spans: list[Span] = []
    columns: list[int] = []
    at = 0
    for index, label in enumerate(labels):
        lead = indent if index == 0 else gap
        focused = index == chosen
        if focused and lead:
            spans += [(" " * (lead - 1), ""), (">", "focus-mark"), (f"[{label}]", "focus")]
        elif focused:
            spans += [(">", "focus-mark"), (f"{label}]", "focus")]
        else:
            spans += [(" " * lead, ""), (f"[{label}]", "button")]
        columns.append(at + lead)
        at += lead + cells_of(label) + 2
    return spans, columns


class ButtonBar(LineWidget):
    """The buttons of a screen, asked of it each time they are drawn, so that they fit the mode it is in."""

    def __init__(self) -> None:
        super().__init__(id="buttons")
        self.chosen = 0
        self.indent = 1
        self._columns: list[int] = []

    def lines(self, width: int, height: int) -> list[Line]:
        buttons = self.page.buttons()
        if not buttons:
            return [[(" " + cut(self.page.instead_of_buttons(), width - 2), "hint")]]
        self.chosen = min(self.chosen, max(len(buttons) - 1, 0))
        spans, self._columns = button_spans(
            [button.label for button in buttons], self.chosen if self.active else None, width, self.indent
        )
        return [spans]

    def cursor(self) -> tuple[int, int] | None:
        return (self._columns[self.chosen], 0) if self.chosen < len(self._columns) else None

    def set_active(self, active: bool) -> None:
        if active and not self.active:
            self.chosen = 0
        super().set_active(active)

    async def key(self, key: Key) -> bool:
        buttons = self.page.buttons()
        if key.name in ("left", "right") and buttons:
            self.chosen = (self.chosen + (1 if key.name == "right" else -1)) % len(buttons)
            self.repaint()
            return True
        if key.name in ("enter", "space") and buttons:
            await buttons[self.chosen].press()
            return True
        return False
