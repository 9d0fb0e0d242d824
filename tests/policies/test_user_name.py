"""User names (R3.6, D9)."""

from __future__ import annotations

import re

import pytest

from imi_tui.domain.policies import user_name


class Counting:
    """Chance that goes through all numbers in turn."""

    def __init__(self) -> None:
        self.asked = 0

    def below(self, bound: int) -> int:
        self.asked += 1
        return self.asked % bound


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("kano-7316", "kano-7316"),
        (" Kano ", "kano"),
        ("abc", "abc"),
        ("x" * 32, "x" * 32),
        ("a.b_c-9", "a.b_c-9"),
        ("9ab", "9ab"),
    ],
)
def test_r3_6_right_names_pass(text: str, stored: str) -> None:
    assert user_name.check(text) == (stored, ())


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["text.required"]),
        (" \t", ["text.required"]),
        ("ab", ["user_name.too_short"]),
        ("x" * 33, ["user_name.too_long"]),
        ("kano 7316", ["user_name.spaces"]),
        ("kano\u00a07316", ["user_name.spaces"]),
        ("ka\u200bno", ["text.control"]),
        ("käno", ["user_name.character"]),
        ("kanо", ["user_name.character"]),
        ("\u212aano", ["user_name.character"]),
        ("é", ["user_name.character", "user_name.too_short"]),
        ("[/]", ["user_name.character"]),
        ("-kano", ["user_name.start"]),
        ("...", ["user_name.start"]),
        ("Admin", ["user_name.reserved"]),
        ("root", ["user_name.reserved"]),
        ("ka\x1bno", ["text.control"]),
        ("ka\u202eno", ["text.control"]),
    ],
)
def test_r3_6_other_forms_are_refused(text: str, codes: list[str]) -> None:
    assert [issue.code for issue in user_name.check(text)[1]] == codes


def test_d9_exactly_the_named_characters_are_taken() -> None:
    taken = {
        character
        for character in map(chr, range(0x20000))
        if not user_name.check(f"aa{character}a")[1]
    }  # fmt: skip
    assert taken == set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


def test_r3_6_names_compare_without_case() -> None:
    assert user_name.key("KANO-7316 ") == user_name.key("kano-7316")
    assert user_name.key("ＫＡＮＯ") != user_name.key("kano")


def test_r3_6_proposal_is_free_and_easy_to_dictate() -> None:
    chance, given = Counting(), set[str]()
    for _ in range(1000):
        name = user_name.propose(chance, given.__contains__)
        assert re.fullmatch(r"[a-z]{3,9}-[0-9]{4}", name)
        assert user_name.check(name) == (name, ())
        assert name not in given
        given.add(name)


def test_proposals_are_never_endless() -> None:
    with pytest.raises(RuntimeError):
        user_name.propose(Counting(), lambda name: True)


@pytest.mark.parametrize(
    "name",
    [
        "mees",
        "wilgenroos",
        "mees.wilgenroos",
        "mees-wilgenroos",
        "meeswilgenroos",
        "m.wilgenroos",
        "mwilgenroos",
        "rene",
    ],
)
def test_d9_a_name_like_the_person_warns(name: str) -> None:
    (issue,) = user_name.personal(name, ("Mees", "Wilgenroos"), "m.wilgenroos+rené@veldermeer.example")
    assert (issue.code, issue.path, issue.warning) == ("user_name.personal", "user_name", True)


@pytest.mark.parametrize("name", ["kano-7316", "linde-0001", "m"])
def test_d9_other_names_do_not_warn(name: str) -> None:
    assert user_name.personal(name, ("M", "Wilgenroos"), "m.wilgenroos@veldermeer.example") == ()


def test_words_are_enough_and_fit() -> None:
    words = user_name._words()
    assert len(words) == len(set(words)) >= 200
    assert all(re.fullmatch(r"[a-z]{3,9}", word) for word in words)
