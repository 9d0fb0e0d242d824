"""F4 on a fixed tick: a colleague gets the required role too, in the same save, so that it can be taken away here
(screens.md 8.2, R4.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imi_tui.domain.dto.leaving import Candidate
from imi_tui.domain.dto.users import Successor
from imi_tui.domain.errors import FieldChange
from screens.kit.commands import Offer
from screens.kit.problems import role_name
from screens.users.leaving.candidates import CandidatePicker

if TYPE_CHECKING:
    from screens.users.form import UserFormScreen

Role = tuple[str, str]
"""Module code and role code."""


class Heirs:
    """Attributes:
    chosen: Who gets which required role of this user too.
    """

    def __init__(self, form: UserFormScreen) -> None:
        self._form = form
        self.chosen: dict[Role, Candidate] = {}
        self._fixed: dict[Role, str] = {}

    # what can be done ----------------------------------------------------------------------------------------------

    def offer(self) -> Offer:
        """F4 here, or why it means something else."""
        return self._form.offer("users.hand_on", self.open, self._why_not())

    @property
    def at_hand(self) -> bool:
        """Whether the focus is on a tick that is fixed because nobody else has the role."""
        return not self._why_not()

    def _why_not(self) -> str:
        form, tr = self._form, self._form.tr
        role = self._here()
        if form.active_part is not form.grid or role is None:
            return tr("only on a fixed role")
        return ""

    def _here(self) -> Role | None:
        form = self._form
        here = form.grid.here
        if form.form is None or form.form.user is None or here is None:
            return None
        role = (here[0].code, here[1].code)
        suspended = {offer.module for offer in form.form.offers if offer.suspended}
        return role if role in form.form.user.only_holder and role[0] not in suspended else None

    async def open(self) -> None:
        """The colleagues, those who work in the module first."""
        form, role = self._form, self._here()
        if role is None or form.user_id is None:
            form.say("note", self._why_not() + ".")
            return
        module, code = role

        async def take(who: Candidate) -> None:
            self._take(role, who)

        title = f"{form.tr('Successor')}: {role_name(form.host, code)}"
        CandidatePicker(form, form.user_id).open(title, take, module=module, role=code)

    def _take(self, role: Role, who: Candidate) -> None:
        form = self._form
        self.chosen[role] = who
        self.free()
        form.grid.repaint()
        text = form.tr(
            "{name} becomes {role} too when you save. Space takes the role away here.",
            name=who.name,
            role=role_name(form.host, role[1]),
        )
        form.say("done", text)

    # on the matrix -------------------------------------------------------------------------------------------------

    def free(self) -> None:
        """Ticks that were fixed can be changed once somebody else gets the role."""
        for row, cell in self._form.grid.cells():
            if (row.code, cell.code) in self.chosen and cell.fixed:
                self._fixed[row.code, cell.code] = cell.fixed
                cell.fixed = ""
        self._form.grid.repaint()

    def keep(self) -> None:
        """After the form was opened anew: choices stay for roles that are still this user's alone."""
        user = self._form.form.user if self._form.form is not None else None
        only = user.only_holder if user is not None else frozenset()
        self.chosen = {role: who for role, who in self.chosen.items() if role in only}
        self.free()

    # saving --------------------------------------------------------------------------------------------------------

    def successors(self) -> tuple[Successor, ...]:
        """For the command."""
        return tuple(
            Successor(user_id=who.user_id, expected_version=who.version, module=module, role=role)
            for (module, role), who in sorted(self.chosen.items())
        )

    def changes(self) -> tuple[FieldChange, ...]:
        """For F5: who gets what, by module."""
        host = self._form.host
        modules = sorted({module for module, _ in self.chosen})
        return tuple(
            FieldChange(
                path=f"heirs.{module}",
                before=(),
                after=tuple(
                    f"{who.name}: {role_name(host, role)}"
                    for (owner, role), who in sorted(self.chosen.items())
                    if owner == module
                ),
            )
            for module in modules
        )

    def forget(self) -> None:
        """A chosen colleague left or changed meanwhile: the roles are this user's alone again."""
        for row, cell in self._form.grid.cells():
            if (row.code, cell.code) in self.chosen:
                cell.fixed, cell.on = self._fixed[row.code, cell.code], True
        self.chosen = {}
        self._form.grid.repaint()
