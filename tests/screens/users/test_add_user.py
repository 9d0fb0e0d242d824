"""Registering a colleague (screens.md 8.1; R3.2-R3.7)."""

from __future__ import annotations

import pytest

from imi_tui.domain.dto.users import AddUser
from imi_tui.domain.errors import Invalid, Issue, Unavailable
from tests.screens.golden import assert_golden
from tests.screens.users.pages import at_cursor, fill, form, opened, quiet
from tests.screens.users.people import Script

CARLA: dict[str, object] = {"user_id": 6}


HOSTILE = ("[/]", "[@click=app.quit]x[/]", "{name}", "%s", "日本語")


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r3_2_r3_3_registering_as_drawn(language: str) -> None:
    async with opened(Script(), "user_form", {}, language=language) as it:
        assert_golden(f"user-add-empty-{language}", it.text())
        await fill(it)
        await it.press("pagedown", "2", "down", "2", "down", "2", "up", "up")
        await quiet(it)
        assert_golden(f"user-add-{language}", it.text())


async def test_r3_3_everything_typed_and_ticked_is_sent() -> None:
    script = Script()
    async with opened(script, "user_form", {}) as it:
        await fill(it)
        await it.press("enter")
        await it.type("dui")
        await it.press("tab", "tab", "space", "pagedown", "1", "2", "down", "down", "space", "f3")
        await quiet(it)
        assert it.page.place == "hand_over"
    (command,) = script.done
    assert isinstance(command, AddUser)
    assert command.user_name == "lente-5802"
    data = command.data
    assert (data.first_name, data.last_name, data.email) == ("Mees", "Wilgenroos", "m.wilgenroos@veldermeer.example")
    assert (data.phone, data.language, data.is_administrator) == ("+31 20 555 0177", "de", True)
    assert data.roles == {
        "PQ-REQ": frozenset({"viewer", "request_handler"}),
        "SD-REQ": frozenset({"request_handler"}),
    }


async def test_r3_7_after_registering_the_list_has_the_new_user_at_the_cursor() -> None:
    script = Script()
    async with opened(script, "user_form", {}) as it:
        await fill(it)
        await it.press("f3")
        assert "lente, streepje, vijf, acht, nul, twee" in it.text()


async def test_r3_6_the_proposal_is_replaced_by_a_new_one_with_f8() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press(*["tab"] * 5, "f8")
        assert "[kraan-1188              ]  vrij" in it.text()


async def test_r3_6_an_emptied_user_name_gets_a_new_proposal_when_it_is_left() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press(*["tab"] * 5, *["backspace"] * 10, "tab")
        await quiet(it)
        assert "[kraan-1188              ]  vrij" in it.text()
        assert "!" not in it.line_with("Gebruikersnaam")


@pytest.mark.parametrize(("typed", "answer"), [("kano-7316", "bezet"), ("wilg-0001", "vrij"), ("KANO-7316", "bezet")])
async def test_r3_6_an_own_choice_is_checked_while_it_is_typed(typed: str, answer: str) -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press(*["tab"] * 5, *["backspace"] * 10)
        await it.type(typed)
        await quiet(it)
        assert it.line_with("Gebruikersnaam").endswith(f"]  {answer}")


async def test_r3_6_a_name_in_use_is_not_sent_and_the_focus_goes_to_it() -> None:
    script = Script()
    async with opened(script, "user_form", {}) as it:
        await fill(it)
        await it.press("tab", "tab", *["backspace"] * 10, *"kano-7316", "pagedown", "1", "f3")
        await quiet(it)
        assert script.done == []
        assert at_cursor(it).startswith(">  Gebruikersnaam *")
        assert "! Deze gebruikersnaam is al in gebruik." in it.text()
        assert it.message == "Fout: 1 veld is nog niet goed. F6 gaat erheen."


async def test_r3_4_an_address_in_use_stands_beneath_its_field_until_it_is_another() -> None:
    script = Script()
    script.refusals["add_user"] = Invalid((Issue(code="email.in_use", path="email"),))
    async with opened(script, "user_form", {}) as it:
        await fill(it)
        await it.press("pagedown", "1", "f3")
        await quiet(it)
        assert at_cursor(it).startswith(">  E-mailadres *")
        assert "! Dit e-mailadres is al van een andere gebruiker." in it.text()
        assert_golden("user-add-email-in-use-nl", it.text())
        await it.press("home", "x")
        assert "! Dit e-mailadres is al" not in it.text()
        await it.press("backspace", "tab", "shift+tab")
        assert "! Dit e-mailadres is al" in it.text()
        await it.press("f8", *"mees@veldermeer.example", "f3")
        await quiet(it)
        assert it.page.place == "hand_over"


async def test_a_field_is_checked_when_it_is_left_and_its_problem_goes_at_the_key_that_makes_it_right() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press("tab", "tab", *"mees@")
        assert "! " not in it.text()
        await it.press("tab")
        assert "! Vul in wat na de @ komt" in it.text()
        await it.press("shift+tab", *"v.example")
        assert "! Vul in wat na de @ komt" not in it.text()


async def test_a_national_telephone_number_is_completed_when_it_is_left() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.press("tab", "tab", "tab", *"0205550177", "tab")
        assert "[+31 20 555 0177         ]" in it.text()


async def test_f3_with_problems_saves_nothing_and_f6_walks_them() -> None:
    script = Script()
    async with opened(script, "user_form", {}) as it:
        await it.press("f3")
        assert it.message == "Fout: 3 velden zijn nog niet goed. F6 gaat naar het volgende."
        assert at_cursor(it).startswith(">  Voornaam *")
        await it.press("f6")
        assert at_cursor(it).startswith(">  Achternaam *")
        await it.press("f6")
        assert at_cursor(it).startswith(">  E-mailadres *")
        await it.press("pagedown", "f6")
        assert at_cursor(it).startswith(">  Voornaam *")
        assert script.done == []
        assert all(len(line) <= 79 for line in it.text().split("\n"))


@pytest.mark.parametrize("text", HOSTILE)
async def test_text_is_shown_exactly_as_typed_and_refused_in_a_name(text: str) -> None:
    script = Script()
    async with opened(script, "user_form", {}) as it:
        await it.type(text)
        await it.press("tab")
        assert text in it.line_with("Voornaam")
        await it.press("f3")
        assert script.done == []


@pytest.mark.parametrize("pasted", ["a\x1b[31mb", "a\u202eb", "a\x07b", "\ud800"])
async def test_control_characters_are_refused_at_the_field_and_never_drawn(pasted: str) -> None:
    script = Script()
    async with opened(script, "user_form", {}) as it:
        it.page.take_paste(pasted)
        await it.press("tab")
        assert "! " in it.text()
        assert not set(pasted) & {"\x1b", "\u202e", "\x07", "\ud800"} & set(it.text())


async def test_a_name_that_is_too_long_stops_at_the_field_and_says_so() -> None:
    async with opened(Script(), "user_form", {}) as it:
        await it.type("a" * 70)
        assert form(it).record.current.value == "a" * 64
        assert "64" in it.message


async def test_what_was_typed_is_still_there_when_saving_failed() -> None:
    script = Script()
    script.refusals["add_user"] = Unavailable("unavailable.full")
    async with opened(script, "user_form", {}) as it:
        await fill(it)
        await it.press("pagedown", "1", "f3")
        await quiet(it)
        assert it.message.startswith("Fout: ")
        assert "[Wilgenroos" in it.text()
        assert "[x] lezer" in it.text()
        await it.press("f3")
        await quiet(it)
        assert len(script.done) == 1
