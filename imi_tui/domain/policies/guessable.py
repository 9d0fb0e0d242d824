"""Passwords that a guesser tries first: common ones, and what is known of the person (D13). Off by default."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from imi_tui.domain.errors import Issue

_SHORTEST_NAME: Final = 4
_KEYBOARD: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "abcdefghijklmnopqrstuvwxyz")
_ENDS: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_LOOK_ALIKE: Final = str.maketrans("013457@$!€", "oieastasie")


def check(text: str, context: Iterable[str], path: str = "new") -> tuple[Issue, ...]:
    """Whether it is a common word, a row of keys, one sign again and again, or a name, with digits or signs put to it.

    Args:
        text: The password.
        context: Names and addresses that a guesser would know: of the person, the authority, the system.
        path: The field, for the issue.
    """
    inner = _ENDS.sub("", text).translate(_LOOK_ALIKE)
    cores = {core for form in (text, inner) if (core := _core(form))}
    known = {part for word in context for part in _parts(word)}
    if len(set(text)) <= 3 or any(core in _common() or core in known or _is_run(core) for core in cores):
        return (Issue(code="password.guessable", path=path),)
    return ()


def _core(text: str) -> str:
    """The letters of it, without accents and case: what is left when digits and signs are taken off."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in apart if character.isalpha())


def _parts(word: str) -> Iterable[str]:
    pieces = [word, *"".join(character if character.isalnum() else " " for character in word).split()]
    return (core for piece in pieces if len(core := _core(piece)) >= _SHORTEST_NAME)


def _is_run(core: str) -> bool:
    return len(core) >= 3 and any(core in row or core in row[::-1] for row in _KEYBOARD)


@cache
def _common() -> frozenset[str]:
    return frozenset((files("imi_tui.domain.policies") / "common.txt").read_text(encoding="ascii").split())
