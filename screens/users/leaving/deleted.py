"""Putting back who was deleted by mistake, from the list of those for whom it can be done (D7)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from imi_tui.domain.dto.leaving import RestoreUser
from imi_tui.domain.errors import Invalid
from screens.kit.commands import COMMANDS
from screens.kit.outcome import Defect, Done, Outcome, Refused
from screens.kit.panels.question import Choice, Question
from screens.users import words

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserRow, UserView
    from screens.kit.app_screen import AppScreen
    from screens.kit.widgets.marked_list import MarkedList
    from screens.users.source import UserSource


class DeletedUsers:
    """What the tab Gebruikers can do while F4 shows the deleted ones.

    Args:
        show_user: Shows the list with that user at the cursor.
    """

    def __init__(
        self,
        page: AppScreen,
        users: MarkedList[UserRow],
        source: UserSource,
        show_user: Callable[[int], Awaitable[None]],
    ) -> None:
        self._page = page
        self._list = users
        self._source = source
        self._show_user = show_user

    @property
    def shown(self) -> bool:
        """Whether the list shows deleted users."""
        return self._source.show == "deleted"

    def why_not(self) -> str:
        """The reason when nobody can be put back now."""
        tr = self._page.tr
        if not self.shown:
            return tr("first choose deleted with F4")
        return "" if self._list.busy or self._list.row is not None else tr("no user is chosen")

    def why_no_marks(self) -> str:
        """Deleted users are put back one by one."""
        return self._page.tr("deleted users are put back one by one") if self.shown else ""

    async def ask(self) -> None:
        """The question; acts on the row at the cursor once the list shows what was typed."""
        await self._list.settled()
        row, page = self._list.row, self._page
        if row is None or not self.shown:
            page.say("note", (self.why_not() or page.tr("no user is chosen")) + ".")
            return
        tr, label = page.tr, page.tr(COMMANDS["users.restore"].label)
        fact = tr(
            "{name} ({user_name}) comes back without roles and gets a temporary password by e-mail at {address}.",
            name=words.full_name(row),
            user_name=row.user_name,
            address=words.short_address(row.email),
        )

        async def carry_out() -> None:
            await self._restore(row)

        choices = [Choice(label=tr("Cancel")), Choice(label=label, press=carry_out)]
        page.open_panel(Question(label, [fact], choices))

    async def _restore(self, row: UserRow) -> None:
        page = self._page
        outcome = await send_restore(page, row)
        match outcome:
            case Done(value=view):
                await self.back_again(view)
            case Refused(error=Invalid()):
                await page.host.go("restore", row=row, done=self.back_again)
            case Refused():
                await self._list.load()
                page.explain(outcome)
            case Defect():
                page.explain(outcome)

    async def back_again(self, view: UserView) -> None:
        """The list shows everybody, with the one who came back at the cursor."""
        tr = self._page.tr
        self._source.show = "all"
        await self._show_user(view.id)
        self._page.button_bar.repaint()
        state = words.mail_state(tr, view.mail.state if view.mail is not None else "waiting")
        text = tr(
            "{name} is back, without roles. Temporary password by e-mail: {state}.",
            name=words.full_name(view),
            state=state,
        )
        self._page.say("done", text)


async def send_restore(page: AppScreen, row: UserRow, email: str | None = None) -> Outcome[UserView]:
    """Ask the domain for it."""
    actor = page.host.me.actor
    command = RestoreUser(actor=actor, user_id=row.id, expected_version=row.version, email=email)
    async with page.busy(page.tr("putting back...")):
        return await page.host.bridge.do(lambda api: api.restore_user(command))
