"""The tab Autoriteit in view mode, beyond its lines: whole values, the nudge, who changed what last."""

from __future__ import annotations

from datetime import timedelta

import pytest

from imi_tui.domain.dto.authority import Coordinator, Translation
from imi_tui.domain.model.authority import Access
from tests.factories import NOW, stored_authority
from tests.screens.driver import running
from tests.screens.golden import focus_signs
from tests.screens.my_authority.test_editing import edit, stored
from tests.usecases.office import Office, saving

LONGEST = " ".join(f"taak{number:04}" for number in range(222))


async def test_enter_on_a_line_shows_all_of_a_long_description(office: Office) -> None:
    actor = office.enter("anna")
    office.domain.save_authority(saving(actor, stored(office), description=LONGEST))
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("1", "b")
        assert "taak0221" not in it.text()
        assert it.line(8).endswith("…"), "three lines, then a sign that there is more"
        await it.press("enter")
        assert focus_signs(it.text()) == 0, "the record behind it keeps its place with another sign"
        assert it.line_with("»").startswith("»  Beschrijving")
        await it.press("end")
        assert "taak0221" in it.text()
        await it.press("enter")
        assert it.page.panel is None
        assert it.line_with(">  ").startswith(">  Beschrijving")


async def test_r2_6_enter_on_the_title_shows_it_in_every_language_and_which_are_outdated(office: Office) -> None:
    translations = {
        "de": Translation(language="de", text="Rathaus [/]", outdated=False),
        "fr": Translation(language="fr", text="Mairie [@click=a]x[/]", outdated=True),
    }
    other = stored_authority(office.storage, number="NL-00088", translations=translations)
    office.user(other, user_name="dirk", is_administrator=True)
    async with running(office.domain) as it:
        await it.sign_in("dirk")
        await it.press("1", "i", "enter")
        assert "── Informele benaming ──" in it.text()
        shown = it.text().partition("── Informele benaming ──")[2]
        assert "\n   Veldermeer town hall\n" in shown
        assert "\n   de (nl): Rathaus [/]\n" in shown or "\n   de: Rathaus [/]\n" in shown
        assert ": Mairie [@click=a]x[/] (verouderd)\n" in shown


async def test_r2_9_enter_on_the_coordinators_shows_them_by_module(office: Office) -> None:
    coordinating = {"PQ-REQ": Access(module="PQ-REQ", role="coordinator")}
    body = stored_authority(office.storage, official_name="Kamer van Vakberoepen Zuidland", modules=coordinating)
    link = Coordinator(number=body.number, name=body.official_name, country="NL")
    modules = {"PQ-REQ": Access(module="PQ-REQ", role="authority", coordinators=[link])}
    other = stored_authority(office.storage, number="NL-00088", modules=modules)
    office.user(other, user_name="dirk", is_administrator=True)
    async with running(office.domain) as it:
        await it.sign_in("dirk")
        await it.press("1", "c", "enter")
        assert "Qualifications (nl) - PQ-REQ (nl): Kamer van Vakberoepen Zuidland" in it.text()


@pytest.mark.parametrize(
    ("days", "words"),
    [(364, ""), (365, "12 maanden niet nagekeken"), (430, "14 maanden niet nagekeken")],
)
async def test_d25_data_that_nobody_checked_for_a_year_say_so(office: Office, days: int, words: str) -> None:
    office.domain.save_authority(saving(office.enter("anna"), stored(office)))
    office.clock.advance(days=days)
    office.user(user_name="bart", is_administrator=True, credential=office.chosen(expires_at=NOW + timedelta(days=999)))
    async with running(office.domain) as it:
        await it.sign_in("bart")
        assert ("Gegevens van uw autoriteit" in it.text()) is bool(words)
        await it.press("1")
        assert it.message == (f"Let op: deze gegevens zijn {words}." if words else "")
        await it.press("f2")
        assert it.message == "", "while editing there is other work"
        await it.press("esc", "f9", "k", "down")
        assert it.message == ""
        await it.press("esc")
        assert "Gegevens van uw autoriteit" not in it.text()


async def test_the_day_that_saving_sets_is_shown_while_editing(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it)
        assert it.line_with("Nagekeken").rstrip() == "   Nagekeken             wordt bij opslaan 23-11-2026"


@pytest.mark.parametrize(
    ("language", "words"),
    [("nl", "gewijzigd 23-11-2026 door Anna Zonneveld"), ("en", "changed on 23 Nov 2026 by Anna Zonneveld")],
)
async def test_r1_1_help_says_who_changed_this_field_last(office: Office, language: str, words: str) -> None:
    office.domain.save_authority(saving(office.enter("anna"), stored(office), phone="+31205550199"))
    async with running(office.domain, language=language) as it:
        await it.sign_in("anna")
        await it.press("1", "t", "f1")
        assert words in it.text()
        await it.press("esc", "w", "f1")
        assert words not in it.text(), "the website was not changed"


async def test_r1_1_help_says_who_changed_keywords_and_competences_last(office: Office) -> None:
    changed = saving(
        office.enter("anna"),
        stored(office),
        competences={"policy_area": frozenset({"trade"})},
        keywords={"PQ-REQ": frozenset({"architect"})},
    )
    office.domain.save_authority(changed)
    async with running(office.domain) as it:
        await it.sign_in("anna")
        for tab in "23":
            await it.press(tab, "f1")
            assert "gewijzigd 23-11-2026 door Anna Zonneveld" in it.text()
            await it.press("esc")
            await it.press("esc", "esc") if tab == "3" else None


async def test_the_second_page_of_the_help_explains_every_field_of_the_screen(office: Office) -> None:
    async with running(office.domain, size=(100, 300)) as it:
        await edit(it)
        await it.press("f1", "f1")
        for name in ("Informele benaming", "Beschrijving", "E-mailadres", "Telefoon", "Werktalen", "Status"):
            assert f"\n   {name}\n" in it.text()


async def test_r2_5_what_only_the_access_manager_does_stands_in_the_menu_with_the_reason(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("3", "f9")
        assert "-   alleen de toegangsbeheerder" in it.line_with("Module toevoegen")
        await it.press("i")
        assert it.message.startswith("Let op: alleen de toegangsbeheerder")
        await it.press("f8")
        assert it.message == "Let op: F2 begint het bewerken"


async def test_r1_5_who_may_not_edit_reads_why_at_the_keys_that_would_change_something(office: Office) -> None:
    office.user(user_name="carla", first_name="Carla", last_name="Molenwiek")
    async with running(office.domain) as it:
        await it.sign_in("carla")
        await it.press("3", "f7")
        assert it.message.startswith("Let op: dit kan alleen een beheerder. Uw beheerders: Anna Zonneveld")
