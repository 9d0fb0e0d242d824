"""Finds the help for a place: first its own, then that of the nearest thing that holds it."""

from __future__ import annotations

from typing import Final

from screens.kit.help_fields import FIELDS
from screens.kit.help_screens import SCREENS
from screens.kit.help_topic import Topic

_SAME: Final = {
    "competences": "classification",
    "checked_on_saving": "checked",
    "users.checked": "checked",
    "users.form": "user_form",
    "users.hand_over": "hand_over",
    "users.administrator": "users.is_administrator",
}


def topic_of(name: str, place: str) -> Topic:
    """The help for a place.

    Args:
        name: What has the focus: a field (`general.email`), a list, a problem's path (`modules.SD-REQ.keywords`).
        place: The screen, whose own help stands in when there is none for the name.
    """
    while name:
        name = _SAME.get(name, name)
        if name.startswith("modules.") and name.endswith(".coordinators"):
            name = "modules.coordinators"
        found = FIELDS.get(name) or SCREENS.get(name)
        if found is not None:
            return found
        name = name.rpartition(".")[0]
    return screen_topic(place)


def screen_topic(place: str) -> Topic:
    """The help for a whole screen."""
    return SCREENS.get(place) or SCREENS["home"]
