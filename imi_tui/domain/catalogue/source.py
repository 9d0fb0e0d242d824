"""Reads one YAML file into values that know their place, so that every problem can name line and column.

Deliberately less than YAML allows: no tags, anchors or aliases, one document, and only `true`, `false` and `null` are
not text. So a country code NO or a policy area 04 means what it says, and no file can make the reader build objects or
repeat parts without end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

from imi_tui.domain.catalogue.problems import Problem
from imi_tui.off_loop import refuse_on_loop

if TYPE_CHECKING:
    from yaml import Event
    from yaml._yaml import Mark as CMark
    from yaml.error import Mark

MAX_BYTES: Final = 4_000_000
MAX_DEPTH: Final = 16
# What YAML itself refuses, and the invisible characters that could make a name read otherwise than it is.
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Node:
    """A value of a file with its place (line and column from 1): a list has `entries`, keys with values are `pairs`."""

    line: int
    column: int
    scalar: str | bool | None = None
    entries: tuple[Node, ...] | None = None
    pairs: tuple[tuple[Node, Node], ...] | None = None


class _Refused(Exception):
    def __init__(self, code: str, at: tuple[int, int], /, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.line, self.column = at
        self.params = params


def read_file(file: Traversable, name: str, problems: list[Problem]) -> Node | None:
    """The content of a file, or None after noting in `problems` why there is none."""
    refuse_on_loop("reading a file of reference data")
    try:
        if not file.is_file():
            problems.append(Problem(file=name, code="file.missing"))
            return None
        data = file.read_bytes()
    except OSError as error:
        problems.append(Problem(file=name, code="file.unreadable", params={"reason": error.strerror or str(error)}))
        return None
    if len(data) > MAX_BYTES:
        problems.append(Problem(file=name, code="file.too_large", params={"limit": MAX_BYTES}))
        return None
    try:
        return _parse(_decoded(data))
    except _Refused as refused:
        problems.append(
            Problem(file=name, line=refused.line, column=refused.column, code=refused.code, params=refused.params)
        )
        return None


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", errors="replace")
        raise _Refused("file.encoding", _place(before, len(before))) from None
    strange = _UNPRINTABLE.search(text)
    if strange:
        place = _place(text, strange.start())
        raise _Refused("text.control", place, name=f"U+{ord(strange.group()):04X}")
    return text


def _place(text: str, position: int) -> tuple[int, int]:
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1


def _parse(text: str) -> Node:
    import yaml

    events = yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        return _document(events)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _Refused("yaml.syntax", _at(mark), reason=error.problem or error.context or "") from None
    except yaml.YAMLError as error:
        raise _Refused("yaml.syntax", (1, 1), reason=str(error).partition("\n")[0]) from None


def _document(events: Iterator[Event]) -> Node:
    from yaml import DocumentStartEvent, ScalarEvent, StreamEndEvent

    root: Node | None = None
    for event in events:
        if isinstance(event, DocumentStartEvent):
            if root is not None:
                raise _refused("yaml.documents", event)
            first = next(events)
            root = _node(first, events, 0)
            if isinstance(first, ScalarEvent) and root.scalar is None:
                raise _refused("file.empty", first)
        elif isinstance(event, StreamEndEvent) and root is None:
            raise _refused("file.empty", event)
    if root is None:
        raise _Refused("file.empty", (1, 1))
    return root


def _node(event: Event, events: Iterator[Event], depth: int) -> Node:
    from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

    if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
        raise _refused("yaml.alias", event)
    if getattr(event, "tag", None) is not None:
        raise _refused("yaml.tag", event)
    if depth > MAX_DEPTH:
        raise _refused("yaml.depth", event, limit=MAX_DEPTH)
    line, column = _at(event.start_mark)
    if isinstance(event, ScalarEvent):
        plain = event.implicit[0]
        return Node(line, column, _WORDS[event.value] if plain and event.value in _WORDS else event.value)
    if isinstance(event, MappingStartEvent):
        pairs: list[tuple[Node, Node]] = []
        while not isinstance(key := next(events), MappingEndEvent):
            pairs.append((_node(key, events, depth + 1), _node(next(events), events, depth + 1)))
        return Node(line, column, pairs=tuple(pairs))
    items: list[Node] = []
    while not isinstance(item := next(events), SequenceEndEvent):
        items.append(_node(item, events, depth + 1))
    return Node(line, column, entries=tuple(items))


def _refused(code: str, event: Event, **params: object) -> _Refused:
    return _Refused(code, _at(event.start_mark), **params)


def _at(mark: Mark | CMark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
