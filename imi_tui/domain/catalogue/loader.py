"""Reads a folder of reference data into the frozen catalogue, or says everything that is wrong with it (D17)."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from imi_tui.domain.catalogue.lists import read_competence_lists, read_countries, read_keywords, read_languages
from imi_tui.domain.catalogue.modules import read_modules
from imi_tui.domain.catalogue.problems import CatalogueError, Problem
from imi_tui.domain.catalogue.schema import Item, is_code, unique_codes
from imi_tui.domain.catalogue.source import read_file
from imi_tui.domain.dto.catalogue import Catalogue, Keyword
from imi_tui.domain.dto.catalogue_plain import to_plain

LANGUAGES: Final = "languages.yaml"
COUNTRIES: Final = "countries.yaml"
MODULES: Final = "modules.yaml"
CLASSIFICATION: Final = "classification.yaml"
KEYWORDS: Final = "keywords"


def read_catalogue(folder: Path | None = None) -> Catalogue:
    """The catalogue that a folder holds; without a folder the one that comes with the program.

    Takes some tenths of a second: for `init`, `demo` and `catalogue load`. Sessions read it from the database.

    Raises:
        CatalogueError: Something is wrong; it names every problem with file, line and reason.
    """
    root: Traversable = files(__package__) / "files" if folder is None else folder
    if not root.is_dir():
        raise CatalogueError((Problem(file=str(root), code="folder.missing"),))
    reader = _Reader(root)
    item = reader.open(LANGUAGES)
    languages, cldr = read_languages(item) if item else ((), None)
    reader.languages = frozenset(entry.code for entry in languages)
    item = reader.open(COUNTRIES)
    countries = read_countries(item, cldr) if item and cldr else ()
    keyword_sets = reader.keyword_sets()
    item = reader.open(MODULES)
    modules = read_modules(item, keyword_sets) if item else ()
    item = reader.open(CLASSIFICATION)
    competence_lists = read_competence_lists(item) if item else ()
    reader.look_for_strangers()
    if reader.problems:
        raise CatalogueError(tuple(sorted(reader.problems, key=lambda each: (each.file, each.line, each.column))))
    catalogue = Catalogue(
        countries=countries,
        languages=languages,
        modules=modules,
        keyword_sets=keyword_sets,
        competence_lists=competence_lists,
    )
    return replace(catalogue, version=_fingerprint(catalogue))


def _fingerprint(catalogue: Catalogue) -> str:
    """Sixteen digits that change with any content: whoever kept a catalogue sees whether it is still the same."""
    text = json.dumps(to_plain(catalogue), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass
class _Reader:
    """One reading of one folder."""

    root: Traversable
    languages: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def open(self, name: str) -> Item | None:
        """The content of a file; None when it cannot be read, which is noted."""
        node = read_file(self.root.joinpath(*name.split("/")), name, self.problems)
        return Item(node, name, "", self.problems, self.languages) if node else None

    def keyword_sets(self) -> dict[str, tuple[Keyword, ...]]:
        """Each file of the folder `keywords` is a set called like the file."""
        folder = self.root / KEYWORDS
        sets: dict[str, tuple[Keyword, ...]] = {}
        codes: list[tuple[str, Item]] = []
        for name in sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []:
            code, dot, ending = name.rpartition(".")
            if not dot or ending not in {"yaml", "yml"}:
                continue
            if ending == "yml" or not is_code(code):
                self.problems.append(Problem(file=f"{KEYWORDS}/{name}", code="file.unknown"))
                continue
            item = self.open(f"{KEYWORDS}/{name}")
            sets[code], found = read_keywords(item) if item else ((), [])
            codes.extend(found)
        # A keyword is known by its code alone (D1), so a code stands in one set only.
        unique_codes(codes)
        return sets

    def look_for_strangers(self) -> None:
        """A file whose name is misspelt would otherwise be left out without a word."""
        known = {LANGUAGES, COUNTRIES, MODULES, CLASSIFICATION}
        for name in sorted(each.name for each in self.root.iterdir()):
            if name not in known and name.endswith((".yaml", ".yml")):
                self.problems.append(Problem(file=name, code="file.unknown"))
