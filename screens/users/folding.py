"""The fields of the user form, which fold into one line while a large matrix needs the room (screens.md 8.1)."""

from __future__ import annotations

from collections.abc import Callable

from screens.kit.line_widget import Line
from screens.kit.text import cut
from screens.kit.text import width as cells_of
from screens.users.awaiting import AwaitingRecord


class FoldingRecord(AwaitingRecord):
    """Attributes:
    folded: Whether one line stands for all fields.
    summary: What that line reads: a name, which may be cut, and a user name, which never is.
    """

    def __init__(self) -> None:
        super().__init__(editing=True, id="record")
        self.folded = False
        self.summary: Callable[[], tuple[str, str]] = lambda: ("", "")

    def lines(self, width: int, height: int) -> list[Line]:
        if self.folded and self.fields:
            name, user_name = self.summary()
            name = cut(name, width - 7 - cells_of(user_name))
            return [[("   " + " · ".join(part for part in (name, user_name) if part), "value")]]
        return super().lines(width, height)

    def wanted_height(self, width: int) -> int:
        return 1 if self.folded else super().wanted_height(width)
