"""No key keeps the event loop for long: counted as calls of functions, which no busy machine changes.

With what is done between them a thousand calls take about a fifth of a millisecond, so `MOST` of them about 12: well
below the 50 after which the next key would be felt to wait. Opening a screen costs the most; a typed letter a third.
"""

from __future__ import annotations

import asyncio
import sys
from types import FrameType

import pytest

from tests.screens.driver import running
from tests.usecases.office import Office

MOST = 60_000
WAY: tuple[tuple[str, ...], ...] = (
    ("f7",), ("W", "i", "l", "g", "tab", "R"), ("pagedown", "space", "down", "right", "space"),
    ("esc", "right", "right", "enter"),
    ("4",), ("down", "pagedown", "end"), ("w", "i"), ("esc", "esc"),
    ("1", "f2"), ("x", "y"), ("f9", "3"), ("enter", "down", "space", "a", "r"),
)  # fmt: skip


class Watch:
    """Counts what each callback of the loop does, and keeps the most."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.most = 0
        run = asyncio.Handle._run

        def watched(handle: asyncio.Handle) -> None:
            calls = 0

            def count(_frame: FrameType, event: str, _argument: object) -> None:
                nonlocal calls
                calls += event in ("call", "c_call")

            sys.setprofile(count)
            try:
                run(handle)
            finally:
                sys.setprofile(None)
                self.most = max(self.most, calls)

        monkeypatch.setattr(asyncio.Handle, "_run", watched)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    return Watch(monkeypatch)


async def test_typing_ticking_and_stepping_never_hold_the_loop(office: Office, watch: Watch) -> None:
    for number in range(150):
        roles = {("PQ-REQ", "viewer"), ("PQ-REQ", "request_handler")}
        office.user(user_name=f"wilg-{1000 + number}", first_name="Mees", last_name=f"Wilg{number:03}", roles=roles)
    async with running(office.domain) as it:
        await it.sign_in("anna")
        for keys in WAY:
            watch.most = 0
            await it.press(*keys)
            assert 0 < watch.most <= MOST, keys


async def test_the_watch_sees_work_that_holds_the_loop(watch: Watch) -> None:
    def much() -> None:
        for number in range(MOST + 1):
            abs(number)

    asyncio.get_running_loop().call_soon(much)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert watch.most > MOST
