"""What every use case works with."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock

from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import Clock, PasswordHasher, Random, Storage, UnitOfWork
from imi_tui.domain.usecases.strangers import Strangers


class Reference:
    """The reference data of the running system: read once, kept for the life of the process (D17)."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._catalogue: Catalogue | None = None

    def get(self, unit: UnitOfWork) -> Catalogue:
        """The catalogue, read with this unit when it is the first to ask."""
        with self._lock:
            if self._catalogue is None:
                self._catalogue = unit.catalogue.load()
            return self._catalogue

    def forget(self) -> None:
        """After the stored catalogue was replaced."""
        with self._lock:
            self._catalogue = None


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Attributes:
    commission_address: Where translation requests are mailed; empty for nowhere (R2.6).
    strangers: Wrong attempts with names that nobody has.
    """

    storage: Storage
    clock: Clock
    hasher: PasswordHasher
    random: Random
    rules: Rules
    commission_address: str = ""
    reference: Reference = field(default_factory=Reference)
    strangers: Strangers = field(default_factory=Strangers)
