"""The lines of a help text (screens.md 10.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from imi_tui.locale import N_, Texts
from screens.kit.frame.key_line import key_label
from screens.kit.help_topic import Topic
from screens.kit.line_widget import Line
from screens.kit.panels.reading import text_lines
from screens.kit.text import pad, wrap

LABEL_CELLS: Final = 11


def topic_lines(topic: Topic, tr: Texts, width: int, who: str, *, keys: bool = True) -> list[Line]:
    """The guide's own words, what else there is to know, form, who and, where they are wanted, keys."""
    lines: list[Line] = []
    if topic.guide:
        lines.append([("   " + tr("From the guide:"), "hint")])
        lines += text_lines(f'"{" ".join(_sentences([tr(part) for part in topic.guide]))}"', width)
    for part in topic.about:
        lines += text_lines(tr(part), width)
    ways = [*topic.keys, ("esc", N_("close this help"))] if keys else []
    facts = (
        (tr("Form"), tr(topic.form) if topic.form else ""),
        (tr("Who"), who),
        (tr("Keys"), " · ".join(f"{_key(name, tr)} {tr(words)}" for name, words in ways)),
    )
    for label, value in facts:
        lines += labelled(label, value, LABEL_CELLS, width) if value else []
    return lines


def _key(name: str, tr: Texts) -> str:
    words = {"space": tr("Space"), "left": tr("Left arrow")}
    return words.get(name) or key_label(name)


def _sentences(parts: Sequence[str]) -> list[str]:
    """Sentences as they are; the points of a list, which have no end of their own, with a semicolon between them."""
    joined = []
    for index, part in enumerate(parts):
        ended = part[-1:] in ".)" or index == len(parts) - 1
        joined.append(part if ended else f"{part};")
    return joined


def labelled(label: str, value: str, cells: int, width: int, role: str = "label") -> list[Line]:
    """A label and its text, wrapped beside it."""
    lines: list[Line] = []
    for part in wrap(value, min(width, 100) - cells - 5):
        name = label if not lines else ""
        lines.append([("   ", ""), (pad(name, cells), role), (part.rstrip(), "")])
    return lines
