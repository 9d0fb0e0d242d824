"""Taking over the roles of a colleague (screens.md 8.1): shown as ticks, each of which can be taken out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imi_tui.domain.dto.users import UserQuery, UserRow
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.picker import Option, PickerPanel
from screens.users import words

if TYPE_CHECKING:
    from screens.users.form import UserFormScreen

_MOST: Final = 500
"""Colleagues offered; more than the largest authority has administrators to overlook."""


class TakeOver:
    """Never the role of administrator: that is given by its own box (R1.4)."""

    def __init__(self, form: UserFormScreen, like: int | None) -> None:
        self._form = form
        self._like = like

    async def open(self) -> None:
        """F4: the colleagues, found by typing."""
        form = self._form
        actor = form.host.me.actor
        async with form.busy(form.tr("fetching data...")):
            outcome = await form.host.bridge.ask(lambda api: api.users(actor, UserQuery(limit=_MOST)))
        match outcome:
            case Done(value=page):
                options = [self._option(row) for row in page.rows if row.id != form.user_id]
                at = str(self._like) if self._like is not None else ""
                form.open_panel(PickerPanel(form.tr("Take over roles from a colleague"), options, self._take, at=at))
            case Refused() | Defect():
                form.explain(outcome)

    def _option(self, row: UserRow) -> Option:
        tr = self._form.tr
        reason = "" if row.roles else tr("has no roles")
        remark = words.roles_words(tr, row.roles)
        return Option(code=str(row.id), label=words.full_name(row), remark=remark, reason=reason)

    async def _take(self, codes: tuple[str, ...]) -> None:
        form = self._form
        actor, user_id = form.host.me.actor, int(codes[0])
        async with form.busy(form.tr("fetching data...")):
            outcome = await form.host.bridge.ask(lambda api: api.user(actor, user_id))
        match outcome:
            case Done(value=view):
                count = form.grid.take(view.roles)
                form.focus_part(form.grid)
                name = words.full_name(view)
                text = form.tr.plural(
                    "{n} role taken over from {name}.", "{n} roles taken over from {name}.", count, name=name
                )
                form.say(
                    "done" if count else "note", text if count else form.tr("{name} has no other roles.", name=name)
                )
            case Refused() | Defect():
                form.explain(outcome)
