"""The program inside tmux, the commonest thing between it and its user."""

from __future__ import annotations

import os
import select
import shlex
import sys
from pathlib import Path

import pytest

from tests.system.conftest import Tmux

pytestmark = pytest.mark.system


@pytest.mark.parametrize("terminal", ["tmux-256color", "screen-256color", "screen", "xterm-256color"])
def test_sign_in_screen_comes_and_escape_leaves(terminal: str, tmux: Tmux, database: Path) -> None:
    tmux.start([sys.executable, "-m", "imi_tui", "--data-dir", str(database)], terminal=terminal)
    shown = tmux.wait_for("[Aanmelden]")
    assert "Gebruikersnaam" in shown
    tmux.keys("Escape")
    assert "exit code 0" in tmux.wait_for("exit code")


def test_administrator_signs_in(tmux: Tmux, database: Path) -> None:
    tmux.start([sys.executable, "-m", "imi_tui", "--data-dir", str(database)])
    tmux.wait_for("[Aanmelden]")
    tmux.keys("mees-wilg", "Tab", "Kanaal-1995", "Enter")
    shown = tmux.wait_for("Beheer")
    assert "Kanaal" not in shown


def test_terminal_is_left_as_it_was(tmux: Tmux, database: Path) -> None:
    tmux.start([sys.executable, "-m", "imi_tui", "--data-dir", str(database)])
    tmux.wait_for("[Aanmelden]")
    tmux.keys("Escape")
    shown = tmux.wait_for("exit code")
    assert "Aanmelden" not in shown
    assert tmux("display-message", "-p", "#{mouse_any_flag}#{alternate_on}#{cursor_flag}").strip() == "001"


def test_damaged_database_ends_with_a_sentence_on_the_plain_screen(tmux: Tmux, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    # Its head is right, so that only opening it, behind the sign-in screen, can tell.
    (data / "imi.db").write_bytes(b"SQLite format 3\x00" + b"\xff" * 5000)
    tmux.start([sys.executable, "-m", "imi_tui", "--data-dir", str(data), "--language", "nl"])
    shown = tmux.wait_for("exit code")
    assert "beschadigd" in shown
    assert "exit code 1" in shown
    assert "Traceback" not in shown


def test_too_dumb_a_terminal_is_refused(tmux: Tmux, database: Path) -> None:
    tmux.start([sys.executable, "-m", "imi_tui", "--data-dir", str(database)], terminal="dumb")
    assert "exit code 2" in tmux.wait_for("exit code")


def signs_in(tmux: Tmux, user_name: str, password: str) -> None:
    tmux.wait_for("[Aanmelden]")
    tmux.keys(user_name, "Enter", password, "Enter")
    tmux.wait_for("Esc Afmelden")


def test_r1_5_what_was_changed_is_there_after_a_new_start(tmux: Tmux, data: Path) -> None:
    command = [sys.executable, "-m", "imi_tui", "--data-dir", str(data), "--language", "nl", "demo"]
    tmux.start(command)
    signs_in(tmux, "beheerder", "Demo1234")
    tmux.keys("1", "b", "F2")
    tmux.wait_for("> bewerken")
    tmux.keys("F8", "Größe, naïef, Ελλάδα [/b]", "F3")
    tmux.wait_for("Gedaan: 1 wijziging opgeslagen.")
    tmux.keys("Escape")
    tmux.wait_for("Esc Afmelden")
    tmux.keys("a")
    tmux.wait_for(">[Annuleren]")
    tmux.keys("F3")
    tmux.wait_for("[Aanmelden]")
    tmux.keys("Escape")
    assert "exit code 0" in tmux.wait_for("exit code")
    tmux("respawn-window", "-k", shlex.join(["env", "TERM=tmux-256color", *command]))
    signs_in(tmux, "beheerder", "Demo1234")
    tmux.keys("1")
    tmux.wait_for("Größe, naïef, Ελλάδα [/b]")


@pytest.mark.parametrize(("columns", "lines"), [(60, 20), (200, 60)])
def test_in_another_size_everything_is_still_there(columns: int, lines: int, tmux: Tmux, database: Path) -> None:
    tmux.start([sys.executable, "-m", "imi_tui", "--data-dir", str(database), "--language", "nl"])
    tmux.wait_for("[Aanmelden]")
    tmux.keys("mees-w")
    tmux.wait_for("[mees-w ")
    tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def fits(shown: str) -> bool:
        drawn = shown.rstrip().splitlines()
        return len(drawn) == lines and "Esc Afsluiten" in drawn[-1] and "Wachtwoord" in shown

    tmux.wait_until(fits, f"the key line in line {lines}")
    tmux.keys("ilg")
    tmux.wait_for("[mees-wilg ")


def test_closing_the_window_ends_the_program(tmux: Tmux, database: Path, tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    os.mkfifo(ended)
    program = shlex.join([sys.executable, "-m", "imi_tui", "--data-dir", str(database)])
    tmux.start(["sh", "-c", f"trap '' HUP; {program}; echo $? > {shlex.quote(str(ended))}"])
    tmux.wait_for("[Aanmelden]")
    tmux("kill-window")
    reader = os.open(ended, os.O_RDONLY | os.O_NONBLOCK)
    assert select.select([reader], [], [], 20)[0]
    assert os.read(reader, 100).strip() == b"129"
    os.close(reader)
