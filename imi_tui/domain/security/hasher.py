"""argon2id (RFC 9106, second recommended option). Slow on purpose: about 0.1 s and 64 MiB for each password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Final

from argon2 import PasswordHasher as Argon2
from argon2 import Type
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from imi_tui.domain.policies.limits import PASSWORD_BYTES
from imi_tui.domain.secret import Secret
from imi_tui.off_loop import refuse_on_loop


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """Attributes:
    time_cost: Passes over the memory.
    memory_kib: Memory for one hash.
    parallelism: Lanes.
    """

    time_cost: int = 3
    memory_kib: int = 64 * 1024
    parallelism: int = 4

    @property
    def weak(self) -> bool:
        """Below the least that is safe today: 19 MiB, two passes, one lane."""
        return self.memory_kib < 19 * 1024 or self.time_cost < 2 or self.parallelism < 1


RECOMMENDED: Final = Parameters()


class WeakParametersError(ValueError):
    """The settings would make stolen hashes cheap to guess."""


class Argon2Hasher:
    """Implements `ports.PasswordHasher`. One hash at a time in a process, so that attempts cannot eat the memory."""

    def __init__(self, parameters: Parameters = RECOMMENDED, *, allow_weak: bool = False) -> None:
        """Weak parameters are for tests, which say so.

        Raises:
            WeakParametersError: Parameters below the floor without `allow_weak`.
        """
        if parameters.weak and not allow_weak:
            raise WeakParametersError("argon2id parameters below the floor")
        self._argon2 = Argon2(
            time_cost=parameters.time_cost,
            memory_cost=parameters.memory_kib,
            parallelism=parameters.parallelism,
            hash_len=32,
            salt_len=16,
            type=Type.ID,
        )
        self._one_at_a_time = Lock()

    def hash(self, password: Secret) -> str:
        """See the port.

        Raises:
            ValueError: Longer than any rule allows; says nothing about what it was.
        """
        data = _bytes(password)
        if data is None:
            raise ValueError("password too long or not text")
        with self._turn():
            return self._argon2.hash(data)

    def verify(self, encoded: str | None, password: Secret) -> bool:
        """See the port. Too long a password costs the same work and is False."""
        data = _bytes(password)
        with self._turn():
            if encoded is None or data is None:
                self._burn()
                return False
            try:
                return self._argon2.verify(encoded, data)
            except VerifyMismatchError:
                return False
            except (InvalidHashError, VerificationError):
                # A hash that cannot be read fits nothing; the work is done all the same, so that nobody can tell.
                self._burn()
                return False

    def outdated(self, encoded: str) -> bool:
        """See the port."""
        try:
            return self._argon2.check_needs_rehash(encoded)
        except InvalidHashError:
            return True

    @contextmanager
    def _turn(self) -> Iterator[None]:
        refuse_on_loop("hashing a password")
        with self._one_at_a_time:
            yield

    def _burn(self) -> None:
        self._argon2.hash(b"as much work as for a stored hash")


def _bytes(password: Secret) -> bytes | None:
    try:
        data = password.reveal().encode("utf-8")
    except UnicodeEncodeError:
        return None
    return data if len(data) <= PASSWORD_BYTES else None
