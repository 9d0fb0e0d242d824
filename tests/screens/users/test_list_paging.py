"""Long lists are read in windows, and the cursor finds its row again."""

from __future__ import annotations

from dataclasses import replace

from imi_tui.domain.errors import Unavailable
from tests.screens.users.pages import UsersPage, at_cursor, listed, quiet, users_list
from tests.screens.users.people import Script, rows


def many(count: int) -> Script:
    """So many users."""
    script = Script()
    first = rows()[0]
    script.people = [
        replace(first, id=number, key=(number, number), last_name=f"Naam{number:04}", user_name=f"kano-{number:04}")
        for number in range(1, count + 1)
    ]
    script.total = count
    return script


async def test_r4_1_a_long_list_is_read_in_windows_and_says_where_it_is() -> None:
    script = many(1000)
    async with users_list(script) as it:
        assert "regel 1-14 van 1000" in it.text()
        assert max(query.limit for query in script.queries) < 1000
        await it.press("end")
        assert "regel 987-1000 van 1000" in it.text()
        assert it.line_with("Naam1000").startswith(">")
        await it.press(*["pageup"] * 12)
        assert at_cursor(it).startswith(">  Naam0832")
        await it.press("home")
        assert it.line_with("Naam0001").startswith(">")
        await it.press(*["pagedown"] * 20)
        assert at_cursor(it).startswith(">  Naam0281")
        assert "regel 268-281 van 1000" in it.text()


async def test_returning_to_the_list_keeps_filter_and_cursor() -> None:
    script = many(300)
    async with users_list(script) as it:
        await it.press(*["pagedown"] * 10, "enter")
        assert it.page.place == "user"
        await it.press("esc")
        await quiet(it)
        assert at_cursor(it).startswith(">  Naam0141")


async def test_the_cursor_can_be_put_on_anybody_and_a_filter_that_hides_the_person_goes() -> None:
    script = many(900)
    async with users_list(script) as it:
        page = it.page
        assert isinstance(page, UsersPage)
        await it.press("/")
        await it.type("naam0001")
        await it.press("enter")
        await quiet(it)
        await page.users.show_user(777)
        await it.settle()
        assert it.line_with("Naam0777").startswith(">")
        assert "van 900" in it.text()


async def test_when_the_data_cannot_be_read_the_former_rows_stay() -> None:
    script = Script()
    async with users_list(script) as it:
        script.refusals["users"] = Unavailable("unavailable.busy")
        await it.type("p")
        await quiet(it)
        assert it.message.startswith("Fout: ")
        assert len(listed(it)) == 12
