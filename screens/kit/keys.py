"""One pressed key, as screens see it."""

from __future__ import annotations

from typing import NamedTuple


class Key(NamedTuple):
    """Attributes:
    name: `a`, `space`, `enter`, `f3`, `shift+tab`, `pageup`, ...
    char: The printable character, or an empty text.
    """

    name: str
    char: str = ""

    @property
    def is_text(self) -> bool:
        """Whether the key types something (the space bar included)."""
        return bool(self.char) and self.char.isprintable()


def key_from(name: str, character: str | None) -> Key:
    """A key from what the framework reports. `^H` and `^J` count as Backspace and Enter, as terminals send them."""
    aliases = {"ctrl+h": "backspace", "ctrl+j": "enter", "escape": "esc", "question_mark": "?", "slash": "/"}
    char = character if character is not None and character.isprintable() else ""
    return Key(aliases.get(name, name), char)
