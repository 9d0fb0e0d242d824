"""Text on its way to the terminal: made harmless, measured and cut by cells (security T1, screens.md chapter 1)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len as _cell_len

ELLIPSIS = "…"
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Zero-width joiners are part of ordinary spelling in several scripts; every other format character can reorder or
# hide text.
_HARMLESS_FORMAT = frozenset("\u200c\u200d")
# Letters and a mark that draw nothing: terminals do not agree whether they take cells, and nobody would see them.
_FILLERS = frozenset("\u034f\u115f\u1160\u3164\uffa0")
_DANGEROUS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown(text: str) -> str:
    """The text with every character that could act on the terminal or reorder the line replaced by a visible sign.

    The one fence for everything that comes from data, keyboard or environment; markup has no meaning here, since
    lines are
    painted from plain spans.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_harmless(character) for character in text)


@lru_cache(maxsize=4096)
def _harmless(character: str) -> str:
    if character in _HARMLESS_FORMAT:
        return character
    category = unicodedata.category(character)
    if category in _DANGEROUS or character in _FILLERS:
        return REPLACEMENT
    return " " if category == "Zs" else character


def width(text: str) -> int:
    """Cells that the text takes."""
    return len(text) if text.isascii() else _cell_len(text)


def cut(text: str, cells: int) -> str:
    """The text in at most `cells` cells; what is cut off shows as an ellipsis in the last one."""
    text = shown(text)
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    return head(text, cells - 1) + ELLIPSIS


def head(text: str, cells: int) -> str:
    """As many whole characters from the beginning as fit in `cells`."""
    if text.isascii():
        return text[:cells]
    used = 0
    for index, character in enumerate(text):
        used += _cell_len(character)
        if used > cells:
            return text[:index]
    return text


def pad(text: str, cells: int) -> str:
    """Exactly `cells` cells: cut or filled with blanks at the right."""
    text = cut(text, cells)
    return text + " " * (cells - width(text))


def pad_left(text: str, cells: int) -> str:
    """Exactly `cells` cells, the text at the right."""
    text = cut(text, cells)
    return " " * (cells - width(text)) + text


def wrap(text: str, cells: int) -> list[str]:
    """Lines of at most `cells` cells, broken at blanks where there are any. Never empty: an empty text is one empty
    line.

    Joining the lines with nothing gives the text back (blanks stay at the end of their line), so that a cursor
    position in
    the text can be found in the lines.
    """
    lines: list[str] = []
    rest = text
    cells = max(cells, 1)
    while width(rest.rstrip(" ")) > cells:
        part = head(rest, cells)
        if not part:  # a wide character in a one-cell column
            part = rest[0]
        blank = part.rfind(" ") + 1
        if len(rest) > len(part) and rest[len(part)] == " ":
            blank = len(part)
            while blank < len(rest) and rest[blank] == " ":
                blank += 1
        taken = blank or len(part)
        lines.append(rest[:taken])
        rest = rest[taken:]
    lines.append(rest)
    return lines


def folded(text: str) -> str:
    """Lower case without accents, for finding as you type (D18)."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def begins(text: str, typed: str) -> bool:
    """Whether every typed word begins some word of the text, in any order, without accents or case."""
    words = folded(text).replace("-", " ").replace("(", " ").split()
    return all(any(word.startswith(part) for word in words) for part in folded(typed).replace("-", " ").split())
