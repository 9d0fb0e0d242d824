"""The picker of colleagues who could take over, found while typing (screens.md 8.2, 8.5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING

from imi_tui.domain.dto.leaving import Candidate, CandidateQuery
from screens.kit.outcome import Done
from screens.kit.panels.picker import Option
from screens.kit.panels.search_picker import MOST, SearchPicker
from screens.users import words

if TYPE_CHECKING:
    from screens.kit.app_screen import AppScreen

Take = Callable[[Candidate], Awaitable[None]]


class CandidatePicker:
    """Opens the panel over the screen; `take` gets who was chosen.

    Args:
        leaver_id: Who leaves the role; never offered.
    """

    def __init__(self, page: AppScreen, leaver_id: int) -> None:
        self._page = page
        self._leaver_id = leaver_id
        self._offered: dict[str, Candidate] = {}

    def open(self, title: str, take: Take, *, module: str = "", role: str = "", typed: str = "") -> None:
        """Show those who have a role in the module first; what is typed narrows it down."""
        tr = self._page.tr

        async def seek(text: str) -> Sequence[Option]:
            return await self._seek(module, role, text)

        async def taken(codes: tuple[str, ...]) -> None:
            await take(self._offered[codes[0]])

        nothing = tr("Nobody found. Look for part of a name, user name or address.")
        advice = tr("Enter chooses, Esc closes without a choice.")
        self._page.open_panel(SearchPicker(title, seek, taken, nothing=nothing, advice=advice, typed=typed))

    async def _seek(self, module: str, role: str, text: str) -> Sequence[Option]:
        host = self._page.host
        actor = host.me.actor
        query = CandidateQuery(leaver_id=self._leaver_id, module=module, text=text, limit=MOST)
        outcome = await host.bridge.ask(lambda api: api.successors(actor, query))
        if not isinstance(outcome, Done):
            self._page.explain(outcome)
            return ()
        self._offered |= {str(one.user_id): one for one in outcome.value}
        return [self._option(one, module, role) for one in outcome.value]

    def _option(self, one: Candidate, module: str, role: str) -> Option:
        tr = self._page.tr
        there = one.roles.get(module, frozenset())
        if role in there:
            remark = tr("(has it already)")
        elif there:
            remark = tr("works in this module")
        else:
            remark = words.roles_words(tr, sum(len(roles) for roles in one.roles.values()))
        return Option(code=str(one.user_id), label=one.name, remark=remark)
