"""Columns and sentences of the users list (screens.md 7.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from imi_tui.locale import formats
from screens.kit.frame.buttons import Button
from screens.kit.widgets.columns import Column
from screens.kit.widgets.list_texts import ListTexts
from screens.users import words
from screens.users.choices import short_choice
from screens.users.leaving.deleted_list import deleted_columns, deleted_detail

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserRow
    from screens.kit.host import Host
    from screens.kit.widgets.marked_list import MarkedList
    from screens.users.source import UserSource


class UserListTexts(ListTexts["UserRow"]):
    """Who can get in, who not, and what is known about them, in 79 cells.

    Attributes:
        list: The list that says it; set once that is made.
    """

    def __init__(self, host: Callable[[], Host], add: Callable[[], Button], source: UserSource) -> None:
        self._host = host
        self._add = add
        self._source = source
        self.list: MarkedList[UserRow] | None = None

    def columns(self) -> Sequence[Column[UserRow]]:
        tr = self._host().tr
        if self._source.show == "deleted":
            return deleted_columns(self._host)
        return (
            Column(code="name", head=tr("Name"), text=words.list_name, cells=19, priority=1, gives=True),
            Column(code="user_name", head=tr("User name"), text=_user_name, cells=14, priority=5, whole=True),
            Column(code="email", head=tr("E-mail"), text=_email, cells=12, priority=8, gives=True, gap=2),
            Column(
                code="administrator", head=self._administrator_sign(), text=self._administrator, cells=1, priority=4
            ),
            Column(code="status", head=tr("Status"), text=self._status, cells=6, priority=3),
            Column(code="password", head=tr("Password"), text=self._password, cells=11, priority=2, gap=2),
            Column(code="left", head=tr("Left"), text=_left, cells=3, priority=6, right=True),
            Column(code="mail", head="M", text=_mail, cells=1, priority=7),
            Column(code="phone", head=tr("Telephone"), text=self._phone, cells=16, priority=9, whole=True),
            Column(code="language", head=tr("Language"), text=self._language, cells=10, priority=10),
            Column(code="roles", head=tr("Roles"), text=_roles, cells=6, priority=11, right=True),
            Column(code="last_sign_in", head=tr("Last signed in"), text=self._last, cells=17, priority=12),
        )

    def _administrator_sign(self) -> str:
        return self._host().tr.ctx("column", "A")

    def _administrator(self, row: UserRow) -> str:
        return self._administrator_sign() if row.is_administrator else ""

    def _status(self, row: UserRow) -> str:
        return words.status_word(self._host().tr, row.status)

    def _password(self, row: UserRow) -> str:
        return words.password_word(self._host().tr, row.password)

    def _phone(self, row: UserRow) -> str:
        return phone_words(row.phone)

    def _language(self, row: UserRow) -> str:
        return words.language_word(self._host(), row.language)

    def _last(self, row: UserRow) -> str:
        host = self._host()
        return formats.date_time(host.tr.language, row.last_sign_in_at, host.zone) if row.last_sign_in_at else "-"

    def detail(self, row: UserRow, hidden: frozenset[str]) -> str:
        """What the row cuts off, and what has no column."""
        host = self._host()
        tr = host.tr
        if row.deleted_at is not None:
            return deleted_detail(host, row, hidden)
        parts = [words.full_name(row)] if "name" in hidden else []
        parts += [row.user_name] if "user_name" in hidden else []
        if "left" in hidden and row.days_left is not None:
            parts.append(tr.plural("{n} day left", "{n} days left", row.days_left))
        parts += [tr("e-mail failed")] if "mail" in hidden and row.mail_failed else []
        parts += [row.email, words.language_word(host, row.language), words.roles_words(tr, row.roles)]
        if row.last_sign_in_at is not None:
            parts.append(tr("last {when}", when=formats.date_of(tr.language, row.last_sign_in_at, host.zone)))
        return " · ".join(parts)

    def legend(self, shown: frozenset[str]) -> str:
        tr = self._host().tr
        if self._source.show == "deleted":
            return tr("Enter puts the user back.")
        meanings = {
            "administrator": f"{self._administrator_sign()} {tr('administrator')}",
            "left": tr("Left days valid"),
            "mail": tr("M e-mail failed"),
        }
        return "   ".join(meaning for code, meaning in meanings.items() if code in shown)

    def mark(self, row: UserRow) -> str:
        return "x" if self.list is not None and self.list.is_marked(row) else " "

    def notes(self) -> Sequence[str]:
        tr = self._host().tr
        chosen = short_choice(tr, self._source.show)
        marked = len(self.list.marked) if self.list is not None else 0
        return [
            *([chosen] if chosen else []),
            *([tr.plural("{n} marked", "{n} marked", marked)] if marked else []),
        ]

    def nothing(self, text: str) -> str:
        tr = self._host().tr
        if not text and self._source.show != "all":
            return tr("Nobody: {choice}. Esc shows all users.", choice=short_choice(tr, self._source.show))
        return tr('Nobody found for "{text}". Esc clears the filter.', text=text) if text else tr("There are no users.")

    def button(self) -> Button | None:
        return self._add()


def phone_words(number: str) -> str:
    """As people read it; `-` for none. Loads the numbering plans only when there is a number to show."""
    if not number:
        return "-"
    from imi_tui.domain.policies import telephone

    return telephone.shown(number)


def _user_name(row: UserRow) -> str:
    return row.user_name


def _email(row: UserRow) -> str:
    return row.email


def _left(row: UserRow) -> str:
    return "-" if row.days_left is None else str(row.days_left)


def _mail(row: UserRow) -> str:
    return "!" if row.mail_failed else ""


def _roles(row: UserRow) -> str:
    return str(row.roles)
