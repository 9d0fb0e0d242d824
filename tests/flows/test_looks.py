"""Colours that really leave the program: the terminal's own sixteen, or none at all (screens.md chapter 1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.flows.conftest import signed_in
from tests.flows.terminal import program

PLAIN = {"", "0", "1", "4", "7", "22", "24", "27", "39", "49"}
SIXTEEN = {str(code) for start in (30, 40, 90, 100) for code in range(start, start + 8)}


def looks(data: Path, environment: Mapping[str, str]) -> set[str]:
    """Every attribute and colour that sign-in, a wrong form, both trees, help and a question are drawn with."""
    with program(data, "demo", environment=environment) as it:
        signed_in(it, "beheerder")
        it.press("1", "f2", "f8", "f3")
        it.wait_for("nog niet goed")
        it.press("f9", "2", "f9", "3", "f1")
        it.wait_for("Uit de handleiding")
        it.press("esc")
        it.wait_until_gone("Uit de handleiding")
        it.press("esc")
        it.wait_for(">[Verder bewerken]")
        return {code for found in re.findall(rb"\x1b\[([0-9;]*)m", it.output) for code in found.decode().split(";")}


def test_no_color_sends_attributes_and_no_colour(data: Path) -> None:
    assert looks(data, {"NO_COLOR": "1"}) <= PLAIN


@pytest.mark.parametrize("environment", [{}, {"COLORTERM": "truecolor"}, {"TERM": "vt100"}], ids=str)
def test_colours_are_the_sixteen_of_the_terminal(data: Path, environment: Mapping[str, str]) -> None:
    assert looks(data, environment) <= PLAIN | SIXTEEN
