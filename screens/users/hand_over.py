"""After registering: the user name that only the administrator passes on (R3.7, screens.md 8.3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, Protocol, runtime_checkable

from textual.widget import Widget

from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.frame.messages import Kind
from screens.kit.line_widget import Line, LineWidget
from screens.kit.text import cut, pad, wrap
from screens.users import words
from screens.users.aloud import aloud
from screens.users.record import users_path

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserView
    from screens.users.tab import UsersTab

LIST_PLACE: Final = "authority"
LIST_TAB: Final = 3
"""The tab Gebruikers of Mijn autoriteit."""
_LABEL_CELLS: Final = 22


class HandOverScreen(AppScreen):
    """Enter goes to the list with the new user at the cursor; F7 opens another empty form."""

    place = "hand_over"

    def __init__(self, *, user: UserView) -> None:
        super().__init__()
        self.user = user
        self.notice = HandOverNotice(user)
        self.notice.styles.height = "100fr"
        self.button_bar.indent = 3
        self.active_part = self.button_bar

    def content(self) -> Iterable[Widget]:
        return [self.notice]

    def after_buttons(self) -> Iterable[Widget]:
        return [Filler(id="filler")]

    def parts(self) -> list[LineWidget]:
        return []

    def heading(self) -> tuple[str, str]:
        return users_path(self.host), self.person()

    def screen_name(self) -> str:
        return self.tr("Pass on the user name")

    def buttons(self) -> Sequence[Button]:
        return (
            Button(label=self.tr.ctx("button", "Done"), press=self.esc),
            Button(label=self.tr("Add another user"), press=self._another),
        )

    def offers(self) -> list[Offer]:
        return [self.offer("users.another", self._another), self.offer("all.language", self.host.next_language)]

    def hints_here(self) -> list[KeyHint]:
        return [("f7", self.tr("Another"))]

    def esc_word(self) -> str:
        return self.tr.ctx("button", "Done")

    def help_topic(self) -> str:
        return "users.hand_over"

    def standing_message(self) -> tuple[Kind, str] | None:
        return ("done", f"{self.tr('Done')}: {self.tr('user registered.')}")

    async def load(self) -> None:
        """Nothing to fetch: the save brought it all."""
        self._fit()
        self.message_line.put(*(self.standing_message() or ("note", "")))

    def redraw(self) -> None:
        self._fit()
        super().redraw()

    def _fit(self) -> None:
        self.notice.styles.max_height = self.notice.wanted_height(self.app.size.width, self.app.size.height)

    def on_resize(self) -> None:
        """Other widths make other lines."""
        self._fit()

    async def esc(self) -> None:
        """To the users, with the new one at the cursor."""
        await open_list(self, self.user.id)

    async def _another(self) -> None:
        """An empty form with the same language; F4 offers the same roles first."""
        host, user = self.host, self.user
        await host.close()
        await host.go("user_form", language=user.language, like=user.id)


class HandOverNotice(LineWidget):
    """The name, the name aloud, and why it travels apart from the password."""

    def __init__(self, user: UserView) -> None:
        super().__init__(id="notice")
        self._user = user

    def wanted_height(self, width: int, height: int) -> int:
        """Lines of the text and one empty line, within what frame and buttons leave."""
        return min(len(self._rows(width, self._user.email)) + 1, height - 6)

    def lines(self, width: int, height: int) -> list[Line]:
        rows = self._rows(width, self._user.email)
        if len(rows) > height:
            rows = [row for row in rows if row]
        if len(rows) > height:
            rows = [row for row in self._rows(width, cut(self._user.email, width - 5)) if row]
        return rows

    def _rows(self, width: int, address: str) -> list[Line]:
        tr, user = self.tr, self._user
        state = words.mail_state(tr, user.mail.state if user.mail is not None else "waiting")
        rows: list[Line] = [*self._paragraph(self._registered(), width), []]
        rows += self._value(tr("User name"), user.user_name, width)
        rows += self._value(tr("aloud"), aloud(tr, user.user_name), width)
        rows.append([])
        first = tr("Pass this user name on yourself: in person or by telephone.")
        second = tr(
            "For security the system never sends it, and neither should you by e-mail. The temporary password goes "
            "separately, by e-mail, to {address} and works for {n} hours.",
            address=address,
            n=user.rules.temporary_hours,
        )
        rows += [*self._paragraph(first, width), *self._paragraph(second, width), []]
        rows += self._paragraph(tr("E-mail with the password: {state}", state=state), width)
        return rows

    def _registered(self) -> str:
        tr, name = self.tr, words.full_name(self._user)
        count = sum(len(roles) for roles in self._user.roles.values())
        if not count:
            return tr("{name} is registered without roles.", name=name)
        return tr("{name} is registered with {roles}.", name=name, roles=words.roles_words(tr, count))

    def _paragraph(self, text: str, width: int) -> list[Line]:
        return [[("   " + part.rstrip(), "")] for part in wrap(text, min(width, 84) - 5)]

    def _value(self, label: str, value: str, width: int) -> list[Line]:
        parts = wrap(value, width - _LABEL_CELLS - 4)
        return [
            [("   " + pad(label if number == 0 else "", _LABEL_CELLS), "label"), (part.rstrip(), "value")]
            for number, part in enumerate(parts)
        ]


class Filler(LineWidget):
    """Empty lines down to the message line."""

    def lines(self, width: int, height: int) -> list[Line]:
        return []


@runtime_checkable
class ShowsUsers(Protocol):
    """The screen around the users list, which knows this package and not the other way round."""

    users: UsersTab

    async def choose_tab(self, index: int, *, keep_focus: bool = False) -> None: ...


async def open_list(page: AppScreen, user_id: int) -> None:
    """Show the users list with that user at the cursor, opening it when it is not open beneath."""
    host = page.host
    beneath = [screen for screen in page.app.screen_stack if isinstance(screen, AppScreen)]
    if any(screen.place == LIST_PLACE for screen in beneath):
        await host.back(to=LIST_PLACE)
    else:
        await host.close()
        await host.go(LIST_PLACE, tab=LIST_TAB)
    screen = page.app.screen
    if isinstance(screen, ShowsUsers):
        await screen.choose_tab(LIST_TAB)
        await screen.users.show_user(user_id)
