"""Which requirements the collected tests cover, by their names: `test_r3_4_an_address_in_use_is_refused`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

REQUIREMENTS: Final = {1: 6, 2: 9, 3: 8, 4: 9}
"""How many requirements each chapter of the customer's guide has."""


def count(names: Iterable[str]) -> Counter[tuple[int, int]]:
    """How many tests name each requirement. A test counts once, whatever its parameters."""
    found: Counter[tuple[int, int]] = Counter()
    for name in {name.partition("[")[0] for name in names}:
        for chapter, number in re.findall(r"(?<![a-z0-9])r(\d)_(\d+)(?=_|$)", name):
            if int(number) <= REQUIREMENTS.get(int(chapter), 0):
                found[int(chapter), int(number)] += 1
    return found


def summary(found: Counter[tuple[int, int]]) -> list[str]:
    """A compact block: a line a chapter, each requirement with its number of tests, `-` for none."""
    lines = ["Requirements covered (tests that name them):"]
    for chapter, last in REQUIREMENTS.items():
        cells = (f"R{chapter}.{number} {found[chapter, number] or '-'}" for number in range(1, last + 1))
        lines.append("  " + " ".join(f"{cell:<8}" for cell in cells).rstrip())
    missing = [f"R{c}.{n}" for c, last in REQUIREMENTS.items() for n in range(1, last + 1) if not found[c, n]]
    lines.append(f"  without a test: {', '.join(missing)}" if missing else "  every one has a test")
    return lines
