"""The last line: at most six keys, always F1 first, F9 and Esc last. As a Tab stop it presses them without F-keys."""

from __future__ import annotations

from imi_tui.locale import N_
from screens.kit.keys import Key
from screens.kit.line_widget import NARROW, Line, LineWidget, Span
from screens.kit.text import width as cells_of

KeyHint = tuple[str, str]
"""Key name (`f3`) and the word for what it does here."""

_NAMES = {"esc": "Esc", "enter": "Enter", "pageup": "PgUp", "pagedown": "PgDn", "space": N_("Space")}


def key_label(name: str) -> str:
    """How a key is called on the screen: `F3`, `Esc`, `/`."""
    if name.startswith("f") and name[1:].isdigit():
        return name.upper()
    return _NAMES.get(name, name)


class KeyLine(LineWidget):
    """The keys of the screen, or of the panel that is open."""

    def __init__(self) -> None:
        super().__init__(id="keys")
        self.chosen = 0
        self._columns: list[int] = []

    def hints(self, width: int) -> list[KeyHint]:
        """What fits: the middle ones go first when the line is narrow, and there one of them is enough."""
        hints = list(self.page.key_hints())
        most = 4 if width < NARROW else 6
        while len(hints) > 3 and (len(hints) > most or _length(hints) > width - 1):
            hints.pop(-3)
        return hints

    def lines(self, width: int, height: int) -> list[Line]:
        spans: list[Span] = []
        self._columns = []
        at = 0
        hints = self.hints(width)
        gap = 3 if _length(hints) <= width - 1 else 2
        for index, (name, word) in enumerate(hints):
            label = self.tr(key_label(name))
            lead = 1 if index == 0 else gap
            focused = self.active and index == self.chosen
            self._columns.append(at + lead)
            if focused:
                spans += [(" " * (lead - 1), ""), (">", "focus-mark"), (f"{label} {word}", "focus")]
            else:
                spans += [(" " * lead, ""), (label, "key"), (f" {word}", "key-word")]
            at += lead + cells_of(label) + 1 + cells_of(word)
        return [spans]

    def cursor(self) -> tuple[int, int] | None:
        return (self._columns[self.chosen], 0) if self.chosen < len(self._columns) else None

    def set_active(self, active: bool) -> None:
        if active and not self.active:
            self.chosen = 0
        super().set_active(active)

    async def key(self, key: Key) -> bool:
        hints = self.hints(self.size.width)
        if key.name in ("left", "right"):
            self.chosen = (self.chosen + (1 if key.name == "right" else -1)) % len(hints)
            self.repaint()
            return True
        if key.name in ("enter", "space"):
            await self.page.press(hints[self.chosen][0])
            return True
        return False


def _length(hints: list[KeyHint]) -> int:
    return sum(cells_of(key_label(name)) + 1 + cells_of(word) + 3 for name, word in hints) - 2
