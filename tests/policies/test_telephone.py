"""Telephone numbers (R3.3, D29)."""

from __future__ import annotations

import pytest

from imi_tui.domain.policies import telephone


@pytest.mark.parametrize(
    ("text", "country", "stored"),
    [
        ("", "NL", ""),
        ("   ", "NL", ""),
        ("+31 20 555 0100", "NL", "+31205550100"),
        ("020 555 0100", "NL", "+31205550100"),
        ("(020) 555-01.00", "NL", "+31205550100"),
        ("020\u2013555\u00a00100", "NL", "+31205550100"),
        ("0032 2 555 12 12", "NL", "+3225551212"),
        ("+32 2 555 12 12", "NL", "+3225551212"),
        ("21 0123 4567", "EL", "+302101234567"),
        ("02 555 12 12", "EU", "+3225551212"),
        ("+31 20 555 0143", "DE", "+31205550143"),
    ],
)
def test_d29_numbers_become_e164(text: str, country: str, stored: str) -> None:
    assert telephone.check(text, "phone", country) == (stored, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("020", "phone.too_short"),
        ("+31 20", "phone.too_short"),
        ("+31 20 555 0100 0100 0100", "phone.too_long"),
        ("+999 123 4567", "phone.no_country"),
        ("=cmd", "phone.not_a_number"),
        ("[/]", "phone.not_a_number"),
        ("0800 BLOEM", "phone.not_a_number"),
        ("020 555 0100 ext 5", "phone.not_a_number"),
        ("--", "phone.not_a_number"),
        ("٠٢٠٥٥٥٠١٠٠", "phone.not_a_number"),
        ("1" * 41, "text.too_long"),
        ("020\x1b555", "text.control"),
        ("020\u202e555", "text.control"),
    ],
)
def test_r3_3_what_is_no_number_is_refused(text: str, code: str) -> None:
    value, issues = telephone.check(text, "phone", "NL")
    assert [(issue.code, issue.path) for issue in issues] == [(code, "phone")]
    assert value == text


def test_national_number_of_an_unknown_country_asks_for_the_code() -> None:
    assert [issue.code for issue in telephone.check("020 555 0100", "phone", "QQ")[1]] == ["phone.no_country"]


@pytest.mark.parametrize(
    ("e164", "text"),
    [("+31205550100", "+31 20 555 0100"), ("", ""), ("nonsense", "nonsense"), ("+3225551212", "+32 2 555 12 12")],
)
def test_d29_shown_internationally(e164: str, text: str) -> None:
    assert telephone.shown(e164) == text
