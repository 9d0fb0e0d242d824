"""The Maildir of the demonstration, as somebody who receives its mail would read it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.flows.terminal import Terminal


def letters(data: Path) -> list[str]:
    """Every message that was delivered, whole."""
    return [file.read_text(encoding="utf-8") for file in sorted((data / "demo" / "mail").glob("new/*"))]


def letter_to(address: str, data: Path, it: Terminal) -> str:
    """The newest message to that address, once it is there."""

    def found() -> list[str]:
        return [letter for letter in letters(data) if f"To: {address}\n" in letter]

    it.wait_until(lambda: bool(found()), f"mail to {address}")
    return found()[-1]


def password_in(letter: str) -> str:
    """The temporary password that the message holds."""
    found = re.search(r"^ +([A-Za-z0-9]{4}(-[A-Za-z0-9]{4}){5})$", letter, re.MULTILINE)
    assert found, letter
    return found[1]
