"""What nobody changes on the tab Modules: name, legal acts, role, who gave access."""

from __future__ import annotations

from screens.kit.line_widget import Line, LineWidget, Span
from screens.kit.text import cut, pad
from screens.kit.text import width as cells_of
from screens.my_authority.module_list import Modules


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
