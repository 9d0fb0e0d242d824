"""Whatever F1 can be asked about on any screen has a text of its own: walked by keys on the real program."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from screens.kit.help_fields import FIELDS
from screens.kit.help_screens import SCREENS
from screens.kit.help_texts import topic_of
from screens.kit.help_topic import Topic
from tests.screens.driver import Driver, running
from tests.usecases.office import Office

OWN = {*FIELDS.values(), *SCREENS.values()}
WAYS = {
    "authority": ("1",),
    "authority, editing": ("1", "f2"),
    "classification": ("2",),
    "modules": ("3", "f2", "enter"),
    "users": ("4",),
    "a user": ("4", "enter"),
    "editing a user": ("4", "f2"),
    "a new user": ("4", "f7"),
    "the own account": ("m",),
}


def asked_for(it: Driver) -> list[str]:
    """What the screen names itself for help now, and everything it lists."""
    return [it.page.help_topic(), *it.page.help_topics()]


async def stops(it: Driver) -> AsyncIterator[list[str]]:
    """Everything asked for at every stop of Tab and every line of the screen."""
    for key in ("home", *["down"] * 20, *["tab"] * 20):
        yield asked_for(it)
        await it.press(key)


def text_of(name: str, place: str) -> Topic:
    """The help for it. A list's or module's path is that of what holds it; only a field may not fall back further."""
    topic = topic_of(name, place)
    holder = name.rpartition(".")[0]
    if name.startswith(("general.", "users.", "own.", "sign_in.", "password.")):
        assert topic not in (topic_of(holder, place), topic_of("", place)), name
    return topic


@pytest.mark.parametrize("way", WAYS)
async def test_every_place_with_the_focus_has_help_of_its_own(office: Office, way: str) -> None:
    asked: set[str] = set()
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press(*WAYS[way])
        place = it.page.place
        async for names in stops(it):
            if it.page.place != place:
                break
            asked.update(names)
    assert asked
    for name in asked:
        topic = text_of(name, place)
        assert topic in OWN
        assert topic.guide or topic.about or topic.form


async def test_signing_in_and_choosing_a_password_have_help_for_each_field(office: Office) -> None:
    office.user(user_name="dirk", credential=office.temporary())
    async with running(office.domain) as it:
        for name in asked_for(it):
            text_of(name, "sign_in")
        await it.sign_in("dirk")
        assert it.page.place == "password"
        for name in asked_for(it):
            text_of(name, "password")
