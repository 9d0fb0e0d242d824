"""How the program ends when it is told to, or when nobody is there any more."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.flows.conftest import signed_in
from tests.flows.terminal import IMI_TUI, Terminal, program

SHORT = 2.0
"""Seconds within which a session without its user must be gone."""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_the_program_and_leaves_the_terminal_as_it_was(
    number: signal.Signals, code: int, data: Path
) -> None:
    with program(data, "demo") as it:
        signed_in(it, "beheerder")
        it.signal(number)
        assert it.exit_code(SHORT) == code
        assert it.left_on == set()
        assert "Mijn autoriteit" not in it.text()


def test_a_lost_link_ends_the_program(data: Path) -> None:
    with program(data, "demo") as it:
        signed_in(it, "beheerder")
        it.hang_up()
        assert it.exit_code(SHORT) == 129


def test_a_lost_link_ends_the_program_even_if_nobody_says_so(data: Path) -> None:
    """As in a wrapper that is no session leader: no signal comes, reading just ends."""
    with program(data, "demo", own=False) as it:
        signed_in(it, "beheerder")
        it.hang_up()
        assert it.exit_code(SHORT) == 129


def test_a_lost_link_ends_the_program_where_its_signal_is_ignored(data: Path) -> None:
    ignoring = (
        "import os, signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN); os.execv(sys.argv[1], sys.argv[1:])"
    )
    with Terminal([sys.executable, "-I", "-S", "-c", ignoring, *IMI_TUI, "--data-dir", str(data), "demo"]) as it:
        it.wait_for("Gebruikersnaam", "[Aanmelden]")
        it.hang_up()
        assert it.exit_code(SHORT) == 129


def test_a_lost_link_while_the_screen_is_drawn_ends_the_program(data: Path) -> None:
    with program(data, "demo", own=False) as it:
        signed_in(it, "beheerder")
        it.press("4", *["down", "up"] * 100)
        it.hang_up()
        assert it.exit_code(2 * SHORT) == 129


def test_leaving_puts_everything_back(data: Path) -> None:
    with program(data, "demo") as it:
        it.wait_for("[Aanmelden]")
        it.press("esc")
        assert it.exit_code() == 0
        assert it.left_on == set()
        assert it.text().strip() == ""
