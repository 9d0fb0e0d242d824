"""Panels that are only read: longer than the room they get, they are scrolled."""

from __future__ import annotations

from collections.abc import Sequence

from screens.kit.keys import Key
from screens.kit.line_widget import Line
from screens.kit.panels.panel import Panel
from screens.kit.text import wrap

WIDEST = 100


class ReadingPanel(Panel):
    """Arrows and paging scroll; the last line says where one is."""

    stands_aside = True

    def __init__(self) -> None:
        super().__init__()
        self._top = 0

    def to_top(self) -> None:
        """Show the beginning."""
        self._top = 0

    def shown_body(self, width: int, height: int) -> list[Line]:
        body = self.body(width)
        if len(body) <= height:
            self._top = 0
            return body
        shown = max(height - 1, 1)
        self._top = max(0, min(self._top, len(body) - shown))
        last = self._top + shown
        where = self.tr("rows {first}-{last} of {n}", first=self._top + 1, last=last, n=len(body))
        return [*body[self._top : last], [("   " + where, "hint")]]

    def cursor(self) -> tuple[int, int] | None:
        return (3, 1)

    async def answer(self, key: Key) -> None:
        page = max(self.size.height - 3, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -10_000, "end": 10_000}
        if key.name in steps:
            self._top = max(self._top + steps[key.name], 0)
            self.repaint()


class TextPanel(ReadingPanel):
    """Paragraphs under a title; Enter closes too, as it opened."""

    def __init__(self, title: str, paragraphs: Sequence[str]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = paragraphs

    def heading_text(self) -> str:
        return self._title

    def body(self, width: int) -> list[Line]:
        return [line for text in self._paragraphs for line in text_lines(text, width)]

    async def answer(self, key: Key) -> None:
        if key.name == "enter":
            self.close()
        else:
            await super().answer(key)


def text_lines(text: str, width: int) -> list[Line]:
    """A paragraph in lines that are not too long to read."""
    return [[("   " + part.rstrip(), "")] for part in wrap(text, min(width, WIDEST) - 5)]
