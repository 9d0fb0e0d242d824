"""Any typed text (D28)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imi_tui.domain.policies import texts


def codes(text: str, maximum: int = 20, required: bool = True) -> list[str]:
    return [issue.code for issue in texts.clean(text, "field", maximum=maximum, required=required)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "x" * 20,
        "[/]",
        "[b]x[/i]",
        "[@click=app.quit]x",
        "שלום",
        "مرحبا",
        "Ñandú 東京",
        "e\u0301",
        "👩‍👩‍👧",
        "%s {} $x",
    ],
)
def test_right_text_is_kept_as_typed(text: str) -> None:
    value, issues = texts.clean(text, "field", maximum=20)
    assert issues == ()
    assert value == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "character"),
    [
        ("a\x1bb", "U+001B"),
        ("a\x00b", "U+0000"),
        ("a\x7fb", "U+007F"),
        ("a\x9bb", "U+009B"),
        ("a\nb", "U+000A"),
        ("a\u202eb", "U+202E"),
        ("a\u2066b", "U+2066"),
        ("a\u200fb", "U+200F"),
        ("a\u061cb", "U+061C"),
        ("a\u2028b", "U+2028"),
        ("a\ud800b", "U+D800"),
        ("a\U000e0041b", "U+E0041"),
        ("a\U0003ffffb", "U+3FFFF"),
        ("\x1b]52;c;x\x07", "U+001B"),
        ("\x1b", "U+001B"),
        ("a\u0378b", "U+0378"),
    ],
)
def test_d28_control_characters_are_refused_by_name(text: str, character: str) -> None:
    (issue,) = texts.clean(text, "field", maximum=20)[1]
    assert (issue.code, issue.path, issue.params) == ("text.control", "field", {"character": character})


@pytest.mark.parametrize("text", ["", " ", "\t\n", "\u00a0\u3000", "\u200b", "\u3164", "\u2800\u2800", "\u200d \u00ad"])
def test_blank_is_missing_or_empty(text: str) -> None:
    assert codes(text) == ["text.required"]
    assert texts.clean(text, "field", maximum=20, required=False) == ("", ())


def test_replacement_character_tells_of_the_terminal() -> None:
    assert codes("Ren\ufffde") == ["text.replacement"]


def test_outer_blanks_go_and_inner_stay() -> None:
    assert texts.clean("  a  b \r\n", "field", maximum=20) == ("a  b", ())


def test_length_counts_code_points_after_composition() -> None:
    assert codes("e\u0301" * 20) == []
    (issue,) = texts.clean("x" * 21, "field", maximum=20)[1]
    assert (issue.code, issue.params) == ("text.too_long", {"max": 20, "count": 21})
    assert codes(" " * 50 + "x" * 20 + " " * 50) == []


@given(st.text(max_size=30))
def test_what_passes_can_be_stored_and_passes_again(text: str) -> None:
    value, issues = texts.clean(text, "field", maximum=60, required=False)
    if not issues:
        assert value.encode("utf-8").decode("utf-8") == value
        assert not any(unicodedata.category(character) in ("Cc", "Cs", "Cn") for character in value)
        assert texts.clean(value, "field", maximum=60, required=False) == (value, ())
