"""Notes how messages ended while the next one is on its way.

Writing to disk takes longer than handing over a message, so notes are written beside the sending: each as soon as the
one before is on the disk, several together when they came meanwhile. What a killed worker could not note is sent again:
the few messages that the server took while one note was being written.
"""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from types import TracebackType
from typing import Literal, Self

from imi_tui.domain.model.records import QueuedMail
from imi_tui.domain.ports import Clock, Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How a message ended: with `failure` when it was not taken; `again_at` when it is tried once more."""

    state: Literal["sent", "failed", "lapsed"]
    failure: str = ""
    again_at: datetime | None = None


Note = tuple[QueuedMail, Outcome, datetime]


class Notebook:
    """Leaving it writes what is still open, whatever happened; an error of the database leaves with it."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._open: list[Note] = []
        self._writing: Future[None] | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="mail-notes")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.finish()
        finally:
            self._writer.shutdown()

    def note(self, mail: QueuedMail, outcome: Outcome) -> None:
        """Have it written, now or together with the next."""
        self._open.append((mail, outcome, self._clock.now()))
        if self._writing is None or self._writing.done():
            self._await()
            notes, self._open = self._open, []
            self._writing = self._writer.submit(self._write, notes)

    def finish(self) -> None:
        """Write everything, and wait until it is on the disk."""
        self._await()
        notes, self._open = self._open, []
        if notes:
            self._write(notes)

    def _await(self) -> None:
        writing, self._writing = self._writing, None
        if writing is not None:
            writing.result()

    def _write(self, notes: list[Note]) -> None:
        sent = [mail.id for mail, outcome, _ in notes if outcome.state == "sent"]
        with self._storage.writing() as unit:
            if sent:
                unit.outbox.all_sent(sent, notes[-1][2])
            for mail, outcome, at in notes:
                match outcome.state:
                    case "lapsed":
                        unit.outbox.lapsed(mail.id, at)
                    case "failed":
                        unit.outbox.failed(mail.id, at, outcome.failure, outcome.again_at)
                    case "sent":
                        pass
            unit.commit()
