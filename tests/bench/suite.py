"""What is measured: the bare program, and one working session of ours on a demonstration with a thousand users."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from tests.bench.probe import Probe

USERS: Final = 1000
CHARACTER: Final = "typed character"
TAB: Final = "Tab"
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
        probe.go("f9", "0", expect="Esc Afmelden")
        probe.go("esc", expect=">[Annuleren]")
        probe.go("f3", expect="[Aanmelden]")
        probe.end("esc")
    return probe


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
    probe.go("f8", f"+31 20 555 {1000 + run}", expect=f"{1000 + run}")
    probe.press("saving", "f3", expect="Gedaan: ")


def _tree(probe: Probe) -> None:
    probe.press("tab Modules opens", "3", expect="Trefwoorden: ")
    probe.go("f2", expect="[Wat is er gewijzigd?]")
    probe.go("enter", expect="» ")
    probe.press("step in the tree", "down", times=12)
    probe.press("tick in the tree", "space", times=6)
    probe.type("letter filters the tree", "arch")
    probe.go("esc", expect="Filter [          ]")
    probe.go("f3", expect="Esc Terug")
