"""Users from end to end: keys on the screens, the real rules and a real database behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import SaveUser, UserQuery, UserView
from imi_tui.domain.model.authority import Access
from imi_tui.domain.model.user import User
from imi_tui.domain.persistence import SqlStorage
from screens.my_authority.screen import MyAuthorityScreen
from screens.users.form import UserFormScreen
from tests.factories import NOW
from tests.screens.driver import Driver, running
from tests.usecases.office import Office, data_of


@pytest.fixture
def town(storage: SqlStorage) -> Office:
    """An office with three modules in the matrix."""
    modules = {code: Access(module=code, role="authority") for code in ("PQ-REQ", "SD-REQ", "SD-ALERT")}
    return Office(storage, modules=modules)


async def quiet(it: Driver) -> None:
    """Wait until the answers to everything typed are shown."""
    await it.settle()
    page = it.page
    if isinstance(page, MyAuthorityScreen):
        await page.users.settled()
    if isinstance(page, UserFormScreen) and page.fields is not None and page.fields.user_name is not None:
        await page.fields.user_name.settled()
    await it.settle()


class Counting:
    """Presses keys and counts those that are not typed data."""

    def __init__(self, it: Driver) -> None:
        self.it = it
        self.count = 0

    async def press(self, *names: str) -> None:
        self.count += len(names)
        await self.it.press(*names)
        await quiet(self.it)

    async def data(self, text: str) -> None:
        await self.it.type(text)


def view(town: Office, user: User) -> UserView:
    return town.domain.user(town.enter("anna"), user.id)


async def test_r3_2_r3_7_registering_a_colleague_with_three_roles_takes_twelve_keys(town: Office) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        keys = Counting(it)
        await keys.press("f7")
        await keys.data("Mees")
        await keys.press("enter")
        await keys.data("Wilgenroos")
        await keys.press("enter")
        await keys.data("m.wilgenroos@veldermeer.example")
        await keys.press("enter")
        await keys.data("+31 20 555 0177")
        await keys.press("pagedown", "2", "down", "2", "down", "2", "f3")
        assert "Geef deze gebruikersnaam zelf door: persoonlijk of telefonisch." in it.text()
        await keys.press("enter")
        assert keys.count == 12
        assert it.line_with("Wilgenroos, Mees").startswith(">")
    town.deliver()
    ((to, letter),) = town.letters.sent
    assert to == "m.wilgenroos@veldermeer.example"
    page = town.domain.users(town.enter("anna"), UserQuery())
    mees = next(row for row in page.rows if row.first_name == "Mees")
    assert (mees.status, mees.password, mees.roles) == ("new", "temporary", 3)
    assert mees.user_name not in letter


async def test_r4_5_resetting_a_password_takes_four_keys(town: Office) -> None:
    lars = town.user(user_name="lente-4419", first_name="Lars", last_name="Populier", email="l.populier@v.example")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        keys = Counting(it)
        await keys.press("4")
        await keys.data("popu")
        await keys.press("f9", "w", "f3")
        assert keys.count == 4
        assert it.message.startswith("Gedaan: L. Populier krijgt een tijdelijk wachtwoord per e-mail")
        assert it.message.endswith("(afgeleverd).")
        assert it.line_with("Populier, Lars").split()[-2:] == ["tijdelijk", "3"], (
            "the days begin when the mail leaves, and show at once"
        )
        await keys.press("f9", "w", "f3")
        assert it.message.startswith("Let op: om 13:00 is al een wachtwoord verstuurd. Wacht tot 13:05.")
    assert view(town, lars).password == "temporary"


async def test_r4_9_an_expired_user_is_found_by_the_state_and_reset_in_one_burst(town: Office) -> None:
    gone = town.chosen(expires_at=NOW.replace(year=2026, month=11, day=1))
    els = town.user(user_name="duin-5036", first_name="Els", last_name="Veenkamp", credential=gone)
    town.user(user_name="toren-3518", first_name="Ilse", last_name="Hazelaar")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"vers", "f9", "w", "f3")
        await quiet(it)
        assert it.message.startswith("Gedaan: E. Veenkamp krijgt een tijdelijk wachtwoord")
    assert view(town, els).password == "temporary"


async def test_r3_4_an_address_in_use_by_another_spelling_is_refused_at_the_field(town: Office) -> None:
    town.user(user_name="toren-3518", email="ilse@veldermeer.example")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("f7", *"Mees", "tab", *"Roos", "tab", *"ILSE@Veldermeer.Example", "f3")
        await quiet(it)
        assert "! Dit e-mailadres is al van een andere gebruiker." in it.text()
        assert it.line_with("E-mailadres").startswith(">")
        assert "[Mees" in it.text()


async def test_r3_6_an_own_user_name_is_accepted_only_when_it_is_not_in_use(town: Office) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("f7", *"Mees", "tab", *"Roos", "tab", *"m@v.example", "tab", "tab", "tab")
        await it.press(*["backspace"] * 20, *"ANNA")
        await quiet(it)
        assert it.line_with("Gebruikersnaam").endswith("]  bezet")
        await it.press(*"s-naam")
        await quiet(it)
        assert it.line_with("Gebruikersnaam").endswith("]  vrij")
        await it.press("f3")
        await quiet(it)
        assert "annas-naam" in it.text()


async def test_r3_5_data_and_roles_of_a_colleague_are_changed_and_there_again(town: Office) -> None:
    lars = town.user(user_name="lente-4419", first_name="Lars", last_name="Populier", email="l.populier@v.example")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "enter", "t", "f2", *"+31205550199", "pagedown", "1", "down", "2", "f3")
        await quiet(it)
        assert it.page.place == "user"
        assert it.message == "Gedaan: 3 wijzigingen opgeslagen."
        assert it.line_with("Telefoon").endswith("+31 20 555 0199")
        assert "Rollen: 2 in 2 modules" in it.text()
    stored = view(town, lars)
    assert stored.roles == {"PQ-REQ": frozenset({"viewer"}), "SD-REQ": frozenset({"request_handler"})}


async def test_r4_3_the_only_holder_is_fixed_in_the_form_and_kept_when_deleted(town: Office) -> None:
    lars = town.user(
        user_name="lente-4419", first_name="Lars", last_name="Populier", roles={("PQ-REQ", "request_handler")}
    )
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "f2", "pagedown", "2")
        assert it.message.startswith("Let op: request_handler (nl): L. Populier is de enige.")
        await it.press("esc", "f8", "pagedown")
        await quiet(it)
        assert it.message == "Fout: request_handler (nl) moet iemand hebben. Kies een opvolger met F4."
        assert it.line_with("request_handler").startswith("> !")
        await it.press("f3")
        assert it.message.startswith("Let op: pas in de laatste stap")
    assert view(town, lars).roles == {"PQ-REQ": frozenset({"request_handler"})}


async def test_r4_4_deleting_a_colleague_takes_the_line_out_of_the_list(town: Office) -> None:
    town.user(user_name="lente-4419", first_name="Lars", last_name="Populier")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "f8", "enter")
        assert "Populier, Lars" in it.text()
        await it.press("f8", "f3")
        await quiet(it)
        assert it.message == "Gedaan: Lars Populier is gewist."
        assert "Populier, Lars" not in it.text()


# two people at one user ----------------------------------------------------------------------------------------------


def change_phone(town: Office, user: User, phone: str) -> None:
    """Bart van Rietdijk saves another telephone number meanwhile."""
    actor: Actor = town.enter("bart")
    present = town.stored(user)
    data = replace(data_of(present), phone=phone)
    town.domain.save_user(SaveUser(actor=actor, user_id=user.id, expected_version=present.version, data=data))


async def test_a_stale_save_says_who_changed_what_and_keeps_what_was_typed(town: Office) -> None:
    town.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    lars = town.user(user_name="lente-4419", first_name="Lars", last_name="Populier", email="l.populier@v.example")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "f2", "f8", *"Laurens", "pagedown", "1")
        change_phone(town, lars, "+31205550111")
        await it.press("f3")
        await quiet(it)
        assert "B. van Rietdijk wijzigde intussen ook, om 13:00:" in it.text()
        assert "Telefoon: was leeg, wordt +31 20 555 0111" in it.text()
        assert ">[Verder bewerken]" in it.text()
        await it.press("f3")
        assert it.page.panel is not None, "F3 pressed twice must not save over what was not read yet"
        await it.press("enter")
        assert "[Laurens" in it.text()
        await it.press("f3")
        assert it.page.panel is not None, "the same question again: nothing was agreed to"
        assert view(town, lars).first_name == "Lars"
        await it.press("right", "enter")
        await quiet(it)
        assert it.message == "Gedaan: 2 wijzigingen opgeslagen."
    stored = view(town, lars)
    assert (stored.first_name, stored.phone) == ("Laurens", "+31205550111")
    assert stored.roles == {"PQ-REQ": frozenset({"viewer"})}


async def test_both_changed_the_same_field_and_the_own_one_is_chosen(town: Office) -> None:
    town.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    lars = town.user(user_name="lente-4419", first_name="Lars", last_name="Populier", email="l.populier@v.example")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "f2", "tab", "tab", "tab", *"0205550122")
        change_phone(town, lars, "+31205550111")
        await it.press("f3", "down", "space", "f3")
        await quiet(it)
    assert view(town, lars).phone == "+31205550122"


async def test_somebody_deleted_meanwhile_cannot_be_saved_and_nothing_crashes(town: Office) -> None:
    lars = town.user(user_name="lente-4419", first_name="Lars", last_name="Populier")
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "f2", *"x")
        actor = town.enter("anna")
        town.domain.delete_user(DeleteUser(actor=actor, user_id=lars.id, expected_version=1))
        await it.press("f3")
        await quiet(it)
        assert it.message.startswith("Fout: ")
        assert "[Larsx" in it.text()
