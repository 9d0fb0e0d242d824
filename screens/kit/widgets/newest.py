"""Requests behind typing: each letter may start one, only the newest answer is shown, and typing never waits
(screens.md 1)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from textual.dom import DOMNode

T = TypeVar("T")


class Newest:
    """One request at a time; of those that wait only the newest is kept. An answer that a newer request overtook is
    dropped."""

    def __init__(self, owner: DOMNode) -> None:
        self._owner = owner
        self._wanted: Callable[[], Awaitable[None]] | None = None
        self._running = False
        self._quiet = asyncio.Event()
        self._quiet.set()

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return not self._quiet.is_set()

    def ask(self, fetch: Callable[[], Awaitable[T]], show: Callable[[T], None]) -> None:
        """Fetch behind what is being typed, then `show` the answer unless something newer was asked meanwhile."""

        async def one_round() -> None:
            answer = await fetch()
            if self._wanted is None:
                show(answer)

        self._wanted = one_round
        self._quiet.clear()
        if not self._running:
            self._running = True
            self._owner.run_worker(self._run(), name="newest")

    async def _run(self) -> None:
        try:
            while self._wanted is not None:
                wanted, self._wanted = self._wanted, None
                await wanted()
        finally:
            self._running = False
            self._quiet.set()

    async def settled(self) -> None:
        """Wait for the answer that is still to come, so that an act meets what the typing was meant to bring."""
        await self._quiet.wait()
