"""One folding for searching and sorting, so that every database agrees (D18): no case, no accents, single spaces."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LETTERS: Final = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that people type without their stroke, although Unicode does not take them apart."""

_DROPPED: Final = frozenset({"Mn", "Cs", "Cc", "Cf"})
"""Accents, and what cannot be typed or stored: lone surrogates, control and invisible signs."""

_WORD: Final = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text for comparing: casefolded, without accents, white space as single spaces.

    `fold("Łódź  Ångström")` is `"lodz angstrom"`. Folding twice changes nothing.
    """
    spaced = " ".join(text.split())
    if spaced.isascii():
        return "".join(sign for sign in spaced.casefold() if sign.isprintable())
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", spaced).casefold())
    kept = "".join(sign for sign in apart if unicodedata.category(sign) not in _DROPPED)
    return " ".join(unicodedata.normalize("NFC", kept.translate(_LETTERS)).split())


def sort_key(*parts: str) -> str:
    """A key that sorts by the first part, then the second, and so on: `sort_key(last_name, first_name)`.

    Two spaces part them, so that a shorter name comes before a longer one that begins with it.
    """
    return "  ".join(fold(part) for part in parts)


def search_text(*texts: str) -> str:
    """Everything that a typed word may begin, each after a space: `like '% prefix%'` finds it.

    A token counts from its beginning and from each word in it: `kano-7316` is found by `kano-7` and by `731`.
    """
    found: dict[str, None] = {}
    for text in texts:
        for token in fold(text).split():
            found[token] = None
            for word in _WORD.finditer(token):
                found[token[word.start() :]] = None
    return "".join(f" {ending}" for ending in found)
