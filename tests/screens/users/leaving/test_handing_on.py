"""F4 on a fixed role in the matrix: a colleague gets it in the same save (R4.3)."""

from __future__ import annotations

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.model.user import User
from tests.screens.driver import running
from tests.screens.users.leaving.town import HANDLER, ilse
from tests.screens.users.test_with_domain import quiet
from tests.usecases.office import Office


async def test_r4_3_f4_on_a_fixed_role_hands_it_on_in_the_same_save(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "f2", "pagedown", "right", "space")
        assert it.message.startswith("Let op: request_handler (nl): L. Populier is de enige.")
        await it.press("f4", *"haz")
        await quiet(it)
        await it.press("enter")
        assert it.message.startswith("Gedaan: Ilse Hazelaar wordt bij het opslaan ook request_handler (nl).")
        await it.press("space", "f5")
        assert "Ilse Hazelaar: request_handler (nl)" in it.text()
        assert ilse(town).roles == set(), "nothing is stored yet"
        await it.press("f3")
        await quiet(it)
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    assert ilse(town).roles == {HANDLER}
    assert HANDLER not in town.stored(lars).roles


async def test_f4_elsewhere_takes_roles_over_and_says_so_in_the_menu(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "f2", "pagedown", "f9")
        assert it.line_with("Deze rol aan een collega geven").rstrip().endswith("alleen op een vaste rol")
        await it.press("esc", "f4")
        await quiet(it)
        assert "Rollen overnemen van een collega" in it.text()


async def test_r4_3_an_heir_who_left_meanwhile_makes_the_role_fixed_again(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "f2", "pagedown", "right", "f4", *"haz")
        await quiet(it)
        await it.press("enter", "space")
        town.domain.delete_user(DeleteUser(actor=town.enter("anna"), user_id=ilse(town).id, expected_version=1))
        await it.press("f3")
        await quiet(it)
        assert it.message == "Fout: een gekozen opvolger is intussen gewist. Kies een ander."
        await it.press("space")
        assert it.message.startswith("Let op: request_handler (nl): L. Populier is de enige.")
    assert HANDLER in town.stored(lars).roles
