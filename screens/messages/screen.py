"""The list of the authority's e-mail messages: whether each arrived, and what to do when not (screens.md 16, D20)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast, get_args

from textual.widget import Widget

from imi_tui.domain.dto.mail import MessageRow, MessageShow
from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.key_line import KeyHint
from screens.kit.line_widget import LineWidget
from screens.kit.mail.words import counts_words
from screens.kit.panels.picker import Option, PickerPanel
from screens.kit.widgets.paged_list import PagedList
from screens.messages.acts import MessageActs
from screens.messages.list_texts import MessageListTexts, show_word
from screens.messages.source import MessageSource

if TYPE_CHECKING:
    from screens.kit.host import Host


class MessagesScreen(AppScreen):
    """Newest first; letters filter by address and name, Enter reads the message.

    Args:
        show: The ready-made choice to begin with.
        text: What stands in the filter at first.
    """

    place = "messages"
    has_buttons = False

    def __init__(self, *, show: MessageShow = "all", text: str = "") -> None:
        super().__init__()
        self._source = MessageSource(lambda: self.host, show)
        self._source.on_counts = self.rule_line.repaint
        texts = MessageListTexts(lambda: self.host, self._source)
        self.list: PagedList[MessageRow] = PagedList(self._source, texts, sort="at", id="messages")
        self.list.descending = True
        self.list.set_filter(text)
        self.list.on_open = self._open
        self._acts = MessageActs(self, self._certain_row, changed=self.load)
        self.active_part = self.list

    def content(self) -> Iterable[Widget]:
        return [self.list]

    def parts(self) -> list[LineWidget]:
        return [self.list]

    def heading(self) -> tuple[str, str]:
        return messages_path(self.host), self.person()

    def screen_name(self) -> str:
        counts = counts_words(self.tr, self._source.failed, self._source.waiting)
        name = self.tr("E-mail messages")
        return f"{name}: {counts}" if counts else name

    def offers(self) -> list[Offer]:
        row, certain = self.list.row, not self.list.busy
        nothing = self.tr("no message is chosen") if certain and row is None else ""
        return [
            *self._acts.offers(row, certain=certain),
            self.offer("messages.open", self._open, nothing),
            self.offer("messages.show", self._choose),
            self.offer("all.language", self.host.next_language),
            self.offer("all.home", self._home),
        ]

    def hints_here(self) -> list[KeyHint]:
        return [("f2", self.tr("Change address")), ("f4", self.tr("Filters"))]

    def menu_about(self) -> str:
        row = self.list.row
        return (row.name or row.to) if row is not None else ""

    async def load(self) -> None:
        """Fetch the messages (again); the cursor and the filter stay."""
        await self.list.load()

    async def _certain_row(self) -> MessageRow | None:
        await self.list.settled()
        return self.list.row

    async def _open(self) -> None:
        row = await self._certain_row()
        if row is not None:
            await self.host.go("message", mail_id=row.id)

    # choosing ------------------------------------------------------------------------------------------------------

    async def _choose(self) -> None:
        """F4."""
        tr, now = self.tr, self._source.show
        options = [
            Option(
                code=show,
                label=tr("Show: {what}", what=show_word(tr, show)),
                remark=tr("as now") if show == now else "",
            )
            for show in get_args(MessageShow)
        ]
        self.open_panel(PickerPanel(tr("Which messages?"), options, self._chosen, at=now))

    async def _chosen(self, codes: tuple[str, ...]) -> None:
        await self._show(cast("MessageShow", codes[0]))

    async def _show(self, show: MessageShow) -> None:
        self._source.show = show
        await self.list.load_first()

    async def esc(self) -> None:
        """All messages again first, when only some are shown."""
        if self._source.show == "all":
            await self.host.back()
        else:
            await self._show("all")

    async def _home(self) -> None:
        await self.host.back(to="home")


def messages_path(host: Host) -> str:
    """Where both screens about messages stand."""
    return f"{host.tr('Administration')} > {host.tr('E-mail messages')}"
