"""The matrix of roles: what can be given in each module, who has it now, what is fixed and why (R3.3, R4.3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from screens.kit.keys import Key
from screens.kit.line_widget import Line
from screens.kit.text import cut, wrap
from screens.kit.text import width as cells_of
from screens.kit.widgets.cell_grid import Cell, CellGrid, GridRow, GridTexts
from screens.kit.widgets.grid_lines import help_lines
from screens.users import words

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import ModuleOffer, RoleOffer, UserForm, UserView
    from screens.kit.host import Host

_MOST_NAMES = 60
"""Of those who have a role; more than the widest line holds."""


class RoleTexts(GridTexts):
    """Counts, help and warnings around the matrix."""

    def __init__(self, host: Callable[[], Host]) -> None:
        self._host = host
        self.grid: RoleGrid | None = None

    def heading(self) -> str:
        count = self.grid.ticked_count() if self.grid is not None else 0
        tr = self._host().tr
        return tr.plural("Roles: {n} chosen", "Roles: {n} chosen", count) if count else tr("Roles: none chosen")

    def count(self, rows: int) -> str:
        return self._host().tr.plural("{n} module", "{n} modules", rows)

    def help(self, row: GridRow, cell: Cell, cells: int) -> Sequence[Line]:
        assert self.grid is not None
        lines = help_lines(self.grid.size.width)
        about: list[Line] = [[(cut(part.rstrip(), cells), "hint")] for part in wrap(self._about(row, cell), cells)]
        return [*about[:lines], *([self._second(row, cell, cells)] if len(about) < lines else [])]

    def _about(self, row: GridRow, cell: Cell) -> str:
        assert self.grid is not None
        what = cell.fixed or self.grid.allows.get((row.code, cell.code), "")
        return f"{cell.full}: {what}"

    def _second(self, row: GridRow, cell: Cell, cells: int) -> Line:
        """A warning, or the module when its name is cut, who has the role, and what the sign `!` means."""
        assert self.grid is not None
        tr = self._host().tr
        names = self.grid.holder_names(row.code, cell.code)
        now = tr("Now: {names}.", names=names) if names else tr("Now: nobody.")
        if cells_of(row.name) > self.grid.name_cells():
            now = f"{row.name}. {now}"
        for remark in (self._warning(), self._legend()):
            if remark and cells_of(now) + 3 + sum(cells_of(text) for text, _ in remark) <= cells:
                return [(now + "   ", "hint"), *remark]
        return [(cut(now, cells), "hint")]

    def _legend(self) -> Line:
        """What `!` means, while it stands anywhere."""
        assert self.grid is not None
        if not any(cell.lacking for _, cell in self.grid.cells()):
            return []
        return [("!", "wrong"), (" " + self._host().tr("must have somebody and has nobody yet"), "hint")]

    def _warning(self) -> Line:
        """What a user without any role can do: nothing, which is allowed (R4.4)."""
        assert self.grid is not None
        if not self.grid.lacks_roles():
            return []
        return [("? ", "warning"), (self._host().tr("Without roles this user cannot do anything yet."), "warning")]

    def advice(self, cells: int) -> Sequence[Line]:
        assert self.grid is not None
        how = self._host().tr("PageDown goes to the roles; 1-9 tick the role of that number in the row.")
        lines: list[Line] = [[(part.rstrip(), "hint")] for part in wrap(how, cells)]
        return [*lines, self._warning() if self.grid.visited else []]


class RoleGrid(CellGrid):
    """Attributes:
    holders: Who has a role now, by (module, role).
    allows: What a role lets a user do, by (module, role).
    administrator: Whether the box Beheerder is ticked: then there is something to do without roles.
    visited: Whether the focus has been here: before that nothing is missing.
    """

    def __init__(self, host: Callable[[], Host]) -> None:
        texts = RoleTexts(host)
        super().__init__(texts, id="roles")
        texts.grid = self
        self.holders: dict[tuple[str, str], tuple[str, ...]] = {}
        self._names: dict[tuple[str, str], str] = {}
        self.allows: dict[tuple[str, str], str] = {}
        self.administrator: Callable[[], bool] = lambda: False
        self.visited = False
        self._form: UserForm | None = None
        self._language = ""

    def set_active(self, active: bool) -> None:
        self.visited = self.visited or active
        super().set_active(active)

    def holder_names(self, module: str, role: str) -> str:
        """Who has that role now, as many as any line holds; worked out when the cursor first comes there."""
        names = self._names.get((module, role))
        if names is None:
            holders = words.last_names(self.holders.get((module, role), ()))
            names = self._names[module, role] = words.comma_list(holders[:_MOST_NAMES])
        return names

    async def key(self, key: Key) -> bool:
        taken = await super().key(key)
        self.page.key_line.repaint()  # on a fixed tick F4 does something else
        return taken

    def lacks_roles(self) -> bool:
        """Whether the user could not do anything."""
        return bool(self.rows) and not self.ticked_count() and not self.administrator()

    def load(self, host: Host, form: UserForm) -> None:
        """Rows for every module of the authority, ticks as they are stored."""
        self._form, self._language = form, host.tr.language
        self.holders = {(offer.module, role.role): role.holders for offer in form.offers for role in offer.roles}
        self._names = {}
        self.marks_changes = form.user is not None
        self.set_rows([row for offer in form.offers for row in self._row(host, offer, form.user)])

    def speak(self, host: Host) -> None:
        """All words anew, in the language of the screen; ticks and cursor stay."""
        if self._form is None or self._language == host.tr.language:
            return
        ticked = {(row.code, cell.code): cell.on for row, cell in self.cells()}
        at, column = self.at, self.column
        self.load(host, self._form)
        for row, cell in self.cells():
            cell.on = ticked.get((row.code, cell.code), cell.on)
        self.at, self.column = at, column

    def _row(self, host: Host, offer: ModuleOffer, user: UserView | None) -> list[GridRow]:
        module = host.catalogue.module_by_code.get(offer.module)
        if module is None:
            return []
        language = host.tr.language
        held = user.roles.get(offer.module, frozenset()) if user is not None else frozenset()
        cells = []
        for role_offer in offer.roles:
            role = module.workflow.user_role(role_offer.role)
            self.allows[offer.module, role.code] = role.allows.in_(language)
            cell = Cell(code=role.code, short=role.short.in_(language), full=role.names.in_(language))
            cell.on = cell.was = role.code in held
            cell.wanted = role_offer.required and not role_offer.holders
            cell.fixed = self._fixed(host, offer, role_offer, user)
            cells.append(cell)
        name, area = module.names.in_(language), module.area.names.in_(language)
        return [GridRow(code=offer.module, group=area, name=name, cells=cells)]

    def _fixed(self, host: Host, offer: ModuleOffer, role: RoleOffer, user: UserView | None) -> str:
        if offer.suspended:
            return host.tr("access to this module is suspended; its roles stay as they are.")
        if user is not None and (offer.module, role.role) in user.only_holder:
            name = words.initial_name(words.full_name(user))
            return host.tr("{name} is the only one. Give it to someone else first.", name=name)
        return ""

    # values --------------------------------------------------------------------------------------------------------

    def chosen(self) -> dict[str, frozenset[str]]:
        """Ticked roles by module."""
        ticked = {row.code: frozenset(cell.code for cell in row.cells if cell.on) for row in self.rows}
        return {code: roles for code, roles in ticked.items() if roles}

    def stored(self) -> dict[str, frozenset[str]]:
        """Roles by module as they were when the form opened."""
        ticked = {row.code: frozenset(cell.code for cell in row.cells if cell.was) for row in self.rows}
        return {code: roles for code, roles in ticked.items() if roles}

    def take(self, roles: Mapping[str, frozenset[str]]) -> int:
        """Tick the roles of a colleague too. Returns how many that were."""
        count = 0
        for row, cell in self.cells():
            if cell.code in roles.get(row.code, frozenset()) and not cell.on and not cell.fixed:
                cell.on = True
                count += 1
        self.repaint()
        return count

    def keep_changes(self, changes: Mapping[tuple[str, str], bool]) -> None:
        """Set again what was changed here, on top of what is stored now."""
        for row, cell in self.cells():
            if (row.code, cell.code) in changes and not cell.fixed:
                cell.on = changes[row.code, cell.code]
        self.repaint()

    def changes(self) -> dict[tuple[str, str], bool]:
        """Every tick that differs from what is stored, with its new state."""
        return {(row.code, cell.code): cell.on for row, cell in self.cells() if cell.on != cell.was}
