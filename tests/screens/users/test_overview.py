"""The overview users x modules (D26, R4.4)."""

from __future__ import annotations

import re

import pytest

from imi_tui.domain.model.authority import Access
from imi_tui.domain.persistence import SqlStorage
from tests.screens.driver import running
from tests.screens.golden import assert_golden, focus_signs
from tests.usecases.office import Office


@pytest.fixture
def town(storage: SqlStorage) -> Office:
    """An office with two modules, somebody with one role and somebody with all."""
    made = Office(storage, modules={code: Access(module=code, role="authority") for code in ("PQ-REQ", "SD-REQ")})
    roles = {(module, role) for module in ("PQ-REQ", "SD-REQ") for role in ("viewer", "request_handler", "allocator")}
    made.user(user_name="lente-4419", first_name="Lars", last_name="Populier", roles={("PQ-REQ", "viewer")})
    made.user(user_name="haven-2095", first_name="Carla", last_name="Molenwiek", roles=roles)
    return made


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r4_4_d26_who_may_do_what_where_is_seen_at_once(town: Office, language: str) -> None:
    async with running(town.domain, language=language) as it:
        await it.sign_in("anna")
        await it.press("4", "f9", "r" if language == "nl" else "o")
        await it.settle()
        assert it.page.place == "overview"
        assert_golden(f"users-overview-{language}", re.sub(r"Veldermeer \d+", "Veldermeer", it.text()))
        assert focus_signs(it.text()) == 1
        assert it.line_with("Carla Molenwiek")[26] == "!", "every role in every module is marked"
        assert it.line_with("Lars Populier")[26] == " "


async def test_r4_4_d26_letters_find_and_enter_opens_the_user(town: Office) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", "f9", "r", *"popu", "enter")
        await it.settle()
        assert it.page.place == "user"
        assert "Lars Populier" in it.text()
        await it.press("esc")
        await it.settle()
        assert it.page.place == "overview"


async def test_d26_right_goes_on_to_the_next_modules(town: Office) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", "f9", "r")
        await it.settle()
        assert "PQ-REQ" in it.line(4)
        await it.press("right")
        assert "PQ-REQ" not in it.line(4)
        assert "SD-REQ" in it.line(4)
        assert "modules vanaf 2 van 2" in it.text()
        await it.press("left", "left")
        assert "PQ-REQ" in it.line(4)
