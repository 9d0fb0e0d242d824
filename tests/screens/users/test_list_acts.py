"""What is done to users from the list (R4.3-R4.5): it waits for what was typed, asks, and names the person."""

from __future__ import annotations

import threading

import pytest

from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import ResetPassword, UserPage, UserQuery
from imi_tui.domain.errors import DomainError
from tests.screens.golden import assert_golden
from tests.screens.users.pages import listed, quiet, users_list
from tests.screens.users.people import NOW, Script


class SlowScript(Script):
    """Answers about users only when it is allowed to."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.gate.set()

    def users(self, actor: Actor, query: UserQuery) -> UserPage:
        assert self.gate.wait(10)
        return super().users(actor, query)


async def test_typing_never_waits_and_only_the_newest_answer_is_shown() -> None:
    script = SlowScript()
    async with users_list(script) as it:
        script.queries.clear()
        script.gate.clear()
        try:
            await it.type("popul")
            assert "Filter [popul         ]" in it.text()
            assert len(listed(it)) == 12, "no answer yet"
        finally:
            script.gate.set()
        await quiet(it)
        assert listed(it) == ["Populier"]
        assert script.queries[-1].words[0].prefix == "popul"
        assert len(script.queries) <= 2, "what was overtaken is never asked"


async def test_r4_5_an_act_waits_for_what_was_typed_before_it() -> None:
    script = SlowScript()
    async with users_list(script) as it:
        script.gate.clear()
        threading.Timer(0.05, script.gate.set).start()
        await it.press(*"vers", "f9", "w", "f3")
        await quiet(it)
        assert script.done == [ResetPassword(actor=Actor(user_id=1, session_id=1), user_id=5)]
        assert it.message.startswith("Gedaan: F. Lindehof krijgt een tijdelijk wachtwoord per e-mail")


async def test_the_menu_waits_too_and_names_whom_it_is_for() -> None:
    script = SlowScript()
    async with users_list(script) as it:
        script.gate.clear()
        threading.Timer(0.05, script.gate.set).start()
        await it.press(*"popu", "f9")
        assert "voor: Lars Populier" in it.text()


async def test_r4_5_an_act_on_nothing_found_does_nothing() -> None:
    script = SlowScript()
    async with users_list(script) as it:
        script.gate.clear()
        threading.Timer(0.05, script.gate.set).start()
        await it.press(*"xyz", "f9", "w", "f3")
        await quiet(it)
        assert script.done == []
        assert it.page.panel is None


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r4_5_resetting_asks_with_name_and_address_and_the_focus_on_cancel(language: str) -> None:
    script = Script()
    async with users_list(script, language=language) as it:
        await it.type("popu")
        await quiet(it)
        await it.press("f9", "w")
        assert_golden(f"users-reset-{language}", it.text())
        await it.press("enter")
        assert it.page.panel is None
        assert script.done == []


async def test_r4_5_the_letter_of_the_dangerous_button_does_not_press_it() -> None:
    script = Script()
    async with users_list(script) as it:
        await it.press("f9", "w", "w")
        assert it.page.panel is not None
        assert script.done == []


async def test_r4_5_a_reset_too_soon_says_when_it_can_be_done_again() -> None:
    script = Script()
    script.refusals["reset_password"] = DomainError("reset.too_soon", at=NOW, until=NOW.replace(minute=10))
    async with users_list(script) as it:
        await it.press("f9", "w", "f3")
        assert it.message == "Let op: om 14:05 is al een wachtwoord verstuurd. Wacht tot 14:10."


async def test_r4_5_oneself_is_not_reset_or_deleted_here() -> None:
    script = Script()
    async with users_list(script) as it:
        await it.press("end")
        assert it.line_with("Zonneveld, Aafke").startswith(">")
        await it.press("f9")
        assert it.line_with("Wachtwoord opnieuw instellen").rstrip().endswith("uzelf: een collega kan dit")
        await it.press("w")
        assert it.message == "Let op: uzelf: een collega kan dit"
        await it.press("f8")
        assert it.page.panel is None
        assert script.done == []


async def test_after_deleting_the_cursor_stays_where_it_was() -> None:
    async with users_list(Script()) as it:
        await it.press("down", "down", "f8", "f3")
        await quiet(it)
        assert it.line_with("Lindehof").startswith(">")


async def test_r4_5_a_reset_without_function_keys_takes_six_keys() -> None:
    script = Script()
    async with users_list(script) as it:
        await it.press(*"popu", "tab", "right", "enter", "right", "enter")
        await quiet(it)
        assert [command.user_id for command in script.done if isinstance(command, ResetPassword)] == [8]


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_act_has_its_own_letter(language: str) -> None:
    async with users_list(Script(), language=language) as it:
        letters = [it.app.tr.ctx(f"letter {offer.command.id}", offer.command.letter) for offer in it.page.offers()]
        assert len(letters) == len(set(letters))
        assert it.app.tr.ctx("letter users.reset", "W") == "W"
