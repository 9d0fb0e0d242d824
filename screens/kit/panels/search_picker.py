"""The picker over a list that is too long to hold: what is typed is sought in the domain (screens.md 6.1)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Final

from screens.kit.keys import Key
from screens.kit.panels.picker import Option, PickerPanel
from screens.kit.widgets.newest import Newest

MOST: Final = 20
"""Rows asked for; who looks for more types more."""
_ROWS: Final = 6
_ACTS: Final = ("enter", "f3", "up", "down", "pageup", "pagedown", "home", "end", "tab", "shift+tab")


class SearchPicker(PickerPanel):
    """Typing never waits for an answer, and only the newest one is shown; a key that acts on a row waits for it."""

    def __init__(
        self,
        title: str,
        source: Callable[[str], Awaitable[Sequence[Option]]],
        take: Callable[[tuple[str, ...]], Awaitable[None]],
        *,
        nothing: str,
        advice: str,
        typed: str = "",
    ) -> None:
        super().__init__(title, (), take, typed=typed)
        self._source = source
        self._nothing = nothing
        self._advised = advice
        self._newest = Newest(self)
        self._answered = False

    def on_mount(self) -> None:
        super().on_mount()
        self._seek()

    def wanted_height(self, width: int) -> int:
        return max(_ROWS, self.app.size.height // 3 - 2) + 3

    def found(self) -> list[Option]:
        return list(self._options)

    def count(self, found: int) -> str:
        if not self._answered:
            return self.tr("searching...")
        if found >= MOST:
            return self.tr("the first {n}", n=found)
        return super().count(found)

    def nothing(self) -> str:
        return self._nothing if self._answered else ""

    def advice(self) -> str:
        return self._advised

    async def settled(self) -> None:
        await self._newest.settled()

    def paste(self, text: str) -> bool:
        super().paste(text)
        self._seek()
        return True

    async def answer(self, key: Key) -> None:
        if key.name in _ACTS:
            if not self._answered:  # typed ahead: before the panel stood and asked by itself
                self._seek()
            await self._newest.settled()
        typed = self._search.text
        await super().answer(key)
        if self._search.text != typed:
            self._seek()

    def _seek(self) -> None:
        typed = self._search.text
        self._newest.ask(lambda: self._source(typed), self._show)

    def _show(self, options: Sequence[Option]) -> None:
        self._options = options
        self._answered = True
        self.chosen = 0
        self.repaint()
