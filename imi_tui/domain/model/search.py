"""What is asked of a search among authorities."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtWord:
    """One typed word. `keywords` are the codes of those whose name, in any language, has a word that begins so."""

    prefix: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CoordinatorSearch:
    """Those who can be linked in a module (D5).

    Attributes:
        authority_id: Who asks, and is never among them.
        roles: The roles of the module that coordinate.
        words: All must be found, each anywhere; without words everybody is.
    """

    authority_id: int
    module: str
    roles: frozenset[str]
    words: tuple[SoughtWord, ...]
    limit: int
