"""Two administrators of one authority at work at once, each in a process of their own (D2, R1.4, R4.3)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.flows.conftest import signed_in
from tests.flows.mailbox import letter_to, password_in
from tests.flows.terminal import Terminal, program

OWN_PASSWORD = "Kanaal-77"
BART = "molen-4827"


@pytest.fixture
def two(data: Path) -> Iterator[tuple[Terminal, Terminal]]:
    """Aafke Zonneveld, and Bart van Rietdijk whose password she has just reset; both are administrators."""
    with ExitStack() as stack:
        aafke = stack.enter_context(program(data, "demo"))
        signed_in(aafke, "beheerder")
        aafke.press("4")
        aafke.wait_for("14 van 14")
        aafke.type("rietd")
        aafke.press("f9")
        aafke.wait_for("voor: Bart van Rietdijk")
        aafke.press("w")
        aafke.wait_for(">[Annuleren]")
        aafke.press("f3")
        password = password_in(letter_to("b.vanrietdijk@veldermeer.example", data, aafke))
        aafke.press("f9", "0")
        aafke.wait_for("Esc Afmelden")
        bart = stack.enter_context(program(data, "demo"))
        bart.wait_for("[Aanmelden]")
        bart.type(f"{BART}\r{password}\r")
        bart.wait_for("Uw wachtwoord is tijdelijk.")
        bart.type(f"{OWN_PASSWORD}\r{OWN_PASSWORD}\r")
        bart.wait_for("Esc Afmelden", "van wie 2 beheerder")
        yield aafke, bart


def test_a_stale_save_is_refused_says_who_and_loses_nothing(two: tuple[Terminal, Terminal]) -> None:
    aafke, bart = two
    bart.press("1", "t", "f2", "f8")
    bart.type("+31 20 555 0210")
    bart.wait_for("±1", "0210")
    aafke.press("1", "w", "f2", "f8")
    aafke.type("https://nieuw.veldermeer.example")
    aafke.press("f3")
    aafke.wait_for("Gedaan: 1 wijziging opgeslagen.")

    bart.press("f3")
    bart.wait_for("Intussen gewijzigd door Aafke Zonneveld", "https://nieuw.veldermeer.example")
    bart.press("f3")
    bart.wait_for("Gedaan: 1 wijziging opgeslagen.", "+31 20 555 0210", "https://nieuw.veldermeer.example")
    aafke.press("esc")
    aafke.wait_for("Esc Afmelden")
    aafke.press("1")
    aafke.wait_for("+31 20 555 0210", "https://nieuw.veldermeer.example", "door Bart van Rietdijk")

    for it, number in ((aafke, "0220"), (bart, "0230")):
        it.press("home", "t", "f2", "f8")
        it.type(f"+31 20 555 {number}")
        it.wait_for("±1", number)
    aafke.press("f3")
    aafke.wait_for("Gedaan: 1 wijziging opgeslagen.")
    bart.press("f3")
    bart.wait_for("Intussen gewijzigd door Aafke Zonneveld", "+31 20 555 0220", "+31 20 555 0230")


def test_r4_3_two_administrators_who_demote_each_other_leave_one(two: tuple[Terminal, Terminal]) -> None:
    aafke, bart = two
    for it, other in ((aafke, "rietd"), (bart, "zonnev")):
        it.press("4")
        it.wait_for("14 van 14")
        it.type(other)
        it.wait_for("1 van 14")
        it.press("f2")
        it.wait_for("Gebruikersgegevens bewerken", "Esc Annuleren", "[x] mag gegevens")
        it.press(*["enter"] * 5, "space")
        it.wait_for(">± Beheerder            [ ] mag gegevens")
    for it in two:
        it.press("f3")
        it.wait_for("Typ afnemen om door te gaan")
        it.type("afnemen")
    for it in two:
        it.press("f3")
    for it in two:
        answered(it)
    winners = [it for it in two if "Gedaan: " in it.text()]
    assert len(winners) == 1, [it.text() for it in two]
    winners[0].press("f9", "0")
    winners[0].wait_for("14, van wie 1 beheerder", "Let op: u bent de enige beheerder.")


def answered(it: Terminal) -> None:
    it.wait_until(lambda: "Gedaan: " in it.text() or "Fout: " in it.text(), "an answer")
