"""The keywords of the chosen module (R2.9): the tick tree with its filter in the rule above it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from imi_tui.domain.dto.catalogue import Keyword
from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import authority_data
from imi_tui.locale import formats
from screens.kit.issue_texts import issue_text
from screens.kit.keys import Key
from screens.kit.line_widget import Line, Span
from screens.kit.text import width as cells_of
from screens.kit.widgets.tick_lines import Remark
from screens.kit.widgets.tick_tree import TickTree
from screens.kit.widgets.tree_rows import NOWHERE, Node, Tree
from screens.my_authority.module_list import Modules

OPEN_UP_TO: Final = 30
"""A tree of more nodes starts with its groups closed."""


class KeywordTree(TickTree):
    """Attributes:
    on_change: Called when a tick changed in the draft.
    on_pick: F4.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__(columns=True, id="modules-keywords")
        self._modules = modules
        self._known: dict[tuple[str, str, tuple[str, ...]], Tree] = {}
        # Filter and the row at the cursor stay in sight when a panel takes the lines beneath.
        self.styles.min_height = 3
        self.on_change: Callable[[], None] = lambda: None
        self.on_pick: Callable[[], None] = lambda: None

    # content -------------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        modules = self._modules
        self.state.editing = modules.editing
        tree = self._keyword_tree()
        self.show(tree, self._ticked(), self._stored(), folded_up=len(tree) > OPEN_UP_TO)
        suspended = modules.access is not None and modules.access.state == "suspended"
        self.fixed_reason = self.tr("access to this module is suspended.") if suspended else ""

    def take_over(self) -> None:
        """Show the draft's ticks in the rows that are there; rows of view mode come and go with them."""
        self.ensure()
        self.state.set_ticks(self._ticked(), self._stored())
        if not self.state.editing:
            self.state.arrange(keep=True)

    def _keyword_tree(self) -> Tree:
        module, language = self._modules.module, self.tr.language
        name = module.keyword_set if module else None
        if name is None:
            return Tree(())
        catalogue = self._modules.draft.catalogue
        gone = tuple(sorted((self._ticked() | self._stored()) - catalogue.leaf_keywords.get(name, {}).keys()))
        tree = self._known.get((name, language, gone))
        if tree is None:
            nodes = [_node(keyword, language) for keyword in catalogue.keyword_sets.get(name, ())]
            nodes += [Node(code, self.tr("{code} (no longer in the list)", code=code)) for code in gone]
            tree = self._known[name, language, gone] = Tree(nodes)
        return tree

    def _ticked(self) -> set[str]:
        return set(self._modules.draft.keywords.get(self._modules.chosen, ()))

    def _stored(self) -> frozenset[str]:
        access = self._modules.access
        return access.keywords if access is not None else frozenset()

    def on_ticked(self, came: Sequence[str], went: Sequence[str]) -> None:
        ticks = self._modules.draft.keywords.setdefault(self._modules.chosen, set())
        ticks.difference_update(went)
        ticks.update(came)
        self.on_change()

    def chosen_elsewhere(self) -> list[str]:
        """The authority's other modules in which the keyword at the cursor is ticked."""
        node, modules = self.state.node, self._modules
        if node == NOWHERE or self.state.at_group():
            return []
        code = self.state.tree.codes[node]
        return [
            modules.title(access.module, self.tr.language)
            for access in modules.with_same_keywords()
            if code in modules.draft.keywords.get(access.module, ())
        ]

    # keys ----------------------------------------------------------------------------------------------------------

    async def key(self, key: Key) -> bool:
        if key.name == "f4" and self.state.editing:
            self.ensure()
            self.on_pick()
            return True
        return await super().key(key)

    # drawing -------------------------------------------------------------------------------------------------------

    def head(self, width: int) -> Line:
        tr, state = self.tr, self.state
        if self._modules.access is None:
            return []
        if not self._modules.has_keywords:
            return _filled([("── ", "rule"), (tr("Keywords"), "rule-name"), (" ", "rule")], width)
        count = formats.number(tr.language, len(state.ticked))
        name = f"{tr('Keywords')}: {count}"
        start: list[Span] = [
            ("── ", "rule"),
            (name, "rule-name"),
            (" ──", "rule"),
            (self.filter_sign(" "), "focus-mark"),
        ]
        spans = self.filter_spans([*start, (tr("Filter") + " ", "")], 10 if width > 44 else 6)
        hits = f" {formats.number(tr.language, state.hits)}" if self.filter.text else ""
        return _filled([*spans, (hits, "hint"), (" ", "rule")], width)

    def remarks(self) -> Iterable[Remark]:
        modules = self._modules
        if not modules.has_keywords:
            if modules.access is not None:
                yield Remark(" ", self.tr("not applicable in this module"))
            return
        if modules.access is not None and modules.access.state == "suspended":
            text = self.tr("Access is suspended. The keywords stay stored; nobody finds you by them.")
            yield Remark(" ", text)
        path = f"modules.{modules.chosen}.keywords"
        shown = [issue for issue in modules.draft.issues.get(path, ()) if not issue.warning]
        for issue in (*shown, *self._warnings()):
            yield Remark("?" if issue.warning else "!", issue_text(self.page.host, issue))

    def _warnings(self) -> list[Issue]:
        """What the rules would say about the ticks as they are now, without stopping a save."""
        draft, chosen = self._modules.draft, self._modules.chosen
        if not self.state.editing:
            return []
        found = authority_data.check_keywords(
            {chosen: draft.keywords.get(chosen, set())}, catalogue=draft.catalogue, accesses=draft.view.modules
        )
        return [issue for issue in found if issue.warning]

    def empty_text(self) -> str:
        if not self._modules.has_keywords:
            return ""
        if self._modules.draft.view.may_edit and self._modules.changeable:
            return self.tr("No keywords yet. F2 lets you choose those by which others find you.")
        return self.tr("No keywords yet.")


def _filled(spans: list[Span], width: int) -> Line:
    """The rule up to the last cell but one."""
    used = sum(cells_of(text) for text, _ in spans)
    return [*spans, ("─" * max(width - 1 - used, 0), "rule")]


def _node(keyword: Keyword, language: str) -> Node:
    children = tuple(_node(child, language) for child in keyword.children)
    return Node(keyword.code, keyword.names.in_(language), children)
