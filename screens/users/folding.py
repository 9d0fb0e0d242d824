"""The fields of the user form, which fold into one line while a large matrix needs the room (screens.md 8.1)."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.line_widget import Line
from screens.kit.record.record import Record
from screens.kit.text import cut


class FoldingRecord(Record):
    """Attributes:
    folded: Whether one line stands for all fields.
    summary: That line.
    """

    def __init__(self) -> None:
        super().__init__(editing=True, id="record")
        self.folded = False
        self.summary: Callable[[], str] = lambda: ""

    def lines(self, width: int, height: int) -> list[Line]:
        if self.folded:
            return [[("   " + cut(self.summary(), width - 4), "value")]]
        return super().lines(width, height)

    def wanted_height(self, width: int) -> int:
        return 1 if self.folded else super().wanted_height(width)
