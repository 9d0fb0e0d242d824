"""A value that must never be shown, logged, copied or pickled by accident."""

from __future__ import annotations

from typing import NoReturn


class Secret:
    """Holds a password. Every ordinary way of turning it into text gives asterisks; `reveal` is the one deliberate
    way."""

    __slots__ = ("__value",)

    def __init__(self, value: str) -> None:
        self.__value = value

    def reveal(self) -> str:
        """The secret itself, for hashing or for the mail that carries it."""
        return self.__value

    def __repr__(self) -> str:
        return "Secret(****)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return repr(self)

    def __bool__(self) -> bool:
        return bool(self.__value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is never pickled or copied")
