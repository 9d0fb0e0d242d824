"""What the tests of requirements do with the list of users."""

from __future__ import annotations

from screens.my_authority.screen import MyAuthorityScreen
from screens.users.form import UserFormScreen
from tests.screens.driver import Driver


async def settled(it: Driver) -> None:
    """Wait until the answers to everything typed are shown."""
    await it.settle()
    page = it.page
    if isinstance(page, MyAuthorityScreen):
        await page.users.settled()
    if isinstance(page, UserFormScreen) and page.fields is not None and page.fields.user_name is not None:
        await page.fields.user_name.settled()
    await it.settle()


async def keys(it: Driver, *names: str) -> None:
    """Press keys and wait for all that follows from them; a name of several letters that is no key is typed."""
    for name in names:
        if name in _KEYS or len(name) == 1:
            await it.press(name)
        else:
            await it.type(name)
        await settled(it)


async def users_of(it: Driver, user_name: str, password: str = "Abcdefg1") -> str:
    """Sign in and open the list of users; what then stands on the screen."""
    await it.sign_in(user_name, password)
    await keys(it, "4")
    return it.text()


_KEYS = frozenset({
    "enter", "esc", "space", "tab", "down", "up", "right", "pagedown", "home", "end", "f2", "f3", "f7", "f8", "f9",
})  # fmt: skip
