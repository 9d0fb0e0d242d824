"""Ways between the screens that more than one flow goes."""

from __future__ import annotations

from tests.flows.conftest import PASSWORD
from tests.flows.terminal import Terminal

HOME = (">     Mijn autoriteit", "Esc Afmelden")
SIGN_IN = ("Gebruikersnaam", "[Aanmelden]", "Esc Afsluiten")


def goes_home(it: Terminal) -> None:
    """From any tab that is not being edited."""
    it.press("f9", "0")
    it.wait_for(*HOME)


def signs_out(it: Terminal) -> None:
    it.wait_for("Esc Afmelden")
    it.press("esc")
    it.wait_for("U keert terug naar het aanmeldscherm.", ">[Annuleren]")
    it.press("enter")
    it.wait_until_gone(">[Annuleren]")
    it.press("esc")
    it.wait_for(">[Annuleren]")
    it.press("f3")
    it.wait_for(*SIGN_IN)


def leaves(it: Terminal) -> None:
    """D30: the ladder ends at the sign-in screen, where Esc leaves the program."""
    signs_out(it)
    it.press("esc")
    assert it.exit_code() == 0
    assert it.left_on == set()
    assert PASSWORD.encode() not in it.output.replace(b"wachtwoord Demo1234", b"")
