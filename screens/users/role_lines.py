"""The roles of a user in the record: a rule with their number, then a line a module (screens.md 7.3)."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from screens.kit.frame.title import rule_spans
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget
from screens.kit.problems import role_name
from screens.kit.text import pad, wrap
from screens.kit.text import width as cells_of

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserView
    from imi_tui.locale import Texts
    from screens.kit.host import Host

_TITLE_CELLS: Final = 46
_LEAST_ROLES: Final = 20
"""Cells that the roles keep on a narrow screen."""


class RoleLines(LineWidget):
    """A Tab stop only when there are more lines than room: then the arrows roll them."""

    def __init__(self) -> None:
        super().__init__(id="roles")
        self._view: UserView | None = None
        self._top = 0
        self._below = 0

    def show(self, view: UserView) -> None:
        """The roles of this user."""
        self._view = view
        self._top = 0
        self.repaint()

    @property
    def rolls(self) -> bool:
        """Whether some lines are out of sight."""
        return self._top > 0 or self._below > 0

    def lines(self, width: int, height: int) -> list[Line]:
        view = self._view
        if view is None or height < 2:
            return []
        rows = self._rows(view, width)
        room = height - 1
        self._top = max(min(self._top, len(rows) - room), 0)
        self._below = max(len(rows) - self._top - room, 0)
        shown = [list(row) for row in rows[self._top : self._top + room]]
        if self.active and shown:
            shown[0] = [(">", "focus-mark"), (" " + shown[0][0][0][2:], ""), *shown[0][1:]]
        where = self.tr("rows {first}-{last} of {n}", first=self._top + 1, last=self._top + len(shown), n=len(rows))
        return [rule_spans(roles_heading(self.tr, view), width, where if self.rolls else ""), *shown]

    def _rows(self, view: UserView, width: int) -> list[Line]:
        found = role_titles(self.page.host, view)
        longest = max((cells_of(title) for title, _ in found), default=0)
        title_cells = min(max(_TITLE_CELLS, min(longest, width // 2)), width - _LEAST_ROLES - 5)
        rows: list[Line] = []
        for title, roles in found:
            parts = zip_longest(wrap(title, title_cells), wrap(", ".join(roles), width - title_cells - 5), fillvalue="")
            rows += [
                [("   " + pad(left.rstrip(), title_cells) + " ", ""), (right.rstrip(), "")] for left, right in parts
            ]
        return rows

    def cursor(self) -> tuple[int, int] | None:
        return (0, 1)

    async def key(self, key: Key) -> bool:
        page = max(self.size.height - 2, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -10_000, "end": 10_000}
        if key.name not in steps:
            return False
        self._top = max(self._top + steps[key.name], 0)
        self.repaint()
        return True


def roles_heading(tr: Texts, view: UserView) -> str:
    """How many roles in how many modules."""
    count = sum(len(roles) for roles in view.roles.values())
    modules = sum(1 for roles in view.roles.values() if roles)
    if not count:
        return tr("Roles: none")
    return tr("Roles: {n} in {modules}", n=count, modules=tr.plural("{n} module", "{n} modules", modules))


def role_titles(host: Host, view: UserView) -> list[tuple[str, list[str]]]:
    """Per module, in the order of the catalogue, its title and the roles' names; the only holder is told (R4.3)."""
    order = {module.code: index for index, module in enumerate(host.catalogue.modules)}
    found = []
    for code in sorted(view.roles, key=lambda code: (order.get(code, len(order)), code)):
        module = host.catalogue.module_by_code.get(code)
        known = [role.code for role in module.workflow.user_roles] if module is not None else []
        held = sorted(view.roles[code], key=lambda role: (known.index(role) if role in known else len(known), role))
        names = []
        for role in held:
            only = f" {host.tr('(only one)')}" if (code, role) in view.only_holder else ""
            names.append(role_name(host, role) + only)
        if names:
            found.append((module.title(host.tr.language) if module is not None else code, names))
    return found
