"""What can be done on the user form: commands, buttons and keys (screens.md 8.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.keys import Key

if TYPE_CHECKING:
    from screens.users.form import UserFormScreen


class FormActs:
    """The acts, for the form on which they are done."""

    def __init__(self, form: UserFormScreen) -> None:
        self._form = form

    def buttons(self) -> Sequence[Button]:
        form = self._form
        return (
            Button(label=form.tr("Save"), press=form.save),
            Button(label=form.tr("Cancel"), press=form.esc),
            Button(label=form.tr(COMMANDS["users.take_over"].label), press=form.take_over.open),
        )

    def offers(self) -> list[Offer]:
        form = self._form
        waiting = "" if form.form is not None else form.tr("the data are not there yet")
        fewer = "users.all_modules" if form.grid.chosen_only else "users.chosen_only"
        return [
            form.offer("form.save", form.save, waiting),
            *self._f4(waiting),
            form.offer("form.changed", form.show_changes, waiting),
            form.offer("form.problem", form.problems.next, waiting),
            form.offer("form.clear", self._clear, waiting),
            form.offer(fewer, self._chosen_only, waiting),
            form.offer("form.cancel", form.esc),
            form.offer("all.language", form.host.next_language),
        ]

    def _f4(self, waiting: str) -> list[Offer]:
        """The first that can be done is what F4 does."""
        form = self._form
        both = [form.heirs.offer(), form.offer("users.take_over", form.take_over.open, waiting)]
        return both if form.heirs.at_hand else both[::-1]

    def hints(self) -> list[KeyHint]:
        tr = self._form.tr
        return [("f3", tr("Save")), ("f4", self._choose_word()), ("f6", tr("To problem"))]

    def _choose_word(self) -> str:
        form = self._form
        if form.heirs.at_hand:
            return form.tr("Hand on")
        choosing = form.fields is not None and form.record.active and form.record.current is form.fields.language
        return form.tr("Choose") if choosing else form.tr("Take over")

    async def _clear(self) -> None:
        """F8 from the menu: what it does where the focus is."""
        await self._form.active_part.key(Key("f8"))

    async def _chosen_only(self) -> None:
        form = self._form
        form.grid.chosen_only = not form.grid.chosen_only
        form.focus_part(form.grid)
        form.grid.repaint()
