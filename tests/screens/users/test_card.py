"""The record beside the list on a wide screen (screens.md chapter 1, Sizes)."""

from __future__ import annotations

from dataclasses import replace

from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import UserView
from imi_tui.domain.errors import Gone
from screens.kit.widgets.paged_list import PagedList
from tests.screens.users.crowd import crowded
from tests.screens.users.pages import UsersPage, quiet, users_list
from tests.screens.users.people import Script

WIDE = (200, 60)


class Counting(Script):
    """Remembers whose record was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[int] = []

    def user(self, actor: Actor, user_id: int) -> UserView:
        self.asked.append(user_id)
        return super().user(actor, user_id)


async def test_the_user_at_the_cursor_stands_beside_the_list() -> None:
    async with users_list(Script(), size=WIDE) as it:
        await it.press(*["down"] * 4)
        await quiet(it)
        assert "│ Carla Molenwiek" in it.line(3)
        assert "│ Wachtwoord  geldig tot en met 29-11-2026" in it.text()
        assert "toewijzer (enige)" in it.text()
        await it.press(*"xyz")
        await quiet(it)
        assert "Carla Molenwiek" not in it.text(), "nobody is at the cursor"


async def test_no_step_asks_for_anything_until_the_cursor_rests() -> None:
    script = Counting()
    async with users_list(script, size=WIDE) as it:
        await quiet(it)
        assert script.asked == [2]
        PagedList.rest_after = 3600.0  # the fixture of this package puts it back
        await it.press(*["down"] * 6)
        await quiet(it)
        assert script.asked == [2]
        page = it.page
        assert isinstance(page, UsersPage)
        page.users.list._at_rest()
        await quiet(it)
        assert script.asked == [2, 8]


async def test_there_is_no_card_and_no_request_on_a_narrower_screen() -> None:
    script = Counting()
    async with users_list(script, size=(120, 40)) as it:
        await it.press("down")
        await quiet(it)
        assert script.asked == []
        await it._pilot.resize_terminal(*WIDE)
        await quiet(it)
        assert "│ Ilse Hazelaar" in it.text(), "there is room for it now"
        await it._pilot.resize_terminal(80, 24)
        await quiet(it)
        assert "│ Ilse" not in it.text()
        assert it.line_with("Hazelaar").startswith(">")


async def test_roles_that_do_not_fit_are_said_to_go_on() -> None:
    async with users_list(crowded(), size=WIDE) as it:
        await quiet(it)
        assert "… Enter toont alles" in it.text()


async def test_somebody_deleted_meanwhile_leaves_it_empty() -> None:
    script = Script()
    async with users_list(script, size=WIDE) as it:
        await quiet(it)
        script.refusals["user"] = Gone("gone.user", by="B. van Rietdijk")
        await it.press("down")
        await quiet(it)
        assert it.line(3).endswith("│")


async def test_a_reset_shows_in_the_card_at_once() -> None:
    script = Script()
    async with users_list(script, size=WIDE) as it:
        await quiet(it)
        script.views[2] = replace(script.user(Actor(user_id=1, session_id=1), 2), password="temporary")
        await it.press("f9", "w", "f3")
        await quiet(it)
        assert "│ Wachtwoord  tijdelijk, nog niet verzonden" in it.text()
