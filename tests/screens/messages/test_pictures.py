"""The screens with messages as they look, in both languages and three sizes, and the rules that hold for every one."""

from __future__ import annotations

import pytest

from imi_tui.locale import load
from screens.kit.commands import Offer
from tests.screens.driver import Driver, running
from tests.screens.golden import assert_golden, focus_signs
from tests.screens.messages.post import Post, messages
from tests.usecases.office import Office

SIZES = {"": (80, 24), "-60x20": (60, 20), "-200x60": (200, 60)}
VIEWS = [(language, suffix) for language in ("nl", "en") for suffix in SIZES]


def picture(it: Driver, name: str) -> None:
    assert_golden(f"messages-{name}", it.text(), it.app.size.width)
    assert focus_signs(it.text()) == 1


def letters(offers: list[Offer], language: str) -> list[str]:
    tr = load(language)
    return [tr.ctx(f"letter {one.command.id}", one.command.letter) for one in offers if one.command.letter]


@pytest.mark.parametrize(("language", "suffix"), VIEWS)
async def test_d20_the_list_its_text_and_the_question(office: Office, language: str, suffix: str) -> None:
    Post(office).all_states()
    async with messages(office, service=True, language=language, size=SIZES[suffix]) as it:
        picture(it, f"list-{language}{suffix}")
        await it.press("f4")
        picture(it, f"filters-{language}{suffix}")
        await it.press("esc", "f9")
        picture(it, f"menu-{language}{suffix}")
        await it.press("o" if language == "nl" else "s")
        picture(it, f"question-{language}{suffix}")
        await it.press("esc", "enter")
        picture(it, f"text-{language}{suffix}")


@pytest.mark.parametrize(("language", "suffix"), VIEWS)
async def test_an_authority_without_messages(office: Office, language: str, suffix: str) -> None:
    async with messages(office, language=language, size=SIZES[suffix]) as it:
        picture(it, f"empty-{language}{suffix}")


@pytest.mark.parametrize(("language", "suffix"), VIEWS)
async def test_d27_who_is_no_administrator_reads_why_not(office: Office, language: str, suffix: str) -> None:
    office.user(user_name="mees", first_name="Mees")
    async with running(office.domain, language=language, size=SIZES[suffix]) as it:
        await it.sign_in("mees")
        await it.press("e")
        assert it.page.place == "home"
        await it.press("f9")
        picture(it, f"no-right-{language}{suffix}")
        await it.press("e")
        assert it.page.place == "home"
        assert it.message == ("Let op: alleen voor beheerders" if language == "nl" else "Note: administrators only")


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_act_has_its_own_letter_where_it_is_offered(office: Office, language: str) -> None:
    Post(office).all_states()
    async with messages(office, service=True, language=language) as it:
        for keys in (["enter"], ["esc", "esc"], ["4"], [*"sterrebos", "enter"]):
            found = letters(it.page.offers(), language)
            assert len(found) == len(set(found)), it.page.place
            await it.press(*keys)
            await it.settle()
        assert it.page.place == "user"
        found = letters(it.page.offers(), language)
        assert len(found) == len(set(found)), it.page.place
