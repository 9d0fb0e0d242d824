"""The program inside tmux, the commonest thing between it and its user."""

from __future__ import annotations

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


def test_r1_1_administrator_signs_in_and_out(tmux: Tmux, database: Path) -> None:
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
