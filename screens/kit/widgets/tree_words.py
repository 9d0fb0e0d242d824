"""Finding as you type in a tree: all words are prepared once, so that a key among 100,000 names costs nothing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from imi_tui.domain.policies.folding import fold

INSIDE_FROM: Final = 4
"""So many letters are also found inside a word: Dutch writes `landschapsarchitect` as one."""
MANY: Final = 2_000
"""Beginnings with more hits than this are looked up in advance: joining them takes longer than a key may."""

_WORD: Final = re.compile(r"[^\W_]+")
_LAST: Final = "\U0010ffff"


class Found(NamedTuple):
    """Numbers of the names that match, ascending, and the one that the cursor belongs on; None when nothing matches."""

    numbers: Sequence[int]
    best: int | None


class WordIndex:
    """Numbered names by the words in them, compared without case and accents (D18)."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        """Prepare the names, given with ascending numbers."""
        by_word: dict[str, list[int]] = {}
        for number, name in names:
            for word in _WORD.findall(fold(name)):
                numbers = by_word.setdefault(word, [])
                if not numbers or numbers[-1] != number:
                    numbers.append(number)
        self._words = sorted(by_word)
        self._numbers = [by_word[word] for word in self._words]
        self._text = "\n".join(self._words)
        self._starts = [0, *accumulate(len(word) + 1 for word in self._words)]
        self._joined: dict[tuple[int, int], list[int]] = {}
        self._join_in_advance()

    def find(self, typed: str) -> Found | None:
        """The names in which every typed word is found; None when no word was typed (so nothing is to be filtered).

        The best hit is the first name in which each typed word begins a word, else the first of all.
        """
        parts = _WORD.findall(fold(typed))
        if not parts:
            return None
        numbers = _common([self._matching(part) for part in parts])
        beginning = _common([self._beginning(part) for part in parts])
        best = beginning or numbers
        return Found(numbers, best[0] if best else None)

    def _matching(self, part: str) -> Sequence[int]:
        beginning = self._beginning(part)
        if len(part) < INSIDE_FROM or len(beginning) > MANY:
            return beginning
        inside = self._inside(part)
        return sorted(set(beginning).union(*inside)) if inside else beginning

    def _beginning(self, part: str) -> Sequence[int]:
        low, high = bisect_left(self._words, part), bisect_left(self._words, part + _LAST)
        return self._join(low, high)

    def _join(self, low: int, high: int) -> Sequence[int]:
        if high - low == 1:
            return self._numbers[low]
        known = self._joined.get((low, high))
        return known if known is not None else sorted(set().union(*self._numbers[low:high]))

    def _inside(self, part: str) -> list[list[int]]:
        """The numbers of each word that holds `part` further on."""
        found: list[list[int]] = []
        place = self._text.find(part)
        while place >= 0:
            word = bisect_right(self._starts, place) - 1
            if place > self._starts[word]:
                found.append(self._numbers[word])
            place = self._text.find(part, self._starts[word + 1])
        return found

    def _join_in_advance(self) -> None:
        length, more = 1, True
        while more:
            more = False
            for low, high in self._ranges(length):
                if sum(map(len, self._numbers[low:high])) > MANY:
                    more = True
                    if high - low > 1 and (low, high) not in self._joined:
                        self._joined[low, high] = sorted(set().union(*self._numbers[low:high]))
            length += 1

    def _ranges(self, length: int) -> Iterable[tuple[int, int]]:
        """Where the words with equal first letters lie; shorter words are left out."""
        low = 0
        while low < len(self._words):
            part = self._words[low][:length]
            high = bisect_left(self._words, part + _LAST, low)
            if len(part) == length:
                yield low, high
            low = max(high, low + 1)


def _common(sets: list[Sequence[int]]) -> Sequence[int]:
    if len(sets) == 1:
        return sets[0]
    sets.sort(key=len)
    return sorted(set(sets[0]).intersection(*sets[1:]))
