"""F1: help about where the focus is; again: about the whole screen; once more: all keys (screens.md 10.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from imi_tui.locale import formats
from screens.kit.commands import COMMANDS, MOVES
from screens.kit.frame.key_line import KeyHint, key_label
from screens.kit.help_texts import screen_topic, topic_of
from screens.kit.help_topic import Topic
from screens.kit.keys import Key
from screens.kit.line_widget import Line
from screens.kit.panels.help_lines import LABEL_CELLS, labelled, topic_lines
from screens.kit.panels.reading import ReadingPanel

if TYPE_CHECKING:
    from imi_tui.domain.dto.authority import LastChange

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
        return topic_lines(topic, self.tr, width, self._who(topic))

    def _who(self, topic: Topic) -> str:
        """Who can change it, and who did last."""
        tr, changed = self.tr, self._changed
        parts = [tr(topic.who)] if topic.who else []
        if changed is not None:
            when = formats.date_of(tr.language, changed.at, self.page.host.zone)
            parts.append(tr("changed on {when} by {name}", when=when, name=changed.by))
        return "; ".join(parts)

    def _about_screen(self, width: int) -> list[Line]:
        """The screen's own help, then everything that can be done here, with key, letter and the reason when not."""
        lines = topic_lines(screen_topic(self.page.place), self.tr, width, "")
        for offer in self.page.offers():
            command = offer.command
            letter = self.tr.ctx(f"letter {command.id}", command.letter) if command.letter else ""
            way = ", ".join(part for part in (key_label(command.key), f"F9 {letter}" if letter else "") if part)
            label = self.tr(command.label)
            words = f"{label}: {offer.reason}" if offer.reason else label
            lines += labelled(way, words, LABEL_CELLS, width, "key")
        return [*lines, *self._all_topics(width)]

    def _all_topics(self, width: int) -> list[Line]:
        """The help of everything on this screen, each under its name."""
        lines: list[Line] = []
        topics = [topic_of(name, self.page.place) for name in self.page.help_topics()]
        for topic in dict.fromkeys(topics):
            lines += [[], [("   " + self.tr(topic.title), "group")]]
            lines += topic_lines(topic, self.tr, width, self.tr(topic.who) if topic.who else "", keys=False)
        return lines

    def _all_keys(self, width: int) -> list[Line]:
        tr = self.tr
        lines: list[Line] = []
        for name, words in MOVES:
            lines += labelled(tr(name), tr(words), KEY_CELLS, width, "key")
        labels: dict[str, list[str]] = {}
        for command in COMMANDS.values():
            if command.key and tr(command.label) not in labels.setdefault(command.key, []):
                labels[command.key].append(tr(command.label))
        for name in sorted(labels):
            lines += labelled(key_label(name), " · ".join(labels[name]), KEY_CELLS, width, "key")
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
