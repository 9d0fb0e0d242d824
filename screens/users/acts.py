"""What an administrator does to a user from the list and from the record: edit, reset, delete (R4.1, R4.4, R4.5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from imi_tui.domain.dto.users import ConfirmUser, ResetPassword, UserRow, UserView
from screens.kit.commands import COMMANDS
from screens.kit.mail.again import MailAgain
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.question import Choice, Question
from screens.kit.problems import sentence
from screens.users import words
from screens.users.leaving.start import begin_leaving

if TYPE_CHECKING:
    from screens.kit.app_screen import AppScreen


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The one user that an act is about, as seen when it was asked for."""

    id: int
    version: int
    name: str
    user_name: str
    email: str
    is_self: bool
    mail_failed: bool


def person_of_row(row: UserRow, own_id: int) -> Person:
    """From a line of the list."""
    return Person(
        id=row.id,
        version=row.version,
        name=words.full_name(row),
        user_name=row.user_name,
        email=row.email,
        is_self=row.id == own_id,
        mail_failed=row.mail_failed,
    )


def person_of_view(view: UserView) -> Person:
    """From the record."""
    return Person(
        id=view.id,
        version=view.version,
        name=words.full_name(view),
        user_name=view.user_name,
        email=view.email,
        is_self=view.is_self,
        mail_failed=view.mail is not None and view.mail.state == "failed",
    )


class UserActs:
    """Questions and their carrying out. Each names the person and keeps to that one, whatever the list does."""

    def __init__(self, page: AppScreen, *, changed: Callable[[], Awaitable[None]]) -> None:
        self._page = page
        self._changed = changed
        self._mail = MailAgain(page, changed=changed)

    # reasons -------------------------------------------------------------------------------------------------------

    def why_not_reset(self, person: Person) -> str:
        """An administrator resets the passwords of other users (R4.5, D15)."""
        return self._page.tr("yourself: a colleague can do this") if person.is_self else ""

    def why_not_delete(self, person: Person) -> str:
        """Oneself is never deleted here (D15)."""
        return self._page.tr("yourself: a colleague can do this") if person.is_self else ""

    def why_not_mail(self, person: Person) -> str:
        """Only what failed is sent again (D20)."""
        return "" if person.mail_failed else self._page.tr("there is no failed e-mail")

    # e-mail --------------------------------------------------------------------------------------------------------

    async def ask_mail_again(self, person: Person) -> None:
        """The question whether the failed message is sent again."""
        reason = self.why_not_mail(person)
        if reason:
            self._page.say("note", f"{reason}.")
        else:
            await self._mail.ask_for_user(person.id)

    # reset ---------------------------------------------------------------------------------------------------------

    async def ask_reset(self, person: Person) -> None:
        """The question of screens.md 8.4."""
        reason = self.why_not_reset(person)
        if reason:
            self._page.say("note", f"{reason}.")
            return
        fact = self._page.tr(
            "{name} gets a new, temporary password by e-mail at {address}. The old password stops working at once.",
            name=person.name,
            address=words.short_address(person.email),
        )
        await self._ask("users.reset", fact, self._reset, person)

    async def _reset(self, person: Person) -> None:
        page = self._page
        command = ResetPassword(actor=page.host.me.actor, user_id=person.id)
        async with page.busy(page.tr("resetting the password...")):
            outcome = await page.host.bridge.do(lambda api: api.reset_password(command))
            await page.host.bridge.delivered()
            now = await page.host.bridge.ask(lambda api: api.user(command.actor, person.id))
        match outcome:
            case Done(value=view):
                await self._changed()
                page.say("done", self._reset_done(now.value if isinstance(now, Done) else view))
            case Refused(error=error) if error.code == "reset.too_soon":
                page.say("note", sentence(page.host, error))
            case Refused() | Defect():
                page.explain(outcome)

    def _reset_done(self, view: UserView) -> str:
        tr = self._page.tr
        name = words.initial_name(words.full_name(view))
        state = words.mail_state(tr, view.mail.state if view.mail is not None else "waiting")
        return tr("{name} gets a temporary password by e-mail ({state}).", name=name, state=state)

    # still right ---------------------------------------------------------------------------------------------------

    async def confirm(self, person: Person) -> None:
        """The act "Gegevens kloppen nog": the data on the screen were looked at and are right (R4.2, D25)."""
        page = self._page
        command = ConfirmUser(actor=page.host.me.actor, user_id=person.id, expected_version=person.version)
        async with page.busy(page.tr("saving...")):
            outcome = await page.host.bridge.do(lambda api: api.confirm_user(command))
        await self._changed()
        match outcome:
            case Done():
                page.say("done", page.tr("the data are marked as checked today."))
            case Refused() | Defect():
                page.explain(outcome)

    # delete --------------------------------------------------------------------------------------------------------

    async def ask_delete(self, person: Person) -> None:
        """The steps in which a user who leaves is deleted (R4.3, R4.4)."""
        reason = self.why_not_delete(person)
        if reason:
            self._page.say("note", f"{reason}.")
            return
        await begin_leaving(self._page, person.id)

    # the question --------------------------------------------------------------------------------------------------

    async def _ask(self, command: str, fact: str, act: Callable[[Person], Awaitable[None]], person: Person) -> None:
        tr = self._page.tr
        label = tr(COMMANDS[command].label)

        async def carry_out() -> None:
            await act(person)

        choices = [Choice(label=tr("Cancel")), Choice(label=label, press=carry_out, dangerous=True)]
        self._page.open_panel(Question(label, [fact], choices))
