"""How a request to the domain ended. Screens `match` on it; only the bridge catches exceptions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from imi_tui.domain.errors import DomainError

T_co = TypeVar("T_co", covariant=True)


class Done(Generic[T_co]):
    """It worked; success texts can only be reached through here."""

    __match_args__ = ("value",)
    __slots__ = ("value",)

    def __init__(self, value: T_co) -> None:
        self.value = value


class Refused:
    """The rules or the store said no; nothing was changed."""

    __match_args__ = ("error",)
    __slots__ = ("error",)

    def __init__(self, error: DomainError) -> None:
        self.error = error


class Defect:
    """Something in the program is wrong; the log knows it by this number."""

    __match_args__ = ("incident",)
    __slots__ = ("incident",)

    def __init__(self, incident: str) -> None:
        self.incident = incident


Outcome = Done[T_co] | Refused | Defect
