"""The only place where parts meet: settings in, a working domain out.

Adapters are imported inside the functions, so that nothing of them is loaded before the first screen stands (E9).
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contextlib import ExitStack

    from imi_tui.domain.dto.catalogue import Catalogue
    from imi_tui.domain.dto.mail import MailRun
    from imi_tui.domain.dto.setup import Finding
    from imi_tui.domain.operator import Operator
    from imi_tui.domain.policies.rules import Rules
    from imi_tui.domain.ports import Storage
    from imi_tui.domain.service import Domain
    from imi_tui.domain.usecases.world import World
    from imi_tui.settings import Settings


def build(settings: Settings, ending: ExitStack | None = None) -> Domain:
    """The domain on the configured database. Takes some tenths of a second: never on the event loop.

    Args:
        settings: Where it is, and the figures of the rules.
        ending: Closes the database when it is closed itself.

    Raises:
        Unavailable: The database cannot be used; the code says why.
    """
    from imi_tui.domain.mail.composing import Preview
    from imi_tui.domain.mail.transport import delivers_at_once
    from imi_tui.domain.service import Domain

    world = open_world(settings, ending)
    letters = Preview(world.rules)
    if not delivers_at_once(settings.mail_url):
        return Domain(world, letters)
    return Domain(world, letters, lambda: deliver(settings, world, _A_FEW))


def operator(settings: Settings, ending: ExitStack | None = None) -> Operator:
    """What the commands use; opens nothing yet. `ending` closes what was opened when it is closed itself."""
    from imi_tui.domain.operator import Installation, Operator

    @cache
    def opened() -> World:
        return open_world(settings, ending)

    def upgrade() -> None:
        from imi_tui.domain.persistence.migrate import upgrade as migrate

        migrate(settings.database_url)

    def check() -> tuple[Finding, ...]:
        from imi_tui.domain.persistence.checks import check as look

        return tuple(look(settings.database_url))

    def packaged() -> Catalogue:
        from imi_tui.domain.catalogue.loader import read_catalogue

        return read_catalogue()

    return Operator(
        Installation(
            open=opened,
            upgrade=upgrade,
            check=check,
            packaged_catalogue=packaged,
            deliver=lambda world, most: deliver(settings, world, most),
        )
    )


def fill_demonstration(settings: Settings, authorities: int | None = None, users: int | None = None) -> None:
    """Make the database of a demonstration, of that size, and close it again: its folder may be moved afterwards.

    Raises:
        DomainError: `setup.already`: there is data.
        Unavailable: The database cannot be made.
    """
    from contextlib import closing

    from imi_tui.domain.catalogue.demonstration import read_demonstration
    from imi_tui.domain.catalogue.loader import read_catalogue
    from imi_tui.domain.persistence import open_storage
    from imi_tui.domain.persistence.migrate import upgrade
    from imi_tui.domain.usecases.demonstration import fill_demonstration as fill

    upgrade(settings.database_url)
    with closing(open_storage(settings.database_url, time_zone=rules_of(settings).zone)) as storage:
        fill(_world(settings, storage), read_catalogue(), read_demonstration(), authorities=authorities, users=users)


def open_world(settings: Settings, ending: ExitStack | None = None) -> World:
    """Storage, clock, hashing and chance as the use cases need them. `ending` closes the storage.

    Raises:
        Unavailable: The database cannot be used.
    """
    from imi_tui.domain.persistence import open_storage

    storage = open_storage(settings.database_url, time_zone=rules_of(settings).zone)
    if ending is not None:
        ending.callback(storage.close)
    return _world(settings, storage)


def _world(settings: Settings, storage: Storage) -> World:
    from imi_tui.domain.security.clock import SystemClock
    from imi_tui.domain.security.hasher import Argon2Hasher
    from imi_tui.domain.security.random import SystemRandom
    from imi_tui.domain.usecases.world import World

    return World(
        storage=storage,
        clock=SystemClock(),
        hasher=Argon2Hasher(),
        random=SystemRandom(),
        rules=rules_of(settings),
        commission_address=settings.mail_commission,
    )


def rules_of(settings: Settings) -> Rules:
    """The figures of the rules as the operator set them."""
    from datetime import timedelta
    from zoneinfo import ZoneInfo

    from imi_tui.domain.policies.rules import Rules

    return Rules(
        zone=ZoneInfo(settings.time_zone),
        password_months=settings.password_months,
        temporary_hours=settings.temporary_password_hours,
        refuse_guessable=settings.refuse_common_passwords,
        free_attempts=settings.free_attempts,
        first_wait=timedelta(seconds=settings.wait_first),
        longest_wait=timedelta(seconds=settings.wait_longest),
        blocked_after=settings.blocked_after,
        retention_days=settings.retention_days,
    )


def deliver(settings: Settings, world: World, most: int) -> MailRun:
    """Send what waits, by the configured way."""
    from imi_tui.domain.mail.transport import for_url
    from imi_tui.domain.mail.worker import Worker
    from imi_tui.domain.security.temporary import make

    transport = for_url(
        settings.mail_url,
        settings.mail_from,
        clock=world.clock,
        zone=world.rules.zone,
        data_dir=settings.data_dir,
        password_file=settings.mail_password_file,
    )
    worker = Worker(
        storage=world.storage,
        transport=transport,
        hasher=world.hasher,
        make_password=lambda: make(world.random),
        clock=world.clock,
        rules=world.rules,
    )
    return worker.deliver(most)


# After a save one message waits, seldom more; what others left behind must not keep this person.
_A_FEW = 10
