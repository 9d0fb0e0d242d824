"""Which screen belongs to which name. Screens ask for each other by name, so that none imports another."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from screens.kit.app_screen import AppScreen

_SCREENS: Final = {
    "password": ("screens.password", "PasswordScreen"),
    "home": ("screens.home.screen", "HomeScreen"),
    "authority": ("screens.my_authority.screen", "MyAuthorityScreen"),
    "public": ("screens.my_authority.public", "PublicScreen"),
    "user": ("screens.users.record", "UserScreen"),
    "user_form": ("screens.users.form", "UserFormScreen"),
    "overview": ("screens.users.overview", "OverviewScreen"),
    "hand_over": ("screens.users.hand_over", "HandOverScreen"),
    "messages": ("screens.messages.screen", "MessagesScreen"),
    "message": ("screens.messages.preview", "MessageScreen"),
    "own_account": ("screens.own_account.screen", "OwnAccountScreen"),
    "leaving": ("screens.users.leaving.screen", "LeavingScreen"),
    "restore": ("screens.users.leaving.restore_screen", "RestoreScreen"),
    "requests": ("screens.requests", "RequestsScreen"),
}


def make_screen(place: str, details: dict[str, object]) -> AppScreen:
    """The screen of that name. Each is imported when it is first opened, so that none slows the start."""
    module, name = _SCREENS[place]
    made = getattr(import_module(module), name)(**details)
    assert isinstance(made, AppScreen)
    return made
