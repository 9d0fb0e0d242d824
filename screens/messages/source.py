"""The rows of the list of messages: pages by key, in the choice that F4 made."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from imi_tui.domain.dto.mail import MessageQuery, MessageRow, MessageShow
from screens.kit.outcome import Done, Outcome
from screens.kit.widgets.row_window import Key, ListPage, ListQuery

if TYPE_CHECKING:
    from screens.kit.host import Host


class MessageSource:
    """Asks the domain for a page of the own authority's messages, newest first (R1.2).

    Attributes:
        show: Which of them at all; the filter chooses among these.
        failed, waiting: How many of all stand so; None until that is known.
        on_counts: Called when these have been read.
    """

    def __init__(self, host: Callable[[], Host], show: MessageShow) -> None:
        self._host = host
        self.show: MessageShow = show
        self.failed: int | None = None
        self.waiting: int | None = None
        self.on_counts: Callable[[], None] = lambda: None

    async def page(self, query: ListQuery) -> Outcome[ListPage[MessageRow]]:
        """The page that was asked for; there is one sorting only."""
        host = self._host()
        actor = host.me.actor
        wanted = MessageQuery(
            text=query.text, show=self.show, after=query.after, backwards=query.backwards, limit=query.limit
        )
        outcome = await host.bridge.ask(lambda api: api.messages(actor, wanted))
        if not isinstance(outcome, Done):
            return outcome
        page = outcome.value
        self.failed, self.waiting = page.failed, page.waiting
        self.on_counts()
        return Done(ListPage(rows=page.rows, matching=page.matching, total=page.total))

    def key(self, row: MessageRow) -> Key:
        """As the domain gave it."""
        return row.key

    def ident(self, row: MessageRow) -> Hashable:
        """The message."""
        return row.id
