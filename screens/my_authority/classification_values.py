"""What the tab Classificatie draws: the lists of competences and their values (R2.8, screens.md chapter 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from imi_tui.domain.dto.catalogue import CompetenceList
from imi_tui.locale import formats
from screens.kit.issue_texts import issue_text
from screens.kit.widgets.choice_list import ChoiceList, ChoiceRow
from screens.kit.widgets.tick_lines import Remark
from screens.kit.widgets.tick_tree import TickTree
from screens.kit.widgets.tree_rows import NOWHERE, Node, Tree
from screens.my_authority.draft_protocol import TicksDraft

ALL: Final = "*"
"""The row that shows the values of all lists."""


class CompetenceLists(ChoiceList):
    """`Alles` and the lists, with how many values are ticked."""

    def __init__(self, draft: TicksDraft) -> None:
        super().__init__(gap=1, id="classification-lists")
        self._draft = draft

    def heading(self) -> tuple[str, str]:
        return self.tr("List"), ""

    def rows(self) -> Sequence[ChoiceRow]:
        lists = self._draft.catalogue.competence_lists
        total = sum(len(self._draft.competences.get(entry.code, ())) for entry in lists)
        every = ChoiceRow(ALL, self.tr.ctx("lists", "All"), number=formats.number(self.tr.language, total))
        return [every, *(self.line(entry) for entry in lists)]

    def line(self, entry: CompetenceList) -> ChoiceRow:
        """A list with its marks and how many of its values are ticked."""
        draft, label = self._draft, entry.names.in_(self.tr.language)
        ticked = draft.competences.get(entry.code, set())
        changed = len(ticked ^ draft.view.competences.get(entry.code, frozenset()))
        wrong = sum(not issue.warning for issue in draft.issues.get(f"competences.{entry.code}", ()))
        marks = [f"±{changed}"] if changed and draft.editable else []
        marks += [f"!{wrong}"] if wrong else []
        if entry.choose != "zero_or_more" and draft.editable:
            marks.insert(0, "*")
        return ChoiceRow(entry.code, label, marks=" ".join(marks), number=formats.number(self.tr.language, len(ticked)))


class CompetenceValues(TickTree):
    """The values of the list chosen at the left, or of all lists under their names. A leaf's code is `list/value`.

    Attributes:
        on_change: Called when a tick changed in the draft.
    """

    def __init__(self, draft: TicksDraft, chosen: Callable[[], str], *, id: str) -> None:
        super().__init__(id=id)
        self._draft = draft
        self._chosen = chosen
        self._known: dict[tuple[str, str, tuple[str, ...]], Tree] = {}
        self.on_change: Callable[[], None] = lambda: None

    def shown_lists(self) -> list[CompetenceList]:
        """The lists whose values are shown."""
        chosen = self._chosen()
        return [entry for entry in self._draft.catalogue.competence_lists if chosen in (ALL, entry.code)]

    def code(self) -> str:
        """`list/value` of the row at the cursor; empty when there is none."""
        node = self.state.node
        return self.state.tree.codes[node] if node != NOWHERE else ""

    def go_to(self, code: str, typed: str) -> None:
        """Show what was typed elsewhere and put the cursor on that value, when it is there."""
        self.ensure()
        self.filter.set(typed)
        self.state.filter_by(typed)
        node = self.state.tree.by_code.get(code)
        if node is not None:
            self.state.node = node

    def reload(self) -> None:
        self.state.editing = self._draft.editable
        self.show(self._values(), self._ticked(), self._stored())

    def take_over(self) -> None:
        """Show the draft's ticks in the rows that are there; rows of view mode come and go with them."""
        self.ensure()
        self.state.set_ticks(self._ticked(), self._stored())
        if not self.state.editing:
            self.state.arrange(keep=True)

    def _values(self) -> Tree:
        language, chosen = self.tr.language, self._chosen()
        gone = self._gone()
        tree = self._known.get((language, chosen, gone))
        if tree is None:
            old = {code: self.tr("{code} (no longer in the list)", code=code.partition("/")[2]) for code in gone}
            tree = _tree(self.shown_lists(), language, old, grouped=chosen == ALL)
            self._known[language, chosen, gone] = tree
        return tree

    def _gone(self) -> tuple[str, ...]:
        """What is ticked or stored although the reference data no longer have it."""
        known = {f"{entry.code}/{value}" for entry in self.shown_lists() for value, _ in entry.values}
        return tuple(sorted((self._ticked() | self._stored()) - known))

    def _ticked(self) -> set[str]:
        return self._joined(self._draft.competences)

    def _stored(self) -> set[str]:
        return self._joined(self._draft.view.competences)

    def _joined(self, ticks: Mapping[str, AbstractSet[str]]) -> set[str]:
        return {f"{entry.code}/{value}" for entry in self.shown_lists() for value in ticks.get(entry.code, ())}

    def on_ticked(self, came: Sequence[str], went: Sequence[str]) -> None:
        for code in went:
            entry, _, value = code.partition("/")
            self._draft.competences.setdefault(entry, set()).discard(value)
        for code in came:
            entry, _, value = code.partition("/")
            self._draft.competences.setdefault(entry, set()).add(value)
        self.on_change()

    def remarks(self) -> Iterable[Remark]:
        for entry in self.shown_lists():
            for issue in self._draft.issues.get(f"competences.{entry.code}", ()):
                yield Remark("?" if issue.warning else "!", issue_text(self.page.host, issue))

    def empty_text(self) -> str:
        if self._draft.view.may_edit:
            return self.tr("Nothing ticked yet. F2 lets you tick what applies to your authority.")
        return self.tr("Nothing ticked yet.")


def _tree(lists: Sequence[CompetenceList], language: str, gone: Mapping[str, str], *, grouped: bool) -> Tree:
    groups = [
        Node(
            entry.code,
            entry.names.in_(language),
            (
                *_leaves(entry, language),
                *(Node(*pair) for pair in gone.items() if pair[0].startswith(entry.code + "/")),
            ),
            single=entry.choose == "exactly_one",
        )
        for entry in lists
        if entry.values
    ]
    if grouped:
        return Tree(groups)
    return Tree([leaf for group in groups for leaf in group.children], single=any(group.single for group in groups))


def _leaves(entry: CompetenceList, language: str) -> list[Node]:
    """The values; one that stands under another is shown further in, since both can be ticked."""

    def depth(code: str) -> int:
        above = entry.parents.get(code)
        return 0 if above is None else 1 + depth(above)

    return [Node(f"{entry.code}/{code}", "  " * depth(code) + names.in_(language)) for code, names in entry.values]
