"""The demonstration in a real file, made at any moment one likes."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from imi_tui.domain.catalogue.demonstration import read_demonstration
from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.session import SignedIn, SignIn
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.persistence.migrate import upgrade
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.secret import Secret
from imi_tui.domain.security.hasher import Argon2Hasher, Parameters
from imi_tui.domain.security.random import SystemRandom
from imi_tui.domain.service import Domain
from imi_tui.domain.usecases.demonstration import PASSWORD, fill_demonstration
from imi_tui.domain.usecases.world import World
from tests.factories import NOW, FixedClock

RULES = Rules()
HASHER = Argon2Hasher(Parameters(time_cost=1, memory_kib=8, parallelism=1), allow_weak=True)
reference_data = cache(read_catalogue)
story = cache(read_demonstration)


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """The filled database and what works on it."""

    path: Path
    storage: SqlStorage
    world: World
    domain: Domain
    catalogue: Catalogue

    def sign_in(self, user_name: str, password: str = PASSWORD) -> SignedIn:
        return self.domain.sign_in(SignIn(user_name=user_name, password=Secret(password)))

    def id_of(self, official_name: str) -> int:
        with self.storage.reading() as unit:
            for number in range(1, 30):
                found = unit.authorities.get(number)
                if found is not None and found.official_name == official_name:
                    return number
        raise LookupError(official_name)


def empty_database(folder: Path) -> Path:
    path = folder / "imi.db"
    path.write_bytes(_migrated())
    path.chmod(0o600)
    return path


def on(path: Path, storage: SqlStorage, now: datetime = NOW) -> Demo:
    """What works on that database, filled or not."""
    world = World(storage=storage, clock=FixedClock(now), hasher=HASHER, random=SystemRandom(), rules=RULES)
    return Demo(
        path=path, storage=storage, world=world, domain=Domain(world, Preview(RULES)), catalogue=reference_data()
    )


def fill(demo: Demo, **options: Any) -> None:
    fill_demonstration(demo.world, reference_data(), story(), **options)


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        upgrade(path)
        return path.read_bytes()
