"""A terminal multiplexer as a person uses it: keys in, the text of the screen out."""

from __future__ import annotations

import os
import select
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.flows.conftest import data, filled

__all__ = ["data", "filled"]

_PATIENCE = 20.0
"""Seconds until a screen that was waited for must have come."""


class Tmux:
    """One tmux server of its own with one window of 80 by 24."""

    def __init__(self, folder: Path) -> None:
        self._command = ["tmux", "-f", os.devnull, "-S", str(folder / "tmux")]
        self._drawn = folder / "drawn"
        os.mkfifo(self._drawn)
        self._news = os.open(self._drawn, os.O_RDONLY | os.O_NONBLOCK)

    def __call__(self, *words: str) -> str:
        done = subprocess.run([*self._command, *words], check=True, capture_output=True, text=True)
        return done.stdout

    def start(self, command: list[str], *, terminal: str = "tmux-256color") -> None:
        """Run `command` in a window that stays when it ends, with its exit code on the last line."""
        line = f"TERM={terminal} {shlex.join(command)}; echo exit code $?; cat"
        self("new-session", "-d", "-x", "80", "-y", "24", line)
        self("pipe-pane", f"cat > {shlex.quote(str(self._drawn))}")

    def close(self) -> None:
        """End the server with all that runs in it; it ends by itself once its last window is closed."""
        subprocess.run([*self._command, "kill-server"], check=False, capture_output=True)
        os.close(self._news)

    def keys(self, *names: str) -> None:
        """Press keys, by tmux's names (`F9`, `Escape`) or as text."""
        self("send-keys", *names)

    def screen(self) -> str:
        """What the window shows."""
        return self("capture-pane", "-p")

    def wait_for(self, text: str) -> str:
        """The screen, as soon as it shows `text`."""
        return self.wait_until(lambda shown: text in shown, repr(text))

    def wait_until(self, fact: Callable[[str], bool], what: str) -> str:
        """The screen, as soon as the fact holds for it."""
        until = time.monotonic() + _PATIENCE
        while not fact(shown := self.screen()):
            assert time.monotonic() < until, f"{what} never came:\n{shown}"
            # Whatever the program draws arrives in the pipe too: that is when to look again.
            if select.select([self._news], [], [], 0.5)[0]:
                os.read(self._news, 1 << 20)
        return shown


@pytest.fixture
def tmux(tmp_path: Path) -> Iterator[Tmux]:
    server = Tmux(tmp_path)
    yield server
    server.close()


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with one access manager, whose administrator `mees-wilg` has the password Kanaal-1995."""
    folder = tmp_path_factory.mktemp("system") / "data"
    words = [
        "--authority", "Ministerie van Meren", "--informal-name", "Meren", "--country", "NL", "--authority-email",
        "imi@meren.example", "--first-name", "Mees", "--last-name", "Wilg", "--email", "mees@meren.example",
        "--user-name", "mees-wilg", "--user-language", "nl", "--password-file", "-",
    ]  # fmt: skip
    command = [sys.executable, "-m", "imi_tui", "--data-dir", str(folder), "init", *words]
    subprocess.run(command, input="Kanaal-1995\n", text=True, check=True, capture_output=True)
    return folder
