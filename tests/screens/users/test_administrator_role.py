"""Who is administrator, from end to end: given up, taken away, never from the last one (R1.4, R4.3, D15)."""

from __future__ import annotations

from tests.screens.driver import running
from tests.screens.users.test_with_domain import quiet, town, view
from tests.usecases.office import Office

__all__ = ["town"]


async def test_r1_4_the_own_role_of_administrator_is_given_up_after_a_question(town: Office) -> None:
    town.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"zonn", "f2", *["tab"] * 5, "space", "f3")
        await quiet(it)
        assert "U neemt uzelf de beheerdersrol af." in it.text()
        assert "Daarna is Bart van Rietdijk de enige beheerder." in it.text()
        await it.press("f3")
        assert it.message == "Fout: typ eerst opgeven.", "nothing is done by a key pressed twice"
        await it.press("esc", "f3", *"opgeven", "f3")
        await quiet(it)
        assert it.page.place == "home"
        assert "alleen voor beheerders" in it.line_with("Gebruikers")
        await it.press("f7")
        assert it.page.place == "home"
    actor = town.enter("bart")
    assert not town.domain.user(actor, town.anna.id).is_administrator


async def test_r1_4_the_own_role_is_given_up_without_a_word_while_two_stay(town: Office) -> None:
    for name in ("bart", "els"):
        town.user(user_name=name, is_administrator=True)
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"zonn", "f2", *["tab"] * 5, "space", "f3", "f3")
        await quiet(it)
        assert ">[Annuleren]" in it.text()
        assert "Typ " not in it.text()
        await it.press("right", "enter")
        await quiet(it)
        assert it.page.place == "home"


async def test_r4_3_taking_the_role_away_so_that_one_administrator_is_left_asks_for_a_word(town: Office) -> None:
    bart = town.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"riet", "f2", *["tab"] * 5, "space", "f3")
        await quiet(it)
        assert "U neemt Bart van Rietdijk de beheerdersrol af." in it.text()
        assert "Daarna is Anna Zonneveld de enige beheerder." in it.text()
        assert it.line_with("Typ afnemen om door te gaan").startswith(">")
        await it.press(*"afnem", "enter", "right", "enter")
        assert it.message == "Fout: typ eerst afnemen."
        assert view(town, bart).is_administrator
        await it.press(*"en", "enter")
        assert ">[Annuleren]" in it.text()
        await it.press("enter")
        assert it.page.place == "user_form"
        await it.press("f3", *"AFNEMEN", "f3")
        await quiet(it)
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    assert not view(town, bart).is_administrator


async def test_r4_3_the_own_role_cannot_be_given_up_by_the_only_administrator(town: Office) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", "f2", *["tab"] * 5, "space")
        assert it.message == "Let op: A. Zonneveld is de enige beheerder. Maak eerst een ander beheerder."
    assert view(town, town.anna).is_administrator


async def test_r4_4_an_administrator_changes_the_own_roles_like_anyones(town: Office) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", "f2", "pagedown", "1", "f3")
        await quiet(it)
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    assert view(town, town.anna).roles == {"PQ-REQ": frozenset({"viewer"})}


async def test_r1_2_a_user_of_the_authority_who_is_no_administrator_sees_nobody(town: Office) -> None:
    town.user(user_name="carla", first_name="Carla", last_name="Molenwiek")
    async with running(town.domain) as it:
        await it.sign_in("carla")
        await it.press("4")
        assert "Alleen beheerders zien de gebruikers." in it.text()
        assert "Anna Zonneveld" in it.text()
        assert "anna" not in it.text()
