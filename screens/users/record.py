"""One user to look at: who, whether the password works, whether the mail arrived, which roles (screens.md 7.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from textual.widget import Widget

from imi_tui.domain.policies import expiry
from imi_tui.locale import N_, formats
from screens.kit.app_screen import AppScreen
from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.line_widget import LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.record.field import FixedField
from screens.kit.record.record import Record
from screens.users import words
from screens.users.acts import UserActs, person_of_view
from screens.users.last_change import last_change
from screens.users.list_texts import phone_words
from screens.users.role_lines import RoleLines

if TYPE_CHECKING:
    from imi_tui.domain.dto.authority import LastChange
    from imi_tui.domain.dto.users import UserView
    from screens.kit.host import Host

_FIELDS: Final = (
    ("first_name", N_("First name")),
    ("last_name", N_("Last name")),
    ("email", N_("E-mail address")),
    ("phone", N_("Telephone")),
    ("language", N_("Language of e-mails")),
    ("user_name", N_("User name")),
    ("is_administrator", N_("Administrator")),
    ("status", N_("Status")),
    ("password", N_("Password")),
    ("mail", N_("E-mail")),
    ("checked", N_("Checked")),
)


class UserScreen(AppScreen):
    """Opens from the list with Enter; F2 edits at the same field."""

    place = "user"

    def __init__(self, *, user_id: int) -> None:
        super().__init__()
        self._user_id = user_id
        self.view: UserView | None = None
        self.record = Record([FixedField(name, label, mark_fixed=False) for name, label in _FIELDS], id="record")
        self.record.styles.height = len(_FIELDS)
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
        return words.full_name(self.view) if self.view is not None else ""

    def buttons(self) -> Sequence[Button]:
        acts = (("users.edit", self._edit), ("users.reset", self._reset), ("users.delete", self._delete))
        return [Button(label=self.tr(COMMANDS[command].label), press=press) for command, press in acts]

    def offers(self) -> list[Offer]:
        person = person_of_view(self.view) if self.view is not None else None
        unknown = "" if person is not None else self.tr("the data are not there yet")
        reset = self._acts.why_not_reset(person) if person is not None else unknown
        delete = self._acts.why_not_delete(person) if person is not None else unknown
        return [
            self.offer("users.edit", self._edit, unknown),
            self.offer("users.reset", self._reset, reset),
            self.offer("users.delete", self._delete, delete),
            self.offer("users.confirm", self._confirm, unknown),
            self.offer("all.language", self.host.next_language),
            self.offer("all.home", self._home),
        ]

    def hints_here(self) -> list[KeyHint]:
        return [("f2", self.tr("Edit")), ("f8", self.tr("Delete"))]

    def help_topic(self) -> str:
        return f"users.{self.record.current.name}"

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
                self.view = view
                self.redraw()
            case Refused(error=error) if error.code == "gone.user":
                await self._gone(outcome)
            case Refused() | Defect():
                self.explain(outcome)

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
            self.record.styles.height = self.record.wanted_height(self.app.size.width)
            self.roles.show(view)
        super().redraw()

    # acts ----------------------------------------------------------------------------------------------------------

    async def _edit(self) -> None:
        await self.host.go("user_form", user_id=self._user_id, field=self.record.current.name)

    async def _reset(self) -> None:
        if self.view is not None:
            await self._acts.ask_reset(person_of_view(self.view))

    async def _delete(self) -> None:
        if self.view is not None:
            await self._acts.ask_delete(person_of_view(self.view))

    async def _confirm(self) -> None:
        if self.view is not None:
            await self._acts.confirm(person_of_view(self.view))

    async def _home(self) -> None:
        await self.host.back(to="home")


def users_path(host: Host) -> str:
    """Where all screens about one user stand."""
    return " > ".join((host.tr("Administration"), host.tr("My authority"), host.tr("Users")))


def record_words(host: Host, view: UserView) -> dict[str, str]:
    """The values of the record in words, by field."""
    tr = host.tr
    return {
        "first_name": view.first_name,
        "last_name": view.last_name,
        "email": view.email,
        "phone": phone_words(view.phone),
        "language": words.language_word(host, view.language),
        "user_name": view.user_name,
        "is_administrator": tr("yes") if view.is_administrator else tr("no"),
        "status": _status(host, view),
        "password": _password(host, view),
        "mail": words.mail_words(host, view.mail),
        "checked": _checked(host, view),
    }


def _status(host: Host, view: UserView) -> str:
    tr = host.tr
    word = words.status_word(tr, view.status)
    if view.last_sign_in_at is None:
        return tr("{status}, never signed in", status=word)
    when = formats.date_time(tr.language, view.last_sign_in_at, host.zone)
    return tr("{status}, last signed in {when}", status=word, when=when)


def _checked(host: Host, view: UserView) -> str:
    """When somebody last said that the data are still right, and who (R4.2, D25)."""
    tr = host.tr
    if view.checked_on is None:
        since = formats.date_of(tr.language, view.created_at, host.zone)
        return tr("not since the registration on {when}", when=since)
    when = formats.date_of(tr.language, view.checked_on, host.zone)
    return tr("{when} by {name}", when=when, name=words.person_initial(tr, view.checked_by))


def _password(host: Host, view: UserView) -> str:
    tr, state, end = host.tr, view.password, view.password_expires_at
    word = words.password_word(tr, state)
    if end is None:
        return tr("{password}, not sent yet", password=word) if state == "temporary" else word
    if state == "blocked":
        return word
    if state == "temporary":
        return tr("{password}, works until {when}", password=word, when=formats.date_time(tr.language, end, host.zone))
    if state == "expired":
        return tr("{password} on {when}", password=word, when=formats.date_of(tr.language, end, host.zone))
    day = formats.day(tr.language, expiry.last_day(end, host.zone))
    return tr("{password} up to and including {when}", password=word, when=day)
