"""Moving in Mijn autoriteit: nothing jumps, and F2 edits where one stands."""

from __future__ import annotations

from tests.screens.driver import running
from tests.screens.requirements.people import keys
from tests.usecases.office import Office


async def test_home_and_end_go_to_the_first_and_last_line_of_a_record(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "1", "t")
        assert it.line_with(">  ").startswith(">  Telefoon")
        await keys(it, "end")
        assert it.line_with(">  ").startswith(">  Nagekeken")
        await keys(it, "home")
        assert it.line_with(">  ").startswith(">  Officiële naam")


async def test_r2_2_f2_on_a_fixed_line_edits_the_nearest_that_can_be_changed(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "1", "end", "f2")
        assert it.line_with(">  ").startswith(">  Werktalen")
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "1", "home", "f2")
        assert it.line_with(">  ").startswith(">  Informele benaming")
