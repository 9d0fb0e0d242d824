"""The steps, the deleted users and the second address as they look, in both languages and three sizes."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.screens.driver import Driver
from tests.screens.golden import assert_golden, focus_signs
from tests.screens.users.pages import quiet, users_list
from tests.screens.users.people import NOW, Script, carla

SIZES = {"": (80, 24), "-60x20": (60, 20), "-200x60": (200, 60)}
VIEWS = [(language, suffix) for language in ("nl", "en") for suffix in SIZES]


@asynccontextmanager
async def leaving(script: Script, language: str, suffix: str = "") -> AsyncIterator[Driver]:
    """Carla Molenwiek is to be deleted."""
    async with users_list(script, language=language, size=SIZES[suffix]) as it:
        await it.type("mole")
        await it.press("f8")
        await quiet(it)
        yield it


def picture(it: Driver, name: str) -> None:
    assert_golden(f"leaving-{name}", it.text(), it.app.size.width)
    assert focus_signs(it.text()) == 1


@pytest.mark.parametrize(("language", "suffix"), VIEWS)
async def test_r4_3_step_one_what_falls_vacant(language: str, suffix: str) -> None:
    async with leaving(Script(), language, suffix) as it:
        picture(it, f"vacant-{language}{suffix}")
        await it.press("pagedown")
        picture(it, f"missing-{language}{suffix}")
        await it.press("f4")
        await quiet(it)
        picture(it, f"picker-{language}{suffix}")


@pytest.mark.parametrize(("language", "suffix"), VIEWS)
async def test_r4_4_step_two_a_look_at_everything(language: str, suffix: str) -> None:
    async with leaving(Script(), language, suffix) as it:
        await it.type("haz")
        await quiet(it)
        await it.press("enter", "home", "down", "f4", *"ooi", "enter", "pagedown")
        await quiet(it)
        picture(it, f"check-{language}{suffix}")


@pytest.mark.parametrize(("language", "suffix"), VIEWS)
async def test_r3_1_leaving_one_administrator_asks_for_a_word(language: str, suffix: str) -> None:
    script = Script()
    script.views[6] = replace(carla(), is_administrator=True, only_holder=frozenset())
    script.administrators_left = 1
    async with leaving(script, language, suffix) as it:
        await it.press("pagedown")
        picture(it, f"word-{language}{suffix}")


@pytest.mark.parametrize(("language", "suffix"), VIEWS)
async def test_d7_the_deleted_users(language: str, suffix: str) -> None:
    script = Script()
    script.people = [
        replace(row, deleted_at=NOW - timedelta(days=row.id)) if row.id in {6, 8} else row for row in script.people
    ]
    async with users_list(script, language=language, size=SIZES[suffix]) as it:
        await it.press("f4", "end", "enter")
        await quiet(it)
        picture(it, f"deleted-{language}{suffix}")
        await it.press("enter")
        picture(it, f"restore-{language}{suffix}")


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_menus_tell_what_can_be_done_when(language: str) -> None:
    async with leaving(Script(), language) as it:
        await it.press("f9")
        picture(it, f"menu-{language}")
