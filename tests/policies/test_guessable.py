"""Common passwords and names (D13)."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from imi_tui.domain.policies import guessable

CONTEXT = ("Mees", "van der Wilgenroos", "kano-7316", "m.wilgenroos", "Gemeente Veldermeer", "Bouwvergunningen")


@pytest.mark.parametrize(
    "text",
    [
        "Welkom01", "Password1", "P4ssw0rd!", "W@chtw00rd1", "Zomer2026", "Qwerty123", "Qwertyuiop1", "Asdfghjkl1",
        "Aaaaaaa1", "Abcdefg1", "Poiuyt12", "Wilgenroos1", "VELDERMEER1", "Bouwvergunningen1", "1Mees2026",
        "12345678Ab9c",        "GemeenteVeldermeer1",
    ],
)  # fmt: skip
def test_d13_guesses_are_refused(text: str) -> None:
    assert [(issue.code, issue.path) for issue in guessable.check(text, CONTEXT)] == [("password.guessable", "new")]


@pytest.mark.parametrize("text", ["Demo1234x", "Fietspomp7 rood", "Xk4-mmQ9rTb2", "Veldermeer is mooi 1"])
def test_d13_others_pass(text: str) -> None:
    assert guessable.check(text, CONTEXT) == ()


def test_short_names_are_no_reason() -> None:
    assert guessable.check("Ng345678x", ("Ng", "Li")) == ()


def test_the_list_is_plain_words() -> None:
    words = (files("imi_tui.domain.policies") / "common.txt").read_text(encoding="ascii").split()
    assert len(words) == len(set(words)) > 200
    assert all(re.fullmatch("[a-z]{3,}", word) for word in words)
