"""Who may do what: driven by keys, with the real rules and a real database behind the screens."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest

from imi_tui import bootstrap
from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.dto.setup import FirstAccessManager
from imi_tui.domain.secret import Secret
from imi_tui.settings import load
from tests.factories import stored_authority
from tests.screens.driver import running
from tests.screens.requirements.people import keys, users_of
from tests.usecases.office import Office


async def test_r1_2_an_administrator_sees_the_users_of_the_own_authority_only(office: Office) -> None:
    other = stored_authority(office.storage)
    office.user(other, user_name="ver-weg", first_name="Vera", last_name="Verweg", is_administrator=True)
    office.user(user_name="dichtbij", first_name="Dick", last_name="Dichtbij")
    async with running(office.domain) as it:
        shown = await users_of(it, "anna")
        assert "Dichtbij, Dick" in shown
        assert "2 van 2" in shown
        await keys(it, "verw")
        assert 'Niemand gevonden voor "verw"' in it.text()
    async with running(office.domain) as it:
        shown = await users_of(it, "ver-weg")
        assert "Verweg, Vera" in shown
        assert "Dichtbij" not in shown
        assert "Zonneveld" not in shown


async def test_r1_3_the_first_user_of_an_authority_is_administrator_and_has_every_role(tmp_path: Path) -> None:
    settings = load({"data_dir": str(tmp_path)}, {})
    catalogue = read_catalogue()
    first = FirstAccessManager(
        official_name="Ministerie van Meren", informal_name="Meren", country="NL", town="Meerdam",
        email="imi@meren.example", first_name="Mees", last_name="Wilg", user_email="mees@meren.example",
        user_name="mees-wilg", language="nl", password=Secret("Kanaal-1995"),
    )  # fmt: skip
    with ExitStack() as ending:
        bootstrap.operator(settings, ending).initialise(first, catalogue)
        async with running(bootstrap.build(settings, ending)) as it:
            shown = await users_of(it, "mees-wilg", "Kanaal-1995")
            assert "1 van 1" in shown
            assert "B actief" in it.line_with("Wilg, Mees")
            await keys(it, "enter")
            assert it.line_with("Beheerder ").split() == ["Beheerder", "ja"]
            assert f"in {len(catalogue.modules)} modules" in it.line_with("── Rollen")
            await keys(it, "esc")
            await keys(it, "esc")
            assert "nog niemand is" not in it.text(), "no role that must be held is vacant"


async def test_r1_4_another_user_becomes_administrator_and_may_all_of_it(office: Office) -> None:
    office.user(user_name="dick", first_name="Dick", last_name="Duinpad")
    async with running(office.domain) as it:
        assert "Alleen beheerders zien de gebruikers." in await users_of(it, "dick")
    async with running(office.domain) as it:
        await users_of(it, "anna")
        await keys(it, "duin", "f2", *["enter"] * 5, "space", "f3")
        assert "Duinpad, Dick" in it.line_with(" B actief")
    async with running(office.domain) as it:
        assert "[Gebruiker toevoegen]" in await users_of(it, "dick")
        assert it.line_with("Zonneveld, Anna")


ACTS = ("Gebruikersgegevens bewerken", "Wachtwoord opnieuw instellen", "Gebruiker wissen", "Gebruiker toevoegen")


async def test_r1_5_an_administrator_is_offered_every_act(office: Office) -> None:
    office.user(user_name="dick", first_name="Dick", last_name="Duinpad")
    async with running(office.domain) as it:
        await users_of(it, "anna")
        await keys(it, "duin", "f9")
        for act in ACTS:
            assert "  -  " not in it.line_with(act), f"{act} has a reason why not"
        await keys(it, "esc", "esc", "1", "f9")
        assert "F2" in it.line_with("Gegevens autoriteit bewerken")


async def test_r1_5_somebody_who_is_no_administrator_is_offered_none(office: Office) -> None:
    office.user(user_name="dick", first_name="Dick", last_name="Duinpad")
    async with running(office.domain) as it:
        assert "Zonneveld, Anna" not in await users_of(it, "dick")
        for key in ("f2", "f7", "f8"):
            await keys(it, key)
            assert it.page.place == "authority"
            assert it.page.panel is None
        await keys(it, "1", "f9")
        assert "alleen een beheerder" in it.text()


@pytest.mark.parametrize("key", ["f2", "f7", "f8"])
async def test_r1_5_who_loses_the_role_loses_the_acts_at_once(key: str, office: Office) -> None:
    """The screens were opened with the right; the rule is asked again when something is done."""
    dick = office.user(user_name="dick", first_name="Dick", last_name="Duinpad", is_administrator=True)
    office.user(user_name="els", first_name="Els", last_name="Veenkamp")
    async with running(office.domain) as it:
        await users_of(it, "dick")
        await keys(it, "veen")
        anna = office.enter("anna")
        office.domain.save_user(office.save(anna, dick, is_administrator=False))
        await keys(it, key)
        if it.page.panel is not None:
            await keys(it, "f3")
        assert it.message.startswith(("Fout: ", "Let op: ")), it.text()
    assert office.stored(dick).is_administrator is False
