"""How a request to the domain ended. Screens `match` on it; only the bridge catches exceptions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from imi_tui.domain.errors import DomainError

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Done(Generic[T_co]):
    """It worked; success texts can only be reached through here."""

    value: T_co


@dataclass(frozen=True, slots=True)
class Refused:
    """The rules or the store said no; nothing was changed."""

    error: DomainError


@dataclass(frozen=True, slots=True)
class Defect:
    """Something in the program is wrong; the log knows it by this number."""

    incident: str


Outcome = Done[T_co] | Refused | Defect
