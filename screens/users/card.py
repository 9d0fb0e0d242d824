"""The record of the user at the cursor, beside the list where the screen is wide (screens.md chapter 1, Sizes)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from textual import events
from textual.containers import Horizontal

from screens.kit.line_widget import Line, LineWidget
from screens.kit.outcome import Done, Outcome
from screens.kit.text import pad, wrap
from screens.kit.widgets.newest import Newest
from screens.users import words
from screens.users.record_words import LABELS, record_words
from screens.users.role_lines import role_titles, roles_heading

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserRow, UserView
    from screens.kit.widgets.marked_list import MarkedList
    from screens.users.tab import AdministratorsOnly

WIDE: Final = 196
"""Cells of a screen that has room for list and record."""
LIST_CELLS: Final = 155
"""What the list needs to show every column in full; the record has the rest."""
_LABEL_CELLS: Final = 12
_LEAST: Final = 24
_SHOWN: Final = ("status", "password", "mail", "checked")
"""What no column tells; the columns beside it show the rest."""


class UserCard(LineWidget):
    """To look at; no Tab stop. One user is asked for only once the cursor rests, so that scrolling stays cheap."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self._view: UserView | None = None
        self._newest = Newest(self)

    def follow(self, row: UserRow | None) -> None:
        """Show this user."""
        if row is None or not self.display:
            self._show(None)
            return
        actor, user_id, bridge = self.page.host.me.actor, row.id, self.page.host.bridge
        self._newest.ask(lambda: bridge.ask(lambda api: api.user(actor, user_id)), self._answered)

    async def settled(self) -> None:
        await self._newest.settled()

    def _answered(self, outcome: Outcome[UserView]) -> None:
        self._show(outcome.value if isinstance(outcome, Done) else None)

    def _show(self, view: UserView | None) -> None:
        self._view = view
        self.repaint()

    # drawing -------------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        view = self._view
        if width < _LEAST:  # the screen got narrow a moment ago, and the card goes
            return []
        rows = self._rows(view, width - 4) if view is not None else []
        if len(rows) > height:
            rows = [*rows[: height - 1], [("… " + self.tr("Enter shows all of it"), "hint")]]
        rows += [[] for _ in range(height - len(rows))]
        return [[(" │ ", "rule"), *row] for row in rows]

    def _rows(self, view: UserView, cells: int) -> list[Line]:
        host, value_cells = self.page.host, cells - _LABEL_CELLS
        rows: list[Line] = [[(part, "rule-name")] for part in wrap(words.full_name(view), cells)]
        rows += [*([(part, "")] for part in wrap(view.email, cells)), []]
        values, labels = record_words(host, view), dict(LABELS)
        for name in _SHOWN:
            for number, part in enumerate(wrap(values[name] or "-", value_cells)):
                rows.append([(pad(self.tr(labels[name]) if not number else "", _LABEL_CELLS), "label"), (part, "")])
        rows += [[], [(roles_heading(self.tr, view), "rule-name")]]
        for title, roles in role_titles(host, view):
            rows += [[(part, "")] for part in wrap(title, cells)]
            rows += [[("  " + part, "hint")] for part in wrap(", ".join(roles), cells - 2)]
        return rows


class ListAndCard(Horizontal):
    """The list as wide as it needs, the card with what is left; on a narrower screen the list alone.

    Args:
        has_card: Whether the users in the list have a record to show: deleted ones have none.
    """

    def __init__(
        self,
        users: MarkedList[UserRow],
        card: UserCard,
        notice: AdministratorsOnly,
        has_card: Callable[[], bool],
    ) -> None:
        super().__init__(users, card, notice, classes="columns")
        self._users = users
        self._card = card
        self._has_card = has_card

    def on_resize(self, event: events.Resize) -> None:
        """Show the card where there is room for it."""
        was = self._card.display
        self.share(event.size.width)
        if self._card.display and not was:
            self._card.follow(self._users.rested)

    def share(self, width: int) -> None:
        """Give list and card their cells."""
        was, shown = self._card.display, width >= WIDE and self._users.display and self._has_card()
        if was == shown:
            return
        self._card.display = shown
        self._users.styles.width = LIST_CELLS if shown else "1fr"
