"""A worker process for the kill sweep: sends what waits to a mail server, again and again, until it is killed."""

from __future__ import annotations

import sys
from datetime import UTC
from email.headerregistry import Address
from pathlib import Path

from imi_tui.domain.mail.smtp import Server, SmtpTransport
from imi_tui.domain.security.clock import SystemClock
from tests.factories import opened
from tests.mail.workers import FAST_HASHER, a_worker


def main(path: str, port: str) -> None:
    clock = SystemClock()
    transport = SmtpTransport(
        Server(host="127.0.0.1", port=int(port), tls=False),
        sender=Address(addr_spec="imi@marktzaken.example"),
        clock=clock,
        zone=UTC,
    )
    with opened(Path(path), busy_seconds=30) as storage:
        worker = a_worker(storage, transport, clock, hasher=FAST_HASHER)
        while True:
            sys.stdout.write(f"{worker.deliver().sent}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
