"""Names of people at large: what real people are called is taken unchanged, what no name is is not (R3.3, D28)."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator

import pytest

from imi_tui.domain.policies import limits, person_name, texts
from tests.bad_input.names_family import FAMILY, family
from tests.bad_input.names_given import GIVEN, given
from tests.bad_input.names_hostile import FAMILIES, HARMLESS, hostile

OFFICIAL = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl", "pl",
    "pt", "ro", "sk", "sl", "sv",
]  # fmt: skip


def people(language: str) -> Iterator[tuple[str, str]]:
    """First and last name of at least ninety people of that language."""
    for first in given(language):
        for last in family(language):
            yield first, last


@pytest.mark.parametrize("language", OFFICIAL)
def test_r3_3_real_names_of_every_official_language_are_taken_as_they_are(language: str) -> None:
    everybody = list(people(language))
    assert len(everybody) >= 90
    for first, last in everybody:
        for name in (first, last, f"{first} {last}", f"{last}-{family(language)[0]}"):
            assert person_name.check(name, "last_name") == (name, ()), name
            apart = unicodedata.normalize("NFD", name)
            assert person_name.check(f" {apart}\n", "last_name") == (unicodedata.normalize("NFC", name), ()), name


def test_r3_3_two_thousand_different_real_names() -> None:
    assert sorted(GIVEN) == sorted(FAMILY) == OFFICIAL
    full = {f"{first} {last}" for language in OFFICIAL for first, last in people(language)}
    assert len(full) >= 2000
    assert all(unicodedata.is_normalized("NFC", name) for name in full)
    assert max(map(len, full)) <= limits.PERSON_NAME
    signs = set("".join(full))
    assert set("'’‘-·.ªßłŁőșțħĦ") <= signs


@pytest.mark.parametrize("kind", FAMILIES)
def test_d28_each_hostile_thing_is_refused_alone_between_letters(kind: str) -> None:
    for thing in FAMILIES[kind]:
        for name in HARMLESS:
            _, issues = person_name.check(f"{name}{thing}{name}", "first_name")
            assert [issue.path for issue in issues] == ["first_name"], ascii(thing)
            assert issues[0].code in ("text.control", "text.replacement", "name.character"), ascii(thing)
            assert not issues[0].warning


def test_d28_two_thousand_different_hostile_names_are_refused() -> None:
    wrong = {name for name in hostile() if len(name) <= limits.PERSON_NAME}
    wrong |= {f"{name}{thing}{name}" for things in FAMILIES.values() for thing in things for name in HARMLESS}
    assert len(wrong) >= 2000
    for name in sorted(wrong):
        _, issues = person_name.check(name, "last_name")
        assert issues, ascii(name)
        for issue in issues:
            told = str(issue.params.get("character", ""))
            assert told.isprintable(), ascii(name)
            assert not any(texts.forbidden(sign) or texts.invisible(sign) for sign in told), ascii(name)


ALL_OF_UNICODE = pytest.param(range(sys.maxunicode + 1), id="all", marks=pytest.mark.full)


@pytest.mark.parametrize("codes", [range(0x10000), range(0x1D000, 0x20000), range(0xE0000, 0xE0200), ALL_OF_UNICODE])
def test_d28_exactly_letters_marks_and_a_few_signs_are_taken(codes: range) -> None:
    """Every code point between two letters."""
    for code in codes:
        character = chr(code)
        value, issues = person_name.check(f"a{character}a", "last_name")
        category = unicodedata.category(character)
        if issues:
            plain = category[0] in "LM" and not unicodedata.decomposition(character).startswith("<")
            assert not plain or texts.invisible(character) or category == "Me", hex(code)
        else:
            assert all(unicodedata.category(sign)[0] in "LM" or sign in " -‐‑'‘’.·" for sign in value), hex(code)
