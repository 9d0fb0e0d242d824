"""The program's own signs where the terminal knows no UTF-8 (screens.md chapter 1, table of marks)."""

from __future__ import annotations

_TO_ASCII = str.maketrans(
    {"»": "=", "±": "#", "…": "~", "─": "-", "│": "|", "┤": "|", "├": "|", "·": "-", "\N{REPLACEMENT CHARACTER}": "?"}
)


def to_ascii_frame(text: str) -> str:
    """The program's own signs in ASCII; letters of any script stay as they are."""
    return text.translate(_TO_ASCII)
