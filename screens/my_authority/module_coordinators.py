"""The linked coordinators of the chosen module (R2.9): read, added with F7, struck with F8 (screens.md chapter 6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from imi_tui.domain.dto.authority import Coordinator
from imi_tui.domain.errors import Issue
from imi_tui.locale import formats
from screens.kit.issue_texts import issue_text
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget, fit
from screens.kit.text import cut, wrap
from screens.kit.text import width as cells_of
from screens.kit.widgets.tick_lines import second_column
from screens.my_authority.module_list import Modules

SHOWN: Final = 4
"""Coordinators that are shown at once."""


class CoordinatorList(LineWidget):
    """The section beneath the keywords.

    Attributes:
        leave: Where Left and Esc go.
        on_change: Called when one was struck or taken back.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__(id="modules-coordinators")
        self._modules = modules
        self.leave: Callable[[], None] = lambda: None
        self.on_change: Callable[[], None] = lambda: None
        self._at = 0
        self._top = 0
        self.styles.height = 2

    # content -------------------------------------------------------------------------------------------------------

    def linked(self) -> Sequence[Coordinator]:
        """The lines: what is stored, then what was added."""
        return self._modules.draft.links.shown(self._modules.chosen)

    @property
    def at(self) -> Coordinator | None:
        """The one at the cursor."""
        linked = self.linked()
        return linked[min(self._at, len(linked) - 1)] if linked else None

    def go_to(self, number: str) -> None:
        """Put the cursor on that one, or on the first one that is wrong when there is no such."""
        numbers = [one.number for one in self.linked()]
        wanted = [number] if number else [issue.params.get("coordinator") for issue in self._issues()]
        self._at = next((index for index, one in enumerate(numbers) if one in wanted), 0)

    def fit_height(self) -> None:
        """Take as many lines as the module needs, from its first one on."""
        self._at = self._top = 0
        self.grow()

    def grow(self) -> None:
        """Take as many lines as there are now; the cursor stays."""
        remarks = len(self._remarks(self.size.width or 52)) if self.is_mounted else 0
        height = 1 + remarks + max(1, min(len(self.linked()), SHOWN))
        if self.styles.height is None or self.styles.height.value != height:
            self.styles.height = height

    def on_mount(self) -> None:
        self.fit_height()

    def _issues(self) -> Sequence[Issue]:
        return self._modules.draft.issues.get(f"modules.{self._modules.chosen}.coordinators", ())

    def _remarks(self, width: int) -> list[Line]:
        """What is wrong; the domain knows a body by its number, people by its name."""
        lines: list[Line] = []
        for issue in self._issues():
            body = self._modules.draft.links.bodies.get(str(issue.params.get("coordinator", "")))
            named = issue if body is None else replace(issue, params={**issue.params, "coordinator": body.name})
            for number, part in enumerate(wrap(issue_text(self.page.host, named), width - 5)[:2]):
                lines.append([(f" {' ' if number else '!'} {part.rstrip()}", "wrong")])
        return lines

    # drawing -------------------------------------------------------------------------------------------------------

    def lines(self, width: int, height: int) -> list[Line]:
        if self._modules.access is None:
            return []
        linked, remarks = self.linked(), self._remarks(width)
        head = self._head(width)
        if not linked:
            applies = self._modules.has_coordinators
            text = self.tr("none") if applies else self.tr("not applicable in this module")
            sign = ">" if self.active else self._elsewhere()
            return [head, *remarks, [(sign, "focus-mark"), (f"  {text}", "hint")]]
        self._at = min(self._at, len(linked) - 1)
        room = max(height - 1 - len(remarks), 1)
        self._top = max(min(self._top, self._at, len(linked) - room), self._at - room + 1, 0)
        shown = linked[self._top : self._top + room]
        return [head, *remarks, *(self._row(self._top + index, one, width) for index, one in enumerate(shown))]

    def _head(self, width: int) -> Line:
        tr, modules = self.tr, self._modules
        name, key = tr("Linked coordinators"), ""
        if modules.has_coordinators:
            count = len(modules.draft.links.chosen.get(modules.chosen, ()))
            name = f"{name}: {formats.number(tr.language, count)}"
        if modules.linking:
            key = f" F7 {tr('to add')}"
        if cells_of(name) + cells_of(key) > width - 7:
            key = ""
        fill = "─" * max(width - 1 - 4 - cells_of(name) - cells_of(key), 0)
        return [("── ", "rule"), (name, "rule-name"), (f" {fill}", "rule"), (key, "hint")]

    def _elsewhere(self) -> str:
        return "»" if self.page.panel is not None and self.page.active_part is self else " "

    def _row(self, index: int, one: Coordinator, width: int) -> Line:
        modules, links = self._modules, self._modules.draft.links
        here = index == self._at
        linked, stored = links.is_linked(modules.chosen, one.number), links.is_stored(modules.chosen, one.number)
        room = second_column(width) - 3
        name = cut(one.name, room - 1)
        spans = [
            (">" if here and self.active else (self._elsewhere() if here else " "), "focus-mark"),
            (" ", ""),
            ("±" if modules.draft.editable and linked != stored else " ", "changed"),
            (name, "focus" if here and self.active else ("" if linked else "off")),
            (" " * (room - cells_of(name)), ""),
            (one.country, ""),
            ("" if linked else f"  {self.tr('removed')}", "changed"),
        ]
        return fit(spans, width - 1)

    def cursor(self) -> tuple[int, int] | None:
        return (3, 1 + len(self._remarks(self.size.width)) + self._at - self._top)

    # keys ----------------------------------------------------------------------------------------------------------

    async def key(self, key: Key) -> bool:
        last = max(len(self.linked()) - 1, 0)
        steps = {"up": -1, "down": 1, "pageup": -SHOWN, "pagedown": SHOWN, "home": -last, "end": last}
        if key.name in steps:
            self._at = max(0, min(self._at + steps[key.name], last))
            self.repaint()
        elif key.name in ("left", "esc"):
            self.leave()
        else:
            return False
        return True

    async def strike(self) -> None:
        """F8: strike the line at the cursor, or take it back; one that was only just added goes."""
        one = self.at
        if one is not None:
            self._modules.draft.links.turn(self._modules.chosen, one.number)
            self.on_change()

    def why_not_strike(self) -> str:
        """Why F8 does nothing now; empty when it does."""
        reason = why_not_link(self._modules, self.tr)
        if not reason and (self.page.active_part is not self or self.at is None):
            return self.tr("stand on a linked coordinator first (Tab).")
        return reason


def why_not_link(modules: Modules, tr: Callable[[str], str]) -> str:
    """Why no coordinator can be linked in the chosen module now; empty when one can."""
    if not modules.has_coordinators:
        return tr("not applicable in this module")
    if modules.access is not None and modules.access.state != "granted":
        return tr("access to this module is suspended.")
    return "" if modules.draft.editable else tr("F2 begins editing")
