"""How letters are laid out: plain text, paragraphs of 72 columns, a greeting and a farewell."""

from __future__ import annotations

import textwrap
from typing import Final

from imi_tui.domain.policies import texts as text_rules
from imi_tui.locale import Texts

WIDTH: Final = 72


def letter(texts: Texts, *paragraphs: str) -> str:
    """The whole body: a greeting, the paragraphs that hold something, and that nobody reads an answer."""
    farewell = wrapped(texts("This message was sent automatically; replies are not read."))
    return "\n\n".join((texts("Hello,"), *filter(None, paragraphs), farewell)) + "\n"


def plain(text: str) -> str:
    """A stored text, safe to show: what D28 refuses in fields is refused here once more."""
    return "".join("\N{REPLACEMENT CHARACTER}" if text_rules.forbidden(sign) else sign for sign in text)


def wrapped(text: str, first: str = "", rest: str = "") -> str:
    """A paragraph; `first` and `rest` stand before its first line and the others."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def item(text: str) -> str:
    """A line of a list."""
    return wrapped(text, "- ", "  ")


def entry(label: str, value: str) -> str:
    """A label with a stored text."""
    return wrapped(f"{label}: {plain(value) or '-'}", "    ", "        ")
