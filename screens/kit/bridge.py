"""The only way from a screen to the domain: two lanes of one thread each, never the event loop (architecture,
chapter 4)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from screens.kit.outcome import Defect, Done, Outcome, Refused

if TYPE_CHECKING:
    from imi_tui.domain.api import Api

T = TypeVar("T")
_log = logging.getLogger("imi_tui.bridge")
_A_MOMENT = 1.0
"""Seconds that an act waits for its mail to leave; a mail server's service takes it later in any case."""


class Bridge:
    """Runs domain calls in threads and turns how they end into an `Outcome`.

    Reads and writes have a lane each, so that a list never waits for a save. A request is a closure, never a worker
    with
    arguments: nothing of it can appear in a description or a log (E5). Requests are not cancelled: a commit cannot
    be (E4).
    """

    def __init__(self, build: Callable[[], Api]) -> None:
        self._build = build
        self._reads = ThreadPoolExecutor(1, thread_name_prefix="read")
        self._writes = ThreadPoolExecutor(1, thread_name_prefix="write")
        self._mail = ThreadPoolExecutor(1, thread_name_prefix="mail")
        self._api: Future[Api] | None = None
        self._mailing: Future[None] | None = None

    def start(self) -> None:
        """Begin to build the domain (imports, opening the database) behind the first screen."""
        if self._api is None:
            self._api = self._reads.submit(self._build)

    async def ask(self, request: Callable[[Api], T]) -> Outcome[T]:
        """Read something."""
        return await self._run(self._reads, request)

    async def do(self, request: Callable[[Api], T]) -> Outcome[T]:
        """Change something. Mail that the change queued is delivered afterwards, in a lane of its own."""
        outcome = await self._run(self._writes, request)
        if isinstance(outcome, Done):
            self._mailing = self._mail.submit(self._deliver)
        return outcome

    async def delivered(self) -> None:
        """Wait a moment for the mail of the last change: a temporary password is made, and begins, when it leaves."""
        if self._mailing is not None:
            await asyncio.wait([asyncio.wrap_future(self._mailing)], timeout=_A_MOMENT)

    async def _run(self, lane: ThreadPoolExecutor, request: Callable[[Api], T]) -> Outcome[T]:
        self.start()
        return await asyncio.wrap_future(lane.submit(self._guarded, request))

    def _guarded(self, request: Callable[[Api], T]) -> Outcome[T]:
        from imi_tui.domain.errors import DomainError  # in the thread: not before the first screen is drawn

        assert self._api is not None
        try:
            return Done(request(self._api.result()))
        except DomainError as error:
            return Refused(error)
        except Exception as error:  # noqa: BLE001 - the one place where a defect becomes an answer instead of a crash
            return Defect(report(error))

    def _deliver(self) -> None:
        from imi_tui.domain.errors import DomainError  # as above

        assert self._api is not None
        try:
            self._api.result().deliver_mail()
        except DomainError:
            pass  # the message waits in the outbox; the next run takes it
        except Exception as error:  # noqa: BLE001 - as above, with nobody waiting for the answer
            report(error)

    def close(self) -> None:
        """Stop taking requests; waits for a save that is under way, drops reads."""
        self._reads.shutdown(wait=False, cancel_futures=True)
        self._mail.shutdown(wait=False, cancel_futures=True)
        self._writes.shutdown(wait=True)


def report(error: BaseException) -> str:
    """Log a defect without values (no message, no locals: either may hold personal data) and return its number."""
    from secrets import token_hex  # only when something went wrong

    incident = token_hex(4)
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    _log.error("defect %s %s at %s", incident, type(error).__name__, " < ".join(reversed(frames)))
    return incident
