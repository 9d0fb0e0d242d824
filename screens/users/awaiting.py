"""A record whose fields come with the data: until then there is the focus sign, and after a failure how to go on."""

from __future__ import annotations

from screens.kit.line_widget import Line
from screens.kit.record.record import Record


class AwaitingRecord(Record):
    """Attributes:
    failed: The data could not be read; Enter on the screen tries again.
    """

    failed = False

    def lines(self, width: int, height: int) -> list[Line]:
        if self.fields:
            return super().lines(width, height)
        words = self.tr("Enter tries again.") if self.failed else ""
        return [[(">" if self.active else " ", "focus-mark"), ("  " + words, "hint")]]
