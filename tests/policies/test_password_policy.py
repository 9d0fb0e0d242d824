"""Password rules (R4.7, D13)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imi_tui.domain.model.credential import Credential
from imi_tui.domain.policies import history, password
from imi_tui.domain.secret import Secret

RIGHT = "Abcdefg1"


def unmet(new: str, again: str | None = None) -> list[str]:
    return [rule.code for rule in password.checks(new, new if again is None else again) if not rule.met]


@pytest.mark.parametrize("new", [RIGHT, "Éa345678", "Жж٣45678", "Aa1 aaaa", "Aa1" + "x" * 125, "Aa1[/]<>", "Ǆa1xxxxx"])
def test_r4_7_right_passwords_pass(new: str) -> None:
    assert unmet(new) == []
    assert password.issues(new, new) == ()


@pytest.mark.parametrize(
    ("new", "codes"),
    [
        ("Abcdef1", ["password.length"]),
        ("abcdefg1", ["password.upper"]),
        ("ABCDEFG1", ["password.lower"]),
        ("Abcdefgh", ["password.digit"]),
        ("Abcdefg①", ["password.digit"]),
        ("Abcdefg²", ["password.digit"]),
        ("abcdefgh", ["password.upper", "password.digit"]),
        ("-", ["password.length", "password.upper", "password.lower", "password.digit"]),
        ("东京东京东京东京", ["password.upper", "password.lower", "password.digit"]),
        ("Aa1" + "x" * 126, ["password.too_long"]),
        ("Abcd\x1befg1", ["password.character"]),
        ("Abcd\u202eefg1", ["password.character"]),
        ("Abcd\ud800efg1", ["password.character"]),
        ("", ["password.required"]),
    ],
)
def test_r4_7_each_rule_speaks_and_all_at_once(new: str, codes: list[str]) -> None:
    assert [issue.code for issue in password.issues(new, new)] == codes
    assert {issue.path for issue in password.issues(new, new)} == {"new"}


def test_r4_7_length_counts_code_points_and_tells_the_count() -> None:
    assert unmet("Aa1\U0001f600\U0001f600\U0001f600\U0001f600") == ["password.length"]
    assert password.checks("Abc", "")[0].params == {"min": 8, "count": 3}
    assert unmet("e\u0301Abcde1") == ["password.length"]


def test_twice_the_same_is_a_rule_of_the_second_field() -> None:
    (issue,) = password.issues(RIGHT, "Abcdefg2")
    assert (issue.code, issue.path) == ("password.same", "again")
    assert unmet("", "") == ["password.length", "password.upper", "password.lower", "password.digit", "password.same"]


def test_one_password_whatever_the_keyboard_composed() -> None:
    composed, apart = "Åbcdefg1", "A\u030abcdefg1"
    assert unmet(composed, apart) == []
    assert password.prepared(Secret(composed)).reveal() == password.prepared(Secret(apart)).reveal()
    assert password.normalised("Ab\u00a0cdef1") == "Ab cdef1"
    assert password.normalised("Ａbcdefg1") == "Ａbcdefg1"


@given(st.text(max_size=40))
def test_normal_form_is_final(text: str) -> None:
    once = password.normalised(text)
    assert password.normalised(once) == once
    assert password.normalised(unicodedata.normalize("NFD", text)) == password.normalised(
        unicodedata.normalize("NFC", text)
    )


@given(st.text(min_size=1, max_size=20))
def test_no_rule_ever_tells_the_password(text: str) -> None:
    secret = f"kanarie{text}"
    told = repr(password.checks(secret, "other")) + repr(password.issues(secret, "other"))
    assert "kanarie" not in told


def test_r4_7_last_five_are_the_chosen_ones_with_the_present() -> None:
    credential = Credential(hash="h5", temporary=False, history=["h5", "h4", "h3", "h2", "h1"])
    assert history.refused_hashes(credential, 5) == ("h5", "h4", "h3", "h2", "h1")
    assert history.with_newest(credential, "h6", 5) == ["h6", "h5", "h4", "h3", "h2"]
    assert history.kept_temporary(credential) is None
    temporary = Credential(hash="t", temporary=True, history=["h1"])
    assert history.refused_hashes(temporary, 5) == ("h1",)
    assert history.kept_temporary(temporary) == "t"
