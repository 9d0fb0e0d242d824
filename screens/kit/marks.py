"""The signs of the screens, in UTF-8 and in ASCII (screens.md chapter 1, table of marks)."""

from __future__ import annotations

from typing import NamedTuple


class Marks(NamedTuple):
    """One set of signs. Every state has a sign or a word of its own; colour only repeats it."""

    about: str
    changed: str
    cut: str
    rule: str
    column: str
    tab_open: str
    tab_close: str
    dot: str


UTF8 = Marks(about="»", changed="±", cut="…", rule="─", column="│", tab_open="┤", tab_close="├", dot="·")
ASCII = Marks(about="=", changed="#", cut="~", rule="-", column="|", tab_open="|", tab_close="|", dot="-")
_TO_ASCII = str.maketrans(
    {"»": "=", "±": "#", "…": "~", "─": "-", "│": "|", "┤": "|", "├": "|", "·": "-", "\N{REPLACEMENT CHARACTER}": "?"}
)


def to_ascii_frame(text: str) -> str:
    """The program's own signs in ASCII; letters of any script stay as they are."""
    return text.translate(_TO_ASCII)
