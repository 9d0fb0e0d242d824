"""What nobody changes on the tab Modules: name, legal acts, role, who gave access; and the linked coordinators."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from imi_tui.domain.dto.authority import Coordinator
from imi_tui.locale import formats
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget, Span
from screens.kit.text import cut, pad
from screens.kit.text import width as cells_of
from screens.kit.widgets.tick_lines import second_column
from screens.my_authority.module_list import Modules

SHOWN: Final = 4
"""Coordinators that are shown at once."""


class ModuleFacts(LineWidget):
    """Four lines above the keywords."""

    def __init__(self, modules: Modules) -> None:
        super().__init__(id="modules-facts")
        self._modules = modules
        self.styles.height = 4

    def lines(self, width: int, height: int) -> list[Line]:
        module, access, tr = self._modules.module, self._modules.access, self.tr
        if access is None:
            return [[(" " + cut(tr("Your authority has no modules yet."), width - 2), "hint")]]
        name, about, role = access.module, "", access.role
        if module is not None:
            acts = ", ".join(act.in_(tr.language) for act in module.area.acts)
            name = module.names.in_(tr.language)
            about = " · ".join(part for part in (module.area.names.in_(tr.language), acts) if part)
            found = next((entry for entry in module.workflow.authority_roles if entry.code == access.role), None)
            role = found.names.in_(tr.language) if found else access.role
        pairs = ((tr("Role"), role), (tr("Access through"), access.granted_by or "-"))
        cells = max(cells_of(label) for label, _ in pairs) + 2
        return [
            [(" ", ""), (cut(name, width - 2), "group")],
            [(" ", ""), (cut(about, width - 2), "hint")],
            *(self._pair(label, value, cells, width) for label, value in pairs),
        ]

    def _pair(self, label: str, value: str, cells: int, width: int) -> Line:
        fixed = self.tr("(fixed)") if self._modules.draft.editable else ""
        room = width - 2 - cells - (cells_of(fixed) + 1 if fixed else 0)
        spans: list[Span] = [(" ", ""), (pad(label, cells), "label"), (pad(value, room), "value")]
        return [*spans, (" ", ""), (fixed, "fixed")] if fixed else spans


class CoordinatorList(LineWidget):
    """The linked coordinators of the chosen module, to be read.

    Attributes:
        leave: Where Left and Esc go.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__(id="modules-coordinators")
        self._modules = modules
        self.leave: Callable[[], None] = lambda: None
        self._at = 0
        self._top = 0
        self.styles.height = 2

    def _linked(self) -> Sequence[Coordinator]:
        access = self._modules.access
        return access.coordinators if access is not None else ()

    def fit_height(self) -> None:
        """Take as many lines as the module needs."""
        self._at = self._top = 0
        height = 1 + max(1, min(len(self._linked()), SHOWN))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def on_mount(self) -> None:
        self.fit_height()

    def lines(self, width: int, height: int) -> list[Line]:
        if self._modules.access is None:
            return []
        tr, linked = self.tr, self._linked()
        name, applies = tr("Linked coordinators"), self._modules.module is None or self._modules.module.coordinators
        if applies:
            name = f"{name}: {formats.number(tr.language, len(linked))}"
        fill = "─" * max(width - 1 - 4 - cells_of(name), 0)
        head: Line = [("── ", "rule"), (name, "rule-name"), (f" {fill}", "rule")]
        if not linked:
            text = tr("none") if applies else tr("not applicable in this module")
            return [head, [(f"   {text}", "hint")]]
        room = max(height - 1, 1)
        self._top = max(min(self._top, self._at), self._at - room + 1, 0)
        shown = linked[self._top : self._top + room]
        return [head, *(self._row(self._top + index, entry, width) for index, entry in enumerate(shown))]

    def _row(self, index: int, entry: Coordinator, width: int) -> Line:
        here = self.active and index == self._at
        room = second_column(width) - 3
        name = cut(entry.name, room - 1)
        return [
            (">" if here else " ", "focus-mark"),
            ("  ", ""),
            (name, "focus" if here else ""),
            (" " * (room - cells_of(name)), ""),
            (entry.country, ""),
        ]

    def cursor(self) -> tuple[int, int] | None:
        return (3, 1 + self._at - self._top)

    async def key(self, key: Key) -> bool:
        last = len(self._linked()) - 1
        steps = {"up": -1, "down": 1, "pageup": -SHOWN, "pagedown": SHOWN, "home": -last, "end": last}
        if key.name in steps:
            self._at = max(0, min(self._at + steps[key.name], last))
            self.repaint()
        elif key.name in ("left", "esc"):
            self.leave()
        else:
            return False
        return True
