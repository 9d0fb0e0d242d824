"""Line 1 and 2: where you are, whose data, and the rule or the tabs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget, Span, fit
from screens.kit.text import cut, width
from screens.kit.text import width as cells_of


class TitleLine(LineWidget):
    """Breadcrumb at the left (cut from its beginning), authority and person at the right."""

    def lines(self, width: int, height: int) -> list[Line]:
        left, right = self.page.heading()
        return [title_spans(left, right, width)]


def title_spans(left: str, right: str, cells: int) -> list[Span]:
    """The two texts in one line; the left one loses its beginning first, the right one its end."""
    usable = cells - 2
    right = cut(right, max(usable - 14, 10))
    room = usable - width(right) - 2
    if width(left) > room:
        parts = left.split(" > ")
        while len(parts) > 1 and width("… > " + " > ".join(parts)) > room:
            parts.pop(0)
        left = cut("… > " + " > ".join(parts), room)
    gap = usable - width(left) - width(right)
    return [(" ", ""), (left, "title"), (" " * gap, ""), (right, "title-right")]


class RuleLine(LineWidget):
    """The name of the screen drawn into a rule."""

    def lines(self, width: int, height: int) -> list[Line]:
        return [rule_spans(self.page.screen_name(), width)]


def rule_spans(name: str, cells: int, right: str = "") -> list[Span]:
    """` ── name ─────`, up to the last cell but one; `right` stands in the rule's end."""
    name = cut(name, cells - 8 - width(right))
    tail = f" {right} ──" if right else ""
    fill = cells - 1 - 4 - width(name) - len(tail)
    return [(" ── ", "rule"), (name, "rule-name"), (" " + "─" * max(fill - 1, 0), "rule"), (tail, "rule")]


SHORTEST_NAME: Final = 4
"""Cells that are left of the name of a tab."""


class Tab(NamedTuple):
    """One tab: its name and how many changes and problems stand on it."""

    name: str
    changes: int = 0
    problems: int = 0

    def label(self, number: int, cells: int = 200) -> str:
        """`2 Classificatie ±3 !1`; `cells` for the name, of which the end gives way."""
        changed = f" ±{self.changes}" if self.changes else ""
        wrong = f" !{self.problems}" if self.problems else ""
        return f"{number} {cut(self.name, cells)}{changed}{wrong}"


def tab_labels(tabs: Sequence[Tab], current: int, room: int) -> list[str]:
    """The words of all tabs within `room` cells: the longest name of a closed tab gives way first, marks never."""
    cells = [width(tab.name) for tab in tabs]
    while True:
        labels = [tab.label(index + 1, cells[index]) for index, tab in enumerate(tabs)]
        others = [index for index in range(len(tabs)) if index != current and cells[index] > SHORTEST_NAME]
        if sum(width(label) + 3 for label in labels) + 1 <= room or not others:
            return labels
        cells[max(others, key=lambda index: cells[index])] -= 1


class TabLine(LineWidget):
    """The tabs as one Tab stop: Left and Right change the tab, a digit goes to it."""

    def __init__(self) -> None:
        super().__init__(id="tabs")
        self.tabs: list[Tab] = []
        self.current = 0
        self._at = 2

    def lines(self, width: int, height: int) -> list[Line]:
        spans: list[Span] = [(" ─", "rule")]
        used = 2
        for index, label in enumerate(tab_labels(self.tabs, self.current, width - 1)):
            chosen = index == self.current
            if chosen:
                self._at = used + 1
                mark = ">" if self.active else "┤"
                spans += [
                    (mark, "focus-mark" if self.active else "rule"),
                    (label, "tab-focus" if self.active else "tab-open"),
                ]
                spans += [("├", "rule")]
            else:
                spans += [(" ", "rule"), (label, "tab"), (" ", "rule")]
            used += cells_of(label) + 2
            if index + 1 < len(self.tabs):
                spans.append(("─", "rule"))
                used += 1
        return [fit([*spans, ("─" * max(width - 1 - used, 0), "rule")], width - 1)]

    def cursor(self) -> tuple[int, int] | None:
        return (self._at, 0)

    async def key(self, key: Key) -> bool:
        if key.name in ("left", "right"):
            step = 1 if key.name == "right" else -1
            await self.page.choose_tab((self.current + step) % len(self.tabs), keep_focus=True)
            return True
        return False
