"""What is measured: the bare program, one working session of ours on a demonstration with a thousand users, and opening
screens with fifty modules, with the domain and with its answers at hand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from tests.bench.large import PASSWORD, USER_NAME
from tests.bench.probe import Probe

USERS: Final = 1000
CHARACTER: Final = "typed character"
FIRST_CHARACTER: Final = "first character, marks the change"
CHARACTERS: Final = (CHARACTER, FIRST_CHARACTER, "typed character, form")
TAB: Final = "Tab"
TABS: Final = (TAB, "next field")
STEPS: Final = ("step in the list", "step in the tree", "step in the matrix")
SCROLL: Final = "step that scrolls the tree"
NEXT_MODULE: Final = "next module, with its keywords"
OPENING: Final = ("Mijn autoriteit opens", "user form opens")
IDLE: Final = "idle, 2 s"


def bare() -> Probe:
    """The framework alone."""
    with Probe([sys.executable, str(Path(__file__).with_name("bare.py"))]) as probe:
        probe.ready("Hello READY")
        probe.press(CHARACTER, "x", times=20)
        probe.press(TAB, "tab", times=5)
        probe.idle(IDLE, 2)
        probe.end("ctrl+q")
    return probe


def imi_tui(data: Path, run: int) -> Probe:
    """A session: signing in, the forms, the lists, a save."""
    command = str(Path(sys.executable).with_name("imi-tui"))
    with Probe([command, "--data-dir", str(data), "--language", "nl"]) as probe:
        probe.ready("[Aanmelden]")
        _sign_in(probe)
        _user_form(probe)
        _users(probe)
        _authority(probe, run)
        _tree(probe)
        _leave(probe)
    return probe


def large(data: Path) -> Probe:
    """Opening screens with fifty modules and five hundred keywords, and steps in them."""
    with Probe([str(Path(sys.executable).with_name("imi-tui")), "--data-dir", str(data), "--language", "nl"]) as probe:
        _open_large(probe)
        probe.press("tab Modules opens", "3", expect="Trefwoorden: ")
        probe.press(NEXT_MODULE, "down", times=20)
        probe.go("home", "f2", expect="[Wat is er gewijzigd?]")
        probe.go("enter", expect="» ")
        probe.press("step in the tree", "down", times=8)
        probe.press(SCROLL, "down", times=12)
        probe.go("esc", expect=">  Informatieverzoeken")
        probe.go("esc", expect="Esc Terug")
        _leave(probe)
    return probe


def ready(data: Path) -> Probe:
    """The same screens without the domain."""
    with Probe([sys.executable, "-m", "tests.bench.ready", str(data)]) as probe:
        _open_large(probe)
        _leave(probe)
    return probe


def _open_large(probe: Probe) -> None:
    authority, form = OPENING
    probe.ready("[Aanmelden]")
    probe.go(USER_NAME, "enter", PASSWORD, "enter", expect="Esc Afmelden")
    for _ in range(6):
        probe.press(form, "f7", expect="[Rollen overnemen van een collega]")
        probe.go("esc", expect="Esc Afmelden")
    for _ in range(6):
        probe.press(authority, "1", expect="Officiële naam")
        probe.go("esc", expect="Esc Afmelden")
    probe.go("1", expect="Officiële naam")


def _leave(probe: Probe) -> None:
    probe.go("f9", "0", expect="Esc Afmelden")
    probe.go("esc", expect=">[Annuleren]")
    probe.go("f3", expect="[Aanmelden]")
    # Not by Esc: waiting whether it begins another key is no part of leaving.
    probe.end("f9", "q")


def _sign_in(probe: Probe) -> None:
    probe.type(CHARACTER, "somebody else at all")
    probe.press(TAB, "tab", times=8)
    probe.idle(IDLE, 2)
    probe.go("f8", "beheerder", "enter", "Demo1234", expect="[********")
    probe.press("signing in", "enter", expect="Esc Afmelden")


def _user_form(probe: Probe) -> None:
    probe.press("user form opens", "f7", expect="[Rollen overnemen van een collega]")
    probe.type("typed character, form", "Wilgenroos")
    probe.press("next field", "tab", times=4)
    probe.go("pagedown", expect=">[ ] lezer")
    for key in ("down", "right", "down", "up", "left", "down", "right", "up"):
        probe.press("step in the matrix", key)
    probe.press("tick in the matrix", "space", times=6)
    probe.go("esc", expect=">[Verder bewerken]")
    probe.go("right", "right", "enter", expect="Esc Afmelden")


def _users(probe: Probe) -> None:
    probe.press("users list opens", "4", expect="[Gebruiker wissen]")
    probe.press("step in the list", "down", times=10)
    probe.press("page in the list", "pagedown", times=8)
    probe.press("end of the list", "end", "home", "end", times=1)
    probe.type("letter filters", "duin")
    probe.go("esc", expect="Filter [              ]")


def _authority(probe: Probe, run: int) -> None:
    probe.press("tab Autoriteit opens", "1", expect="Officiële naam")
    probe.press("edit mode opens", "f2", expect="[Wat is er gewijzigd?]")
    probe.press("next field", "tab", times=4)
    probe.press(FIRST_CHARACTER, "1")
    probe.go("f8", f"+31 20 555 {1000 + run}", expect=f"{1000 + run}")
    probe.press("saving", "f3", expect="Gedaan: ")


def _tree(probe: Probe) -> None:
    probe.press("tab Modules opens", "3", expect="Trefwoorden: ")
    probe.go("f2", expect="[Wat is er gewijzigd?]")
    probe.go("enter", expect="» ")
    probe.press(SCROLL, "down", times=8)
    probe.press("step in the tree", "up", times=6)
    probe.press("tick in the tree", "space", times=6)
    probe.type("letter filters the tree", "arch")
    probe.go("esc", expect="Filter [          ]")
    probe.go("f3", expect="Esc Terug")
