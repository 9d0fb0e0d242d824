"""Golden pictures: what a screen shows, kept as text beside the tests, one file a screen and state.

A picture that differs fails with both texts. After looking at what changed, draw them anew with

    GOLDEN=write .venv/bin/pytest tests/screens

and look at the difference again before committing it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from screens.kit.text import width

FOLDER = Path(__file__).with_name("golden")
_SIGN = re.compile(r"(?<!\w )>|>(?! \w)")
_WRITE = os.environ.get("GOLDEN") == "write"


def assert_golden(name: str, text: str, cells: int = 80) -> None:
    """The text is what `golden/<name>.txt` holds, and nothing of it stands in the last column or beyond.

    Args:
        name: File name without suffix; a language stands at its end: `modules-edit-nl`.
        text: The lines of the screen.
        cells: Width of the screen.
    """
    lines = [line.rstrip() for line in text.splitlines()]
    wide = [line for line in lines if width(line) >= cells]
    assert not wide, f"{name}: drawn in the last column:\n" + "\n".join(wide)
    path = FOLDER / f"{name}.txt"
    shown = "\n".join(lines) + "\n"
    if _WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(shown, encoding="utf-8")
    assert path.exists(), f"there is no picture {path.name} yet: see {Path(__file__).name}"
    assert shown == path.read_text(encoding="utf-8"), f"{name} looks different"


def focus_signs(text: str) -> int:
    """How many focus signs a screen shows below its title: there must be exactly one. The `>` of a breadcrumb stands
    between two words."""
    return sum(len(_SIGN.findall(line)) for line in text.splitlines()[1:])
