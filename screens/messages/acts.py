"""What can be done about one message, from the list and from the page with its text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from screens.kit.commands import Offer
from screens.kit.mail.again import MailAgain

if TYPE_CHECKING:
    from imi_tui.domain.dto.mail import MessageRow
    from screens.kit.app_screen import AppScreen


class MessageActs:
    """Send it again, change the address of its reader.

    Args:
        row: The message, once it is certain; None when there is none.
        changed: Brings the screen up to date.
    """

    def __init__(
        self,
        page: AppScreen,
        row: Callable[[], Awaitable[MessageRow | None]],
        *,
        changed: Callable[[], Awaitable[None]],
    ) -> None:
        self._page = page
        self._row = row
        self._again = MailAgain(page, changed=changed)

    def offers(self, row: MessageRow | None, *, certain: bool = True) -> list[Offer]:
        """Both acts with their reasons.

        Args:
            row: As far as is known now.
            certain: Whether the answer to what was typed is there; until then no reason is told.
        """
        nothing = self._page.tr("no message is chosen") if certain else ""
        again = self._why_not_again(row) if row is not None and certain else nothing
        address = self._why_not_address(row) if row is not None and certain else nothing
        return [
            self._page.offer("messages.again", self.again, again),
            self._page.offer("messages.address", self.address, address),
        ]

    def _why_not_again(self, row: MessageRow) -> str:
        tr = self._page.tr
        if row.reader_deleted:
            return tr("this user is deleted")
        reasons = {
            "waiting": tr("it leaves by itself"),
            "sending": tr("it is being sent now"),
            "sent": tr("it is delivered already"),
            "lapsed": tr("it has lapsed"),
        }
        return reasons.get(row.state, "")

    def _why_not_address(self, row: MessageRow) -> str:
        tr = self._page.tr
        if row.user_id is None:
            return tr("it does not go to a user")
        return tr("this user is deleted") if row.reader_deleted else ""

    async def again(self) -> None:
        """Behind a question."""
        await self._on_row(self._why_not_again, self._ask_again)

    async def address(self) -> None:
        """The form of the user at the e-mail field (R4.2)."""
        await self._on_row(self._why_not_address, self._open_form)

    async def _on_row(self, why_not: Callable[[MessageRow], str], act: Callable[[MessageRow], Awaitable[None]]) -> None:
        row, page = await self._row(), self._page
        reason = page.tr("no message is chosen") if row is None else why_not(row)
        if row is None or reason:
            page.say("note", f"{reason}.")
        else:
            await act(row)

    async def _ask_again(self, row: MessageRow) -> None:
        await self._again.ask(row.id)

    async def _open_form(self, row: MessageRow) -> None:
        await self._page.host.go("user_form", user_id=row.user_id, field="email")
