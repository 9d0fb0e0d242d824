"""Linked coordinators on the tab Modules, by keys on the real rules (R2.9)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.dto.authority import Coordinator
from imi_tui.domain.model.authority import Access, Authority
from tests.factories import general_data, stored_authority
from tests.screens.driver import Driver, running
from tests.screens.golden import assert_golden, focus_signs
from tests.screens.my_authority.tabs import modules, reference_data
from tests.screens.my_authority.test_editing import HOSTILE, edit, stored
from tests.screens.rules import assert_rules
from tests.screens.stage import a_coordinator, a_draft, an_access
from tests.usecases.office import Office, saving


def body(office: Office, name: str, town: str = "Zuidstad") -> Authority:
    """An authority that is coordinator in `PQ-REQ`."""
    modules = {"PQ-REQ": Access(module="PQ-REQ", role="coordinator")}
    general = general_data(informal_name="", description="", town=town)
    return stored_authority(office.storage, official_name=name, general=general, modules=modules)


def linked(office: Office) -> tuple[Coordinator, ...]:
    return next(access.coordinators for access in stored(office).modules if access.module == "PQ-REQ")


def names(office: Office) -> list[str]:
    return sorted(one.name for one in linked(office))


async def at_modules(it: Driver) -> None:
    """Edit mode, tab Modules, first module."""
    await edit(it)
    await it.press("f9", "3")


async def pick(it: Driver, text: str) -> None:
    """F7, a few letters and Enter, all typed at once."""
    await it.press("f7", *text, "enter")


async def test_r2_9_f7_finds_while_typing_and_enter_links(office: Office) -> None:
    body(office, "Kamer van Vakberoepen Zuidland")
    body(office, "Inspectie Diensten Oostmark", town="Oostmark")
    async with running(office.domain) as it:
        await at_modules(it)
        await pick(it, "oostm")
        assert ">  ±" not in it.text()
        assert "> ±Inspectie Diensten Oostmark" in it.text()
        assert "3 Modules ±1" in it.line(2)
        assert linked(office) == (), "nothing is stored before F3"
        await it.press("f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    assert names(office) == ["Inspectie Diensten Oostmark"]


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r2_9_the_picker_as_drawn(office: Office, language: str) -> None:
    body(office, "Kamer van Vakberoepen Zuidland")
    body(office, "Provincie Zuidland")
    body(office, "Omgevingsdienst Midden", town="Zuidpolder")
    async with running(office.domain, language=language) as it:
        await at_modules(it)
        await pick(it, "kamer")
        await it.press("f7", *"zuid")
        assert_golden(f"coordinator-picker-{language}", it.text())
        assert focus_signs(it.text()) == 1
        await it.press("up", "home")
        await it.press("esc")
        await it.press("tab", "shift+tab")
        assert_golden(f"modules-linked-{language}", it.text())


@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r2_9_the_picker_fits_every_screen(office: Office, size: tuple[int, int], language: str) -> None:
    body(office, "Kamer van Vakberoepen Zuidland")
    body(office, "Inspectie van de Leefomgeving, Bouwkwaliteit en Arbeidsveiligheid Zuidland en Eilanden")
    body(office, "Omgevingsdienst Midden", town="Zuidpolder")
    async with running(office.domain, language=language, size=size) as it:
        await at_modules(it)
        await pick(it, "kamer")
        await it.press("f7", *"zuid")
        assert_rules(it)
        assert_golden(f"coordinator-picker-{size[0]}-{language}", it.text(), size[0])
        await it.press(*"xyz")
        assert_rules(it)
        assert_golden(f"coordinator-picker-nobody-{size[0]}-{language}", it.text(), size[0])


async def test_r2_9_one_that_is_linked_says_so_and_is_not_taken_twice(office: Office) -> None:
    body(office, "Provincie Zuidland")
    async with running(office.domain) as it:
        await at_modules(it)
        await pick(it, "provincie")
        await it.press("f7", *"provincie", "enter")
        assert it.message == "Let op: al gelieerd"
        assert "al gelieerd" in it.line_with(">  Provincie")
        await it.press("esc")
        assert it.text().count("Provincie Zuidland") == 1


async def test_r2_9_f8_strikes_and_f8_again_keeps(office: Office) -> None:
    one = body(office, "Provincie Zuidland")
    link(office, one)
    async with running(office.domain) as it:
        await at_modules(it)
        await it.press("tab", "tab", "f8")
        assert it.line_with("> ±Provincie").rstrip().endswith("weg")
        assert "Gelieerde coördinatoren: 0" in it.text()
        await it.press("f8")
        assert ">  Provincie" in it.text()
        assert "±" not in it.line(2)
        await it.press("f8", "f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    assert linked(office) == ()


async def test_r2_9_f8_on_one_just_added_drops_it(office: Office) -> None:
    body(office, "Provincie Zuidland")
    async with running(office.domain) as it:
        await at_modules(it)
        await pick(it, "provincie")
        await it.press("f8")
        assert "Provincie" not in it.text()
        assert ">  geen" in it.text()
        assert focus_signs(it.text()) == 1
        await it.press("f8")
        assert it.message == "Let op: ga eerst op een gelieerde coördinator staan (Tab)."
        await it.press("f3")
        assert it.message == "Let op: er is niets gewijzigd."
        assert focus_signs(it.text()) == 1


async def test_r2_9_f5_shows_links_in_words_and_f8_puts_them_back(office: Office) -> None:
    link(office, body(office, "Kamer Oud"))
    body(office, "Provincie Zuidland")
    async with running(office.domain) as it:
        await at_modules(it)
        await it.press("tab", "tab", "f8")
        await pick(it, "provincie")
        await it.press("f5")
        assert it.line_with("erbij").split()[-3:] == ["erbij", "Provincie", "Zuidland"]
        assert it.line_with(" weg ").split()[-3:] == ["weg", "Kamer", "Oud"]
        await it.press("f8")
        assert "erbij" not in it.text()
        await it.press("f8", "f8", "esc")
        assert "±" not in it.line(2)
        await it.press("f3")
        assert it.message == "Let op: er is niets gewijzigd."
    assert names(office) == ["Kamer Oud"]


@pytest.mark.parametrize("typed", [*HOSTILE, "%", "_", "'; --", "\\", "zuid%", "*", '"', "é" * 60])
async def test_r2_9_whatever_is_typed_is_only_sought(office: Office, typed: str) -> None:
    body(office, "Provincie Zuidland")
    async with running(office.domain) as it:
        await at_modules(it)
        await it.press("f7")
        await it.type(typed)
        assert it.page.panel is not None
        await it.page.panel.settled()
        await it.settle()
        assert "Niets gevonden. Zoek op een deel van naam, plaats of trefwoord." in it.text()
        await it.press("enter", "esc", "f3")
        assert it.message == "Let op: er is niets gewijzigd."
    assert linked(office) == ()


async def test_r2_9_hostile_names_are_shown_as_they_are(office: Office) -> None:
    body(office, "[bold]Kamer[/] {name} %s", town="[/]")
    async with running(office.domain) as it:
        await at_modules(it)
        await pick(it, "kamer")
        assert "±[bold]Kamer[/] {name} %s" in it.text()
        await it.press("f3")
    assert names(office) == ["[bold]Kamer[/] {name} %s"]


async def test_d5_a_candidate_that_lost_its_role_meanwhile_is_refused_at_its_module(office: Office) -> None:
    one = body(office, "Provincie Zuidland")
    async with running(office.domain) as it:
        await at_modules(it)
        await pick(it, "provincie")
        with office.storage.writing() as unit:
            one.modules["PQ-REQ"].role = "authority"
            unit.authorities.save(one)
            unit.commit()
        await it.press("1", "f9", "2", "f3")
        assert "3 Modules ±1 !1" in it.line(2)
        assert "! Provincie Zuidland is in deze module geen" in it.text()
        assert "> ±Provincie Zuidland" in it.text()
        await it.press("f8")
        assert "!" not in it.line(2)
        await it.press("f3")
        assert it.message == "Let op: er is niets gewijzigd."
    assert linked(office) == ()


async def test_two_who_link_at_once_lose_nothing(office: Office) -> None:
    office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    body(office, "Kamer Oud")
    other = body(office, "Provincie Zuidland")
    async with running(office.domain) as it:
        await at_modules(it)
        await pick(it, "kamer")
        link(office, other)
        await it.press("f3")
        assert "Intussen gewijzigd" in it.text()
        await it.press("esc", "f3")
        assert it.message == "Gedaan: 1 wijziging opgeslagen."
    assert names(office) == ["Kamer Oud", "Provincie Zuidland"]


def link(office: Office, one: Authority) -> None:
    """Somebody of the office links it and saves."""
    actor = office.enter(office.anna)
    command = saving(actor, office.domain.authority(actor))
    office.domain.save_authority(replace(command, coordinators={"PQ-REQ": frozenset({one.number})}))


async def test_many_coordinators_scroll() -> None:
    bodies = tuple(a_coordinator(f"Kamer {number}") for number in range(7))
    draft = a_draft(reference_data(), modules=[an_access("PQ-REQ", coordinators=bodies)])
    async with modules(draft) as tab:
        await tab.it.press("tab", "tab", "end")
        assert tab.right()[-4:] == [
            f"{sign}  Kamer {n}{' ' * 29}NL" for n, sign in zip((3, 4, 5, 6), "   >", strict=True)
        ]
