"""F5: what changed, tab by tab, in words."""

from __future__ import annotations

import pytest

from screens.kit.words import LONG, differing
from tests.screens.driver import running
from tests.screens.my_authority.test_editing import edit, stored
from tests.usecases.office import Office, saving


async def test_changes_stand_under_the_name_of_their_tab_and_nothing_reads_empty(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "w")
        await it.press("f8", "f9", "3", "enter")
        await it.type("arch")
        await it.press("space", "f5")
        lines = [line.rstrip() for line in it.text().split("\n")]
        assert lines[2:5] == [
            "   Autoriteit",
            ">  Website              was    https://www.veldermeer.example",
            "                        wordt  leeg",
        ]
        assert lines[5] == "   Modules"
        assert "erbij  architect" in lines[7]


async def test_r2_7_who_gets_a_message_of_a_changed_address_is_said_until_the_change_is_undone(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "e")
        await it.press("f8")
        await it.type("nieuw@veldermeer.example")
        await it.press("f5")
        told = "Na opslaan gaat hiervan bericht naar info@veldermeer.example,"
        assert told in it.text()
        assert "   nieuw@veldermeer.example." in it.text()
        await it.press("f8")
        assert told not in it.text()
        await it.press("f8", "f3")
    office.deliver()
    assert {to for to, _ in office.letters.sent} == {"info@veldermeer.example", "nieuw@veldermeer.example"}


async def test_r2_6_a_translation_that_will_be_asked_for_is_said(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "i")
        await it.type(" en bouw")
        await it.press("tab", "space", "f5")
        assert "ook    vertaalverzoek aan de Europese Commissie" in it.text()


async def test_of_a_long_text_only_the_part_that_differs_is_shown(office: Office) -> None:
    text = " ".join(f"taak{number:03}" for number in range(200))
    office.domain.save_authority(saving(office.enter("anna"), stored(office), description=text))
    async with running(office.domain) as it:
        await edit(it, "b")
        await it.press(*["left"] * 800)
        await it.type("NIEUW")
        await it.press("f5")
        assert "NIEUW" in it.line_with("wordt")
        assert it.line(5).endswith(" …"), "and goes on after it"
        assert "taak000" not in it.text()
        assert "taak199" not in it.text()


async def test_emptied_working_languages_read_empty(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "w")
        await it.press("tab", "tab", "tab", "tab", "f4", "space", "down", "space", "enter", "f5")
        assert "wordt  leeg" in it.text()


@pytest.mark.parametrize("at", [0, 1, 100, 399, 400])
def test_the_part_that_differs_is_always_in_what_is_shown(at: int) -> None:
    old = ("woord " * 67)[:400]
    was, becomes = differing(old, old[:at] + "XYZ" + old[at:])
    assert "XYZ" in becomes
    assert "XYZ" not in was
    assert len(becomes) < LONG


def test_of_two_texts_that_have_nothing_in_common_all_is_shown() -> None:
    assert differing("a" * 300, "b" * 10) == ("a" * 300, "b" * 10)


def test_short_texts_are_shown_whole() -> None:
    assert differing("Bouw", "Bouwen") == ("Bouw", "Bouwen")
