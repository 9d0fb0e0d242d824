"""What every use case works with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from threading import Lock

from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.policies.folding import search_text
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import Clock, PasswordHasher, Random, Storage, UnitOfWork


class Reference:
    """The reference data of the running system: read once, kept for the life of the process (D17)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._catalogue: Catalogue | None = None
        self._keyword_words: dict[str, Mapping[str, str]] = {}

    def get(self, unit: UnitOfWork) -> Catalogue:
        """The catalogue, read with this unit when it is the first to ask."""
        with self._lock:
            if self._catalogue is None:
                self._catalogue = unit.catalogue.load()
            return self._catalogue

    def keyword_words(self, unit: UnitOfWork, keyword_set: str | None) -> Mapping[str, str]:
        """What each keyword of a set is found by: its names in all languages, folded, by code (D18)."""
        if keyword_set is None:
            return {}
        catalogue = self.get(unit)
        with self._lock:
            if keyword_set not in self._keyword_words:
                leaves = catalogue.leaf_keywords.get(keyword_set, {})
                self._keyword_words[keyword_set] = {
                    code: search_text(*leaf.names.texts.values()) for code, leaf in leaves.items()
                }
            return self._keyword_words[keyword_set]

    def forget(self) -> None:
        """After the stored catalogue was replaced."""
        with self._lock:
            self._catalogue = None
            self._keyword_words = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Attributes:
    commission_address: Where translation requests are mailed; empty for nowhere (R2.6).
    """

    storage: Storage
    clock: Clock
    hasher: PasswordHasher
    random: Random
    rules: Rules
    commission_address: str = ""
    reference: Reference = field(default_factory=Reference)
