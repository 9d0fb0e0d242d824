"""Another address for a user who is put back, since the former has been taken meanwhile (D7, R3.4)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from imi_tui.domain.errors import Invalid, Issue
from imi_tui.domain.policies import limits
from imi_tui.locale import N_
from screens.kit.app_screen import AppScreen
from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.issue_texts import issue_text
from screens.kit.line_widget import LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.record.field import Field, FixedField
from screens.kit.record.record import Record
from screens.kit.record.text_fields import TextField
from screens.users import words
from screens.users.leaving.deleted import send_restore
from screens.users.record import users_path

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserRow, UserView

_IN_USE: Final = Issue(code="email.in_use", path="email")


class RestoreScreen(AppScreen):
    """F3 puts the user back with the address that was typed.

    Args:
        row: Who, as the list showed it.
        done: What follows on the screen beneath.
    """

    place = "restore"

    def __init__(self, *, row: UserRow, done: Callable[[UserView], Awaitable[None]]) -> None:
        super().__init__()
        self._row = row
        self._done = done
        self.email = TextField("email", N_("E-mail address"), limit=limits.EMAIL, required=True)
        fixed = FixedField("user_name", N_("User name"))
        fixed.load(row.user_name)
        self.email.load(row.email)
        self.record = Record([fixed, self.email], editing=True, id="record")
        self.record.issues = {"email": (_IN_USE,)}
        self.active_part = self.record

    def on_mount(self) -> None:
        self.record.sentence = lambda issue: issue_text(self.host, issue)
        self.record.on_change = self._typed
        self.record.focus_field("email")
        super().on_mount()

    def content(self) -> Iterable[Widget]:
        return [self.record]

    def parts(self) -> list[LineWidget]:
        return [self.record]

    def heading(self) -> tuple[str, str]:
        return users_path(self.host), self.person()

    def screen_name(self) -> str:
        return f"{self.tr(COMMANDS['users.restore'].label)}: {words.full_name(self._row)}"

    def buttons(self) -> Sequence[Button]:
        label = self.tr(COMMANDS["leaving.restore"].label)
        return (Button(label=self.tr("Cancel"), press=self.esc), Button(label=label, press=self._restore))

    def offers(self) -> list[Offer]:
        return [
            self.offer("leaving.restore", self._restore),
            self.offer("form.clear", self._clear),
            self.offer("form.cancel", self.esc),
        ]

    def hints_here(self) -> list[KeyHint]:
        return [("f3", self.tr("Carry out")), ("f8", self.tr("Empty"))]

    def esc_word(self) -> str:
        return self.tr("Cancel")

    def help_topic(self) -> str:
        return "users.email"

    async def _clear(self) -> None:
        self.focus_part(self.record)
        self.email.clear()

    def _typed(self, field: Field) -> None:
        """What was said of the former address does not hold for another."""
        self.record.issues = {}

    async def _restore(self) -> None:
        if self.record.issues:
            self.focus_part(self.record)
            self.say("error", self.tr("type another e-mail address."))
            return
        outcome = await send_restore(self, self._row, str(self.email.value))
        match outcome:
            case Done(value=view):
                await self.host.back()
                await self._done(view)
            case Refused(error=Invalid(issues=issues)):
                self.record.issues = {"email": issues}
                self.focus_part(self.record)
                self.record.repaint()
            case Refused() | Defect():
                self.explain(outcome)
