"""A thousand queued notices to a mail server process on this machine, beside a bare smtplib loop on one connection."""

from __future__ import annotations

import multiprocessing
import os
import resource
import smtplib
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.headerregistry import Address
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from imi_tui.domain.mail.message import build
from imi_tui.domain.mail.samples import sample
from imi_tui.domain.mail.smtp import Server, SmtpTransport
from imi_tui.domain.mail.worker import Worker
from imi_tui.domain.mail.writing import write
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.security import temporary
from imi_tui.domain.security.clock import SystemClock
from imi_tui.domain.security.hasher import Argon2Hasher
from imi_tui.domain.security.random import SystemRandom
from imi_tui.domain.usecases.notices import Notices
from imi_tui.locale import load
from tests.factories import new_database, opened, stored_authority, stored_user

MESSAGES: Final = 1000
ALLOWED: Final = 1.5
GROWTH: Final = 4096
"""KiB in the last round; the first ones load what is loaded once."""
_SENDER: Final = "imi@marktzaken.example"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Seconds for all messages, and how much the worker's process grew over the second half (KiB)."""

    bare: float
    worker: float
    growth: int

    @property
    def ratio(self) -> float:
        """Times the bare loop."""
        return self.worker / self.bare

    @property
    def kept(self) -> bool:
        """Whether what was promised about mail was kept."""
        return self.ratio <= ALLOWED and self.growth <= GROWTH

    def table(self) -> str:
        """The figures beside what was promised."""
        verdict = "kept" if self.kept else "BROKEN"
        return (
            f"{MESSAGES} notices: bare smtplib loop {self.bare:.2f} s, worker {self.worker:.2f} s, "
            f"times bare {self.ratio:.2f} (at most {ALLOWED}), memory +{self.growth} KiB (at most {GROWTH})  {verdict}"
        )


def measure(messages: int = MESSAGES, rounds: int = 3) -> Figures:
    """Medians of some rounds, the two in turn."""
    bare, worker, growth = [], [], 0
    with tempfile.TemporaryDirectory() as folder, _server() as port, opened(new_database(Path(folder))) as storage:
        user = stored_user(storage, stored_authority(storage).id)
        for _ in range(rounds):
            bare.append(_timed(partial(_bare, port, messages)))
            with storage.writing() as unit:
                for _ in range(messages):
                    Notices(unit=unit, now=datetime.now(UTC)).password_changed(user)
                unit.commit()
            before = _peak()
            worker.append(_timed(partial(_ours, storage, port, messages)))
            growth = _peak() - before
    return Figures(bare=statistics.median(bare), worker=statistics.median(worker), growth=growth)


def _bare(port: int, messages: int) -> None:
    letter = write(sample("password_changed", "nl", UTC), load("nl"))
    message = build(
        sender=Address(addr_spec=_SENDER), to="a@veldermeer.example", subject=letter.subject, body=letter.body,
        at=datetime.now(UTC), encoding="quoted-printable",
    )  # fmt: skip
    with smtplib.SMTP("127.0.0.1", port, local_hostname="marktzaken.example") as connection:
        for _ in range(messages):
            connection.sendmail(message.sender, [message.to], message.data)


def _ours(storage: SqlStorage, port: int, messages: int) -> None:
    clock, rules = SystemClock(), Rules()
    transport = SmtpTransport(
        Server(host="127.0.0.1", port=port, tls=False), sender=Address(addr_spec=_SENDER), clock=clock, zone=rules.zone
    )
    worker = Worker(
        storage=storage, transport=transport, hasher=Argon2Hasher(),
        make_password=partial(temporary.make, SystemRandom()), clock=clock, rules=rules,
    )  # fmt: skip
    if worker.deliver(messages).sent != messages:
        raise RuntimeError("not every message was taken")


def _timed(work: partial[None]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


@contextmanager
def _server() -> Iterator[int]:
    """The port of a mail server in a process of its own that keeps nothing."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv()
    finally:
        process.kill()
        process.join()


def _serve(pipe: Connection) -> None:
    from tests.mail.servers import Forgetful, running

    with running(Forgetful()) as port:
        pipe.send(port)
        while os.getppid() != 1:
            time.sleep(1)


if __name__ == "__main__":
    sys.stdout.write(measure().table() + "\n")
