from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imi_tui.domain.policies.folding import fold, search_text, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        ("  Van  der\tBerg ", "van der berg"),
        ("Éva ÉVA", "eva eva"),
        ("E\u0301va", "eva"),
        ("Łódź Ångström Øre Đorđe", "lodz angstrom ore dorde"),
        ("STRASSE straße", "strasse strasse"),
        ("Æble œuvre þorn", "aeble oeuvre thorn"),
        ("Ωμέγα ΩΜΈΓΑ", "ωμεγα ωμεγα"),
        ("ς σ Σ", "σ σ σ"),
        ("İstanbul ıstanbul", "istanbul istanbul"),
        ("Бойко", "боико"),
        ("ﬁn ２０", "fin 20"),
        ("a\u00a0b", "a b"),
        ("a\u200bb\ud800\x00c", "abc"),
    ],
)
def test_d18_folding_takes_case_accents_and_spelling_away(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(st.characters(exclude_categories=[])))
def test_d18_folding_twice_changes_nothing_and_the_result_can_be_stored(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    folded.encode("utf-8")


def test_d18_a_shorter_name_sorts_before_a_longer_one_that_begins_with_it() -> None:
    people = [("Bos Smit", "An"), ("Bos", "Zed"), ("bos", "Éa"), ("Bosch", "Bo"), ("Bos-Smit", "Cor")]
    ordered = sorted(people, key=lambda person: sort_key(*person))
    assert ordered == [("bos", "Éa"), ("Bos", "Zed"), ("Bos Smit", "An"), ("Bos-Smit", "Cor"), ("Bosch", "Bo")]


def test_d18_search_text_holds_every_beginning_of_a_word_once() -> None:
    assert search_text("Éva", "Smit-Bos", "smit-bos") == " eva smit-bos bos"
    assert search_text("x.y@a.example") == " x.y@a.example y@a.example a.example example"
    assert search_text("", "  ") == ""


@given(st.lists(st.text(), max_size=3))
def test_d18_every_token_is_found_by_each_of_its_beginnings(texts: list[str]) -> None:
    whole = search_text(*texts)
    for text in texts:
        for token in fold(text).split():
            for end in range(1, len(token) + 1):
                assert f" {token[:end]}" in whole
