"""What any typed text must be (D28): printable, not blank where it is needed, not too long."""

from __future__ import annotations

import unicodedata
from typing import Final

from imi_tui.domain.errors import Issue

_BIDI_CONTROLS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORBIDDEN_CATEGORIES: Final = frozenset({"Cc", "Cn", "Cs", "Zl", "Zp"})
_TAGS: Final = range(0xE0000, 0xE0080)
_REPLACEMENT: Final = "\ufffd"
# Letters, marks and a symbol by category that draw nothing: fillers, joiners and variation selectors.
_DRAWN_AS_NOTHING: Final = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)
_OUTER_LINE_BLANKS: Final = frozenset("\t\n\r")


def code_point(character: str) -> str:
    """`U+001B` for ESC."""
    return f"U+{ord(character):04X}"


def forbidden(character: str) -> bool:
    """Whether D28 refuses it in every field: it would act on a terminal, hide text, or cannot be stored."""
    return (
        unicodedata.category(character) in _FORBIDDEN_CATEGORIES
        or character in _BIDI_CONTROLS
        or ord(character) in _TAGS
    )


def invisible(character: str) -> bool:
    """Whether it draws nothing of its own: two texts that differ in it alone look the same."""
    return unicodedata.category(character) == "Cf" or character in _DRAWN_AS_NOTHING


def named(character: str) -> str:
    """The character itself where a reader can see it, else its code point."""
    return (
        character if _visible(character) and unicodedata.category(character)[0] not in "CM" else code_point(character)
    )


def trimmed(text: str) -> str:
    """NFC, without the blanks around it."""
    return unicodedata.normalize("NFC", stripped(text))


def stripped(text: str) -> str:
    """Without the blanks around it. Line ends and tabs count as blanks there, since pasted cells bring them."""
    start, end = 0, len(text)
    while start < end and _outer_blank(text[start]):
        start += 1
    while end > start and _outer_blank(text[end - 1]):
        end -= 1
    return text[start:end]


def blank(text: str) -> bool:
    """Whether nothing of it can be seen."""
    return not any(_visible(character) for character in text)


def clean(text: str, path: str, *, maximum: int, required: bool = True) -> tuple[str, tuple[Issue, ...]]:
    """The text as it would be stored, and what is wrong with it.

    Args:
        text: As typed.
        path: The field, for the issues.
        maximum: In code points.
        required: Whether blank is wrong; else blank gives an empty text.

    Returns:
        The trimmed NFC text and its issues: `text.control`, `text.replacement`, `text.required`, `text.too_long`.
    """
    value = trimmed(text)
    issues = list(characters(value, path))
    if not issues and blank(value):
        return "", (Issue(code="text.required", path=path),) if required else ()
    if len(value) > maximum:
        issues.append(Issue(code="text.too_long", path=path, params={"max": maximum, "count": len(value)}))
    return value, tuple(issues)


def characters(text: str, path: str) -> tuple[Issue, ...]:
    """The first character that no field takes, if any."""
    for character in text:
        if forbidden(character):
            return (Issue(code="text.control", path=path, params={"character": code_point(character)}),)
        if character == _REPLACEMENT:
            # What a terminal that does not send UTF-8 leaves behind; the stored text would be broken for good.
            return (Issue(code="text.replacement", path=path),)
    return ()


def hidden(text: str, path: str) -> tuple[Issue, ...]:
    """The first character that cannot be seen, if any. For what must look different when it is different: names of
    people, addresses, numbers. A description may hold some, since emoji and several scripts are written with them."""
    for character in text:
        if invisible(character):
            return (Issue(code="text.control", path=path, params={"character": code_point(character)}),)
    return ()


def _outer_blank(character: str) -> bool:
    return character in _OUTER_LINE_BLANKS or unicodedata.category(character) == "Zs"


def _visible(character: str) -> bool:
    category = unicodedata.category(character)
    return category == "Co" or (category[0] in "LMNPS" and not invisible(character))
