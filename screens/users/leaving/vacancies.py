"""Step 1: every role that falls vacant, with room for a successor (screens.md 8.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget, Span
from screens.kit.problems import role_name
from screens.kit.text import cut, pad, wrap
from screens.users.leaving.candidates import CandidatePicker
from screens.users.leaving.plan import Plan, has_already

if TYPE_CHECKING:
    from imi_tui.domain.dto.leaving import Candidate, VacantRole

_LEAD = 3
_FOOT = 3
"""An empty line and two about the row at the cursor."""


class _Columns(NamedTuple):
    """Cells of module, role, and of a successor's name between its brackets."""

    module: int
    role: int
    name: int


def _columns(width: int) -> _Columns:
    room = min(width, 160) - _LEAD - 6
    name = max(20, room // 4)
    role = max(14, (room - name) * 2 // 5)
    return _Columns(module=room - name - role, role=role, name=name)


class VacancyList(LineWidget):
    """Arrows move, Space, F4 or letters open the colleagues, F8 takes a choice back, Enter goes to the next row.

    Attributes:
        plan: What is chosen.
        at: 0 is "Everything to", then the rows that can be handed over.
    """

    def __init__(self, plan: Plan) -> None:
        super().__init__(id="vacancies")
        self.plan = plan
        self.at = 0
        self.to_first_missing()
        self._top = 0
        self._cursor: tuple[int, int] | None = None

    # state ---------------------------------------------------------------------------------------------------------

    def stops(self) -> list[VacantRole | None]:
        """Where the cursor can be: None is "Everything to"."""
        return [None, *(role for role in self.plan.rows if role.can_be_given)]

    @property
    def role(self) -> VacantRole | None:
        """The row at the cursor; None on "Everything to"."""
        stops = self.stops()
        return stops[min(self.at, len(stops) - 1)]

    def to_first_missing(self) -> None:
        """Begin where a successor is needed, else at the first row."""
        missing = self.plan.missing()
        self.at = self.stops().index(missing[0]) if missing else min(1, len(self.stops()) - 1)

    def go_to(self, role: VacantRole) -> None:
        """Put the cursor on that row."""
        self.at = self.stops().index(role)
        self.repaint()

    # keys ----------------------------------------------------------------------------------------------------------

    async def key(self, key: Key) -> bool:
        steps = {"up": -1, "down": 1, "home": -len(self.stops()), "end": len(self.stops())}
        if key.name in steps:
            self.at = max(0, min(self.at + steps[key.name], len(self.stops()) - 1))
        elif key.name == "enter":
            return self.inner_step(1)
        elif key.name in ("space", "f4") or key.is_text:
            self.choose(key.char.strip())
        elif key.name in ("f8", "backspace"):
            self._put(None)
        else:
            return False
        self.repaint()
        return True

    def inner_step(self, step: int) -> bool:
        if not 0 <= self.at + step < len(self.stops()):
            return False
        self.at += step
        self.repaint()
        return True

    def enter(self, step: int) -> None:
        self.at = 0 if step > 0 else len(self.stops()) - 1

    def choose(self, typed: str = "") -> None:
        """Open the colleagues for the row at the cursor."""
        role = self.role
        picker = CandidatePicker(self.page, self.plan.departure.user.id)
        if role is None:
            picker.open(self.tr("Everything to"), self._take, typed=typed)
        else:
            title = f"{self.tr('Successor')}: {role_name(self.page.host, role.role)}"
            picker.open(title, self._take, module=role.module, role=role.role, typed=typed)

    async def _take(self, who: Candidate) -> None:
        self._put(who)

    def _put(self, who: Candidate | None) -> None:
        role = self.role
        if role is None:
            self.plan.give_everything(who)
        else:
            self.plan.choose(role, who)
        self.repaint()

    # drawing -------------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        columns = _columns(width)
        intro: list[Line] = [[(" " * _LEAD + part, "")] for part in wrap(self._summary(), width - 5)]
        roomy = height >= len(intro) + len(self.plan.rows) + _FOOT + 4
        gap: list[Line] = [[]] if roomy else []
        head = [*intro, *gap, self._everything(columns), *gap, self._head(columns)]
        everything_at = len(intro) + len(gap)
        room = max(height - len(head) - _FOOT, 1)
        rows, here = self._rows(columns), self._index()
        if here is not None:
            self._top = max(min(self._top, here), here - room + 1, 0)
        self._top = max(min(self._top, len(rows) - room), 0)
        y = everything_at if here is None else len(head) + here - self._top
        self._cursor = (_LEAD + columns.module + columns.role + 3, y)
        shown = rows[self._top : self._top + room]
        blank: list[Line] = [[] for _ in range(room - len(shown))]
        return [*head, *shown, *blank, [], *self._foot(width, len(rows), room)]

    def cursor(self) -> tuple[int, int] | None:
        return self._cursor

    def _index(self) -> int | None:
        role = self.role
        return None if role is None else self.plan.rows.index(role)

    def _summary(self) -> str:
        tr, count = self.tr, len(self.plan.rows)
        needed = sum(role.needed for role in self.plan.rows)
        falls = tr.plural("{n} role falls vacant", "{n} roles fall vacant", count)
        if not needed:
            return tr("{vacant}. A successor can be chosen, and need not be.", vacant=falls)
        must = tr.plural("{n} must have a successor at once (!)", "{n} must have a successor at once (!)", needed)
        return f"{falls}, {must}."

    def _head(self, columns: _Columns) -> Line:
        tr = self.tr
        words = (pad(tr("Module"), columns.module), pad(tr("Role"), columns.role), tr("Successor"))
        return [(" " * _LEAD + " ".join(words), "")]

    def _everything(self, columns: _Columns) -> Line:
        who = self.plan.everything
        words = who.name if who is not None else self.tr("choose a colleague")
        lead = pad(self.tr("Everything to"), columns.module + columns.role + 1)
        return self._line(" ", lead, words, columns, here=self.role is None)

    def _rows(self, columns: _Columns) -> list[Line]:
        return [self._row(role, columns) for role in self.plan.rows]

    def _row(self, role: VacantRole, columns: _Columns) -> Line:
        star = " *" if role.needed else ""
        module = pad(self._title(role), columns.module)
        name = pad(cut(role_name(self.page.host, role.role), columns.role - len(star)) + star, columns.role)
        if not role.can_be_given:
            return [(f"{' ' * _LEAD}{module} {name}  {cut(self.tr('not now'), columns.name)}", "hint")]
        who = self.plan.successor(role)
        sign = "!" if role.needed and who is None else " "
        words = who.name if who is not None else self.tr("none")
        return self._line(sign, f"{module} {name}", words, columns, here=role is self.role)

    def _line(self, sign: str, lead: str, words: str, columns: _Columns, *, here: bool) -> Line:
        about = here and self.page.panel is not None
        mark = (">" if self.active else "»" if about else " ") if here else " "
        field: list[Span] = [("[", "bracket"), (pad(words, columns.name), "focus" if here and self.active else "field")]
        return [(mark, "focus-mark"), (" ", ""), (sign, "wrong"), (lead + " ", ""), *field, ("v]", "bracket")]

    def _title(self, role: VacantRole) -> str:
        module = self.page.host.catalogue.module_by_code.get(role.module)
        return module.title(self.tr.language) if module is not None else role.module

    def _foot(self, width: int, rows: int, room: int) -> list[Line]:
        """What the row at the cursor is about, in full."""
        tr, role = self.tr, self.role
        if role is None:
            text = tr("One colleague for all roles; each row can still say otherwise.")
        else:
            text = f"{self._title(role)}: {role_name(self.page.host, role.role)}. {self._state(role)}"
        parts = wrap(text, width - 5)[:2]
        if rows > room:
            where = tr("rows {first}-{last} of {n}", first=self._top + 1, last=self._top + room, n=rows)
            parts = [cut(parts[0], width - 5), where]
        return [[(" " * _LEAD + cut(part.rstrip(), width - 5), "hint")] for part in parts]

    def _state(self, role: VacantRole) -> str:
        tr, who = self.tr, self.plan.successor(role)
        if who is not None and has_already(role, who):
            return tr("{name} has it already.", name=who.name)
        if who is None and role.needed:
            return tr("Must have somebody: choose a successor.")
        return ""
