"""Two administrators change the same user (D2, screens.md 9.2, R3.5)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from imi_tui.domain.dto.users import SaveUser
from imi_tui.domain.model.user import User
from tests.screens.driver import Driver, running
from tests.screens.golden import assert_golden
from tests.screens.rules import assert_rules
from tests.screens.users.pages import focus_signs
from tests.usecases.office import Office, data_of


@pytest.fixture
def lars(office: Office) -> User:
    """Whom both change."""
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    return office.user(user_name="lente-4419", first_name="Lars", last_name="Populier", email="l.populier@v.example")


def meanwhile(office: Office, user: User, **changes: object) -> None:
    """Bart van Rietdijk saves something else."""
    present = office.stored(user)
    data = replace(data_of(present), **changes)  # type: ignore[arg-type]
    actor = office.enter("bart")
    office.domain.save_user(SaveUser(actor=actor, user_id=user.id, expected_version=present.version, data=data))


async def typed(it: Driver) -> None:
    """The form is open, with another first name and telephone number typed and a role ticked."""
    await it.sign_in("anna")
    await it.press("4", *"popu", "f2", "f8", *"Laurens", "tab", "tab", "tab", *"+31 20 555 0122", "pagedown", "1")
    await it.settle()


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_d2_the_same_field_is_chosen_and_the_rest_is_joined(office: Office, lars: User, language: str) -> None:
    async with running(office.domain, language=language) as it:
        await typed(it)
        meanwhile(office, lars, phone="+31205550111", email="lars@v.example")
        await it.press("f3")
        await it.settle()
        assert it.page.place == "conflict"
        assert focus_signs(it.text()) == 1
        assert_golden(f"user-conflict-{language}", re.sub(r"Veldermeer \d+", "Veldermeer", it.text()))
        await it.press("f3")
        assert it.page.place == "conflict", "nothing is chosen beforehand"
        await it.press("down", "space", "f3")
        await it.settle()
        assert it.page.place == "authority"
    stored = office.domain.user(office.enter("bart"), lars.id)
    assert (stored.first_name, stored.phone, stored.email) == ("Laurens", "+31205550122", "lars@v.example")
    assert sum(len(roles) for roles in stored.roles.values()) == 1


@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_d2_the_choice_fits_every_screen(
    office: Office, lars: User, size: tuple[int, int], language: str
) -> None:
    async with running(office.domain, language=language, size=size) as it:
        await typed(it)
        meanwhile(office, lars, phone="+31205550111", first_name="Lars-Willem", email="lars@v.example")
        await it.press("f3")
        await it.settle()
        assert it.page.place == "conflict"
        assert_rules(it)
        assert_golden(f"user-conflict-{size[0]}-{language}", it.text(), size[0])


async def test_d2_the_others_value_is_taken_and_both_names_are_chosen_apart(office: Office, lars: User) -> None:
    async with running(office.domain) as it:
        await typed(it)
        meanwhile(office, lars, phone="+31205550111", first_name="Laurent")
        await it.press("f3", "down", "space", "f6", "space", "f3")
        await it.settle()
        assert it.page.place == "authority"
    stored = office.domain.user(office.enter("bart"), lars.id)
    assert (stored.first_name, stored.phone) == ("Laurens", "+31205550111")


async def test_d2_without_a_choice_the_form_asks_again_before_it_saves(office: Office, lars: User) -> None:
    async with running(office.domain) as it:
        await typed(it)
        meanwhile(office, lars, phone="+31205550111")
        await it.press("f3", "esc")
        await it.settle()
        assert it.page.place == "user_form"
        assert "[Laurens" in it.text()
        await it.press("f3")
        await it.settle()
        assert it.page.place == "conflict"
        assert office.domain.user(office.enter("bart"), lars.id).first_name == "Lars"


async def test_d2_typing_something_else_is_a_choice_too(office: Office, lars: User) -> None:
    async with running(office.domain) as it:
        await typed(it)
        meanwhile(office, lars, phone="+31205550111")
        await it.press("f3", "esc")
        await it.settle()
        await it.press("pageup", "f8", *"+31 20 555 0133", "f3")
        await it.settle()
    assert office.domain.user(office.enter("bart"), lars.id).phone == "+31205550133"


async def test_d2_the_same_tick_and_the_same_text_never_clash(office: Office, lars: User) -> None:
    async with running(office.domain) as it:
        await typed(it)
        meanwhile(office, lars, phone="+31205550122", is_administrator=True)
        await it.press("f3")
        await it.settle()
        assert it.page.place == "user_form"
        assert "[Verder bewerken]" in it.text()
        await it.press("right", "enter")
        await it.settle()
    stored = office.domain.user(office.enter("bart"), lars.id)
    assert (stored.first_name, stored.phone, stored.is_administrator) == ("Laurens", "+31205550122", True)
