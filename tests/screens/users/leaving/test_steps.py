"""Deleting from end to end: keys on the screens, the real rules and a real database behind them."""

from __future__ import annotations

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.model.user import User
from tests.screens.driver import running
from tests.screens.users.leaving.town import HANDLER, deleting, flat, ilse, is_gone, missing_line
from tests.screens.users.test_with_domain import quiet
from tests.usecases.office import Office


async def test_r4_3_r4_4_everything_to_one_colleague_and_gone_in_one_act(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await deleting(it, "home", *"haz", "enter", "pagedown")
        assert "stap 2 van 2: nakijken" in it.line(2)
        assert "Ilse Hazelaar wordt request_handler (nl) in Qualifications (nl) - PQ-REQ (nl)." in flat(it)
        assert not is_gone(town, lars), "nothing is stored before the last step"
        await it.press("f3")
        await quiet(it)
        assert it.message == "Gedaan: Lars Populier is gewist."
        assert "Populier, Lars" not in it.text()
        assert it.page.place == "authority"
    assert is_gone(town, lars)
    assert ilse(town).roles == lars.roles


async def test_r4_3_only_what_must_be_is_asked_for_and_f6_finds_it(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await deleting(it, "home", "pagedown")
        assert it.message == "Fout: request_handler (nl) moet iemand hebben. Kies een opvolger met F4."
        await it.press("home", "f6")
        assert "request_han" in missing_line(it)
        await it.press(*"haz", "enter", "pagedown")
        assert "2 rollen gaan naar niemand over." in it.text()
        await it.press("f3")
        await quiet(it)
    assert is_gone(town, lars)
    assert ilse(town).roles == {HANDLER}


async def test_somebody_who_has_the_role_already_is_told_as_such(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await deleting(it, "end", "space")
        await quiet(it)
        assert "(heeft hem al)" in it.line_with("Greet Waterkant")
        await it.press("enter")
        assert "Greet Waterkant heeft hem al." in flat(it)


async def test_nothing_falls_vacant_so_it_is_looked_at_at_once(town: Office) -> None:
    kim = town.user(user_name="zegel-1174", first_name="Kim", last_name="Populier")
    async with running(town.domain) as it:
        await deleting(it)
        assert "stap 1 van 1: nakijken" in it.line(2)
        assert ">[Annuleren]" in it.text()
        await it.press("enter")
        await quiet(it)
        assert it.page.place == "authority"
        assert not is_gone(town, kim)


async def test_esc_goes_one_step_back_and_asks_before_choices_are_lost(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await deleting(it, *"haz", "enter", "pagedown", "esc")
        assert "stap 1 van 2" in it.line(2)
        assert "[Ilse Hazelaar" in it.text()
        await it.press("esc")
        assert "Er is 1 opvolger gekozen. Er is nog niets opgeslagen." in it.text()
        assert ">[Verder bewerken]" in it.text()
        await it.press("enter")
        assert it.page.place == "leaving"
        await it.press("f8", "esc")
        await quiet(it)
        assert it.page.place == "authority", "with nothing chosen there is nothing to ask"
    assert not is_gone(town, lars)


async def test_f3_in_the_first_step_only_says_where_it_works(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await deleting(it, *"haz", "enter", "f3", "f3", "f3")
        assert it.message == "Let op: pas in de laatste stap (PgDn)"
    assert not is_gone(town, lars)


async def test_r3_1_leaving_one_administrator_needs_the_typed_word(town: Office) -> None:
    bart = town.user(user_name="bart", first_name="Bart", last_name="Populier", is_administrator=True)
    async with running(town.domain) as it:
        await deleting(it, "f3")
        assert it.message == "Fout: typ eerst wissen."
        await it.press(*"wisse", "f3")
        assert it.message == "Fout: typ eerst wissen."
        assert not is_gone(town, bart)
        await it.press("f8", *"WISSEN", "f3")
        await quiet(it)
        assert it.message == "Gedaan: Bart Populier is gewist."
    assert is_gone(town, bart)


async def test_r4_3_the_only_administrator_who_can_act_is_refused_at_once(town: Office) -> None:
    town.user(user_name="bart", first_name="Bart", last_name="Populier", is_administrator=True)
    async with running(town.domain) as it:
        await it.sign_in("anna")
        blocked = town.stored(town.anna)
        blocked.credential.blocked_at = town.clock.now()
        with town.storage.writing() as unit:
            unit.users.save_credential(blocked)
            unit.commit()
        await it.press("4", *"popu", "f8")
        await quiet(it)
        assert it.message.startswith("Fout: Bart Populier is de laatste beheerder")
        assert it.page.place == "authority"


async def test_d15_oneself_is_not_offered(town: Office) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"zonn", "f8")
        assert it.message.startswith("Let op: uzelf")
        assert it.page.place == "authority"


async def test_d2_a_successor_who_changed_meanwhile_is_looked_at_again_and_stays_chosen(
    town: Office, lars: User
) -> None:
    async with running(town.domain) as it:
        await deleting(it, *"haz", "enter", "pagedown")
        command = town.save(town.enter("anna"), ilse(town), language="fr")
        town.domain.save_user(command)
        await it.press("f3")
        await quiet(it)
        assert it.message.startswith("Fout: Ilse Hazelaar is intussen gewijzigd door Anna Zonneveld.")
        assert "stap 1 van 2" in it.line(2)
        assert "[Ilse Hazelaar" in it.text()
        assert not is_gone(town, lars)
        await it.press("pagedown", "f3")
        await quiet(it)
        assert it.message == "Gedaan: Lars Populier is gewist."
    assert (ilse(town).roles, ilse(town).language) == ({HANDLER}, "fr")


async def test_a_successor_who_left_meanwhile_is_asked_for_again(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await deleting(it, *"haz", "enter", "pagedown")
        other = ilse(town)
        town.domain.delete_user(DeleteUser(actor=town.enter("anna"), user_id=other.id, expected_version=1))
        await it.press("f3")
        await quiet(it)
        assert it.message == "Fout: een gekozen opvolger is intussen gewist. Kies een ander."
        assert "request_han" in missing_line(it)
    assert not is_gone(town, lars)


async def test_somebody_else_was_quicker(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await deleting(it, *"haz", "enter", "pagedown")
        town.domain.save_user(town.save(town.enter("anna"), ilse(town), roles={"PQ-REQ": frozenset({HANDLER[1]})}))
        town.domain.delete_user(DeleteUser(actor=town.enter("anna"), user_id=lars.id, expected_version=1))
        await it.press("f3")
        await quiet(it)
        assert it.page.place == "authority"
        assert it.message == "Fout: deze gebruiker is intussen gewist."


async def test_from_the_record_it_leads_back_to_the_list(town: Office, lars: User) -> None:
    async with running(town.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"popu", "enter", "f8", *"haz", "enter", "pagedown", "f3")
        await quiet(it)
        assert it.page.place == "authority"
        assert it.message == "Gedaan: Lars Populier is gewist."
    assert is_gone(town, lars)
