"""The picker: a search field that keeps the focus, what fits beneath it, Enter takes (screens.md 6.1, 13)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from screens.kit.buffer import TextBuffer
from screens.kit.frame.key_line import KeyHint
from screens.kit.keys import Key
from screens.kit.line_widget import Line
from screens.kit.panels.panel import Panel
from screens.kit.text import begins, cut, pad, wrap
from screens.kit.text import width as cells_of

SHOWN = 9
"""Rows of results at most; on a tall screen a third of its lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A value that can be picked: its code, its words, a column beside them, a remark; `reason` when it cannot be
    taken now."""

    code: str
    label: str
    beside: str = ""
    remark: str = ""
    reason: str = ""


class PickerPanel(Panel):
    """Picks one, or several when `ticked` is given (Space ticks, Enter or F3 takes them all). What was sought and not
    ticked by Space is taken with the rest: `fr` Enter adds French."""

    takes_text = True

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        take: Callable[[tuple[str, ...]], Awaitable[None]],
        *,
        at: str = "",
        ticked: Sequence[str] | None = None,
        typed: str = "",
    ) -> None:
        super().__init__()
        self._title = title
        self._options = options
        self._take = take
        self._ticked = None if ticked is None else set(ticked)
        self._search = TextBuffer(typed, limit=60)
        self.chosen = next((index for index, option in enumerate(options) if option.code == at), 0)
        if typed:
            self.chosen = 0
        self._top = 0

    @property
    def several(self) -> bool:
        """Whether more than one value can be taken."""
        return self._ticked is not None

    def heading_text(self) -> str:
        return self._title

    def found(self) -> list[Option]:
        """The options that match what was typed."""
        return [option for option in self._options if begins(f"{option.label} {option.remark}", self._search.text)]

    def wanted_height(self, width: int) -> int:
        return min(len(self._options), max(SHOWN, self.app.size.height // 3)) + 3

    def body(self, width: int) -> list[Line]:
        found = self.found()
        self.chosen = min(self.chosen, max(len(found) - 1, 0))
        room = max(self.size.height - 3, 1)
        self._top = max(min(self._top, self.chosen), self.chosen - room + 1, 0)
        count = self.count(len(found))
        text = self._search.text
        head: Line = [
            (" " if found else ">", "focus-mark"),
            ("  " + self.tr("Search") + " ", ""),
            ("[", "bracket"),
            (text[: self._search.cursor][-27:], "field"),
            (text[self._search.cursor : self._search.cursor + 1] or " ", "field-cursor"),
            (" " * max(27 - len(text), 0), "field"),
            ("]", "bracket"),
            (f"  {count}", "hint"),
        ]
        rows: list[Line] = [
            self._row(index, found[index], width) for index in range(self._top, min(self._top + room, len(found)))
        ]
        if not found:
            rows += [[("   " + part.rstrip(), "hint")] for part in wrap(self.nothing(), width - 5)]
        rows += [[] for _ in range(room - len(rows))]
        return [head, *rows[:room], [("   " + cut(self.advice(), width - 4), "hint")]]

    def count(self, found: int) -> str:
        """How many fit what was typed."""
        return self.tr.plural("{n} found", "{n} found", found)

    def nothing(self) -> str:
        """What stands in the place of the rows when there are none."""
        return self.tr("Nothing found. Type the beginning of a word.")

    def advice(self) -> str:
        """The line beneath the rows."""
        if self.several:
            return self.tr("Space ticks, Enter takes them all, Esc closes without a choice.")
        return self.tr("Enter chooses, Esc closes without a choice.")

    def _row(self, index: int, option: Option, width: int) -> Line:
        focused = index == self.chosen
        tick = ""
        if self._ticked is not None:
            tick = "[x] " if option.code in self._ticked else "[ ] "
        remark = option.reason or option.remark
        beside = max(cells_of(item.beside) for item in self._options)
        if beside:
            remark = f"{pad(option.beside, min(beside, 20))}  {remark}"
        label_cells = min(max(len(item.label) for item in self._options) + 2, width - (44 if beside else 24))
        return [
            (">" if focused else " ", "focus-mark"),
            ("  " + tick, "bracket"),
            (pad(option.label, label_cells), "focus" if focused else ""),
            (" " + cut(remark, max(width - label_cells - 5 - len(tick), 0)), "hint"),
        ]

    def cursor(self) -> tuple[int, int] | None:
        return (2, 2 + self.chosen - self._top) if self.found() else (2, 1)

    def key_hints(self) -> list[KeyHint]:
        tick = [("space", self.tr("Tick"))] if self.several else []
        return [*tick, ("enter", self.tr("Take")), ("esc", self.tr("Close"))]

    def paste(self, text: str) -> bool:
        self._search.insert(text)
        self.repaint()
        return True

    async def answer(self, key: Key) -> None:
        found = self.found()
        steps = {"up": -1, "down": 1, "shift+tab": -1, "tab": 1, "pageup": -SHOWN, "pagedown": SHOWN}
        if key.name in steps:
            self.chosen = max(0, min(self.chosen + steps[key.name], len(found) - 1))
        elif key.name in ("home", "end"):
            self.chosen = 0 if key.name == "home" else max(len(found) - 1, 0)
        elif key.name == "space" and self._ticked is not None and found:
            self._ticked ^= {found[self.chosen].code}
            self._search.clear()
            self.chosen = self._options.index(found[self.chosen])
        elif key.name in ("enter", "f3"):
            await self._done(found)
            return
        elif key.name == "f8":
            self._search.clear()
        elif self._search.key(key):
            self.chosen = 0
        self.repaint()

    async def _done(self, found: list[Option]) -> None:
        if self._ticked is not None:
            sought = [found[self.chosen].code] if found and self._search.text else []
            self.close()
            await self._take((*self._ticked, *sought))
        elif found and found[self.chosen].reason:
            self.page.say("note", found[self.chosen].reason)
        elif found:
            self.close()
            await self._take((found[self.chosen].code,))
