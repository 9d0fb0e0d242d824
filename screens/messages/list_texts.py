"""Columns and sentences of the list of messages (screens.md chapter 16)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from imi_tui.locale import Texts, formats
from screens.kit.mail.words import kind_word
from screens.kit.widgets.columns import Column
from screens.kit.widgets.list_texts import ListTexts
from screens.messages import words

if TYPE_CHECKING:
    from imi_tui.domain.dto.mail import MessageRow, MessageShow
    from screens.kit.host import Host
    from screens.messages.source import MessageSource

_NARROW: Final = 80


def show_word(tr: Texts, show: MessageShow) -> str:
    """A ready-made choice as F4 names it."""
    words_of = {
        "all": tr.ctx("messages", "all"),
        "failed": tr.ctx("messages", "failed"),
        "waiting": tr.ctx("messages", "waiting"),
    }
    return words_of[show]


class MessageListTexts(ListTexts["MessageRow"]):
    """When, to whom, what, how it stands."""

    def __init__(self, host: Callable[[], Host], source: MessageSource) -> None:
        self._host = host
        self._source = source

    def columns(self) -> Sequence[Column[MessageRow]]:
        tr = self._host().tr
        return (
            Column(code="at", head=tr("When"), text=self._when, cells=16, priority=3, whole=True),
            Column(code="to", head=tr("To"), text=_to, cells=18, priority=1, gives=True),
            Column(code="what", head=tr("What"), text=self._what, cells=21, priority=4, gives=True),
            Column(code="state", head=tr("State"), text=self._state, cells=13, priority=2, whole=True),
            Column(code="name", head=tr("Name"), text=_name, cells=20, priority=5),
        )

    def _when(self, row: MessageRow) -> str:
        host = self._host()
        return formats.date_time(host.tr.language, row.queued_at, host.zone)

    def _what(self, row: MessageRow) -> str:
        return kind_word(self._host().tr, row.kind, row.days_left)

    def _state(self, row: MessageRow) -> str:
        return words.state_words(self._host(), row)

    def detail_lines(self, width: int) -> int:
        return 3 if width >= _NARROW else 5

    def detail(self, row: MessageRow, hidden: frozenset[str]) -> str:
        """What there is to know and to do; on a narrow screen also what its row had no room for."""
        parts = [self._when(row) + "."] if "at" in hidden else []
        parts += [self._what(row).capitalize() + "."] if "what" in hidden else []
        parts += [row.to + "."] if "to" in hidden and "what" in hidden else []
        return " ".join([*parts, words.about(self._host(), row)])

    def notes(self) -> Sequence[str]:
        show = self._source.show
        return () if show == "all" else (show_word(self._host().tr, show),)

    def nothing(self, text: str) -> str:
        tr = self._host().tr
        if text:
            return tr('Nothing found for "{text}". Esc clears the filter.', text=text)
        if self._source.show == "failed":
            return tr("No e-mail has failed. Esc shows all messages.")
        if self._source.show == "waiting":
            return tr("No e-mail is waiting. Esc shows all messages.")
        return tr("There are no e-mail messages yet.")


def _to(row: MessageRow) -> str:
    return row.to


def _name(row: MessageRow) -> str:
    return row.name
