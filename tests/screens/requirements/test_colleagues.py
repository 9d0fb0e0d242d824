"""Colleagues as an administrator keeps them: registered, listed, reset; driven by keys on a real database."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.errors import SignInRefused
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.service import Domain
from tests.screens.driver import Driver, running
from tests.screens.requirements.people import keys, users_of
from tests.usecases.office import Office

ADDRESS = "m.wilgenroos@veldermeer.example"
FORM = ("Mees", "enter", "Wilgenroos", "enter", ADDRESS, "enter")


async def roles_line(it: Driver) -> str:
    """How many roles the record of the user at the cursor tells of."""
    await keys(it, "enter")
    return it.line_with("── Rollen")


async def test_r3_1_r3_3_whoever_is_registered_is_there_after_a_new_start_with_all_that_was_asked(
    office: Office,
) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "f7", *FORM, "0205550177", "pagedown", "2", "f3")
        assert "Geef deze gebruikersnaam zelf door" in it.text()
    async with running(office.domain) as again:
        await users_of(again, "anna")
        await keys(again, "wilgen")
        assert "Rollen: 1 in 1 module" in await roles_line(again)
        assert "Mees Wilgenroos" in again.text()
        assert ADDRESS in again.line_with("E-mailadres")
        assert "+31 20 555 0177" in again.line_with("Telefoon")


async def test_r3_8_after_saving_stands_how_long_the_temporary_password_works_as_the_operator_set_it(
    office: Office,
) -> None:
    rules = replace(office.world.rules, temporary_hours=24)
    async with running(Domain(replace(office.world, rules=rules), Preview(rules))) as it:
        await it.sign_in("anna")
        await keys(it, "f7", *FORM, "f3")
        assert "24 uur" in it.text()
        assert "72" not in it.text()


async def test_r3_2_the_way_in_is_the_tab_gebruikers_and_then_gebruiker_toevoegen(office: Office) -> None:
    async with running(office.domain) as it:
        await users_of(it, "anna")
        await keys(it, "f7")
        assert it.page.place == "user_form"
        assert "── Gebruiker toevoegen" in it.line(2)


async def test_r3_6_the_form_opens_with_a_free_name(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "f7")
        name = it.line_with("Gebruikersnaam").partition("[")[2].split()[0]
        word, _, digits = name.partition("-")
        assert word.isalpha()
        assert len(digits) == 4
        assert digits.isdigit()


async def test_r4_1_all_users_of_the_authority_are_listed_with_both_acts(office: Office) -> None:
    for number in range(3):
        office.user(user_name=f"dick-{number}", first_name="Dick", last_name=f"Duin {'abc'[number]}")
    async with running(office.domain) as it:
        shown = await users_of(it, "anna")
        assert "4 van 4" in shown
        for name in ("Duin a", "Duin b", "Duin c", "Zonneveld"):
            assert name in shown
        await keys(it, "f9")
        assert it.line_with("Gebruikersgegevens bewerken")
        assert it.line_with("Wachtwoord opnieuw instellen")
        await keys(it, "esc", "tab", "right", "enter")
        assert "krijgt een nieuw, tijdelijk wachtwoord" in it.text()


async def test_r4_3_the_last_administrator_stays_even_when_the_form_was_opened_in_time(office: Office) -> None:
    dick = office.user(user_name="dick", first_name="Dick", last_name="Duinpad", is_administrator=True)
    async with running(office.domain) as it:
        await it.sign_in("dick")
        await keys(it, "4", "duin", "f2", *["enter"] * 5, "space")
        anna = office.stored(office.anna)
        office.domain.save_user(office.save(office.enter("dick"), anna, is_administrator=False))
        await keys(it, "f3", "opgeven", "f3")
        assert "laatste beheerder" in it.message
    assert office.stored(dick).is_administrator


async def test_r4_5_the_old_password_is_dead_before_the_mail_with_the_new_one_leaves(office: Office) -> None:
    office.user(user_name="dick", first_name="Dick", last_name="Duinpad")
    office.enter("dick")
    mail_by_a_service = Domain(office.world, Preview(office.world.rules))
    async with running(mail_by_a_service) as it:
        await users_of(it, "anna")
        await keys(it, "duin", "f9", "w", "f3")
        assert it.message.endswith("(wacht op verzending).")
    with pytest.raises(SignInRefused):
        office.enter("dick")


@pytest.mark.parametrize(
    ("typed", "missing"),
    [("abcdefg1", "hoofdletter"), ("ABCDEFG1", "kleine letter"), ("Abcdefgh", "cijfer"), ("Abcdef1", "8 tekens")],
)
async def test_r4_7_a_password_that_breaks_one_rule_is_not_taken(typed: str, missing: str, office: Office) -> None:
    office.user(user_name="dick", credential=office.temporary())
    async with running(office.domain) as it:
        await it.sign_in("dick")
        await it.type(typed)
        await it.press("enter")
        await it.type(typed)
        await it.press("enter")
        assert it.page.place == "password"
        assert it.message.startswith("Fout: nog niet: ")
        assert missing in it.message
