"""The screen "Mijn autoriteit": view, edit, save, give up; driven by keys on a real database."""

from __future__ import annotations

import pytest

from imi_tui.domain.dto.authority import AuthorityView
from tests.screens.driver import Driver, running
from tests.usecases.office import Office

HOSTILE = ("[/]", "[@click=app.quit]x[/]", "[bold]A", "x[/nope]y", "{name}", "%s")


def stored(office: Office) -> AuthorityView:
    return office.domain.authority(office.enter("anna"))


async def edit(it: Driver, label: str = "") -> None:
    """Sign in and open the tab Autoriteit for editing, at the label that begins so."""
    await it.sign_in("anna")
    await it.press("1", *label, "f2")


async def test_r2_1_the_way_in_is_beheer_and_then_mijn_autoriteit(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        assert it.line(2).startswith(" ── Beheer ")
        await it.press("enter")
        assert it.line(1).startswith(" Beheer > Mijn autoriteit")
        assert "┤1 Autoriteit├" in it.line(2)


async def test_r2_2_the_tab_offers_gegevens_autoriteit_bewerken(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("1")
        assert "[Gegevens autoriteit bewerken]" in it.text()
        await it.press("tab", "enter")
        assert it.line(1).startswith(" Beheer > Mijn autoriteit > bewerken")


async def test_r2_3_all_three_data_tabs_are_in_edit_mode_together(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it)
        for _ in range(3):
            assert "> bewerken" in it.line(1)
            assert "[Opslaan]" in it.text()
            await it.press("f9", str(2 + _))


async def test_r2_4_changes_on_the_tabs_are_saved_together(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "t")
        await it.press("f8")
        await it.type("+31 20 555 0200")
        await it.press("f9", "2")
        await it.press("enter")
        await it.type("trade")
        await it.press("space", "f9", "3", "enter")
        await it.type("arch")
        await it.press("space")
        before = stored(office)
        assert before.general.phone == "+31201234567"
        await it.press("f3")
        assert it.message == "Gedaan: 3 wijzigingen opgeslagen."
    after = stored(office)
    assert after.version == before.version + 1
    assert after.general.phone == "+31205550200"
    assert after.competences["policy_area"] == {"health", "trade"}
    assert "architect" in next(access.keywords for access in after.modules if access.module == "PQ-REQ")


async def test_r1_5_an_administrator_changes_contact_details_and_they_are_there_after_a_restart(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "t")
        await it.press("f8")
        await it.type("020 555 0210")
        await it.press("f3")
        assert "Telefoon" in it.line_with("+31 20 555 0210")
    async with running(office.domain) as again:
        await again.sign_in("anna")
        await again.press("1")
        assert "+31 20 555 0210" in again.text()


async def test_r2_6_the_box_exists_only_while_editing(office: Office) -> None:
    words = "Ingrijpend gewijzigd: ook in andere talen aanpassen"
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("1")
        assert words not in it.text()
        await it.press("f2")
        assert words in it.text()
        await it.press("esc")
        assert words not in it.text()


async def test_r2_6_the_box_cannot_be_ticked_while_the_name_is_unchanged(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it)
        await it.press("enter", "space")
        assert "[x]" not in it.text()
        assert it.message == "Let op: dit kan worden aangevinkt als de informele benaming is gewijzigd."


async def test_r2_6_ticked_it_asks_the_commission_for_translation(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it)
        await it.press("f8")
        await it.type("Omgevingsloket")
        await it.press("enter", "space")
        assert "[x] Ingrijpend gewijzigd" in it.text()
        await it.press("f3")
        assert "De Europese Commissie" in it.message
    assert stored(office).translation_requested_at is not None
    office.deliver()
    assert [to for to, _ in office.letters.sent] == ["translation@commission.example"]


async def test_r2_6_a_changed_name_without_the_tick_is_asked_about_once(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it)
        await it.press("f8")
        await it.type("Omgevingsloket")
        await it.press("f3")
        assert "Moeten de andere talen mee?" in it.text()
        assert ">[Verder bewerken]" in it.text()
        await it.press("enter")
        assert "> bewerken" in it.line(1)
        await it.press("f3", "f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    view = stored(office)
    assert view.general.informal_name == "Omgevingsloket"
    assert view.translation_requested_at is None


async def test_r2_6_yes_to_the_question_requests_the_translation(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it)
        await it.press("f8")
        await it.type("Omgevingsloket")
        await it.press("f3", "j")
    assert stored(office).translation_requested_at is not None


@pytest.mark.parametrize("text", HOSTILE)
async def test_text_is_shown_and_stored_exactly_as_typed(office: Office, text: str) -> None:
    async with running(office.domain) as it:
        await edit(it, "b")
        await it.press("f8")
        await it.type(text)
        await it.press("f3")
        assert text in it.line_with("Beschrijving")
    assert stored(office).general.description == text


@pytest.mark.parametrize("pasted", ["a\x1b[31mb", "a\u202eb", "a\x07b", "a\x9bb"])
async def test_control_and_bidi_characters_are_refused_at_the_field(office: Office, pasted: str) -> None:
    async with running(office.domain) as it:
        await edit(it, "s")
        it.page.take_paste(pasted)
        await it.press("f3")
        assert "> bewerken" in it.line(1)
        assert "Fout: 1 veld" in it.message
        assert "! " in it.text()
        assert "\x1b" not in it.text()
        assert "\u202e" not in it.text()
    assert stored(office).version == 1


async def test_a_problem_stands_beneath_its_field_and_on_its_tab_and_f6_goes_there(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "e")
        await it.press("f8", "x", "tab", "f8", "1", "f3")
        assert it.message.startswith("Fout: 2 velden zijn nog niet goed.")
        assert "!2" in it.line(2)
        assert it.line_with(">±").startswith(">± E-mailadres")
        await it.press("f6")
        assert it.line_with(">±").startswith(">± Telefoon")
        await it.press("f6")
        assert it.line_with(">±").startswith(">± E-mailadres")
        await it.press("f8")
        await it.type("imi@veldermeer.example")
        assert "!1" in it.line(2)
    assert stored(office).version == 1


async def test_problems_on_a_hidden_tab_are_named_with_their_tab(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "e")
        await it.press("f8", "f9", "2", "enter")
        await it.type("health")
        await it.press("space", "f3")
        assert it.message.startswith("Fout: 2 velden zijn nog niet goed (1 op Classificatie).")
        assert it.line_with(">±").startswith(">± E-mailadres")
        await it.press("f6")
        assert "┤2 Classificatie" in it.line(2)


async def test_esc_asks_before_anything_is_lost(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "w")
        await it.type("/x")
        await it.press("esc")
        assert "1 wijziging niet opgeslagen" in it.text()
        assert ">[Verder bewerken]" in it.text()
        await it.press("esc")
        assert "/x" in it.line_with("Website")
        await it.press("esc", "w")
        assert "Weggooien" in it.text(), "a letter never presses the dangerous button"
        await it.press("right", "right", "enter")
        assert "> bewerken" not in it.line(1)
        assert "/x" not in it.text()
    assert stored(office).version == 1


async def test_esc_without_changes_returns_to_view_mode_at_once(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "w")
        await it.press("esc")
        assert "> bewerken" not in it.line(1)
        assert it.line_with(">  ").startswith(">  Website")


async def test_f5_tells_what_changed_in_words_and_leads_to_the_field(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "t")
        await it.press("f8")
        await it.type("+31 20 555 0200")
        await it.press("f5")
        assert "Wat is er gewijzigd: 1" in it.text()
        assert "was    +31 20 123 4567" in it.text()
        assert "wordt  +31 20 555 0200" in it.text()
        await it.press("enter")
        assert it.line_with(">±").startswith(">± Telefoon")


async def test_someone_who_is_no_administrator_sees_it_read_only(office: Office) -> None:
    office.user(user_name="carla", first_name="Carla", last_name="Molenwiek")
    async with running(office.domain) as it:
        await it.sign_in("carla")
        await it.press("1", "f2")
        assert "> bewerken" not in it.line(1)
        assert "[Gegevens autoriteit bewerken]" not in it.text()
        assert it.line(22) == " Alleen een beheerder kan dit bewerken."
        assert it.message.startswith("Let op: dit kan alleen een beheerder. Uw beheerders: Anna Zonneveld")
        await it.press("4")
        assert "Alleen beheerders zien de gebruikers." in it.text()


async def test_gegevens_kloppen_nog_sets_the_date_of_the_last_check(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("1", "f9", "k")
        assert "Nagekeken             23-11-2026 door Anna Zonneveld" in it.text()


async def test_there_is_one_focus_sign_and_nothing_in_the_last_column(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it)
        for key in ("tab", "tab", "tab", "f9", "esc", "pagedown", "pagedown", "pagedown", "shift+tab"):
            await it.press(key)
            lines = it.text().split("\n")
            assert all(len(line) <= 79 for line in lines), key
            signs = sum(line.startswith(">") for line in lines) + sum(" >[" in line for line in lines)
            assert signs <= 1, (key, it.text())
