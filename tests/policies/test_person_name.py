"""Names of people (R3.3, D28)."""

from __future__ import annotations

import pytest

from imi_tui.domain.policies import person_name


@pytest.mark.parametrize(
    "name",
    [
        "Mees", "van der Wilgenroos", "O'Brien", "D’Angelo", "Jean-Luc", "Ph. D.", "Ångström", "Łukasz", "Ġorġ",
        "Βασίλης", "Георги", "Őrs", "Çağla", "Þór", "ß", "X", "Núñez y Gómez", "Gal·la", "שרה", "王", "नमिता", "x" * 64,
        "Smith‑Jones", "Ó Briain",
    ],
)  # fmt: skip
def test_r3_3_real_names_pass(name: str) -> None:
    value, issues = person_name.check(name, "first_name")
    assert issues == ()
    assert value == name


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "text.required"),
        ("  \t", "text.required"),
        ("x" * 65, "text.too_long"),
        ("Jan3", "name.character"),
        ("[/]", "name.character"),
        ("[@click=app.quit]x", "name.character"),
        ("a@b", "name.character"),
        ("Jan\u200bPiet", "text.control"),
        ("Jan😀", "name.character"),
        ("<b>", "name.character"),
        ("=cmd", "name.character"),
        ("Jan, Piet", "name.character"),
        ("-", "name.letter"),
        ("...", "name.letter"),
        ("' '", "name.letter"),
        ("\u0301a", "name.marks"),
        ("a -\u0301b", "name.marks"),
        ("x" + "\u0301" * 9, "name.marks"),
        ("Jan\u202ePiet", "text.control"),
        ("Jan\x1b[2J", "text.control"),
        ("Ren\ufffd", "text.replacement"),
    ],
)
def test_r3_3_what_is_no_name_is_refused(name: str, code: str) -> None:
    _, issues = person_name.check(name, "last_name")
    assert [(issue.code, issue.path) for issue in issues] == [(code, "last_name")]


def test_wrong_character_is_named() -> None:
    (issue,) = person_name.check("Jan3", "first_name")[1]
    assert issue.params == {"character": "3", "code": "U+0033"}


def test_spelling_is_made_one() -> None:
    assert person_name.check(" Jose\u0301  van\u00a0 Dam ", "first_name") == ("José van Dam", ())
    assert person_name.check("x" + "\u0301" * 8, "first_name")[1] == ()
