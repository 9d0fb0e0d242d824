"""The tab Modules: keywords and linked coordinators of each module (R2.9, screens.md chapter 6)."""

from __future__ import annotations

from typing import Final

from textual.widget import Widget

from screens.kit.frame.key_line import KeyHint
from screens.kit.line_widget import LineWidget
from screens.kit.panels.picker import Option, PickerPanel
from screens.kit.widgets.split import DetailLine, Split
from screens.kit.widgets.tick_state import Turn
from screens.my_authority.coordinator_picker import CoordinatorPicker
from screens.my_authority.draft_protocol import Act, TicksDraft
from screens.my_authority.links import is_link, module_of
from screens.my_authority.module_coordinators import CoordinatorList, why_not_link
from screens.my_authority.module_facts import ModuleFacts
from screens.my_authority.module_keywords import KeywordTree
from screens.my_authority.module_list import ModuleList, Modules

TOPIC: Final = "modules"
COORDINATORS: Final = "modules.coordinators"
_FROM: Final = "from:"


class ModulesTab:
    """The modules at the left, everything of the chosen one at the right."""

    def __init__(self, draft: TicksDraft) -> None:
        self._draft = draft
        self._modules = modules = Modules(draft)
        self._left = ModuleList(modules)
        self._facts = ModuleFacts(modules)
        self._tree = KeywordTree(modules)
        self._coordinators = CoordinatorList(modules)
        self._detail = DetailLine(self._about_cursor, id="modules-detail")
        self._left.code = modules.chosen
        self._left.on_choose = self._show
        self._left.on_enter = self._enter
        self._tree.on_move = self._detail.follow
        self._tree.on_change = self._ticked
        self._tree.leave = self._coordinators.leave = self._leave
        self._coordinators.on_change = self._linked
        self._tree.on_pick = self._left.on_pick = self._choose

    # what the screen asks for --------------------------------------------------------------------------------------

    def widgets(self) -> list[Widget]:
        """Everything between tabs and buttons."""
        return [Split(self._left, (self._facts, self._tree, self._coordinators)), self._detail]

    def parts(self) -> list[LineWidget]:
        """The Tab stops; what does not apply to the module is none."""
        parts: list[LineWidget] = [self._left]
        if self._modules.has_keywords:
            parts.append(self._tree)
        if self._modules.linking or self._coordinators.linked():
            parts.append(self._coordinators)
        return parts

    def set_editing(self, editing: bool) -> None:
        """Ticks with brackets, or only what is ticked."""
        self._tree.set_editing(editing=editing and self._modules.changeable)
        self._stay_on_a_part()
        self._repaint()

    def refresh_from_draft(self) -> None:
        """Ticks, what is stored or problems changed outside this tab."""
        if not self._left.is_mounted:
            return
        chosen = self._modules.chosen
        self._modules.stay_valid()
        self._left.code = self._modules.chosen
        if chosen != self._modules.chosen:
            self._tree.reload()
        self._tree.take_over()
        self._coordinators.grow()
        self._stay_on_a_part()
        self._repaint()

    def hints(self) -> list[KeyHint]:
        """The keys that only this tab has."""
        tr = self._left.tr
        if self._modules.linking and self._left.page.active_part is self._coordinators:
            return [("f7", tr("Add")), ("f8", tr("Strike"))]
        choose = [("f4", tr("Choose"))] if self._modules.editing else []
        return [*choose, ("/", tr("Filter"))]

    def help_topic(self) -> str:
        """The module at the right, by the path of its problems."""
        if self._coordinators.active:
            return f"modules.{self._modules.chosen}.coordinators"
        return f"modules.{self._modules.chosen}.keywords" if self._modules.chosen else TOPIC

    def focus_problem(self, path: str) -> None:
        """Put the focus on the keywords or the linked coordinators of the module of that path."""
        code = module_of(path)
        self._left.clear_filter()
        if any(access.module == code for access in self._modules.accesses()):
            self._left.choose(code)
        if is_link(path) and self._coordinators in self.parts():
            self._coordinators.go_to("")
            self._left.page.focus_part(self._coordinators)
        else:
            self._enter()

    def acts_of_others(self) -> list[Act]:
        """What only an access manager does (R2.5): in the menu of everybody else with the reason."""
        page, tr = self._left.page, self._left.tr
        if page.host.me.is_access_manager:
            return []
        access, manager = self._modules.access, self._draft.view.managed_by
        giver = (access.granted_by if access is not None else "") or manager
        names = (("modules.give", manager or giver), ("modules.withdraw", giver))

        async def explain() -> None:
            """Never runs: there is always the reason."""

        return [
            (command, explain, tr("access manager only ({name})", name=name) if name else tr("access manager only"))
            for command, name in names
        ]

    def acts(self) -> list[Act]:
        """What can be done here beyond what the screen offers itself."""
        reason = "" if self._modules.editing else self._left.tr("F2 begins editing")
        if not self._modules.has_keywords:
            reason = self._left.tr("not applicable in this module")

        async def choose() -> None:
            self._choose()

        async def link() -> None:
            CoordinatorPicker(self._modules, self._left.page, self._was_linked).open()

        coordinators = self._coordinators
        return [
            ("form.choose", choose, reason),
            ("modules.link", link, why_not_link(self._modules, self._left.tr)),
            ("modules.strike", coordinators.strike, coordinators.why_not_strike()),
        ]

    def settle(self) -> None:
        """Say at once what waits for the cursor to rest."""
        self._detail.settle()

    # inside --------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self._modules.chosen = self._left.code
        self._tree.reload()
        self._coordinators.fit_height()
        for part in (self._facts, self._tree, self._coordinators):
            part.repaint()
        self._detail.follow()

    def _enter(self) -> None:
        into = self.parts()[1:]
        if into:
            self._left.page.focus_part(into[0])
            self._detail.follow()
        else:
            self._left.page.say("note", self._left.tr("this module has no keywords and no linked coordinators."))

    def _leave(self) -> None:
        self._left.page.focus_part(self._left)

    def _ticked(self) -> None:
        self._draft.changed()
        self._repaint()

    def _linked(self) -> None:
        self._draft.changed()
        self._coordinators.grow()
        self._repaint()

    def _was_linked(self, number: str) -> None:
        """Show the new line and stand on it, so that F8 takes back what was just done."""
        self._coordinators.go_to(number)
        self._left.page.focus_part(self._coordinators)
        self._linked()

    def _stay_on_a_part(self) -> None:
        """A section that has become empty and cannot be added to is no place to stand."""
        part = self._coordinators
        if part.is_mounted and part.page.active_part is part and part not in self.parts():
            self._leave()

    def _repaint(self) -> None:
        for part in (self._left, self._facts, self._tree, self._coordinators):
            part.repaint()

    def _about_cursor(self) -> str:
        """The whole name of a keyword that is cut off, and where else the authority has chosen it."""
        tree, tr = self._tree, self._tree.tr
        label, elsewhere = tree.current(), tree.chosen_elsewhere()
        if not elsewhere:
            return label if tree.cuts() else ""
        return tr("{keyword}: also chosen in {modules}.", keyword=label, modules=", ".join(elsewhere))

    # F4 ------------------------------------------------------------------------------------------------------------

    def _choose(self) -> None:
        """Only what is ticked, everything, or the keywords of another module with the same list."""
        tr, tree = self._tree.tr, self._tree
        options = [
            Option(code="ticked", label=tr("Show only what is ticked")),
            Option(code="all", label=tr("Show all keywords")),
        ]
        for access in self._modules.with_same_keywords():
            missing = len(self._draft.keywords[access.module] - self._draft.keywords[self._modules.chosen])
            remark = tr.plural("{n} to be added", "{n} to be added", missing)
            reason = "" if missing else tr("nothing to add")
            label = tr("Take over from {module}", module=self._modules.title(access.module, tr.language))
            options.append(Option(code=_FROM + access.module, label=label, remark=remark, reason=reason))
        at = "ticked" if tree.state.only_ticked else "all"
        tree.page.open_panel(PickerPanel(tr("Keywords"), options, self._chosen, at=at))

    async def _chosen(self, codes: tuple[str, ...]) -> None:
        tree, code = self._tree, codes[0]
        if not code.startswith(_FROM):
            tree.clear_filter()
            tree.state.show_only_ticked(only=code == "ticked")
            tree.repaint()
            return
        wanted = self._draft.keywords[code.removeprefix(_FROM)] - self._draft.keywords[self._modules.chosen]
        known = tree.state.tree.by_code
        leaves = sorted(known[keyword] for keyword in wanted if keyword in known)
        tree.put(Turn(leaves, on=True))
        tr = tree.tr
        tree.page.say("done", tr.plural("{n} keyword was added.", "{n} keywords were added.", len(leaves)))
