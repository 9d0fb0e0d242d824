"""List and detail side by side, and the line beneath them about the row at the cursor (screens.md chapters 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from textual import events
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widget import Widget

from screens.kit.line_widget import Line, LineWidget
from screens.kit.text import cut

LEFT: Final = 28
"""Cells of the list with the line at its right, at 80 columns."""
LEFT_NARROW: Final = 22
NARROW: Final = 76
LEFT_WIDEST: Final = 48


def left_cells(width: int) -> int:
    """Cells of the list on a screen of that width."""
    if width < NARROW:
        return LEFT_NARROW
    return min(LEFT + max(width - 80, 0) // 4, LEFT_WIDEST)


class Split(Horizontal):
    """The list at the left, as wide as the screen allows; the rest is for what stands at the right."""

    def __init__(self, left: LineWidget, right: Widget) -> None:
        super().__init__(left, right, classes="columns")
        self._left = left

    def on_mount(self) -> None:
        """As wide as the screen, until it is known to be otherwise: so the first drawing is the right one."""
        self._left.styles.width = left_cells(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Give the list its share."""
        self._left.styles.width = left_cells(event.size.width)


class DetailLine(LineWidget):
    """Says more about the row at the cursor once it rests there: nothing but the cursor is drawn while scrolling."""

    rest_after: ClassVar[float] = 0.3
    """Seconds."""

    def __init__(self, text: Callable[[], str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.styles.height = 1
        self._text = text
        self._shown = ""
        self._rest: Timer | None = None

    def follow(self) -> None:
        """The cursor moved: tell about its row when it has rested."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(self.rest_after, self.settle) if self.is_mounted else None

    def settle(self) -> None:
        """Tell about the row now."""
        if self._rest is not None:
            self._rest.stop()
            self._rest = None
        self._shown = self._text()
        self.repaint()

    def lines(self, width: int, height: int) -> list[Line]:
        return [[("   " + cut(self._shown, width - 4), "hint")]] if self._shown else [[]]
