"""F1: help about where the focus is; again: about the whole screen; once more: all keys (screens.md 10.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from imi_tui.locale import N_
from screens.kit.commands import COMMANDS, MOVES
from screens.kit.frame.key_line import KeyHint, key_label
from screens.kit.help_texts import screen_topic, topic_of
from screens.kit.help_topic import Topic
from screens.kit.keys import Key
from screens.kit.line_widget import Line
from screens.kit.panels.panel import Panel
from screens.kit.text import cut, pad, wrap

LABEL_CELLS: Final = 11
KEY_CELLS: Final = 17


class HelpPanel(Panel):
    """Three pages; the field above keeps its place and its text.

    Attributes:
        page_number: 0 the topic, 1 the screen, 2 all keys.
    """

    def __init__(self, topic: str) -> None:
        super().__init__()
        self._topic = topic
        self._top = 0
        self.page_number = 0

    def heading_text(self) -> str:
        if self.page_number == 2:
            return self.tr("All keys")
        return self.tr("Help: {title}", title=self.tr(self._shown().title))

    def _shown(self) -> Topic:
        place = self.page.place
        return topic_of(self._topic, place) if self.page_number == 0 else screen_topic(place)

    def key_hints(self) -> list[KeyHint]:
        more = (self.tr("This screen"), self.tr("All keys"))
        return [*[("f1", word) for word in more[self.page_number :][:1]], ("esc", self.tr("Close"))]

    # content -------------------------------------------------------------------------------------------------------

    def body(self, width: int) -> list[Line]:
        pages: Sequence[Callable[[int], list[Line]]] = (self._about_topic, self._about_screen, self._all_keys)
        return pages[self.page_number](width)

    def _about_topic(self, width: int) -> list[Line]:
        return self._topic_lines(self._shown(), width)

    def _topic_lines(self, topic: Topic, width: int) -> list[Line]:
        tr = self.tr
        lines: list[Line] = []
        if topic.guide:
            lines.append([("   " + tr("From the guide:"), "hint")])
            lines += _text(f'"{" ".join(_sentences([tr(part) for part in topic.guide]))}"', width)
        for part in topic.about:
            lines += _text(tr(part), width)
        keys = [*topic.keys, ("esc", N_("close this help"))]
        facts = (
            (tr("Form"), tr(topic.form) if topic.form else ""),
            (tr("Who"), tr(topic.who) if topic.who else ""),
            (tr("Keys"), " · ".join(f"{self._key(name)} {tr(words)}" for name, words in keys)),
        )
        for label, value in facts:
            lines += _labelled(label, value, LABEL_CELLS, width) if value else []
        return lines

    def _key(self, name: str) -> str:
        words = {"space": self.tr("Space"), "left": self.tr("Left arrow")}
        return words.get(name) or key_label(name)

    def _about_screen(self, width: int) -> list[Line]:
        """The screen's own help, then everything that can be done here, with key, letter and the reason when not."""
        lines = self._topic_lines(screen_topic(self.page.place), width)
        for offer in self.page.offers():
            command = offer.command
            letter = self.tr.ctx(f"letter {command.id}", command.letter) if command.letter else ""
            way = ", ".join(part for part in (key_label(command.key), f"F9 {letter}" if letter else "") if part)
            label = self.tr(command.label)
            reason = f"   {offer.reason}" if offer.reason else ""
            lines.append(
                [("   ", ""), (pad(way, LABEL_CELLS), "key"), (cut(label + reason, width - LABEL_CELLS - 4), "")]
            )
        return lines

    def _all_keys(self, width: int) -> list[Line]:
        tr = self.tr
        lines: list[Line] = []
        for name, words in MOVES:
            lines += _labelled(tr(name), tr(words), KEY_CELLS, width, "key")
        labels: dict[str, list[str]] = {}
        for command in COMMANDS.values():
            if command.key and tr(command.label) not in labels.setdefault(command.key, []):
                labels[command.key].append(tr(command.label))
        for name in sorted(labels):
            lines += _labelled(key_label(name), " · ".join(labels[name]), KEY_CELLS, width, "key")
        return lines

    # panel ---------------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        whole = super().lines(width, 10_000)
        room = max(height - 1, 1)
        body = whole[1:]
        self._top = max(0, min(self._top, len(body) - room))
        if len(body) <= room:
            return whole
        last = self._top + room - 1
        where = self.tr("rows {first}-{last} of {n}", first=self._top + 1, last=last, n=len(body))
        return [whole[0], *body[self._top : last], [("   " + where, "hint")]]

    def cursor(self) -> tuple[int, int] | None:
        return (3, 1)

    async def answer(self, key: Key) -> None:
        page = max(self.size.height - 3, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -10_000, "end": 10_000}
        if key.name == "f1" or key.char == "?":
            self._next_page()
        elif key.name in steps:
            self._top = max(self._top + steps[key.name], 0)
            self.repaint()

    def _next_page(self) -> None:
        if self.page_number == 2:
            self.close()
            return
        self.page_number += 1
        self._top = 0
        self.fit()
        self.refresh()
        self.repaint()
        self.page.key_line.repaint()


def _sentences(parts: Sequence[str]) -> list[str]:
    """Sentences as they are; the points of a list, which have no end of their own, with a semicolon between them."""
    joined = []
    for index, part in enumerate(parts):
        ended = part[-1:] in ".)" or index == len(parts) - 1
        joined.append(part if ended else f"{part};")
    return joined


def _text(text: str, width: int) -> list[Line]:
    return [[("   " + part.rstrip(), "")] for part in wrap(text, min(width, 100) - 5)]


def _labelled(label: str, value: str, cells: int, width: int, role: str = "label") -> list[Line]:
    lines: list[Line] = []
    for part in wrap(value, min(width, 100) - cells - 5):
        name = label if not lines else ""
        lines.append([("   ", ""), (pad(name, cells), role), (part.rstrip(), "")])
    return lines
