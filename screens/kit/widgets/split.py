"""List and detail side by side, and the line beneath them about the row at the cursor (screens.md chapters 5 and 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from textual import events
from textual.containers import Horizontal, Vertical
from textual.timer import Timer

from screens.kit.frame.title import rule_spans
from screens.kit.line_widget import NARROW, Line, LineWidget
from screens.kit.text import cut

LEFT: Final = 28
"""Cells of the list with the line at its right, at 80 columns."""
LEFT_WIDEST: Final = 48


def left_cells(width: int) -> int:
    """Cells of the list on a screen of that width."""
    return min(LEFT + max(width - 80, 0) // 4, LEFT_WIDEST)


class Split(Horizontal):
    """The list at the left, as wide as the screen allows; the rest is for what stands at the right.

    On a narrow screen only that of the two is shown in which the focus is or was last.
    """

    def __init__(
        self, left: LineWidget, right: Sequence[LineWidget], *, title: Callable[[], str] | None = None
    ) -> None:
        self._title = _Title(title) if title is not None else None
        self._list = Vertical(left)
        self._detail = Vertical(*([self._title] if self._title is not None else []), *right)
        super().__init__(self._list, self._detail, classes="columns")
        self._inside = False
        self._shared: tuple[int, bool] | None = None
        left.come_forward = lambda: self._bring(inside=False)
        for part in right:
            part.come_forward = lambda: self._bring(inside=True)

    def _bring(self, *, inside: bool) -> None:
        self._inside = inside
        self._share(self.size.width)

    def on_mount(self) -> None:
        """As wide as the screen, until it is known to be otherwise: so the first drawing is the right one."""
        self._share(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Give each its share."""
        self._share(event.size.width)

    def _share(self, width: int) -> None:
        if not width:
            return
        if self._shared == (width, self._inside):
            return  # setting it anew would draw everything anew
        self._shared = (width, self._inside)
        narrow = width < NARROW
        self._list.styles.width = "1fr" if narrow else left_cells(width)
        self._list.display = not (narrow and self._inside)
        self._detail.display = not narrow or self._inside
        if self._title is not None:
            self._title.display = narrow


class _Title(LineWidget):
    """What the detail is of, while the list is out of sight."""

    def __init__(self, text: Callable[[], str]) -> None:
        super().__init__()
        self.styles.height = 1
        self.display = False
        self._text = text

    def lines(self, width: int, height: int) -> list[Line]:
        return [rule_spans(self._text(), width)]


class DetailLine(LineWidget):
    """Says more about the row at the cursor once it rests there: nothing but the cursor is drawn while scrolling."""

    rest_after: ClassVar[float] = 0.3
    """Seconds."""

    def __init__(self, text: Callable[[], str], *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
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
