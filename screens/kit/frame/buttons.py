"""The row of buttons beneath the content: one Tab stop, arrows choose, Enter and Space press."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

from screens.kit.keys import Key
from screens.kit.line_widget import NARROW, Line, LineWidget, Span
from screens.kit.text import cut
from screens.kit.text import width as cells_of


class Button(NamedTuple):
    """A button with its full words and what it does."""

    label: str
    press: Callable[[], Awaitable[None]]


def button_spans(labels: list[str], chosen: int | None, cells: int, indent: int = 1) -> tuple[list[Span], list[int]]:
    """The buttons in one line and the column of each; `chosen` carries the focus sign, None: none does.

    The gap shrinks when they hardly fit; without any gap the focus sign takes the place of the bracket. When they do
    not fit at all, those around the chosen one are shown, and an ellipsis stands where there are more.
    """
    least = indent + sum(cells_of(label) + 2 for label in labels)
    if least > cells - 1 or (cells < NARROW and least + len(labels) - 1 > cells - 1):
        return _some_buttons(labels, chosen, cells, indent)
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


def _some_buttons(labels: list[str], chosen: int | None, cells: int, indent: int) -> tuple[list[Span], list[int]]:
    """Whole buttons only, the chosen one among them; the columns of those that are not shown are 0."""
    room = cells - 1 - indent - 7
    first = last = chosen or 0
    while first > 0 and _taken(labels[first - 1 : last + 1]) <= room:
        first -= 1
    while last + 1 < len(labels) and _taken(labels[first : last + 2]) <= room:
        last += 1
    before, after = first > 0, last + 1 < len(labels)
    lead = indent + 3 * before
    at = None if chosen is None else chosen - first
    spans, columns = button_spans([cut(label, room) for label in labels[first : last + 1]], at, cells - 2, lead)
    if before:
        blank = len(spans[0][0]) - indent - 1
        spans = [(" " * indent + "…" + " " * blank, "hint"), *spans[1:]]
    if after:
        spans.append((" …", "hint"))
    return spans, [0] * first + columns + [0] * (len(labels) - 1 - last)


def _taken(labels: list[str]) -> int:
    return sum(cells_of(label) + 2 for label in labels) + len(labels) - 1


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
