"""The tab Gebruikers of "Mijn autoriteit" (screens.md 7): the list for administrators, a sentence for others."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from textual.widget import Widget

from imi_tui.domain.dto.users import UserRow, UserShow
from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.line_widget import Line, LineWidget
from screens.kit.outcome import Done
from screens.kit.text import wrap
from screens.kit.widgets.marked_list import MarkedList
from screens.users import words
from screens.users.acts import Person, UserActs, person_of_row
from screens.users.card import ListAndCard, UserCard
from screens.users.choices import ListChoices
from screens.users.leaving.deleted import DeletedUsers
from screens.users.list_texts import UserListTexts
from screens.users.next_problem import NextProblem
from screens.users.several import SeveralActs
from screens.users.source import UserSource

if TYPE_CHECKING:
    from screens.kit.app_screen import AppScreen


class AdministratorsOnly(LineWidget):
    """What somebody who is no administrator sees here (D27)."""

    def __init__(self) -> None:
        super().__init__(id="administrators-only")
        self.administrators: tuple[str, ...] = ()

    def lines(self, width: int, height: int) -> list[Line]:
        rows = [self.tr("Only administrators see the users.")]
        if self.administrators:
            names = words.comma_list(self.administrators)
            rows.append(self.tr("Your administrators: {names}.", names=names))
        parts = [part for row in rows for part in wrap(row, width - 5)]
        signs = [">" if self.active else " ", *(" " for _ in parts[1:])]
        return [[], *([(sign, "focus-mark"), ("  " + part, "")] for sign, part in zip(signs, parts, strict=True))]

    def cursor(self) -> tuple[int, int] | None:
        return (3, 1)


class UsersTab:
    """A part of the screen "Mijn autoriteit", which asks it for what it shows while this tab is open.

    Attributes:
        list: The users; on the screen for administrators only.
    """

    def __init__(self, page: AppScreen) -> None:
        self._page = page
        self._source = UserSource(lambda: page.host)
        texts = UserListTexts(lambda: page.host, self._add_button, self._source)
        self.list: MarkedList[UserRow] = MarkedList(self._source, texts, sort="name", id="users")
        texts.list = self.list
        self._choices = ListChoices(page, self.list, self._source)
        self.list.on_open = self._open
        self.list.on_esc = self._choices.all_again
        self._notice = AdministratorsOnly()
        self._notice.display = False
        self.card = UserCard()
        self.card.display = False
        self.list.on_rest = self._rested
        self._place = ListAndCard(self.list, self.card, self._notice, lambda: not self._deleted.shown)
        self._problems = NextProblem(self.list, self._source)
        self._acts = UserActs(page, changed=self.load)
        self._deleted = DeletedUsers(page, self.list, self._source, self.show_user)
        self._several = SeveralActs(page, self._done_for_several)
        self._administrators: tuple[str, ...] = ()

    # for the screen around it --------------------------------------------------------------------------------------

    def widgets(self) -> list[Widget]:
        """To be mounted once."""
        return [self._place]

    def parts(self) -> list[LineWidget]:
        """Tab stops."""
        return [self.list] if self._may else [self._notice]

    @property
    def _may(self) -> bool:
        return self._page.host.me.is_administrator

    async def load(self) -> None:
        """Fetch the users (again): filter, sorting and the user at the cursor stay."""
        self.list.display = self._may
        self._notice.display = not self._may
        self._place.share(self._page.app.size.width)
        if self._may:
            await self.list.load()
            self._page.button_bar.repaint()
            self._warn_of_being_alone()
        else:
            await self._load_administrators()

    async def _load_administrators(self) -> None:
        actor = self._page.host.me.actor
        outcome = await self._page.host.bridge.ask(lambda api: api.authority(actor))
        if isinstance(outcome, Done):
            self._administrators = self._notice.administrators = outcome.value.administrators
            self._notice.repaint()

    def set_filter(self, text: str) -> None:
        """Filter by this text from the next `load` on; e.g. `expired` in the reader's language."""
        self.list.set_filter(text)

    def set_show(self, show: UserShow) -> None:
        """Show only these users from the next `load` on."""
        self._source.show = show

    async def settled(self) -> None:
        """Wait until the list shows what was typed."""
        await self.list.settled()

    async def show_user(self, user_id: int) -> None:
        """Put the cursor on that user."""
        await self.list.show(user_id)
        if self._source.show != "all" and (self.list.row is None or self.list.row.id != user_id):
            self._source.show = "all"
            await self.list.show(user_id)

    def buttons(self) -> list[Button]:
        """The row beneath the list, in the guide's words (R4.1)."""
        if not self._may or (self.list.loaded and self.list.row is None):
            return []
        tr = self._page.tr
        if self._deleted.shown:
            return [Button(label=tr(COMMANDS["users.restore"].label), press=self._deleted.ask)]
        acts = (("users.edit", self._edit), ("users.reset", self._reset), ("users.delete", self._delete))
        return [Button(label=tr(COMMANDS[command].label), press=press) for command, press in acts]

    def hints(self) -> list[KeyHint]:
        """The middle of the key line."""
        tr = self._page.tr
        if not self._may:
            return []
        if self._deleted.shown:
            return [("enter", tr("Put back")), ("f4", tr("Sort"))]
        return [("f2", tr("Edit")), ("f4", tr("Sort")), ("f7", tr("Add"))]

    def _rested(self) -> None:
        self._place.share(self._page.app.size.width)
        self.card.follow(self.list.rested)

    def _warn_of_being_alone(self) -> None:
        if self.list.loaded and self.list.window.total == 1:
            text = "you are the only administrator. Register a colleague who can stand in (F7)."
            self._page.say("note", self._page.tr(text))

    def menu_about(self) -> str:
        """Whom the menu's acts are for."""
        if self._may and self.list.marked:
            return self._page.tr.plural("{n} marked", "{n} marked", len(self.list.marked))
        row = self.list.row if self._may else None
        return words.full_name(row) if row is not None else ""

    def help_topic(self) -> str:
        """What F1 explains."""
        return "users.list"

    def help_topics(self) -> Sequence[str]:
        """Everything on this tab that has help of its own."""
        return ["users.list"]

    def offers(self) -> list[Offer]:
        """All that can be done here, with the reasons when not."""
        page = self._page
        person = None if self.list.busy or self.list.row is None else self._person(self.list.row)
        nobody = "" if self.list.busy or self.list.row is not None else page.tr("no user is chosen")
        reset = self._acts.why_not_reset(person) if person is not None else nobody
        delete = self._acts.why_not_delete(person) if person is not None else nobody
        mail = self._acts.why_not_mail(person) if person is not None else nobody
        if self.list.marked:
            reset, delete, nobody = "", self._one_only(), self._one_only()
            mail = nobody
        if self._deleted.shown:
            reset = delete = mail = nobody = page.tr("this user is deleted: put the user back first")
        denied = self._why_not()
        return [
            page.offer("users.edit", self._edit, denied or nobody),
            page.offer("users.reset", self._reset, denied or reset),
            page.offer("users.delete", self._delete, denied or delete),
            page.offer("users.open", self._open, denied or nobody),
            page.offer("users.problem", self._to_problem, denied or (nobody if self._deleted.shown else "")),
            page.offer("users.add", self._add, denied),
            page.offer("users.mail_again", self._mail_again, denied or mail),
            page.offer("users.restore", self._deleted.ask, denied or self._deleted.why_not()),
            page.offer("users.mark_all", self.list.mark_all, denied or self._deleted.why_no_marks()),
            page.offer("users.overview", self._overview, denied),
            page.offer("list.sort", self._choices.open, denied),
        ]

    def _one_only(self) -> str:
        """What is done to one user waits while several are marked, so that nobody takes it for an act on them all."""
        return self._page.tr("one user at a time: Esc takes the marks away first")

    def _why_not(self) -> str:
        if self._may:
            return ""
        names = words.comma_list(self._administrators)
        return self._page.tr("only an administrator can do this. Your administrators: {names}.", names=names)

    # acts ----------------------------------------------------------------------------------------------------------

    def _person(self, row: UserRow) -> Person:
        return person_of_row(row, self._page.host.me.actor.user_id)

    async def _for_selected(self, act: Callable[[Person], Awaitable[None]]) -> None:
        """Act on the row at the cursor once the list shows what was typed; on nothing when nothing was found."""
        await self.list.settled()
        row = self.list.row
        if row is None:
            self._page.say("note", self._page.tr("no user is chosen") + ".")
        else:
            await act(self._person(row))

    async def _reset(self) -> None:
        if self.list.marked:
            await self._several.ask_reset([self._person(row) for row in self.list.marked.values()])
        else:
            await self._for_selected(self._acts.ask_reset)

    async def _delete(self) -> None:
        await self._for_selected(self._acts.ask_delete)

    async def _mail_again(self) -> None:
        await self._for_selected(self._acts.ask_mail_again)

    async def _open(self) -> None:
        if self._deleted.shown:
            await self._deleted.ask()
            return
        await self._for_selected(self._open_record)

    async def _open_record(self, person: Person) -> None:
        await self._page.host.go("user", user_id=person.id, next_problem=self._problems.to_next)

    async def _to_problem(self) -> None:
        row = await self._problems.to_next(self._page)
        if row is not None:
            self._page.say("note", words.problem_words(self._page.tr, row))

    async def _edit(self) -> None:
        await self._for_selected(self._edit_record)

    async def _edit_record(self, person: Person) -> None:
        await self._page.host.go("user_form", user_id=person.id)

    async def _add(self) -> None:
        await self._page.host.go("user_form")

    async def _overview(self) -> None:
        await self._page.host.go("overview")

    def _add_button(self) -> Button:
        return Button(label=self._page.tr(COMMANDS["users.add"].label), press=self._add)

    async def _done_for_several(self) -> None:
        self.list.unmark()
        await self.load()
