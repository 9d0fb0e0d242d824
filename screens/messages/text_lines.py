"""The text of a message as lines that roll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imi_tui.locale import formats
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget
from screens.kit.text import cut, pad, wrap
from screens.messages import words

if TYPE_CHECKING:
    from imi_tui.domain.dto.mail import MessageView

_LABEL: Final = 14
_ALL: Final = 10_000

Row = tuple[str, str]
"""A label, which may be empty, and what stands beside it."""


class TextLines(LineWidget):
    """Attributes:
    view: The message; None until it is there.
    """

    def __init__(self) -> None:
        super().__init__(id="message-text")
        self.view: MessageView | None = None
        self._top = 0

    def lines(self, width: int, height: int) -> list[Line]:
        rows = self._rows(width)
        room = height if len(rows) <= height else max(height - 1, 1)
        self._top = max(0, min(self._top, len(rows) - room))
        last = min(self._top + room, len(rows))
        drawn: list[Line] = [
            [(">" if self.active and index == 0 else " ", "focus-mark"), ("  ", ""), *line]
            for index, line in enumerate(rows[self._top : last])
        ]
        if len(rows) > room:
            where = self.tr("rows {first}-{last} of {n}", first=self._top + 1, last=last, n=len(rows))
            drawn.append([("   " + where, "hint")])
        return drawn

    def _rows(self, width: int) -> list[Line]:
        view = self.view
        if view is None:
            return [[]]
        rows: list[Line] = []
        for label, value in self._facts(view):
            for number, part in enumerate(wrap(value, width - 5 - _LABEL)):
                rows.append([(pad(label if number == 0 else "", _LABEL), "label"), (part.rstrip(), "")])
        rows.append([])
        if view.text is None:
            gone = self.tr("What this message tells of is no more: there is no text to show.")
            return [*rows, *([(part, "")] for part in wrap(gone, width - 5))]
        body = [part.rstrip() for line in view.text.body.rstrip("\n").split("\n") for part in wrap(line, width - 5)]
        return [*rows, *([(cut(part, width - 4), "")] for part in body)]

    def _facts(self, view: MessageView) -> list[Row]:
        host, row = self.page.host, view.row
        tr = host.tr
        language = host.catalogue.language_by_code.get(view.language)
        facts = [
            (tr("To"), row.to),
            (tr("When"), formats.date_time(tr.language, row.queued_at, host.zone)),
            (tr("State"), words.state_words(host, row)),
            ("", words.about(host, row)),
            (tr("Language"), language.names.in_(tr.language) if language is not None else view.language),
        ]
        return [*facts, (tr("Subject"), view.text.subject)] if view.text is not None else facts

    def cursor(self) -> tuple[int, int] | None:
        return (3, 0)

    async def key(self, key: Key) -> bool:
        page = max(self.size.height - 2, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -_ALL, "end": _ALL}
        if key.name not in steps:
            return False
        self._top = max(self._top + steps[key.name], 0)
        self.repaint()
        return True
