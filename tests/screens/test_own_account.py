"""The screen "Mijn gegevens" (screens.md 17), driven by keys with the real rules behind it."""

from __future__ import annotations

import pytest

from tests.screens.driver import Driver, running
from tests.screens.golden import assert_golden, focus_signs
from tests.usecases.office import Office


def somebody(office: Office) -> None:
    office.user(
        user_name="mees", first_name="Mees", last_name="Wilgenroos", email="mees@veldermeer.example",
        phone="+31205550143", roles={("PQ-REQ", "viewer"), ("SD-REQ", "viewer")},
    )  # fmt: skip


async def opened(it: Driver) -> None:
    await it.sign_in("mees")
    await it.press("m")


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_own_account_as_drawn(office: Office, language: str) -> None:
    somebody(office)
    async with running(office.domain, language=language) as it:
        await opened(it)
        assert_golden(f"own-view-{language}", it.text())
        assert focus_signs(it.text()) == 1
        await it.press("f2")
        assert_golden(f"own-edit-{language}", it.text())
        assert focus_signs(it.text()) == 1


async def test_the_own_account_on_a_small_screen(office: Office) -> None:
    somebody(office)
    async with running(office.domain, size=(60, 20)) as it:
        await opened(it)
        assert_golden("own-view-60-nl", it.text())
        await it.press("end")
        assert it.text().count("Tijdelijk") == 1, "nothing is out of reach"


async def test_telephone_and_languages_are_changed_and_stay(office: Office) -> None:
    somebody(office)
    async with running(office.domain, forced=False) as it:
        await opened(it)
        await it.press("t", "f2", "f8")
        await it.type("020 555 0199")
        await it.press("enter", "enter")
        await it.type("en")
        await it.press("f3")
        assert it.message == "Done: 2 changes saved."
        assert "+31 20 555 0199" in it.line_with("Telephone")
        assert it.line_with("Screen language").endswith(" en")
        assert "Screen language" in it.line_with("Screen language")
        await it.press("esc", "esc", "f3")
        await it.sign_in("mees")
        assert "Administration" in it.line(1), "the next sign-in opens in the chosen language"


async def test_what_an_administrator_changes_has_no_brackets(office: Office) -> None:
    somebody(office)
    async with running(office.domain) as it:
        await opened(it)
        await it.press("f2")
        for label in ("Naam", "E-mailadres", "Gebruikersnaam", "Rollen"):
            assert "[" not in it.line_with(label)


async def test_a_wrong_number_is_told_at_the_field_and_stays(office: Office) -> None:
    somebody(office)
    async with running(office.domain) as it:
        await opened(it)
        await it.press("t", "f2", "f8")
        await it.type("12")
        await it.press("f3")
        assert it.message.startswith("Fout: 1 veld is nog niet goed")
        assert "[12 " in it.line_with("Telefoon")
        assert "!" in it.text()
        await it.press("esc")
        assert "1 wijziging niet opgeslagen" in it.text()
        assert ">[Verder bewerken]" in it.text()
        await it.press("enter")
        assert "[12 " in it.line_with("Telefoon")


async def test_f5_shows_and_undoes(office: Office) -> None:
    somebody(office)
    async with running(office.domain) as it:
        await opened(it)
        await it.press("t", "f2", "f8")
        await it.type("0205550199")
        await it.press("f5")
        assert "+31 20 555 0143" in it.line_with("was")
        await it.press("f8", "esc")
        assert "+31 20 555 0143" in it.line_with("Telefoon")


async def test_an_administrator_changed_it_meanwhile(office: Office) -> None:
    somebody(office)
    with office.storage.reading() as unit:
        mees = unit.users.by_user_name("mees")
    assert mees is not None
    async with running(office.domain) as it:
        await opened(it)
        await it.press("t", "f2", "f8")
        await it.type("020 555 0199")
        office.domain.save_user(office.save(office.enter(office.anna), mees, language="fr"))
        await it.press("f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen.", "other fields join by themselves"
        stored = office.stored(mees)
        assert (stored.phone, stored.language) == ("+31205550199", "fr")
        await it.press("f2", "f8")
        await it.type("020 555 0188")
        office.domain.save_user(office.save(office.enter(office.anna), mees, phone="020 555 0111"))
        await it.press("f3")
        assert "Intussen gewijzigd door Anna Zonneveld" in it.text()
        await it.press("down", "space", "f3")
        assert office.stored(mees).phone == "+31205550188"


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r4_7_a_new_password_by_ones_own_wish_asks_the_present_one(office: Office, language: str) -> None:
    somebody(office)
    async with running(office.domain, language=language) as it:
        await opened(it)
        await it.press("f9", "w")
        assert_golden(f"own-password-{language}", it.text())
        assert focus_signs(it.text()) == 1
        for text in ("Verkeerd1", "Nieuwer12", "Nieuwer12"):
            await it.type(text)
            await it.press("enter")
        assert it.message.startswith(("Fout: Dit is niet uw huidige wachtwoord", "Error: This is not your present"))
        for text in ("Abcdefg1", "Nieuwer12", "Nieuwer12"):
            await it.type(text)
            await it.press("enter")
        assert it.message in ("Gedaan: uw wachtwoord is gewijzigd.", "Done: your password is changed.")
    office.enter("mees", "Nieuwer12")


async def test_esc_leaves_the_password_as_it_is(office: Office) -> None:
    somebody(office)
    async with running(office.domain) as it:
        await opened(it)
        await it.press("f9", "w")
        await it.type("Abcdefg1")
        await it.press("esc")
        assert "Mijn gegevens" in it.line(1)
    office.enter("mees")
