"""What the process takes over from whoever started it: made clean and the same everywhere, before any import."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import Final

_LEAST_ESCAPE_DELAY: Final = 200
"""Milliseconds within which a slow line may complete an arrow key before Esc counts as Esc."""


def clean(environment: MutableMapping[str, str]) -> None:
    """Take out what could log keys or change the screen, and set what Textual reads when it is imported.

    `TEXTUAL_LOG` and `TEXTUAL_DEBUG` write every typed password to a file, `TEXTUAL_DRIVER` imports any module;
    `COLUMNS` and `LINES` would overrule the real size of the terminal.
    """
    for name in list(environment):
        if name.startswith("TEXTUAL") or name in {"COLUMNS", "LINES"}:
            del environment[name]
    given = environment.get("ESCDELAY", "")
    delay = int(given) if given.isascii() and given.isdecimal() and len(given) < 5 else 0
    environment.update(
        ESCDELAY=str(max(delay, _LEAST_ESCAPE_DELAY)),
        TEXTUAL_ANIMATIONS="none",
        TEXTUAL_DISABLE_KITTY_KEY="1",
        TEXTUAL_FPS="240",
    )


def prepare() -> None:
    """Clean the process's own environment, and make whatever it creates readable for its owner alone."""
    os.umask(0o077)
    clean(os.environ)
