"""Temporary passwords (R4.5): made for one letter, meant to be copied or typed once."""

from __future__ import annotations

from typing import Final

from imi_tui.domain.policies import password
from imi_tui.domain.ports import Random
from imi_tui.domain.secret import Secret

# No two of these look alike in any case or common face (no 0 O o, 1 I l i, 5 S s, 2 Z z, 8 B): 41 signs, so 24 of them
# hold 128.5 bits.
ALPHABET: Final = "abcdefghjkmnpqrtuvwxyADEFGHLMNQRT23456789"
GROUPS: Final = 6
GROUP: Final = 4


def make(random: Random) -> Secret:
    """A new one: six groups of four with hyphens between them, which are part of it. Always meets R4.7."""
    while True:
        groups = ("".join(ALPHABET[random.below(len(ALPHABET))] for _ in range(GROUP)) for _ in range(GROUPS))
        text = "-".join(groups)
        if not password.issues(text, text):
            return Secret(text)
