"""How long each way of failing to sign in takes, with the hasher as installed: nobody can tell them apart (D14)."""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from imi_tui.domain.dto.session import SignIn
from imi_tui.domain.errors import SignInRefused
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.secret import Secret
from imi_tui.domain.security.hasher import Argon2Hasher
from imi_tui.domain.service import Domain
from tests.factories import new_database, opened
from tests.usecases.failing_ways import WAYS, prepared
from tests.usecases.office import PASSWORD, Office

ALLOWED: Final = 1.25
"""The way with the most work, times the one with the least, medians of processor time."""
_NEVER_WAITS: Final = Rules(free_attempts=100_000, blocked_after=100_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInTimes:
    """Median milliseconds of each way, by the clock and of the processor; a busy machine changes the first."""

    medians: dict[str, float]
    work: dict[str, float]

    @property
    def ratio(self) -> float:
        """The most work, times the least."""
        return max(self.work.values()) / min(self.work.values())

    @property
    def kept(self) -> bool:
        """Whether nobody can tell the ways apart."""
        return self.ratio <= ALLOWED

    def table(self) -> str:
        """A row for each way, and what was promised."""
        rows = [
            f"sign-in fails: {name:<26} {median:6.1f} ms, CPU {self.work[name]:6.1f} ms"
            for name, median in self.medians.items()
        ]
        verdict = "kept" if self.kept else "BROKEN"
        return "\n".join([*rows, f"most work, times least {self.ratio:.2f} (at most {ALLOWED})  {verdict}"])


def measure(rounds: int = 15) -> SignInTimes:
    """The ways in turn, so that a busy moment of the machine meets them all alike."""
    taken: dict[str, list[float]] = {way.name: [] for way in WAYS}
    worked: dict[str, list[float]] = {way.name: [] for way in WAYS}
    with tempfile.TemporaryDirectory() as folder, opened(new_database(Path(folder))) as storage:
        office = Office(storage, _NEVER_WAITS)
        hasher = Argon2Hasher()
        office._encoded = hasher.hash(Secret(PASSWORD))
        prepared(office)
        domain = Domain(replace(office.world, hasher=hasher), Preview(office.world.rules))
        for _ in range(rounds):
            for way in WAYS:
                command = SignIn(user_name=way.user_name, password=Secret(way.password))
                begun, idle = time.perf_counter(), time.process_time()
                with suppress(SignInRefused):
                    domain.sign_in(command)
                taken[way.name].append((time.perf_counter() - begun) * 1000)
                worked[way.name].append((time.process_time() - idle) * 1000)
    return SignInTimes(medians=_medians(taken), work=_medians(worked))


def _medians(found: dict[str, list[float]]) -> dict[str, float]:
    return {name: statistics.median(times) for name, times in found.items()}


if __name__ == "__main__":
    sys.stdout.write(measure().table() + "\n")
