"""The act "Gegevens kloppen nog" for a user, and the line Nagekeken on the record (R4.2, D25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from imi_tui.domain.dto.users import SaveUser
from tests.screens.driver import Driver, running
from tests.screens.users.pages import opened
from tests.screens.users.people import Script, carla
from tests.usecases.office import Office, data_of


async def open_record(it: Driver) -> None:
    """Lars Populier's record is open."""
    await it.sign_in("anna")
    await it.press("4", *"popu", "enter")
    await it.settle()


async def test_r4_2_the_data_are_marked_as_checked_today(office: Office) -> None:
    long_ago = datetime(2025, 3, 1, 9, 0, tzinfo=UTC)
    lars = office.user(user_name="lente-4419", first_name="Lars", last_name="Populier", created_at=long_ago)
    async with running(office.domain) as it:
        await open_record(it)
        assert it.line_with("Nagekeken").endswith("niet sinds de registratie op 01-03-2025")
        await it.press("f9", "k")
        await it.settle()
        assert it.line_with("Nagekeken").endswith("23-11-2026 door A. Zonneveld")
        assert it.message == "Gedaan: de gegevens zijn vandaag nagekeken."
        await it.press("esc", "esc", "esc")
        await it.settle()
        assert "Gebruikers al 12 maanden niet nagekeken" not in it.text()
    view = office.domain.user(office.enter("anna"), lars.id)
    assert (view.checked_by, view.version) == ("Anna Zonneveld", lars.version)


async def test_r4_2_d2_what_somebody_changed_meanwhile_is_shown_before_it_is_confirmed(office: Office) -> None:
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    lars = office.user(user_name="lente-4419", first_name="Lars", last_name="Populier", email="l.p@v.example")
    async with running(office.domain) as it:
        await open_record(it)
        present = office.stored(lars)
        data = replace(data_of(present), phone="+31205550111")
        actor = office.enter("bart")
        office.domain.save_user(SaveUser(actor=actor, user_id=lars.id, expected_version=present.version, data=data))
        await it.press("f9", "k")
        await it.settle()
        assert it.message.startswith("Fout: ")
        assert it.line_with("Telefoon").endswith("+31 20 555 0111")
    assert office.domain.user(office.enter("anna"), lars.id).checked_by != "Anna Zonneveld"


async def test_r4_2_the_record_names_who_checked_in_english_too() -> None:
    script = Script()
    script.views[6] = replace(
        carla(), checked_on=datetime(2026, 11, 2, 9, 0, tzinfo=UTC), checked_by="Bart van Rietdijk"
    )
    async with opened(script, "user", {"user_id": 6}, language="en") as it:
        assert it.line_with("Checked").endswith("2 Nov 2026 by B. van Rietdijk")
