"""F4 on the users list: one picker with two groups, how to sort and whom to show (screens.md 7.1, R4.1, R4.8, R4.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast, get_args

from imi_tui.domain.dto.users import UserShow
from imi_tui.locale import N_
from screens.kit.panels.picker import Option, PickerPanel

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserRow
    from imi_tui.locale import Texts
    from screens.kit.app_screen import AppScreen
    from screens.kit.widgets.marked_list import MarkedList
    from screens.users.source import UserSource

_SORTS: Final = (
    ("name", N_("Name")),
    ("user_name", N_("User name")),
    ("status", N_("Status")),
    ("password", N_("Password")),
    ("left", N_("Days valid")),
    ("last_sign_in", N_("Last signed in")),
)
SHOWS: Final[tuple[UserShow, ...]] = get_args(UserShow)


def full_choice(tr: Texts, show: UserShow) -> str:
    """A ready-made choice as the picker names it."""
    words = {
        "all": tr.ctx("show", "all"),
        "blocked": tr.ctx("show", "blocked"),
        "expired": tr.ctx("show", "expired"),
        "expiring": tr.ctx("show", "expires within 14 days"),
        "inactive": tr.ctx("show", "not signed in for 90 days"),
        "mail_failed": tr.ctx("show", "e-mail failed"),
        "unchecked": tr.ctx("show", "not checked for 12 months"),
        "deleted": tr.ctx("show", "deleted"),
    }
    return words[show]


def short_choice(tr: Texts, show: UserShow) -> str:
    """The same in the few cells behind the filter; empty for everybody."""
    words = {
        "expiring": tr.ctx("show", "expires soon"),
        "inactive": tr.ctx("show", "long not signed in"),
        "unchecked": tr.ctx("show", "long not checked"),
    }
    return "" if show == "all" else words.get(show) or full_choice(tr, show)


class ListChoices:
    """What the picker offers, and what choosing does to the list."""

    def __init__(self, page: AppScreen, users: MarkedList[UserRow], source: UserSource) -> None:
        self._page = page
        self._list = users
        self._source = source

    async def open(self) -> None:
        """F4."""
        title = self._page.tr("Sort and filter")
        options = [*self._sorts(), *self._shows()]
        self._page.open_panel(PickerPanel(title, options, self._taken, at=f"sort {self._list.sort}"))

    def _sorts(self) -> list[Option]:
        tr, now = self._page.tr, self._list.sort
        again = tr("again: the other way round")
        return [
            Option(
                code=f"sort {code}",
                label=tr("Sort by {what}", what=tr(label).lower()),
                remark=again if code == now else "",
            )
            for code, label in _SORTS
        ]

    def _shows(self) -> list[Option]:
        tr, now = self._page.tr, self._source.show
        return [
            Option(
                code=f"show {show}",
                label=tr("Show: {what}", what=full_choice(tr, show)),
                remark=tr("as now") if show == now else "",
            )
            for show in SHOWS
        ]

    async def _taken(self, codes: tuple[str, ...]) -> None:
        kind, _, code = codes[0].partition(" ")
        if kind == "sort":
            await self._list.sort_by(code)
        else:
            await self.show(cast("UserShow", code))

    async def show(self, show: UserShow) -> None:
        """Show these from now on; what was typed stays."""
        self._source.show = show
        await self._list.load_first()

    async def all_again(self) -> bool:
        """Esc: everybody. False when everybody is shown already."""
        if self._source.show == "all":
            return False
        await self.show("all")
        return True
