"""Two people at once: stale saves, rights taken away meanwhile."""

from __future__ import annotations

from imi_tui.domain.dto.leaving import DeleteUser
from tests.screens.driver import Driver, running
from tests.screens.my_authority.test_editing import edit, stored
from tests.usecases.office import Office


async def test_a_stale_save_is_refused_says_who_and_keeps_what_was_typed(office: Office) -> None:
    bart = office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(office.domain) as it, running(office.domain) as other:
        await edit(it, "t")
        await it.press("f8")
        await it.type("+31 20 555 0200")
        await other.sign_in(bart.user_name)
        await other.press("1", "w", "f2", "f8")
        await other.type("https://nieuw.example")
        await other.press("f3")
        await it.press("f3")
        assert "Intussen gewijzigd door Bart van Rietdijk" in it.text()
        assert "https://nieuw.example" in it.text()
        await it.press("esc")
        assert "+31 20 555 0200" in it.line_with("Telefoon")
        assert "https://nieuw.example" in it.line_with("Website")
        assert stored(office).general.phone == "+31201234567"
        await it.press("f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    view = stored(office)
    assert (view.general.phone, view.general.website) == ("+31205550200", "https://nieuw.example")


async def test_both_changed_the_same_field_shows_both_and_loses_neither(office: Office) -> None:
    bart = office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(office.domain) as it, running(office.domain) as other:
        await edit(it, "t")
        await it.press("f8")
        await it.type("+31 20 555 0200")
        await other.sign_in(bart.user_name)
        await other.press("1", "t", "f2", "f8")
        await other.type("+31 20 555 0210")
        await other.press("f3")
        await it.press("f3")
        assert it.message == "Fout: Bart van Rietdijk wijzigde intussen ook. Kies per veld wat blijft."
        assert "bij openen     +31 20 123 4567" in it.text()
        assert "( ) van Rietdijk   +31 20 555 0210" in it.text()
        assert "( ) van u          +31 20 555 0200" in it.text()
        await it.press("f3")
        assert it.message == "Fout: 1 veld is nog niet gekozen."
        await it.press("down", "space", "f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    assert stored(office).general.phone == "+31205550200"


async def test_choosing_theirs_leaves_nothing_to_save(office: Office) -> None:
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(office.domain) as it, running(office.domain) as other:
        await edit(it, "t")
        await it.press("f8")
        await it.type("+31 20 555 0200")
        await other.sign_in("bart")
        await other.press("1", "t", "f2", "f8")
        await other.type("+31 20 555 0210")
        await other.press("f3")
        await it.press("f3", "space", "f3")
        assert it.message == "Let op: er is niets gewijzigd."
        assert "+31 20 555 0210" in it.line_with("Telefoon")
    assert stored(office).general.phone == "+31205550210"


async def both_typed(it: Driver, other: Driver) -> None:
    """Anna typed another telephone number, Bart saved his and another website."""
    await edit(it, "t")
    await it.press("f8")
    await it.type("+31 20 555 0200")
    await other.sign_in("bart")
    await other.press("1", "t", "f2", "f8")
    await other.type("+31 20 555 0210")
    await other.press("tab", "f8")
    await other.type("https://nieuw.example")
    await other.press("f3")


async def test_d2_esc_keeps_what_was_typed_and_saving_asks_for_the_choice_again(office: Office) -> None:
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(office.domain) as it, running(office.domain) as other:
        await both_typed(it, other)
        await it.press("f3")
        assert "Bart van Rietdijk wijzigde ook: Website." in it.text()
        assert "(o)" not in it.text(), "nothing is chosen beforehand"
        await it.press("space", "esc")
        assert it.page.place == "authority"
        assert "+31 20 555 0200" in it.line_with("Telefoon")
        await it.press("f3")
        assert it.page.place == "conflict", "a choice that was left open is not made by saving"
        assert "(o) van Rietdijk" in it.text(), "what was chosen is still chosen"
        await it.press("down", "space", "f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    view = stored(office)
    assert (view.general.phone, view.general.website) == ("+31205550200", "https://nieuw.example")


async def test_d2_typing_something_else_after_esc_is_a_choice_too(office: Office) -> None:
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(office.domain) as it, running(office.domain) as other:
        await both_typed(it, other)
        await it.press("f3", "esc", "f8")
        await it.type("+31 20 555 0299")
        await it.press("f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    assert stored(office).general.phone == "+31205550299"


async def test_d2_a_choice_meets_a_newer_version_again(office: Office) -> None:
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(office.domain) as it, running(office.domain) as other:
        await both_typed(it, other)
        await it.press("f3", "down", "space")
        await other.press("f2", "shift+tab", "f8")
        await other.type("+31 20 555 0277")
        await other.press("f3")
        assert stored(office).general.phone == "+31205550277"
        await it.press("f3")
        assert it.page.place == "conflict"
        assert "+31 20 555 0277" in it.text()
        assert "(o)" not in it.text()
        await it.press("down", "space", "f3")
    assert stored(office).general.phone == "+31205550200"


async def test_giving_up_forgets_what_waited_for_a_choice(office: Office) -> None:
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    async with running(office.domain) as it, running(office.domain) as other:
        await both_typed(it, other)
        await it.press("f3", "esc", "esc", "w")
        assert it.page.panel is not None, "the letter of what would be lost presses nothing"
        await it.press("tab", "tab", "enter", "f2", "f8")
        await it.type("+31 20 555 0200")
        await it.press("f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."


async def test_f8_in_the_difference_puts_one_line_back(office: Office) -> None:
    async with running(office.domain) as it:
        await edit(it, "t")
        await it.press("f8")
        await it.type("+31 20 555 0200")
        await it.press("tab", "f8")
        await it.type("https://nieuw.example")
        await it.press("f9", "3", "enter")
        await it.type("arch")
        await it.press("space", "f5")
        assert "Wat is er gewijzigd: 3" in it.text()
        await it.press("f8", "end", "f8", "esc")
        assert it.page.place == "authority"
        await it.press("f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    view = stored(office)
    assert (view.general.phone, view.general.website) == ("+31201234567", "https://nieuw.example")
    assert "architect" not in next(access.keywords for access in view.modules if access.module == "PQ-REQ")


async def test_the_session_of_a_deleted_user_ends_at_the_next_action(office: Office) -> None:
    bart = office.user(user_name="bart", is_administrator=True)
    async with running(office.domain) as it:
        await it.sign_in("bart")
        anna = office.enter("anna")
        office.domain.delete_user(DeleteUser(actor=anna, user_id=bart.id, expected_version=1))
        await it.press("1")
        assert it.page.place == "sign_in"
        assert "deze sessie is beëindigd" in it.message
