"""Ready-made choices of the users list (F4, screens.md 7.1): R4.1, R4.2, R4.8, R4.9."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.factories import NOW
from tests.screens.driver import running
from tests.screens.golden import assert_golden
from tests.screens.users.pages import focus_signs, listed, quiet, users_list
from tests.screens.users.people import SHOWN, Script
from tests.usecases.office import Office

CHOICES = ["geblok", "verstreken", "binnen 14", "90 dagen", "mislukt", "nagekeken"]


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r4_9_the_picker_has_sortings_and_choices(language: str) -> None:
    async with users_list(Script(), language=language) as it:
        await it.press("f4")
        assert_golden(f"users-choices-{language}", it.text())
        await it.press("end")
        assert focus_signs(it.text()) == 1


@pytest.mark.parametrize(("typed", "show"), zip(CHOICES, SHOWN, strict=True))
async def test_r4_8_r4_9_each_choice_shows_its_users_and_stands_behind_the_filter(typed: str, show: str) -> None:
    script = Script()
    async with users_list(script) as it:
        await it.press("f4")
        await it.type(typed)
        await it.press("enter")
        await quiet(it)
        assert script.queries[-1].show == show
        assert len(listed(it)) == len(SHOWN[show])
        assert f"] {len(SHOWN[show])} van 14 · " in it.line(3)
        assert "[Gebruiker toevoegen]" in it.line(3), "the button keeps its place"
        assert len(it.line(3)) <= 79


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r4_9_the_list_of_expired_ones_as_drawn(language: str) -> None:
    async with users_list(Script(), language=language) as it:
        await it.press("f4")
        await it.type("verstreken" if language == "nl" else "expired")
        await it.press("enter")
        await quiet(it)
        assert_golden(f"users-expired-{language}", it.text())


async def test_what_is_typed_chooses_among_them_and_esc_takes_back_step_by_step() -> None:
    async with users_list(Script()) as it:
        await it.press("f4")
        await it.type("verstreken")
        await it.press("enter")
        await it.type("popu")
        await quiet(it)
        assert listed(it) == ["Populier"]
        await it.press("esc")
        await quiet(it)
        assert listed(it) == ["Lindehof", "Populier", "Veenkamp"]
        await it.press("esc")
        await quiet(it)
        assert len(listed(it)) == 12
        assert it.page.place == "authority"


async def test_a_choice_that_fits_nobody_says_so() -> None:
    script = Script()
    script.people = [row for row in script.people if row.id != 2]
    async with users_list(script) as it:
        await it.press("f4")
        await it.type("geblok")
        await it.press("enter")
        await quiet(it)
        assert "Niemand: geblokkeerd. Esc toont alle gebruikers." in it.text()
        assert focus_signs(it.text()) == 1


async def test_sorting_keeps_the_choice() -> None:
    script = Script()
    async with users_list(script) as it:
        await it.press("f4")
        await it.type("verstreken")
        await it.press("enter", "f4", "down", "enter")
        await quiet(it)
        assert (script.queries[-1].show, script.queries[-1].sort) == ("expired", "user_name")
        assert "· verstreken" in it.line(3)


async def test_r4_9_the_menu_opens_the_list_of_expired_users(office: Office) -> None:
    gone = office.chosen(expires_at=NOW.replace(year=2026, month=11, day=1))
    office.user(user_name="duin-5036", first_name="Els", last_name="Veenkamp", credential=gone)
    office.user(user_name="toren-3518", first_name="Ilse", last_name="Hazelaar")
    async with running(office.domain) as it:
        await it.sign_in("anna")
        while not it.line_with("verstreken wachtwoord: 1").startswith(">"):
            await it.press("down")
        await it.press("enter")
        await it.settle()
        assert "1 van 3 · verstreken" in it.text()
        assert "Veenkamp, Els" in it.text()
        assert "Hazelaar, Ilse" not in it.text()
        await it.press("esc")
        await it.settle()
        assert "Hazelaar, Ilse" in it.text()


async def test_r4_2_the_menu_opens_the_list_of_users_not_checked_for_twelve_months(office: Office) -> None:
    long_ago = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
    office.user(user_name="toren-3518", first_name="Ilse", last_name="Hazelaar", created_at=long_ago)
    async with running(office.domain) as it:
        await it.sign_in("anna")
        while not it.line_with("12 maanden niet nagekeken: 1").startswith(">"):
            await it.press("down")
        await it.press("enter")
        await it.settle()
        assert "· lang niet nagekeken" in it.text()
        assert "Hazelaar, Ilse" in it.text()
