"""F1: help about where the focus is; again: about the whole screen; once more: all keys (screens.md 10.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from imi_tui.locale import N_, formats
from screens.kit.commands import COMMANDS, MOVES
from screens.kit.frame.key_line import KeyHint, key_label
from screens.kit.help_texts import screen_topic, topic_of
from screens.kit.help_topic import Topic
from screens.kit.keys import Key
from screens.kit.line_widget import Line
from screens.kit.panels.reading import ReadingPanel, text_lines
from screens.kit.text import cut, pad, wrap

if TYPE_CHECKING:
    from imi_tui.domain.dto.authority import LastChange

LABEL_CELLS: Final = 11
KEY_CELLS: Final = 17


class HelpPanel(ReadingPanel):
    """Three pages; the field above keeps its place and its text.

    Attributes:
        page_number: 0 the topic, 1 the screen, 2 all keys.
    """

    def __init__(self, topic: str, changed: LastChange | None = None) -> None:
        super().__init__()
        self._topic = topic
        self._changed = changed
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
        topic = self._shown()
        return self._topic_lines(topic, width, self._who(topic))

    def _who(self, topic: Topic) -> str:
        """Who can change it, and who did last."""
        tr, changed = self.tr, self._changed
        parts = [tr(topic.who)] if topic.who else []
        if changed is not None:
            when = formats.date_of(tr.language, changed.at, self.page.host.zone)
            parts.append(tr("changed on {when} by {name}", when=when, name=changed.by))
        return "; ".join(parts)

    def _topic_lines(self, topic: Topic, width: int, who: str, *, keys: bool = True) -> list[Line]:
        tr = self.tr
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
            (tr("Keys"), " · ".join(f"{self._key(name)} {tr(words)}" for name, words in ways)),
        )
        for label, value in facts:
            lines += _labelled(label, value, LABEL_CELLS, width) if value else []
        return lines

    def _key(self, name: str) -> str:
        words = {"space": self.tr("Space"), "left": self.tr("Left arrow")}
        return words.get(name) or key_label(name)

    def _about_screen(self, width: int) -> list[Line]:
        """The screen's own help, then everything that can be done here, with key, letter and the reason when not."""
        lines = self._topic_lines(screen_topic(self.page.place), width, "")
        for offer in self.page.offers():
            command = offer.command
            letter = self.tr.ctx(f"letter {command.id}", command.letter) if command.letter else ""
            way = ", ".join(part for part in (key_label(command.key), f"F9 {letter}" if letter else "") if part)
            label = self.tr(command.label)
            reason = f"   {offer.reason}" if offer.reason else ""
            lines.append(
                [("   ", ""), (pad(way, LABEL_CELLS), "key"), (cut(label + reason, width - LABEL_CELLS - 4), "")]
            )
        return [*lines, *self._all_topics(width)]

    def _all_topics(self, width: int) -> list[Line]:
        """The help of everything on this screen, each under its name."""
        lines: list[Line] = []
        topics = [topic_of(name, self.page.place) for name in self.page.help_topics()]
        for topic in dict.fromkeys(topics):
            lines += [[], [("   " + self.tr(topic.title), "group")]]
            lines += self._topic_lines(topic, width, self.tr(topic.who) if topic.who else "", keys=False)
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

    # keys ----------------------------------------------------------------------------------------------------------

    async def answer(self, key: Key) -> None:
        if key.name == "f1" or key.char == "?":
            self._next_page()
        else:
            await super().answer(key)

    def _next_page(self) -> None:
        if self.page_number == 2:
            self.close()
            return
        self.page_number += 1
        self.to_top()
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


def _labelled(label: str, value: str, cells: int, width: int, role: str = "label") -> list[Line]:
    lines: list[Line] = []
    for part in wrap(value, min(width, 100) - cells - 5):
        name = label if not lines else ""
        lines.append([("   ", ""), (pad(name, cells), role), (part.rstrip(), "")])
    return lines
