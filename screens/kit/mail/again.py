"""Sending a message again: the question, and how it ended (screens.md chapter 16, D20)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from imi_tui.domain.dto.mail import PASSWORD_KINDS, MessageQuery
from imi_tui.domain.errors import DomainError
from screens.kit.commands import COMMANDS
from screens.kit.mail.words import kind_word, reason_words
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.question import Choice, Question
from screens.kit.problems import sentence

if TYPE_CHECKING:
    from imi_tui.domain.dto.mail import MailText, MessageRow, MessageView
    from screens.kit.app_screen import AppScreen

_FAILED_OF_ONE = 20
"""Failed messages of one user that are looked through for one with a password."""


class MailAgain:
    """Asks and carries out; keeps to the message that was asked about, whatever the list does.

    Args:
        changed: Brings the screen up to date.
    """

    def __init__(self, page: AppScreen, *, changed: Callable[[], Awaitable[None]]) -> None:
        self._page = page
        self._changed = changed

    async def ask_for_user(self, user_id: int) -> None:
        """About the failed message of that user: one with a password first, else the latest."""
        page = self._page
        actor = page.host.me.actor
        query = MessageQuery(user_id=user_id, show="failed", limit=_FAILED_OF_ONE)
        outcome = await page.host.bridge.ask(lambda api: api.messages(actor, query))
        match outcome:
            case Done(value=found) if found.rows:
                with_password = [row for row in found.rows if row.kind in PASSWORD_KINDS]
                await self.ask((with_password or found.rows)[0].id)
            case Done():
                page.say("note", page.tr("there is no failed e-mail") + ".")
            case Refused() | Defect():
                page.explain(outcome)

    async def ask(self, mail_id: int) -> None:
        """The question about that message; why not, when it cannot be sent again."""
        page = self._page
        actor = page.host.me.actor
        outcome = await page.host.bridge.ask(lambda api: api.message(actor, mail_id))
        match outcome:
            case Done(value=view) if view.refusal is not None:
                page.say("note", sentence(page.host, DomainError(view.refusal)))
            case Done(value=view) if view.text is None:
                page.say("note", page.tr("what this message tells of is no more, so it is not sent again."))
            case Done(value=view):
                assert view.text is not None
                page.open_panel(self._question(view.row, view.text))
            case Refused() | Defect():
                page.explain(outcome)

    def _question(self, row: MessageRow, text: MailText) -> Question:
        tr = self._page.tr
        label = tr(COMMANDS["messages.again"].label)
        facts = [
            tr(
                'The message "{what}" is sent once more, to {address}.',
                what=kind_word(tr, row.kind, row.days_left),
                address=text.to,
            )
        ]
        if row.kind in PASSWORD_KINDS:
            facts.append(
                tr(
                    "A new temporary password is made for it; an earlier temporary one then works no more. Whoever has "
                    "chosen a password meanwhile is left alone."
                )
            )

        async def carry_out() -> None:
            await self._send(row.id)

        return Question(label, facts, [Choice(label=tr("Cancel")), Choice(label=label, press=carry_out)])

    async def _send(self, mail_id: int) -> None:
        page = self._page
        actor = page.host.me.actor
        async with page.busy(page.tr("sending...")):
            outcome = await page.host.bridge.do(lambda api: api.retry_message(actor, mail_id))
            await page.host.bridge.delivered()
            now = await page.host.bridge.ask(lambda api: api.message(actor, mail_id))
        await self._changed()
        match outcome:
            case Done(value=view):
                self._tell(now.value if isinstance(now, Done) else view)
            case Refused(error=error) if error.code.startswith("retry."):
                page.say("note", sentence(page.host, error))
            case Refused() | Defect():
                page.explain(outcome)

    def _tell(self, view: MessageView) -> None:
        page, row = self._page, view.row
        tr = page.tr
        if row.state in ("failed", "again"):
            reason = reason_words(tr, row.reason)
            page.say("error", tr("the message to {address} failed again: {reason}.", address=row.to, reason=reason))
        elif row.state == "sent":
            page.say("done", tr("the message to {address} is delivered to the mail server.", address=row.to))
        elif row.state == "lapsed":
            page.say("note", tr("the message was no longer needed and has lapsed."))
        else:
            page.say("done", tr("the message to {address} is waiting to be sent.", address=row.to))
