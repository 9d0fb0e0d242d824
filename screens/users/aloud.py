"""A user name as it is said on the telephone: `lente, dash, five, eight, zero, two` (screens.md 8.3)."""

from __future__ import annotations

import re
from typing import Final

from imi_tui.locale import N_, Texts

_DIGITS: Final = (
    N_("zero"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
)
_SIGNS: Final = {"-": N_("dash"), ".": N_("dot"), "_": N_("underscore")}


def aloud(tr: Texts, user_name: str) -> str:
    """Words stay words; digits and signs are named one by one."""
    return ", ".join(_said(tr, part) for part in re.findall(r"[a-z]+|.", user_name))


def _said(tr: Texts, part: str) -> str:
    if part.isascii() and part.isdecimal():
        return tr(_DIGITS[int(part)])
    return tr(_SIGNS[part]) if part in _SIGNS else part
