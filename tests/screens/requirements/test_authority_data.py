"""The authority's own data over the three tabs: ticked by keys, saved, and there again after a new start."""

from __future__ import annotations

from tests.screens.driver import running
from tests.screens.requirements.people import keys
from tests.usecases.office import Office


async def test_r2_3_on_each_of_the_three_tabs_something_can_be_changed(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "1")
        for tab in ("1", "2", "3"):
            await keys(it, "f9", tab)
            assert "[ ]" not in it.text()
        await keys(it, "f9", "1", "f2")
        await keys(it, "end", "home", "x")
        assert "±1" in it.line(2).split("2 Classificatie")[0]
        for tab in ("2", "3"):
            await keys(it, "f9", tab, "enter")
            assert "[ ]" in it.text()
            await keys(it, "down", "space")
            assert it.line(2).split(f"{tab} ")[1].split()[1].startswith("±")


async def test_r2_6_in_view_mode_nothing_stands_in_the_place_of_the_box(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "1")
        labels = [line for line in it.text().split("\n") if line.strip()]
        at = next(number for number, line in enumerate(labels) if "Informele benaming" in line)
        assert labels[at + 1].split() == ["nog", "niet", "vertaald"]
        assert labels[at + 2].split()[0] == "Beschrijving"
        await keys(it, "f2")
        assert it.line_with("Ingrijpend gewijzigd")


async def test_r2_8_a_ticked_competence_is_there_after_a_new_start(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "2", "f2", "enter", "trade", "space", "f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    async with running(office.domain) as again:
        await again.sign_in("anna")
        await keys(again, "2")
        assert again.line_with("trade (nl)")


async def test_r2_9_a_ticked_keyword_is_there_after_a_new_start_and_unticked_it_goes(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "3", "f2", "enter", "arch", "space", "f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    async with running(office.domain) as again:
        await again.sign_in("anna")
        await keys(again, "3")
        assert again.line_with("architect (nl)")
        await keys(again, "f2", "enter", "arch", "space", "f3")
    async with running(office.domain) as once_more:
        await once_more.sign_in("anna")
        await keys(once_more, "3")
        assert "architect (nl)" not in once_more.text()
