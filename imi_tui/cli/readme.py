"""Writes the tables of keys, commands and settings into the README, between its markers (`make messages`)."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from imi_tui.cli import tables
from imi_tui.locale import load

README: Final = Path(__file__).resolve().parents[2] / "README.md"


def refreshed(text: str) -> str:
    """`text` with each `<!-- table: NAME -->` ... `<!-- end -->` filled anew."""
    texts = load("en")
    made = {
        "keys": tables.markdown(tables.keys(texts)),
        "commands": tables.markdown(tables.commands(texts)),
        "settings": tables.markdown(tables.settings(texts)),
    }

    def fill(found: re.Match[str]) -> str:
        return f"{found[1]}\n{made[found[2]]}\n{found[3]}"

    return re.sub(r"(<!-- table: (\w+) -->)\n.*?(<!-- end -->)", fill, text, flags=re.DOTALL)


if __name__ == "__main__":
    README.write_text(refreshed(README.read_text(encoding="utf-8")), encoding="utf-8")
    sys.exit()
