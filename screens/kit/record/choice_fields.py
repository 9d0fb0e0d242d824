"""Fields whose value comes from a list: letters choose at once, F4 or Space opens the list."""

from __future__ import annotations

from collections.abc import Sequence

from screens.kit.keys import Key
from screens.kit.panels.picker import Option, PickerPanel
from screens.kit.record.field import Draw, Field, Row, Value
from screens.kit.text import begins, cut, pad
from screens.kit.text import width as cells_of


class ChoiceField(Field):
    """One value out of a fixed list."""

    takes_text = True

    def __init__(self, name: str, label: str, options: Sequence[Option], *, cells: int = 23, **rest: object) -> None:
        super().__init__(name, label, **rest)  # type: ignore[arg-type]
        self.options = options
        self.code = ""
        self._cells = cells
        self._typed = ""

    @property
    def value(self) -> Value:
        return self.code

    def load(self, value: Value) -> None:
        super().load(value)
        self.code = str(value)

    def whole(self) -> str:
        """The chosen value as shown."""
        return next((option.label for option in self.options if option.code == self.code), self.code)

    def longest(self) -> int:
        return self._cells

    def rows(self, draw: Draw) -> list[Row]:
        if not draw.editing:
            return [[(" ", ""), (cut(self.whole() or "-", draw.cells), "value")]]
        cells = min(self._cells, draw.cells)
        role = "focus" if draw.focused else "field"
        return [[("[", "bracket"), (pad(self.whole(), cells - 1), role), ("v", "bracket"), ("]", "bracket")]]

    def left(self) -> None:
        self._typed = ""

    async def key(self, key: Key) -> bool:
        if key.name == "space":
            return await self.choose()
        if key.is_text:
            self._type(key.char)
            return True
        if key.name == "backspace":
            self._typed = ""
            return True
        return False

    def _type(self, char: str) -> None:
        for typed in (self._typed + char, char):
            for option in self.options:
                if begins(option.label, typed):
                    self._typed = typed
                    self.take((option.code,))
                    return

    async def choose(self) -> bool:
        assert self.record is not None
        title = self.record.tr(self.label)
        self.record.page.open_panel(PickerPanel(title, self.options, self._taken, at=self.code))
        return True

    async def _taken(self, codes: tuple[str, ...]) -> None:
        self.take(codes)

    def take(self, codes: tuple[str, ...]) -> None:
        """Make this the value."""
        if codes and codes[0] != self.code:
            self.code = codes[0]
            self.touched()


class MultiChoiceField(Field):
    """Several values out of a fixed list, kept in the list's order; shown as words with commas."""

    takes_text = True

    def __init__(self, name: str, label: str, options: Sequence[Option], **rest: object) -> None:
        super().__init__(name, label, **rest)  # type: ignore[arg-type]
        self.options = options
        self.codes: tuple[str, ...] = ()

    @property
    def value(self) -> Value:
        return self.codes

    def load(self, value: Value) -> None:
        assert isinstance(value, tuple)
        self.codes = self._ordered(value)
        super().load(self.codes)

    def _ordered(self, codes: Sequence[str]) -> tuple[str, ...]:
        return tuple(option.code for option in self.options if option.code in codes)

    def whole(self) -> str:
        """The chosen values as shown."""
        return ", ".join(option.label for option in self.options if option.code in self.codes)

    def longest(self) -> int:
        return sum(cells_of(option.label) + 2 for option in self.options)

    def rows(self, draw: Draw) -> list[Row]:
        if not draw.editing:
            return [[(" ", ""), (cut(self.whole() or "-", draw.cells), "value")]]
        role = "focus" if draw.focused else "field"
        return [[("[", "bracket"), (pad(self.whole(), draw.cells - 1), role), ("v", "bracket"), ("]", "bracket")]]

    async def key(self, key: Key) -> bool:
        if key.name == "space" or key.is_text:
            await self._open(key.char.strip())
            return True
        return False

    async def choose(self) -> bool:
        await self._open("")
        return True

    async def _open(self, typed: str) -> None:
        assert self.record is not None
        title = self.record.tr(self.label)
        panel = PickerPanel(title, self.options, self._taken, ticked=self.codes, typed=typed)
        self.record.page.open_panel(panel)

    async def _taken(self, codes: tuple[str, ...]) -> None:
        if self._ordered(codes) != self.codes:
            self.codes = self._ordered(codes)
            self.touched()
