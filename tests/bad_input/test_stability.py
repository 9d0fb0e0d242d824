"""What holds for whatever is typed: a stored value is right when it is looked at again, and stands there as typed."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import email_address, folding, person_name, postal, telephone, texts, user_name, website
from screens.kit.text import shown
from tests.bad_input.cases import Case
from tests.bad_input.fields import AUTHORITY, USER

Rule = Callable[[str], tuple[str, tuple[Issue, ...]]]
RULES: dict[str, Rule] = {
    "person_name": lambda text: person_name.check(text, "field"),
    "email": lambda text: email_address.check(text, "field"),
    "phone": lambda text: telephone.check(text, "field", "NL"),
    "website": lambda text: website.check(text, "field"),
    "street": lambda text: postal.street(text, "field"),
    "text": lambda text: texts.clean(text, "field", maximum=200),
    "user_name": lambda text: user_name.check(text, "field"),
}
CASES: list[Case] = [case for cases in (*AUTHORITY.values(), *USER.values()) for case in cases]
# Letters and signs that rules look at, so that chance finds more than refusals.
TYPED = st.one_of(
    st.text(max_size=30),
    st.text(alphabet="aAéßİ ıŁΣς09@.+-_/:'’‘[]()\u00a0\u0301\u200b\ufe0f\u3164\ud800\x1b", max_size=20),
    st.from_regex(r"\+?[0-9 ()./\-]{6,16}", fullmatch=True),
    st.emails(),
    st.builds(
        "{}@{}".format, st.text(max_size=8), st.from_regex(r"[a-zä-ü0-9\-]{1,12}(\.[a-zα-ω]{2,6}){1,2}", fullmatch=True)
    ),
    st.sampled_from([case.typed for case in CASES]),
)


@pytest.mark.parametrize("name", RULES)
@given(typed=TYPED)
def test_d28_a_stored_value_is_right_when_it_is_looked_at_again(name: str, typed: str) -> None:
    rule = RULES[name]
    stored, issues = rule(typed)
    if issues:
        assert all(issue.path == "field" for issue in issues)
        return
    assert rule(stored) == (stored, ())
    assert unicodedata.is_normalized("NFC", stored)
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert not any(texts.forbidden(sign) for sign in stored)


@given(typed=TYPED)
def test_d28_brackets_and_all_that_is_readable_are_stored_as_typed(typed: str) -> None:
    text = f"[{typed}]"
    stored, issues = texts.clean(text, "field", maximum=200)
    if not issues:
        assert stored == unicodedata.normalize("NFC", text)


@given(typed=TYPED)
def test_d18_folding_twice_changes_nothing(typed: str) -> None:
    once = folding.fold(typed)
    assert folding.fold(once) == once


@given(typed=TYPED)
def test_d8_the_key_of_an_address_is_final_and_the_same_as_that_of_its_stored_form(typed: str) -> None:
    stored, issues = email_address.check(typed, "email")
    if not issues:
        key = email_address.key(typed)
        assert email_address.key(stored) == email_address.key(key) == key
        assert key.rpartition("@")[2].isascii()


@given(typed=TYPED)
def test_d9_a_user_name_and_its_key_are_the_same(typed: str) -> None:
    stored, issues = user_name.check(typed)
    if not issues:
        assert user_name.key(typed) == user_name.key(stored) == stored
        assert user_name.possible(stored)


@pytest.mark.parametrize("name", RULES)
@given(typed=TYPED)
def test_d28_what_cannot_be_seen_is_named_by_its_code_point(name: str, typed: str) -> None:
    for issue in RULES[name](typed)[1]:
        told = str(issue.params.get("character", ""))
        assert told.isprintable()
        assert not any(texts.invisible(sign) for sign in told)


@pytest.mark.parametrize("filler", ["\u034f", "\u115f", "\u1160", "\u3164", "\uffa0", "\u200b", "\ufeff"])
def test_d28_what_draws_nothing_shows_as_a_sign(filler: str) -> None:
    assert shown(f"a{filler}b") == "a\ufffdb"
