"""Taking over the roles of a colleague (screens.md 8.1): shown as ticks, each of which can be taken out again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from imi_tui.domain.dto.users import UserQuery, UserRow, UserView
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.picker import Option
from screens.kit.panels.search_picker import MOST, SearchPicker
from screens.users import words
from screens.users.source import search_words

if TYPE_CHECKING:
    from screens.users.form import UserFormScreen


class TakeOver:
    """Never the role of administrator: that is given by its own box (R1.4)."""

    def __init__(self, form: UserFormScreen, like: int | None) -> None:
        self._form = form
        self._like = like

    async def open(self) -> None:
        """F4: the colleagues, found by typing as in the list; who was registered just before comes first."""
        tr = self._form.tr
        panel = SearchPicker(
            tr("Take over roles from a colleague"),
            self._seek,
            self._take,
            nothing=tr("Nobody found. Type the beginning of a name, user name or address."),
            advice=tr("Enter takes over the roles, Esc closes without a choice."),
        )
        self._form.open_panel(panel)

    async def _seek(self, typed: str) -> Sequence[Option]:
        form = self._form
        actor, query = form.host.me.actor, UserQuery(words=search_words(form.tr, typed), limit=MOST)
        outcome = await form.host.bridge.ask(lambda api: api.users(actor, query))
        if not isinstance(outcome, Done):
            form.explain(outcome)
            return ()
        options = [self._of_row(row) for row in outcome.value.rows if row.id != form.user_id]
        first = await self._view(self._like) if self._like is not None and not typed.strip() else None
        if first is None:
            return options
        count = sum(len(roles) for roles in first.roles.values())
        first_option = self._option(first.id, words.full_name(first), count)
        return [first_option, *(option for option in options if option.code != first_option.code)]

    def _of_row(self, row: UserRow) -> Option:
        return self._option(row.id, words.full_name(row), row.roles)

    def _option(self, user_id: int, name: str, roles: int) -> Option:
        tr = self._form.tr
        reason = "" if roles else tr("has no roles")
        return Option(code=str(user_id), label=name, remark=words.roles_words(tr, roles), reason=reason)

    async def _view(self, user_id: int) -> UserView | None:
        form = self._form
        actor = form.host.me.actor
        async with form.busy(form.tr("fetching data...")):
            outcome = await form.host.bridge.ask(lambda api: api.user(actor, user_id))
        match outcome:
            case Done(value=view):
                return view
            case Refused() | Defect():
                form.explain(outcome)
        return None

    async def _take(self, codes: tuple[str, ...]) -> None:
        form = self._form
        view = await self._view(int(codes[0]))
        if view is None:
            return
        count = form.grid.take(view.roles)
        form.focus_part(form.grid)
        name = words.full_name(view)
        text = form.tr.plural("{n} role taken over from {name}.", "{n} roles taken over from {name}.", count, name=name)
        form.say("done" if count else "note", text if count else form.tr("{name} has no other roles.", name=name))
