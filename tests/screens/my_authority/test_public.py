"""What others see of the authority, and how differences read in words (R1.1, D27)."""

from __future__ import annotations

import pytest

from imi_tui.domain.errors import FieldChange
from screens.kit.words import change_lines
from tests.screens.driver import running
from tests.screens.golden import assert_golden, focus_signs
from tests.usecases.office import Office


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r1_1_as_others_see_you_shows_the_public_record(office: Office, language: str) -> None:
    office.authority.official_name = "Gemeente Veldermeer"
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()
    async with running(office.domain, language=language) as it:
        await it.sign_in("anna")
        await it.press("1", "tab", "right", "enter")
        text = it.text()
        assert focus_signs(text) == 1
        assert_golden(f"public-{language}", text.replace(it.line(1), ""))
        await it.press("f2", "space", "x")
        assert it.page.place == "public", "nothing can be edited here"
        await it.press("esc")
        assert it.page.place == "authority"


async def test_d27_the_menu_leads_there_too_and_neither_role_nor_checker_is_named(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("1", "f9", "z")
        assert it.page.place == "public"
        assert "door " not in it.text()
        await it.press("f1")
        assert "Zoals anderen u zien" in it.text()


async def test_r1_5_somebody_without_the_right_to_edit_sees_it_too(office: Office) -> None:
    office.user(user_name="bart", is_administrator=False)
    async with running(office.domain) as it:
        await it.sign_in("bart")
        await it.press("1", "f9", "z")
        assert it.page.place == "public"


async def test_r4_1_administrator_reads_yes_and_no(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        made = FieldChange(path="is_administrator", before="", after="yes")
        assert change_lines(it.app, made) == [("was", "nee"), ("wordt", "ja")]
