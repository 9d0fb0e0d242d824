"""Step 2: what will happen, in sentences (screens.md 8.5)."""

from __future__ import annotations

from datetime import timedelta

from imi_tui.locale import formats
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget
from screens.kit.problems import role_name
from screens.kit.text import cut, wrap
from screens.users import words
from screens.users.leaving.plan import Plan, has_already

_WIDEST = 100


class Facts(LineWidget):
    """A Tab stop only when there are more lines than room: then the arrows roll them."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(id="facts")
        self._plan = plan
        self._top = 0
        self._below = 0

    @property
    def rolls(self) -> bool:
        """Whether some lines are out of sight."""
        return self._top > 0 or self._below > 0

    def lines(self, width: int, height: int) -> list[Line]:
        parts = [part.rstrip() for fact in self.facts() for part in wrap(fact, min(width, _WIDEST) - 5)]
        room = height if len(parts) <= height else height - 1
        self._top = max(min(self._top, len(parts) - room), 0)
        self._below = max(len(parts) - self._top - room, 0)
        rows: list[Line] = [[("   " + part, "")] for part in parts[self._top : self._top + room]]
        if self.active and rows:
            rows[0] = [(">", "focus-mark"), (rows[0][0][0][1:], "")]
        if self.rolls:
            last = self._top + room
            where = self.tr("rows {first}-{last} of {n}", first=self._top + 1, last=last, n=len(parts))
            rows.append([("   " + cut(where, width - 5), "hint")])
        return rows

    def cursor(self) -> tuple[int, int] | None:
        return (0, 0)

    async def key(self, key: Key) -> bool:
        steps = {"up": -1, "down": 1, "home": -10_000, "end": 10_000}
        if key.name not in steps:
            return False
        self._top = max(self._top + steps[key.name], 0)
        self.repaint()
        return True

    def facts(self) -> list[str]:
        """One sentence or two a paragraph."""
        tr, departure = self.tr, self._plan.departure
        user = departure.user
        ends = tr(
            "{name} ({user_name}) can no longer sign in from this moment. An open session ends at the next act. "
            "The e-mail address becomes free.",
            name=words.full_name(user),
            user_name=user.user_name,
        )
        return [ends, *self._handed_over(), *self._vacant(), *self._administrators(), self._afterwards()]

    def _handed_over(self) -> list[str]:
        return [self._takes_over(role.module, role.role, who.name, has_already(role, who))
                for role, who in self._plan.handed_over()]  # fmt: skip

    def _takes_over(self, module: str, role: str, name: str, already: bool) -> str:
        host, tr = self.page.host, self.tr
        found = host.catalogue.module_by_code.get(module)
        title = found.title(tr.language) if found is not None else module
        if already:
            return tr("{name} stays {role} in {module}.", name=name, role=role_name(host, role), module=title)
        return tr("{name} becomes {role} in {module}.", name=name, role=role_name(host, role), module=title)

    def _vacant(self) -> list[str]:
        count = self._plan.left_vacant()
        text = self.tr.plural("{n} role is handed over to nobody.", "{n} roles are handed over to nobody.", count)
        return [text] if count else []

    def _administrators(self) -> list[str]:
        """The warning before one administrator is left (R3.1)."""
        departure = self._plan.departure
        if not departure.user.is_administrator or departure.administrators_left != 1:
            return []
        return [self.tr("After this there is only one administrator. Register a second one who can stand in.")]

    def _afterwards(self) -> str:
        tr, host = self.tr, self.page.host
        last = (self._plan.departure.restorable_until - timedelta(microseconds=1)).astimezone(host.zone).date()
        return tr(
            "The user can be put back up to and including {when} (F4, deleted). Personal data are erased after the "
            "retention period; the history stays readable.",
            when=formats.day(tr.language, last),
        )
