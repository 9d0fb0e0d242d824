"""While the data are on their way: the frame stands there at once, the message says so, Esc works (screens.md 1)."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import suppress

import pytest

from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import UserForm, UserPage, UserQuery, UserView
from screens.kit import speaking
from tests.screens.golden import assert_golden
from tests.screens.rules import assert_rules
from tests.screens.users.gallery import SIZES, Size
from tests.screens.users.pages import UsersPage, program
from tests.screens.users.people import Script

PLACES = {"users": {}, "user": {"user_id": 6}, "user_form": {"user_id": 6}}


class Slow(Script):
    """Answers nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = threading.Event()

    def users(self, actor: Actor, query: UserQuery) -> UserPage:
        self.go.wait(30)
        return super().users(actor, query)

    def user(self, actor: Actor, user_id: int) -> UserView:
        self.go.wait(30)
        return super().user(actor, user_id)

    def user_form(self, actor: Actor, user_id: int | None) -> UserForm:
        self.go.wait(30)
        return super().user_form(actor, user_id)


@pytest.fixture(autouse=True)
def _said_at_once() -> Iterator[None]:
    """The pause before it is said is for people."""
    before, speaking.BUSY_AFTER = speaking.BUSY_AFTER, 0.0
    yield
    speaking.BUSY_AFTER = before


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("size", SIZES, ids=[f"{width}x{height}" for width, height in SIZES])
@pytest.mark.parametrize("place", list(PLACES))
async def test_the_frame_is_there_before_the_data(place: str, size: Size, language: str) -> None:
    script = Slow()
    async with program(script, size=size, language=language) as it:
        if place == "users":
            page = UsersPage()
            await it.app.push_screen(page)
            opening = asyncio.create_task(page.load())
        else:
            opening = asyncio.create_task(it.app.go(place, **PLACES[place]))
        async with asyncio.timeout(20):
            while it.page.message_line.kind != "busy":
                await it._pilot.pause()
        await it._pilot.pause()
        width = "" if size == SIZES[0] else f"-{size[0]}"
        try:
            assert it.message == ("Bezig: gegevens ophalen..." if language == "nl" else "Busy: fetching data...")
            assert_rules(it)
            assert_golden(f"{place}-loading{width}-{language}", it.text(), size[0])
        finally:
            script.go.set()
            with suppress(asyncio.CancelledError):
                await opening
        assert it.message == ""
