"""Two people at once: stale saves, rights taken away meanwhile."""

from __future__ import annotations

from imi_tui.domain.dto.users import DeleteUser
from tests.screens.driver import running
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
        assert "+31 20 555 0210" in it.text()
        assert "van u, staat nog in het formulier: +31 20 555 0200" in it.text()
    assert stored(office).general.phone == "+31205550210"


async def test_the_session_of_a_deleted_user_ends_at_the_next_action(office: Office) -> None:
    bart = office.user(user_name="bart", is_administrator=True)
    async with running(office.domain) as it:
        await it.sign_in("bart")
        anna = office.enter("anna")
        office.domain.delete_user(DeleteUser(actor=anna, user_id=bart.id, expected_version=1))
        await it.press("1")
        assert it.page.place == "sign_in"
        assert "deze sessie is beëindigd" in it.message
