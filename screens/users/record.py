"""One user to look at: who, whether the password works, whether the mail arrived, which roles (screens.md 7.3)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from screens.kit.app_screen import AppScreen
from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.keys import Key
from screens.kit.line_widget import LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.question import Choice, Question
from screens.kit.record.field import FixedField
from screens.users import words
from screens.users.acts import UserActs, person_of_view
from screens.users.awaiting import AwaitingRecord
from screens.users.last_change import last_change
from screens.users.record_more import more_about
from screens.users.record_words import LABELS, record_words
from screens.users.role_lines import RoleLines

if TYPE_CHECKING:
    from imi_tui.domain.dto.authority import LastChange
    from imi_tui.domain.dto.users import UserRow, UserView
    from screens.kit.host import Host
_FRAME: Final = 5
"""Title, rule, buttons, message, keys."""
LEAST_ROLES: Final = 3
"""Lines that the roles keep: their rule, and two of them."""
NextProblem = Callable[[AppScreen], Awaitable["UserRow | None"]]
"""Moves the list to the next user with a problem; None after saying on the screen that there is none."""


class UserScreen(AppScreen):
    """Opens from the list with Enter; F2 edits at the same field."""

    place = "user"

    def __init__(self, *, user_id: int, next_problem: NextProblem | None = None) -> None:
        super().__init__()
        self._user_id = user_id
        self._next_problem = next_problem
        self.view: UserView | None = None
        self.record = AwaitingRecord(id="record")
        self.record.styles.height = "100fr"  # as high as it wants to be, before the roles; both give way to a panel
        self.record.styles.max_height = len(LABELS)
        self.roles = RoleLines()
        self._acts = UserActs(self, changed=self.load)
        self.active_part = self.record

    # frame ---------------------------------------------------------------------------------------------------------

    def content(self) -> Iterable[Widget]:
        return [self.record, self.roles]

    def parts(self) -> list[LineWidget]:
        return [self.record, self.roles] if self.roles.rolls else [self.record]

    def heading(self) -> tuple[str, str]:
        return users_path(self.host), self.person()

    def screen_name(self) -> str:
        return words.full_name(self.view) if self.view is not None else self.tr("User")

    def buttons(self) -> Sequence[Button]:
        acts = (("users.edit", self._edit), ("users.reset", self._reset), ("users.delete", self._delete))
        return [Button(label=self.tr(COMMANDS[command].label), press=press) for command, press in acts]

    def offers(self) -> list[Offer]:
        person = person_of_view(self.view) if self.view is not None else None
        unknown = "" if person is not None else self.tr("the data are not there yet")
        reset = self._acts.why_not_reset(person) if person is not None else unknown
        delete = self._acts.why_not_delete(person) if person is not None else unknown
        mail = self._acts.why_not_mail(person) if person is not None else unknown
        return [
            self.offer("users.edit", self._edit, unknown),
            self.offer("users.reset", self._reset, reset),
            self.offer("users.delete", self._delete, delete),
            self.offer("users.confirm", self._confirm, unknown),
            self.offer("users.more", self._more, unknown),
            *([self.offer("users.problem", self._problem)] if self._next_problem is not None else []),
            self.offer("users.mail_again", self._mail_again, mail),
            self.offer("users.messages", self._messages, unknown or self._why_no_messages()),
            self.offer("all.language", self.host.next_language),
            self.offer("all.home", self._home),
        ]

    def hints_here(self) -> list[KeyHint]:
        problem = [("f6", self.tr("Problem"))] if self._next_problem is not None else []
        return [("f2", self.tr("Edit")), *problem, ("f8", self.tr("Delete"))]

    def help_topic(self) -> str:
        return f"users.{self.record.current.name}" if self.record.fields else self.place

    def help_topics(self) -> Sequence[str]:
        return [*(f"users.{field.name}" for field in self.record.fields), "users.roles"]

    async def changed_last(self, topic: str) -> LastChange | None:
        return await last_change(self.host, self._user_id, topic)

    def menu_about(self) -> str:
        return words.full_name(self.view) if self.view is not None else ""

    # loading -------------------------------------------------------------------------------------------------------

    async def load(self) -> None:
        """Fetch the user (again)."""
        actor, user_id = self.host.me.actor, self._user_id
        async with self.busy(self.tr("fetching data...")):
            outcome = await self.host.bridge.ask(lambda api: api.user(actor, user_id))
        match outcome:
            case Done(value=view):
                self._show(view)
            case Refused(error=error) if error.code == "gone.user":
                await self._gone(outcome)
            case Refused() | Defect():
                self.record.failed = True
                self.record.repaint()
                self.explain(outcome)

    def _show(self, view: UserView) -> None:
        self.view = view
        if not self.record.fields:
            self.record.set_fields([FixedField(name, label, mark_fixed=False) for name, label in LABELS])
        self.redraw()

    async def _gone(self, outcome: Refused) -> None:
        """Deleted meanwhile: there is nothing to show any more."""
        screen = await self.host.back()
        if isinstance(screen, AppScreen):
            screen.explain(outcome)

    def redraw(self) -> None:
        view = self.view
        if view is not None:
            for name, text in record_words(self.host, view).items():
                self.record.field(name).load(text)
            self.roles.show(view)
            if self.record.is_attached:  # else the first resize fits it
                self.fit()
        super().redraw()

    # keys ----------------------------------------------------------------------------------------------------------

    async def other_key(self, key: Key) -> bool:
        """Enter tells more about the line, of that about e-mail the messages; where nothing could be read, it tries
        again."""
        if key.name != "enter":
            return False
        if self.view is None:
            await self.load()
        elif self.view.mail is not None and self.active_part is self.record and self.record.current.name == "mail":
            await self._messages()
        else:
            await self._more()
        return True

    async def _more(self) -> None:
        if self.view is not None:
            field = self.record.current
            facts = more_about(self.host, self.view, field.name)
            choices = [Choice(label=self.tr("Close"))]
            self.open_panel(Question(self.tr(field.label), facts, choices, carry_out=None))

    async def _problem(self) -> None:
        """The next user with a problem takes the place of this one; the list beneath goes along."""
        assert self._next_problem is not None
        row = await self._next_problem(self)
        if row is not None:
            self._user_id = row.id
            await self.load()
            self.say("note", words.problem_words(self.tr, row))

    # room ----------------------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """The record takes what it wants and leaves the roles a few lines."""
        width, height = self.app.size
        self.record.styles.max_height = max(min(self.record.wanted_height(width), height - _FRAME - LEAST_ROLES), 1)
        self.record.repaint()

    def on_resize(self) -> None:
        """Other widths make other lines."""
        self.fit()

    # acts ----------------------------------------------------------------------------------------------------------

    async def _edit(self) -> None:
        field = self.record.current.name if self.record.fields else ""
        await self.host.go("user_form", user_id=self._user_id, field=field)

    async def _reset(self) -> None:
        if self.view is not None:
            await self._acts.ask_reset(person_of_view(self.view))

    async def _delete(self) -> None:
        if self.view is not None:
            await self._acts.ask_delete(person_of_view(self.view))

    async def _confirm(self) -> None:
        if self.view is not None:
            await self._acts.confirm(person_of_view(self.view))

    async def _mail_again(self) -> None:
        if self.view is not None:
            await self._acts.ask_mail_again(person_of_view(self.view))

    async def _messages(self) -> None:
        """The messages to the address of the latest one."""
        if self.view is not None and self.view.mail is not None:
            await self.host.go("messages", text=self.view.mail.to)

    def _why_no_messages(self) -> str:
        none = self.view is not None and self.view.mail is None
        return self.tr("no e-mail has been ordered yet") if none else ""

    async def _home(self) -> None:
        await self.host.back(to="home")


def users_path(host: Host) -> str:
    """Where all screens about one user stand."""
    return " > ".join((host.tr("Administration"), host.tr("My authority"), host.tr("Users")))
