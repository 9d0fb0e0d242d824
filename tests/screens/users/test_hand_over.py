"""Passing on the user name (screens.md 8.3, R3.7)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.dto.mail import MailStatus
from imi_tui.locale import load
from screens.users.aloud import aloud
from screens.users.form import UserFormScreen
from tests.screens.golden import assert_golden
from tests.screens.users.pages import opened
from tests.screens.users.people import NOW, Script, rows, view_of

MEES = replace(
    view_of(rows()[0]),
    id=99,
    first_name="Mees",
    last_name="Wilgenroos",
    user_name="lente-5802",
    email="m.wilgenroos@veldermeer.example",
    language="de",
    roles={"PQ-REQ": frozenset({"request_handler", "viewer"}), "SD-REQ": frozenset({"viewer"})},
    mail=MailStatus(kind="registration", state="waiting", at=NOW),
)


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r3_7_the_page_as_drawn(language: str) -> None:
    async with opened(Script(), "hand_over", {"user": MEES}, language=language) as it:
        assert_golden(f"user-hand-over-{language}", it.text())


@pytest.mark.parametrize(
    ("language", "name", "words"),
    [
        ("nl", "lente-5802", "lente, streepje, vijf, acht, nul, twee"),
        ("en", "lente-5802", "lente, dash, five, eight, zero, two"),
        ("nl", "j.de_wit9", "j, punt, de, laag streepje, wit, negen"),
        ("en", "a1.b", "a, one, dot, b"),
    ],
)
def test_r3_7_a_user_name_is_said_aloud_in_words(language: str, name: str, words: str) -> None:
    assert aloud(load(language), name) == words


async def test_r3_7_the_focus_is_on_the_button_that_is_done() -> None:
    async with opened(Script(), "hand_over", {"user": MEES}) as it:
        assert ">[Gereed]" in it.text()


async def test_r3_1_f7_opens_another_empty_form_with_the_same_language() -> None:
    async with opened(Script(), "hand_over", {"user": MEES}) as it:
        await it.press("f7")
        page = it.page
        assert isinstance(page, UserFormScreen)
        assert page.fields is not None
        assert page.fields.language.code == "de"
        assert page.fields.first_name.buffer.text == ""
        await it.press("esc")
        assert it.page.place == "authority"


async def test_a_user_without_roles_is_said_to_have_none() -> None:
    async with opened(Script(), "hand_over", {"user": replace(MEES, roles={})}) as it:
        assert "Mees Wilgenroos is geregistreerd zonder rollen." in it.text()


@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
async def test_the_page_fits_every_screen(size: tuple[int, int]) -> None:
    long_address = f"{'m' * 60}@{'a' * 60}.{'b' * 60}.example"
    async with opened(Script(), "hand_over", {"user": replace(MEES, email=long_address)}, size=size) as it:
        assert "lente-5802" in it.text()
        assert "[Gereed]" in it.text()
        assert "Esc Gereed" in it.text()


async def test_r3_7_enter_returns_to_the_list_with_the_new_user_at_the_cursor() -> None:
    script = Script()
    script.people.append(replace(rows()[0], id=99, key=(98, 99), first_name="Mees", last_name="Wilgenroos"))
    async with opened(script, "hand_over", {"user": MEES}) as it:
        await it.press("enter")
        assert it.page.place == "authority"
        assert it.line_with("Wilgenroos, Mees").startswith(">")
