"""The main job from the first key to the last, in the real program, with restarts between (R1.2 to R4.9).

Each step is a function of its own; the test is their order.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.flows.conftest import signed_in
from tests.flows.mailbox import letter_to, letters, password_in
from tests.flows.terminal import Terminal, program
from tests.flows.ways import HOME, goes_home, leaves, signs_out

OWN_PASSWORD = "Kanaal-77"
MAIL = "m.wilgenroos@veldermeer.example"


def test_r2_1_the_main_job_from_start_to_end(data: Path) -> None:
    with program(data, "demo") as it:
        signed_in(it, "beheerder")
        edits_the_authority(it)
        is_asked_before_typing_is_lost(it)
        leaves(it)
    with program(data, "demo") as it:
        signed_in(it, "beheerder")
        finds_everything_again(it)
        name = registers_a_colleague(it)
        password = reads_the_mail(it, data, name)
        signs_out(it)
        chooses_an_own_password(it, name, password)
        sees_the_data_but_cannot_change_them(it)
        signs_out(it)
        signed_in(it, name, OWN_PASSWORD)
    with program(data, "demo") as it:
        shown = signed_in(it, "beheerder")
        assert "15, van wie 2 beheerder" in shown
        resets_a_password(it, data)
        edits_a_user(it)
        is_refused_the_last_holder(it)
        deletes_users_down_to_one_administrator(it)
        is_refused_the_last_administrator(it)
        leaves(it)
    others_do_what_is_theirs(data)
    for letter in letters(data):
        assert name not in letter, "no mail holds a user name (R3.7)"


# Mijn autoriteit -----------------------------------------------------------------------------------------------------


def edits_the_authority(it: Terminal) -> None:
    """R2.2 to R2.4, R2.6, R2.8, R2.9: three tabs, one draft, one save."""
    box = "Ingrijpend gewijzigd: ook in andere talen aanpassen"
    it.press("1", "i")
    assert box not in it.wait_for(">  Informele benaming    Bouwvergunningen", "[Gegevens autoriteit bewerken]")
    it.press("f2", "f8")
    it.wait_for("> bewerken", box)
    it.type("Omgevingsloket en zwembaden")
    it.press("enter", "space")
    it.wait_for(f">±                      [x] {box}", "1 Autoriteit ±1")
    it.press("enter", "enter", "enter", "f8")
    it.type("020 555 0200")
    it.wait_for(">± Telefoon             [020 555 0200", "1 Autoriteit ±2")
    it.press("f9", "2", "enter")
    it.type("fin")
    it.press("space")
    it.wait_for("2 Classificatie ±1", "[x]±Financi")
    it.press("f9", "3", "enter")
    it.type("arch")
    it.press("space")
    it.wait_for("3 Modules ±1", "[x]±Architect")
    it.press("f5")
    it.wait_for("Wat is er gewijzigd: 4", "was    +31 20 555 0100", "wordt  +31 20 555 0200", "erbij  Architect")
    it.wait_for("ook    vertaalverzoek aan de Europese Commissie")
    it.press("f3")
    it.wait_for("Gedaan: 4 wijzigingen opgeslagen.", "Esc Terug")
    assert "> bewerken" not in it.text()


def is_asked_before_typing_is_lost(it: Terminal) -> None:
    it.press("1", "w", "f2")
    it.type("/nieuws")
    it.wait_for("> bewerken", "veldermeer.example/nieuws")
    it.press("esc")
    it.wait_for("1 wijziging niet opgeslagen", ">[Verder bewerken]")
    it.press("right", "right", "enter")
    it.wait_until_gone("> bewerken")
    assert "/nieuws" not in it.wait_for("[Gegevens autoriteit bewerken]")
    it.press("esc")
    it.wait_for(*HOME)


def finds_everything_again(it: Terminal) -> None:
    it.press("1")
    it.wait_for("Omgevingsloket en zwembaden", "+31 20 555 0200", "vertaling gevraagd aan de Europese Commissie")
    it.press("2")
    it.wait_for("Financi", "12 aangevinkt")
    it.press("3")
    it.wait_for("Trefwoorden: 13", "Architect")
    goes_home(it)


# Gebruikers ----------------------------------------------------------------------------------------------------------


def registers_a_colleague(it: Terminal) -> str:
    """R3.2, R3.3, R3.6, R3.7 in twelve keys besides what is typed (screens.md chapter 18)."""
    keys = 0
    for typed, *pressed in (
        ("", "f7"),
        ("Mees", "enter"),
        ("Wilgenroos", "enter"),
        (MAIL, "enter"),
        ("+31 20 555 0177", "pagedown", "2", "down", "2", "down", "2", "f3"),
    ):
        it.type(typed)
        it.press(*pressed)
        keys += len(pressed)
    shown = it.wait_for("Mees Wilgenroos is geregistreerd met 3 rollen.", "hardop", ">[Gereed]", "werkt 72 uur")
    found = re.search(r"Gebruikersnaam +([a-z]+-\d{4})\n", shown)
    assert found, shown
    it.press("enter")
    keys += 1
    it.wait_for(">  Wilgenroos, Mees", "nieuw  tijdelijk", "15 van 15")
    goes_home(it)
    assert keys == 12
    return found[1]


def reads_the_mail(it: Terminal, data: Path, name: str) -> str:
    """R3.8: the password comes by mail, the user name does not (R3.7)."""
    letter = letter_to(MAIL, data, it)
    assert name not in letter
    password = password_in(letter)
    assert password not in it.text()
    return password


def chooses_an_own_password(it: Terminal, name: str, password: str) -> None:
    """R4.7: the rules stand there and say which are met."""
    it.type(name)
    it.press("enter")
    it.type(password)
    it.press("enter")
    it.wait_for("Uw wachtwoord is tijdelijk.", "nog niet     minstens 8 tekens (nu 0)", "niet een van de laatste vijf")
    it.type("kanaal")
    it.wait_for("nog niet     minstens 8 tekens (nu 6)", "goed         minstens één kleine letter")
    it.press("f8")
    it.type(password)
    it.press("enter")
    it.type(password)
    it.press("enter")
    it.wait_for("nog niet     niet een van de laatste vijf")
    it.type(OWN_PASSWORD)
    it.press("enter")
    it.type(OWN_PASSWORD)
    it.wait_for("goed         minstens één cijfer", "goed         twee keer hetzelfde")
    it.press("enter")
    it.wait_for("U meldt zich voor het eerst aan.", "M. Wilgenroos")


def sees_the_data_but_cannot_change_them(it: Terminal) -> None:
    """D27: someone who is no administrator reads My authority, without the users (R1.2)."""
    it.press("1")
    it.wait_for("Omgevingsloket en zwembaden", "Alleen een beheerder kan dit bewerken.")
    it.press("f2")
    shown = it.wait_for("Let op: dit kan alleen een beheerder.", "Aafke Zonneveld")
    assert "> bewerken" not in shown
    it.press("4")
    it.wait_for("Alleen beheerders zien de gebruikers.")
    goes_home(it)


def resets_a_password(it: Terminal, data: Path) -> None:
    """R4.1, R4.5."""
    it.press("4")
    it.wait_for("15 van 15", "Naam ^")
    it.type("popu")
    it.press("f9")
    it.wait_for("voor: Lars Populier")
    it.press("w")
    it.wait_for("Lars Populier krijgt een nieuw, tijdelijk wachtwoord per e-mail", ">[Annuleren]")
    it.press("f3")
    it.wait_for(
        "Gedaan: L. Populier krijgt een tijdelijk wachtwoord", "lente-4419     l.populier@…    actief tijdelijk"
    )
    assert password_in(letter_to("l.populier@veldermeer.example", data, it))
    it.press("esc")
    it.wait_for("15 van 15")


def edits_a_user(it: Terminal) -> None:
    """R3.5: data and roles together, at any time; R1.4: another administrator."""
    it.type("haz")
    it.wait_for(">  Hazelaar", "1 van 15")
    it.press("f2")
    it.wait_for("Gebruikersgegevens bewerken: Ilse Hazelaar", "Esc Annuleren")
    it.press("enter", "enter", "enter", "f8")
    it.type("020 555 0199")
    it.press("pagedown", "2")
    it.press("f3")
    it.wait_for(">  Hazelaar", "Gedaan: ")
    it.press("enter")
    it.wait_for("+31 20 555 0199", "Ilse Hazelaar")
    it.press("esc")
    it.wait_for("1 van 15")
    it.press("esc")
    it.wait_for("15 van 15")


def is_refused_the_last_holder(it: Terminal) -> None:
    """R4.3: the message says whom, which role and which module."""
    it.type("molenw")
    it.wait_for(">  Molenwiek", "1 van 15")
    it.press("f8")
    it.wait_for("Detachering van werknemers - Informatieverzoeken: toewijzer. Moet iemand", "kies een opvolger.")
    it.press("esc")
    it.wait_for(">  Molenwiek", "1 van 15")
    it.press("esc")
    it.wait_for("15 van 15")


def deletes_users_down_to_one_administrator(it: Terminal) -> None:
    """R4.4; leaving one administrator asks for a word; and R3.1: being the only administrator is said."""
    for typed, name, word, left in (("kleiw", "Joris Kleiweg", "", 14), ("rietd", "Bart van Rietdijk", "wissen", 13)):
        it.type(typed)
        it.wait_for("1 van")
        it.press("f8")
        it.wait_for(f"Gebruiker wissen: {name}", "stap 1 van 2")
        it.press("pagedown")
        it.wait_for("stap 2 van 2", f"{name} (")
        it.type(word)
        it.press("f3")
        it.wait_for(f"Gedaan: {name} is gewist.", f"0 van {left}")
        it.press("esc")
        it.wait_for(f"{left} van {left}")
    goes_home(it)
    it.wait_for("13, van wie 1 beheerder", "Let op: u bent de enige beheerder.")


def is_refused_the_last_administrator(it: Terminal) -> None:
    it.press("4")
    it.wait_for("13 van 13")
    it.type("zonnev")
    it.wait_for(">  Zonneveld", "1 van 13")
    it.press("f8")
    it.wait_for("Let op: uzelf")
    it.press("f2")
    it.wait_for("Gebruikersgegevens bewerken: Aafke Zonneveld", "Esc Annuleren")
    it.press("enter", "enter", "enter", "enter", "enter", "space")
    it.wait_for("Let op: A. Zonneveld is de enige beheerder.")
    it.press("esc")
    it.wait_for("1 van 13")
    goes_home(it)


# the other accounts --------------------------------------------------------------------------------------------------


def others_do_what_is_theirs(data: Path) -> None:
    """R2.6 at the Commission's desk, R1.2 for the access manager, D27 for a colleague."""
    with program(data, "demo") as it:
        signed_in(it, "commissie")
        it.press("k")
        it.wait_for("Vertaalverzoeken: 4 open", "Gemeente Veldermeer", "is nu    Omgevingsloket en zwembaden")
        it.press("esc")
        it.wait_for("4 open", "Esc Afmelden")
        signs_out(it)
        assert "Veldermeer" not in signed_in(it, "toegang")
        it.press("1", "w", "f2", "f8")
        it.type("https://nieuw.marktzaken.example")
        it.press("f3")
        it.wait_for("Gedaan: 1 wijziging opgeslagen.", "https://nieuw.marktzaken.example")
        it.press("4")
        assert "Zonneveld" not in it.wait_for("Eikelboom", "[Gebruiker toevoegen]")
        goes_home(it)
        signs_out(it)
        signed_in(it, "collega")
        sees_the_data_but_cannot_change_them(it)
        signs_out(it)
