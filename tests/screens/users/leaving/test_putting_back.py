"""Putting back who was deleted, and what an erased person is called (D7, D19)."""

from __future__ import annotations

from tests.screens.driver import running
from tests.screens.golden import focus_signs
from tests.screens.users.leaving.town import everybody, is_gone
from tests.screens.users.test_with_domain import quiet
from tests.usecases.office import Office


async def test_d7_a_deleted_user_is_put_back_from_the_list(town: Office) -> None:
    lars = town.user(user_name="lente-4419", first_name="Lars", last_name="Populier", email="l.populier@v.example")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", "f9", "u")
        assert it.message == "Let op: kies eerst F4, gewist"
        await it.press(*"popu", "f8", "f3", "esc", "f4", "end", "enter")
        await quiet(it)
        assert "23-11-2026  23-12-2026" in it.line_with("Populier, Lars")
        for key in ("f2", "f8"):
            await it.press(key)
            assert it.message == "Let op: deze gebruiker is gewist: zet eerst terug"
        await it.press("f9", "u", "enter")
        assert is_gone(town, lars), "the harmless button has the focus"
        await it.press("f9", "u", "f3")
        await quiet(it)
        assert it.message == (
            "Gedaan: Lars Populier is terug, zonder rollen. Tijdelijk wachtwoord per e-mail: wacht op verzending."
        )
        assert it.line_with("Populier, Lars").startswith(">")
        assert "tijdelijk" in it.line_with("Populier, Lars")
        assert focus_signs(it.text()) == 1
    assert not is_gone(town, lars)


async def test_d7_an_address_taken_meanwhile_is_asked_for_anew(town: Office) -> None:
    town.user(user_name="lente-4419", first_name="Lars", last_name="Populier", email="post@v.example")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "f8", "f3", "esc")
        town.domain.add_user(town.add(town.enter("anna"), email="post@v.example"))
        await it.press("f4", "end", "enter", "enter", "f3")
        await quiet(it)
        assert it.page.place == "restore"
        assert "! Dit e-mailadres is al van een andere gebruiker." in it.text()
        assert it.line_with("E-mailadres").startswith(">")
        await it.press("f3")
        assert it.message == "Fout: typ een ander e-mailadres."
        await it.press("f8", *"ilse@v.example", "f3")
        await quiet(it)
        assert "! Dit e-mailadres is al van een andere gebruiker." in it.text()
        await it.press("f8", *"lars@v.example", "f3")
        await quiet(it)
        assert it.page.place == "authority"
        assert it.message.startswith("Gedaan: Lars Populier is terug")
    assert {user.email for user in everybody(town) if user.first_name == "Lars"} == {"lars@v.example"}


async def test_erased_people_are_told_by_a_code(town: Office) -> None:
    from imi_tui.domain.policies.leaving import erased_name, person_code
    from imi_tui.locale import load
    from screens.kit.words import person_name

    assert person_name(load("nl"), erased_name(7)) == f"persoon {person_code(7)} (gewist)"
    assert person_name(load("en"), "Anna Zonneveld") == "Anna Zonneveld"
    town.user(user_name="zegel-1174", first_name="Kim", last_name="Populier", checked_by=erased_name(7),
                    checked_on=town.clock.now())  # fmt: skip
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "enter")
        await quiet(it)
        assert it.line_with("Nagekeken").endswith(f"door persoon {person_code(7)} (gewist)")
