"""One e-mail message to read: whom it goes to, how it stands, what it says; never its password (R4.5, D20)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.widget import Widget

from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.key_line import KeyHint
from screens.kit.line_widget import LineWidget
from screens.kit.mail.words import kind_word
from screens.kit.outcome import Defect, Done, Refused
from screens.messages.acts import MessageActs
from screens.messages.screen import messages_path
from screens.messages.text_lines import TextLines

if TYPE_CHECKING:
    from imi_tui.domain.dto.mail import MessageRow, MessageView


class MessageScreen(AppScreen):
    """Opens from the list with Enter."""

    place = "message"
    has_buttons = False

    def __init__(self, *, mail_id: int) -> None:
        super().__init__()
        self._mail_id = mail_id
        self.view: MessageView | None = None
        self.lines = TextLines()
        self._acts = MessageActs(self, self._row, changed=self.load)
        self.active_part = self.lines

    def content(self) -> Iterable[Widget]:
        return [self.lines]

    def parts(self) -> list[LineWidget]:
        return [self.lines]

    def heading(self) -> tuple[str, str]:
        return messages_path(self.host), self.person()

    def screen_name(self) -> str:
        if self.view is None:
            return self.tr("E-mail messages")
        return kind_word(self.tr, self.view.row.kind, self.view.row.days_left).capitalize()

    def offers(self) -> list[Offer]:
        return [
            *self._acts.offers(self.view.row if self.view is not None else None),
            self.offer("all.language", self.host.next_language),
            self.offer("all.home", self._home),
        ]

    def hints_here(self) -> list[KeyHint]:
        return [("f2", self.tr("Change address"))]

    def menu_about(self) -> str:
        return (self.view.row.name or self.view.row.to) if self.view is not None else ""

    async def load(self) -> None:
        """Fetch the message (again)."""
        actor, mail_id = self.host.me.actor, self._mail_id
        async with self.busy(self.tr("fetching data...")):
            outcome = await self.host.bridge.ask(lambda api: api.message(actor, mail_id))
        match outcome:
            case Done(value=view):
                self.view = self.lines.view = view
                self.redraw()
            case Refused(error=error) if error.code == "gone.message":
                beneath = await self.host.back()
                if isinstance(beneath, AppScreen):
                    beneath.explain(outcome)
            case Refused() | Defect():
                self.explain(outcome)

    async def _row(self) -> MessageRow | None:
        return self.view.row if self.view is not None else None

    async def _home(self) -> None:
        await self.host.back(to="home")
