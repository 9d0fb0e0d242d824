"""Finding names by the words in them: like looking at every name, only quicker."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imi_tui.domain.policies.folding import fold
from screens.kit.widgets import tree_words
from screens.kit.widgets.tree_words import INSIDE_FROM, WordIndex

NAMES = ["Architect", "Interieurarchitect", "Tuin- en landschapsarchitect", "Archivaris", "Financiën", "Øresund Łódź"]


def found(typed: str, names: list[str] = NAMES) -> list[str] | None:
    hits = WordIndex(enumerate(names)).find(typed)
    return None if hits is None else [names[number] for number in hits.numbers]


def best(typed: str) -> str | None:
    hits = WordIndex(enumerate(NAMES)).find(typed)
    return None if hits is None or hits.best is None else NAMES[hits.best]


def plainly(typed: str, names: list[str]) -> list[int]:
    """The same by looking at every word of every name."""
    parts = re.findall(r"[^\W_]+", fold(typed))
    numbers = []
    for number, name in enumerate(names):
        words = re.findall(r"[^\W_]+", fold(name))
        matches = [any(w.startswith(p) or (len(p) >= INSIDE_FROM and p in w) for w in words) for p in parts]
        if all(matches):
            numbers.append(number)
    return numbers


def test_r2_9_a_word_is_found_by_its_beginning() -> None:
    assert found("land") == ["Tuin- en landschapsarchitect"]
    assert found("tuin land") == ["Tuin- en landschapsarchitect"]
    assert found("land tuin") == ["Tuin- en landschapsarchitect"]


@pytest.mark.parametrize(("typed", "name"), [("FINAN", "Financiën"), ("financie", "Financiën"), ("ore lod", NAMES[5])])
def test_case_and_accents_make_no_difference(typed: str, name: str) -> None:
    assert found(typed) == [name]


def test_a_short_beginning_is_not_looked_for_inside_words() -> None:
    assert found("arc") == ["Architect", "Archivaris"]
    assert found("tec") == []


def test_a_longer_one_is_found_inside_compounds_and_the_cursor_goes_to_a_beginning() -> None:
    assert found("arch") == ["Architect", "Interieurarchitect", "Tuin- en landschapsarchitect", "Archivaris"]
    assert best("archit") == "Architect"
    assert best("schap") == "Tuin- en landschapsarchitect"


@pytest.mark.parametrize("typed", ["", "   ", "-", "(", "'"])
def test_no_word_is_no_filter(typed: str) -> None:
    assert found(typed) is None


@pytest.mark.parametrize("typed", ["zzz", "archx", "[a-z]", "%"])
def test_what_is_not_there_is_not_found(typed: str) -> None:
    assert not found(typed)


words = st.text(alphabet="abcé1", min_size=1, max_size=6)


@given(st.lists(st.lists(words, min_size=1, max_size=3).map(" ".join), max_size=12), st.lists(words, max_size=2))
def test_the_index_finds_what_looking_at_every_word_finds(names: list[str], typed: list[str]) -> None:
    hits = WordIndex(enumerate(names)).find(" ".join(typed))
    if typed:
        assert hits is not None
        assert list(hits.numbers) == plainly(" ".join(typed), names)
        assert hits.best is None if not hits.numbers else hits.best in hits.numbers


def test_beginnings_with_many_hits_are_the_same_when_looked_up_in_advance(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{first}{second} woord{number % 7}" for number in range(30) for first in "ab" for second in "cd"]
    plain = WordIndex(enumerate(names))
    monkeypatch.setattr(tree_words, "MANY", 3)
    prepared = WordIndex(enumerate(names))
    for typed in ("a", "ac", "w", "woord", "woord3", "a woord1", "b c"):
        one, other = plain.find(typed), prepared.find(typed)
        assert one is not None
        assert other is not None
        assert (list(one.numbers), one.best) == (list(other.numbers), other.best)
