"""The rules for single values of the files: keys, codes, names, texts. What is wrong is noted, and reading goes on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from imi_tui.domain.catalogue.problems import Problem
from imi_tui.domain.catalogue.source import Node
from imi_tui.domain.dto.catalogue import Names

MAX_NAME: Final = 200
MAX_CODE: Final = 40
SHORT_CELLS: Final = 9
NEEDED_LANGUAGES: Final = ("nl", "en")
EVIDENCE: Final = ("seen", "memory", "design")
_CODE: Final = re.compile(rf"[A-Za-z0-9][A-Za-z0-9_-]{{0,{MAX_CODE - 1}}}")
_LANGUAGE: Final = re.compile(r"[a-z]{2}")


def cell_width(text: str) -> int:
    """How many terminal cells a text takes."""
    width = 0
    for character in text:
        if unicodedata.category(character) not in {"Mn", "Me", "Cf"}:
            width += 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
    return width


@dataclass(frozen=True, slots=True)
class Item:
    """A value of a file in its place. Its methods check and return it; what is wrong is noted and replaced.

    Nothing built from an item is used when there was a problem, so the replacements never leave the reader.

    Attributes:
        node: The value.
        file: Its file, relative to the folder.
        place: Path of keys and list positions inside the file.
        problems: Where findings go.
        languages: In which languages there may be names; empty when the list of languages could not be read.
    """

    node: Node
    file: str
    place: str
    problems: list[Problem]
    languages: Collection[str]

    def problem(self, code: str, /, **params: object) -> None:
        """Note what is wrong here."""
        self.problems.append(
            Problem(
                file=self.file,
                line=self.node.line,
                column=self.node.column,
                place=self.place,
                code=code,
                params=params,
            )
        )

    def at(self, node: Node, step: str) -> Item:
        """Another value of the same file, at this place and one step further."""
        place = f"{self.place}.{step}" if self.place and not step.startswith("[") else f"{self.place}{step}"
        return Item(node, self.file, place, self.problems, self.languages)

    # structure

    def keys(self, needed: Iterable[str], optional: Iterable[str] = (), *, named: bool = False) -> Entry:
        """The values by key. With `named`, the keys `nl`, `en` and further languages are wanted as well."""
        if self.node.pairs is None:
            self.problem("value.not_mapping")
            return Entry()
        found = self._pairs(self.node.pairs)
        wanted = [*needed, *(NEEDED_LANGUAGES if named else ())]
        known = {*wanted, *optional, "evidence"}
        for key, value in found.items():
            if key in known:
                continue
            if not (named and _LANGUAGE.fullmatch(key)):
                value.problem("key.unknown", key=key)
            elif self.languages and key not in self.languages:
                value.problem("name.language", language=key)
        for key in wanted:
            if key not in found:
                self.problem("key.missing", key=key)
        if "evidence" in found:
            # Where an entry comes from is a remark for readers of the file and goes no further.
            found["evidence"].one_of(EVIDENCE)
        return found

    def _pairs(self, pairs: Iterable[tuple[Node, Node]]) -> Entry:
        found = Entry()
        for key, value in pairs:
            name = key.scalar
            if not isinstance(name, str):
                self.at(key, "key").problem("value.not_text")
            elif name in found:
                self.at(key, name).problem("key.doubled", key=name)
            else:
                found[name] = self.at(value, name)
        return found

    def entries(self) -> list[Item]:
        """The entries of a list that has at least one."""
        if self.node.entries is None:
            self.problem("value.not_list")
            return []
        if not self.node.entries:
            self.problem("list.empty")
        return [self.at(entry, f"[{number}]") for number, entry in enumerate(self.node.entries, 1)]

    # values

    def text(self, limit: int = MAX_NAME) -> str:
        """One line of text, normalised to NFC."""
        value = self.node.scalar
        if not isinstance(value, str):
            self.problem("value.not_text")
            return ""
        text = unicodedata.normalize("NFC", value)
        strange = next((mark for mark in text if _cannot_be_shown(mark)), None)
        if strange is not None:
            self.problem("text.control", name=f"U+{ord(strange):04X}")
        elif not text.strip():
            self.problem("text.empty")
        elif text != text.strip():
            self.problem("text.blank_around")
        elif len(text) > limit:
            self.problem("text.too_long", limit=limit)
        return text

    def code(self, pattern: re.Pattern[str] = _CODE) -> str:
        """A code: what the database keeps, so plain letters, digits, hyphen and underscore."""
        value = self.node.scalar
        if not isinstance(value, str) or not pattern.fullmatch(value):
            self.problem("code.form", pattern=pattern.pattern)
            return ""
        return value

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.node.scalar, bool):
            self.problem("value.not_flag")
            return False
        return self.node.scalar

    def one_of(self, allowed: Iterable[str]) -> str:
        """One of some words; empty when it is none of them."""
        words = tuple(allowed)
        if self.node.scalar not in words:
            self.problem("value.not_one_of", allowed=", ".join(words))
            return ""
        return str(self.node.scalar)

    @property
    def is_null(self) -> bool:
        """Whether nothing stands here."""
        return self.node.scalar is None and self.node.entries is None and self.node.pairs is None

    def names(self, *, short: bool = False, sentence: bool = False) -> Names:
        """A text in several languages under keys of its own (`short`, `allows`)."""
        found = self.keys((), named=True)
        names = found.names()
        for language, text in names.texts.items():
            if short and cell_width(text) > SHORT_CELLS:
                found[language].problem("short.too_wide", cells=cell_width(text), limit=SHORT_CELLS)
            if sentence and text and not text.endswith("."):
                found[language].problem("text.no_full_stop")
        return names


class Entry(dict[str, Item]):
    """The values of a mapping by key. A key that is missing was noted already and reads as something harmless."""

    def code(self, key: str = "code", pattern: re.Pattern[str] = _CODE) -> str:
        """The code at a key."""
        return self[key].code(pattern) if key in self else ""

    def entries(self, key: str) -> list[Item]:
        """The entries of the list at a key."""
        return self[key].entries() if key in self else []

    def names(self) -> Names:
        """The names among the keys."""
        return Names(texts={key: item.text() for key, item in self.items() if _LANGUAGE.fullmatch(key)})


def is_code(text: str) -> bool:
    """Whether a text has the form of a code."""
    return _CODE.fullmatch(text) is not None


def _cannot_be_shown(character: str) -> bool:
    """Control, format (bidirectional ones too), unassigned and private code points, and separators of lines (D28)."""
    category = unicodedata.category(character)
    return category[0] == "C" or category in {"Zl", "Zp"}


def unique_codes(codes: Iterable[tuple[str, Item]]) -> None:
    """Note each code that stands twice."""
    first: dict[str, str] = {}
    for code, item in codes:
        if code and first.setdefault(code, _where(item)) != _where(item):
            item.problem("code.doubled", code=code, first=first[code])


def unique_names(siblings: Iterable[tuple[Names, Item]]) -> None:
    """Note names that a reader could not tell apart, because they stand beside each other in one list."""
    first: dict[tuple[str, str], str] = {}
    for names, item in siblings:
        for language, text in names.texts.items():
            key = (language, text.casefold())
            if text and first.setdefault(key, _where(item)) != _where(item):
                item.problem("name.doubled", name=text, language=language, first=first[key])


def _where(item: Item) -> str:
    return f"{item.file}:{item.node.line}:{item.node.column}"
