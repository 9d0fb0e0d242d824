"""The lines of the menu Beheer: entries with a letter, then the list of what needs doing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from screens.kit.frame.title import rule_spans
from screens.kit.keys import Key
from screens.kit.line_widget import NARROW, Line, LineWidget
from screens.kit.record.field import clipped
from screens.kit.text import cut, pad
from screens.kit.text import width as cells_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the menu: its command, how deep it stands, what is known about it, and what it opens."""

    letter: str
    label: str
    state: str
    open: Callable[[], Awaitable[None]]
    indent: int = 0
    gap: bool = False


class HomeMenu(LineWidget):
    """The entries, then the list of what needs doing; one Tab stop."""

    def __init__(self) -> None:
        super().__init__(id="menu")
        self.intro: list[str] = []
        self.entries: list[Entry] = []
        self.to_do: list[Entry] = []
        self.to_do_title = ""
        self.at = 0
        self._top = 0

    @property
    def rows(self) -> list[Entry]:
        """All that can be chosen, in order."""
        return [*self.entries, *self.to_do]

    def lines(self, width: int, height: int) -> list[Line]:
        drawn = self._drawn(width, most=2)
        if len(drawn) > height:
            drawn = [line for line in drawn if line]
        if len(drawn) > height:  # then what stands in two lines gives one up, but for the one at the cursor
            drawn = [line for line in self._drawn(width, most=1) if line]
        here = next((y for y, line in enumerate(drawn) if line and line[0][0] in (">", "»")), 0)
        self._top = max(min(self._top, here), here - height + 1)
        self._top = min(self._top, max(len(drawn) - height, 0)) if self.at else 0
        return drawn[self._top : self._top + height]

    def _drawn(self, width: int, *, most: int) -> list[Line]:
        """All lines; the two words on top and what needs doing take up to `most` lines each."""
        drawn: list[Line] = []
        for text in self.intro:
            drawn += [[("   " + part, "")] for part in clipped(text, width - 4, most)]
        drawn += [[]] if self.intro else []
        for index, entry in enumerate(self.entries):
            if entry.gap:
                drawn.append([])
            drawn.append(self._entry(index, entry, width))
        if self.to_do_title:
            drawn += [[], rule_spans(self.to_do_title, width)]
        for offset, entry in enumerate(self.to_do):
            drawn += self._to_do_lines(len(self.entries) + offset, entry, width, most)
        return drawn

    def _to_do_lines(self, index: int, entry: Entry, width: int, most: int) -> list[Line]:
        focused = self.active and index == self.at
        sign = self._sign(index)
        parts = clipped(entry.label, width - 5, 2 if sign != " " else most)
        role = "focus" if focused else ""
        return [
            [(sign if number == 0 else " ", "focus-mark"), ("  ", ""), (part, role)]
            for number, part in enumerate(parts)
        ]

    def _sign(self, index: int) -> str:
        if index != self.at:
            return " "
        return ">" if self.active else ("»" if self.page.panel is not None else " ")

    def _entry(self, index: int, entry: Entry, width: int) -> Line:
        focused = self.active and index == self.at
        lead = pad(entry.letter, 3 + 2 * entry.indent) if entry.letter else " " * (3 + 2 * entry.indent)
        label = cut(entry.label, width - 5 - len(lead))
        state_at = 28 if width >= NARROW else 24
        gap = " " * max(state_at - 3 - len(lead) - cells_of(label), 1)
        return [
            (self._sign(index), "focus-mark"),
            ("  " + lead, "letter"),
            (label, "focus" if focused else ""),
            (gap if entry.state else "", ""),
            (cut(entry.state, width - state_at - 2), "hint"),
        ]

    def cursor(self) -> tuple[int, int] | None:
        for y, line in enumerate(self._painted):
            if line and line[0][0] in (">", "»"):
                return (3, y)
        return None

    async def key(self, key: Key) -> bool:
        rows = self.rows
        if key.name in ("up", "down") and rows:
            self.at = (self.at + (1 if key.name == "down" else -1)) % len(rows)
        elif key.name in ("home", "end"):
            self.at = 0 if key.name == "home" else len(rows) - 1
        elif key.name == "enter" and rows:
            await rows[self.at].open()
        elif key.is_text and key.char != "?":
            return await self._by_letter(key.char)
        else:
            return False
        self.repaint()
        return True

    async def _by_letter(self, char: str) -> bool:
        for entry in self.entries:
            if entry.letter and entry.letter.casefold() == char.casefold():
                await entry.open()
                return True
        return False
