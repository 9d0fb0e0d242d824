"""One line of a table of typed input: what is typed, and what the program makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Case:
    """Attributes:
    typed: What somebody types or pastes.
    codes: The issues that stop a save, in their order; none when it is right.
    stored: What is stored when it is right.
    """

    typed: str
    codes: tuple[str, ...]
    stored: str = ""

    def __str__(self) -> str:
        return ascii(self.typed[:40])


def ok(typed: str, stored: str | None = None) -> Case:
    """Right, and stored as typed unless said otherwise."""
    return Case(typed, (), typed if stored is None else stored)


def bad(typed: str, *codes: str) -> Case:
    """Not right yet."""
    return Case(typed, codes)


NEVER: Final = (
    bad("Raad\x00huis", "text.control"),
    bad("Raad\x07huis", "text.control"),
    bad("Raad\x08\x08huis", "text.control"),
    bad("\x1b[2JRaadhuis", "text.control"),
    bad("\x1b]52;c;eA==\x07", "text.control"),
    bad("Raad\thuis", "text.control"),
    bad("Raad\nhuis", "text.control"),
    bad("Raad\x7fhuis", "text.control"),
    bad("Raad\x9b31mhuis", "text.control"),
    bad("Raad\u200fhuis", "text.control"),
    bad("Raad\u202ehuis", "text.control"),
    bad("\u2066Raad\u2069huis", "text.control"),
    bad("Raad\u2028huis", "text.control"),
    bad("Raad\ud800huis", "text.control"),
    bad("Raad\udfffhuis", "text.control"),
    bad("Raad\u0378huis", "text.control"),
    bad("Raad\U000e0041huis", "text.control"),
    bad("Raad\uffffhuis", "text.control"),
    bad("Raad\ufffdhuis", "text.replacement"),
)
"""What no field takes (D28)."""

EMPTY: Final = ("", "   ", "\t\r\n", "\u00a0\u3000", "\u200b", "\ufe0f", "\u034f\u3164", "\u2800")
"""What looks like nothing."""

AS_TYPED: Final = (
    ok("[/]"),
    ok("[bold]"),
    ok("[@click=q]x"),
    ok("{name}"),
    ok("%s %(x)s"),
    ok("'; --"),
    ok("<b>&amp;"),
    ok("$HOME `ls`"),
    ok("\\x1b[2J"),
    ok("שלום"),
    ok("Ελλάδα"),
    ok("Плевен"),
    ok("  Dorp 1\n", "Dorp 1"),
    ok("Cafe\u0301", "Café"),
)
"""Odd, and yet somebody's text: stored and shown exactly so (D28). At most 16 characters."""


def any_text(maximum: int, *, required: bool) -> tuple[Case, ...]:
    """The table of a field that takes any readable text."""
    empty = tuple(bad(text, "text.required") if required else ok(text, "") for text in EMPTY)
    edges = (
        ok("x" * maximum),
        ok("e\u0301" * maximum, "é" * maximum),
        bad("x" * (maximum + 1), "text.too_long"),
        bad("x" * (maximum + 1) + "\x1b", "text.control", "text.too_long"),
    )
    return (*NEVER, *empty, *AS_TYPED, *edges)
