"""What the tabs Classificatie and Modules need of the draft that they share with the tab Autoriteit (R2.3)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol

from imi_tui.domain.dto.authority import AuthorityView
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.errors import Issue
from screens.my_authority.links import Links

Act = tuple[str, Callable[[], Awaitable[None]], str]
"""Something that a tab can do: the command, what it runs, and why not (empty when it can)."""


class TicksDraft(Protocol):
    """Attributes:
    view: What is stored.
    catalogue: The reference data.
    competences: Ticked values by list code, as they are now.
    keywords: Ticked keywords by module code, as they are now.
    links: Linked coordinators by module code, as they are now.
    issues: What is to be shown, by path.
    editable: Whether the tabs are in edit mode.
    """

    view: AuthorityView
    catalogue: Catalogue
    competences: dict[str, set[str]]
    keywords: dict[str, set[str]]
    links: Links
    issues: Mapping[str, tuple[Issue, ...]]
    editable: bool

    def changed(self) -> None:
        """A tick changed; whoever holds the draft counts anew."""
        ...
