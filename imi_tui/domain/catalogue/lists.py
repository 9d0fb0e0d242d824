"""Builds what `languages.yaml`, `countries.yaml`, `classification.yaml` and `keywords/*.yaml` say (D17)."""

from __future__ import annotations

import re
from typing import Final, NamedTuple, cast

from imi_tui.domain.catalogue.cldr import Cldr
from imi_tui.domain.catalogue.schema import NEEDED_LANGUAGES, Entry, Item, unique_codes, unique_names
from imi_tui.domain.dto.catalogue import Choose, CompetenceList, Country, Keyword, LanguageEntry, Names

CHOOSE: Final[tuple[Choose, ...]] = ("exactly_one", "one_or_more", "zero_or_more")
_LANGUAGE_CODE: Final = re.compile(r"[a-z]{2}")
_COUNTRY_CODE: Final = re.compile(r"[A-Z]{2}")
_CALLING_CODE: Final = re.compile(r"[1-9][0-9]{0,3}")


def content(root: Item, *needed: str) -> Entry:
    """The top-level keys of a file, after a look at its header `about`."""
    found = root.keys(needed, ("about",))
    if "about" in found:
        found["about"].keys((), ("origin",))
    return found


def read_languages(root: Item) -> tuple[tuple[LanguageEntry, ...], Cldr]:
    """The languages in the order of the file, and the names of everything in these languages."""
    found = content(root, "languages")
    codes = [(item.code(_LANGUAGE_CODE), item) for item in found.entries("languages")]
    unique_codes(codes)
    cldr = Cldr(code for code, _ in codes if code)
    for code, item in codes:
        if code in cldr.unknown:
            item.problem("language.unknown", code=code)
    if codes and not {code for code, _ in codes}.issuperset(NEEDED_LANGUAGES):
        found["languages"].problem("language.needed")
    entries = tuple(
        LanguageEntry(code=code, names=cldr.language(code), autonym=cldr.autonym(code)) for code, _ in codes
    )
    return entries, cldr


def read_countries(root: Item, cldr: Cldr) -> tuple[Country, ...]:
    """The countries in the order of the file."""
    countries: list[Country] = []
    codes: list[tuple[str, Item]] = []
    for item in content(root, "countries").entries("countries"):
        entry = item.keys(("code", "calling_code"), ("iso",))
        code = entry.code("code", _COUNTRY_CODE)
        iso = entry.code("iso", _COUNTRY_CODE) or code
        names = cldr.country(iso)
        if iso and not names.texts:
            item.problem("country.unknown", code=code)
        codes.append((code, item))
        countries.append(Country(code=code, names=names, calling_code=entry.code("calling_code", _CALLING_CODE)))
    unique_codes(codes)
    return tuple(countries)


def read_competence_lists(root: Item) -> tuple[CompetenceList, ...]:
    """The lists of the tab Classificatie with their values (R2.8)."""
    lists: list[CompetenceList] = []
    places = content(root, "lists").entries("lists")
    for item in places:
        entry = item.keys(("code", "choose", "values"), named=True)
        choose = entry["choose"].one_of(CHOOSE) if "choose" in entry else CHOOSE[0]
        tree: list[_Value] = []
        _values(entry.entries("values"), "", tree)
        unique_codes((value.code, value.place) for value in tree)
        lists.append(
            CompetenceList(
                code=entry.code(),
                names=entry.names(),
                choose=cast("Choose", choose),
                values=tuple((value.code, value.names) for value in tree),
                parents={value.code: value.parent for value in tree if value.parent},
            )
        )
    unique_codes((each.code, place) for each, place in zip(lists, places, strict=True))
    unique_names((each.names, place) for each, place in zip(lists, places, strict=True))
    return tuple(lists)


class _Value(NamedTuple):
    """A value of a list with the code of the value above it; empty at the top."""

    code: str
    names: Names
    parent: str
    place: Item


def _values(places: list[Item], parent: str, tree: list[_Value]) -> None:
    """Add the values to the tree, each followed by those under it."""
    siblings: list[_Value] = []
    for item in places:
        entry = item.keys(("code",), ("children",), named=True)
        value = _Value(entry.code(), entry.names(), parent, item)
        siblings.append(value)
        tree.append(value)
        _values(entry.entries("children"), value.code, tree)
    unique_names((value.names, value.place) for value in siblings)


def read_keywords(root: Item) -> tuple[tuple[Keyword, ...], list[tuple[str, Item]]]:
    """A set of keywords as a tree (R2.9), and every code in it with its place."""
    codes: list[tuple[str, Item]] = []
    return _keywords(content(root, "keywords").entries("keywords"), codes), codes


def _keywords(places: list[Item], codes: list[tuple[str, Item]]) -> tuple[Keyword, ...]:
    keywords: list[Keyword] = []
    for item in places:
        entry = item.keys(("code",), ("children",), named=True)
        code = entry.code()
        codes.append((code, item))
        children = _keywords(entry.entries("children"), codes)
        keywords.append(Keyword(code=code, names=entry.names(), children=children))
    unique_names((each.names, place) for each, place in zip(keywords, places, strict=True))
    return tuple(keywords)
