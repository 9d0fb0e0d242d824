"""The real program and its commands on a clock of one's own (libfaketime), so that half a year takes seconds."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from typing import Final

from tests.flows.terminal import IMI_TUI, Terminal

# Waits inside the program count by the clock that nobody puts right: only the calendar is another.
_OPTIONS: Final = ("--exclude-monotonic",)
ENVIRONMENT: Final = {"TZ": "UTC", "IMI_TUI_MAIL_FROM": "imi@meren.example"}
SERVER_ELSEWHERE: Final = {"IMI_TUI_MAIL_URL": "smtp://127.0.0.1:9"}
"""As installed in earnest: the program itself sends nothing, the service does."""


def command_at(moment: datetime, *command: str) -> list[str]:
    """The command line that runs so at that moment (UTC)."""
    faketime = shutil.which("faketime")
    assert faketime is not None, "install faketime (Debian and Ubuntu: apt install faketime)"
    return [faketime, *_OPTIONS, f"{moment:%Y-%m-%d %H:%M:%S}", *command]


class Installation:
    """One data directory, whatever the time."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def run(self, moment: datetime, *words: str, typed: str = "") -> str:
        """What a command printed; it must have succeeded."""
        done = subprocess.run(
            command_at(moment, *IMI_TUI, "--data-dir", str(self.data), "--language", "nl", *words),
            input=typed, capture_output=True, text=True, check=False, env={**os.environ, **ENVIRONMENT},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout + done.stderr

    def program(self, moment: datetime, **more: str) -> Terminal:
        """The program itself, at the sign-in screen."""
        words = ("--data-dir", str(self.data), "--language", "nl")
        return Terminal(command_at(moment, *IMI_TUI, *words), environment={**ENVIRONMENT, **more})

    def letters_to(self, address: str) -> list[str]:
        """Every message to that address, oldest first."""
        files = sorted((self.data / "mail" / "new").glob("*"), key=lambda file: int(file.name.partition(".")[0]))
        texts = [file.read_text(encoding="utf-8") for file in files]
        return [text for text in texts if f"\nTo: {address}\n" in text]

    def password_for(self, address: str) -> str:
        """The temporary password in the newest message."""
        found = re.search(r"^ {4}(\S+)$", self.letters_to(address)[-1], re.MULTILINE)
        assert found, self.letters_to(address)
        return found[1]


def types_in(it: Terminal, user_name: str, password: str, *then: str) -> None:
    """Sign in at the first screen, and wait for what follows."""
    it.wait_for("Gebruikersnaam", "[Aanmelden]")
    it.type(user_name)
    it.press("enter")
    it.type(password)
    it.press("enter")
    it.wait_for(*then)


def chooses(it: Terminal, password: str) -> None:
    """The forced change, to the menu."""
    for _ in range(2):
        it.type(password)
        it.press("enter")
    it.wait_for("   Mijn autoriteit", "Esc Afmelden")
