"""Adapters that wait for disk, processor or network refuse to do so on the event loop (issue: nothing blocks keys)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC
from email.headerregistry import Address
from pathlib import Path

import pytest

from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.mail.maildir import MaildirTransport
from imi_tui.domain.mail.smtp import Server, SmtpTransport
from imi_tui.domain.persistence import SqlStorage, open_storage
from imi_tui.domain.persistence.migrate import upgrade
from imi_tui.domain.secret import Secret
from imi_tui.domain.security.hasher import Argon2Hasher, Parameters
from imi_tui.off_loop import OnTheLoopError
from tests.factories import FixedClock, storage

__all__ = ["storage"]

SENDER = Address("IMI", "imi", "authority.example")


def open_and_close(unit: object) -> None:
    with unit:  # type: ignore[attr-defined]
        pass


def acts(storage: SqlStorage, folder: Path) -> dict[str, Callable[[], object]]:
    """Everything that waits, by what the refusal calls it."""
    hasher = Argon2Hasher(Parameters(time_cost=1, memory_kib=8, parallelism=1), allow_weak=True)
    maildir = MaildirTransport(folder / "mail", sender=SENDER, clock=FixedClock(), zone=UTC)
    # Port 9 of this machine: nothing is there, so off the loop it fails at once and for another reason.
    server = Server(host="127.0.0.1", port=9, tls=False, user="", password_file=None)
    smtp = SmtpTransport(server, sender=SENDER, clock=FixedClock(), zone=UTC)
    letter = {"to": "a@b.example", "subject": "s", "body": "b"}
    return {
        "reading": lambda: open_and_close(storage.reading()),
        "writing": lambda: open_and_close(storage.writing()),
        "opening": lambda: open_storage(folder / "imi.db"),
        "upgrading": lambda: upgrade(folder / "new.db"),
        "hashing": lambda: hasher.hash(Secret("Abcdefg1")),
        "verifying": lambda: hasher.verify(None, Secret("Abcdefg1")),
        "delivering": lambda: maildir.send(**letter),
        "sending": lambda: smtp.send(**letter),
        "reference data": read_catalogue,
    }


ACTS = (
    "reading", "writing", "opening", "upgrading", "hashing", "verifying", "delivering", "sending", "reference data",
)  # fmt: skip


@pytest.mark.parametrize("name", ACTS)
def test_what_waits_is_refused_on_the_loop(name: str, storage: SqlStorage, tmp_path: Path) -> None:
    act = acts(storage, tmp_path)[name]

    async def on_the_loop() -> None:
        act()

    with pytest.raises(OnTheLoopError):
        asyncio.run(on_the_loop())


@pytest.mark.parametrize("name", sorted(set(ACTS) - {"opening", "sending"}))
def test_in_a_lane_beside_the_loop_it_is_done(name: str, storage: SqlStorage, tmp_path: Path) -> None:
    act = acts(storage, tmp_path)[name]

    async def beside_the_loop() -> None:
        await asyncio.to_thread(act)

    asyncio.run(beside_the_loop())


def test_no_act_is_forgotten(storage: SqlStorage, tmp_path: Path) -> None:
    assert set(acts(storage, tmp_path)) == set(ACTS)
