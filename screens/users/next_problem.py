"""F6: the next user who cannot get in, got no mail or was not checked for long (screens.md 7.1, R4.2, R4.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.kit.outcome import Defect, Done, Refused

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserRow
    from screens.kit.app_screen import AppScreen
    from screens.kit.widgets.marked_list import MarkedList
    from screens.users.source import UserSource


class NextProblem:
    """Among the users that filter and ready-made choice leave, in the order of the list, round its end."""

    def __init__(self, users: MarkedList[UserRow], source: UserSource) -> None:
        self._list = users
        self._source = source

    async def to_next(self, page: AppScreen) -> UserRow | None:
        """Put the cursor there; None after saying on the screen that nobody has a problem."""
        await self._list.settled()
        async with page.busy(page.tr("fetching data...")):
            outcome = await self._source.next_problem(self._list.after_row())
        match outcome:
            case Done(value=row):
                if row is not None:
                    await self._list.show(row.id)
                    return row
                page.say("note", page.tr("none of these users has a problem."))
            case Refused() | Defect():
                page.explain(outcome)
        return None
