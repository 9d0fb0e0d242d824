"""What the owner of a list tells it: columns, sentences, a button."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from screens.kit.frame.buttons import Button
from screens.kit.widgets.columns import Column

R = TypeVar("R")

NARROW: Final = 76
"""Below this width columns are left out."""


class ListTexts(Generic[R]):
    """What a list says, asked each time it is drawn, so that it follows the language. Owners override it."""

    def columns(self) -> Sequence[Column[R]]:
        """The columns from left to right."""
        raise NotImplementedError

    def detail(self, row: R, hidden: frozenset[str]) -> str:
        """What stands under the list about the row at the cursor; `hidden` are the columns that are cut or left out."""
        return ""

    def detail_lines(self, width: int) -> int:
        """How many lines that takes on a screen of so many cells."""
        return 1 if width >= NARROW else 2

    def legend(self, shown: frozenset[str]) -> str:
        """What the one-letter columns mean, of those that are shown."""
        return ""

    def nothing(self, text: str) -> str:
        """What stands in place of rows when nothing matches, or there is nothing at all (empty `text`)."""
        raise NotImplementedError

    def mark(self, row: R) -> str:
        """The sign between the focus sign and the row; a blank when there is none."""
        return " "

    def notes(self) -> Sequence[str]:
        """What stands behind the count in the filter line: what is chosen, what is marked."""
        return ()

    def button(self) -> Button | None:
        """A button at the right end of the filter line."""
        return None
