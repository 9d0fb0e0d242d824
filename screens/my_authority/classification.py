"""The tab Classificatie: tick what applies to the authority, its general competences (R2.8, screens.md chapter 5)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from textual.widget import Widget

from imi_tui.domain.dto.catalogue import CompetenceList
from imi_tui.locale import formats
from screens.kit.frame.key_line import KeyHint
from screens.kit.issue_texts import issue_text
from screens.kit.line_widget import LineWidget
from screens.kit.widgets.choice_list import ChoiceList, ChoiceRow
from screens.kit.widgets.split import DetailLine, Split
from screens.kit.widgets.tick_lines import Remark
from screens.kit.widgets.tick_tree import TickTree
from screens.kit.widgets.tree_rows import Node, Tree
from screens.my_authority.draft_protocol import Act, TicksDraft

ALL: Final = "*"
"""The row that shows the values of all lists."""
TOPIC: Final = "classification"


class ClassificationTab:
    """The lists at the left, the values of the chosen one at the right."""

    def __init__(self, draft: TicksDraft) -> None:
        self._draft = draft
        self._left = _Lists(draft)
        self._tree = _Values(draft, self._left)
        self._detail = DetailLine(self._about_cursor, id="classification-detail")
        self._left.code = ALL
        self._left.on_choose = self._show
        self._left.on_enter = self._enter
        self._tree.leave = self._leave
        self._tree.on_move = self._detail.follow
        self._tree.on_change = self._ticked

    # what the screen asks for --------------------------------------------------------------------------------------

    def widgets(self) -> list[Widget]:
        """Everything between tabs and buttons."""
        return [Split(self._left, self._tree), self._detail]

    def parts(self) -> list[LineWidget]:
        """The Tab stops."""
        return [self._left, self._tree]

    def set_editing(self, editing: bool) -> None:
        """Ticks with brackets, or only what is ticked."""
        self._tree.set_editing(editing=editing)
        self._repaint()

    def refresh_from_draft(self) -> None:
        """Ticks, what is stored or problems changed outside this tab."""
        if self._left.is_mounted:
            self._tree.take_over()
            self._repaint()

    def hints(self) -> list[KeyHint]:
        """The keys that only this tab has."""
        return [("/", self._left.tr("Filter"))]

    def acts(self) -> list[Act]:
        """What can be done here beyond what the screen offers itself: nothing."""
        return []

    def help_topic(self) -> str:
        """The list whose values stand at the right, by the path of its problems."""
        return TOPIC if self._left.code == ALL else f"competences.{self._left.code}"

    def focus_problem(self, path: str) -> None:
        """Put the focus on the values of the list of that path."""
        code = path.partition(".")[2]
        self._left.clear_filter()
        self._left.choose(code if code in self._draft.catalogue.competence_list_by_code else ALL)
        self._enter()

    def settle(self) -> None:
        """Say at once what waits for the cursor to rest."""
        self._detail.settle()

    # inside --------------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        self._tree.reload()
        self._tree.repaint()
        self._detail.follow()

    def _enter(self) -> None:
        self._left.page.focus_part(self._tree)
        self._detail.follow()

    def _leave(self) -> None:
        self._left.page.focus_part(self._left)

    def _ticked(self) -> None:
        self._draft.changed()
        self._repaint()

    def _repaint(self) -> None:
        self._left.repaint()
        self._tree.repaint()

    def _about_cursor(self) -> str:
        """The whole name of a value that its row cuts off."""
        return self._tree.current().strip() if self._tree.cuts() else ""


class _Lists(ChoiceList):
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
        return [every, *(self._line(entry) for entry in lists)]

    def _line(self, entry: CompetenceList) -> ChoiceRow:
        draft, label = self._draft, entry.names.in_(self.tr.language)
        ticked = draft.competences.get(entry.code, set())
        changed = len(ticked ^ draft.view.competences.get(entry.code, frozenset()))
        wrong = sum(not issue.warning for issue in draft.issues.get(f"competences.{entry.code}", ()))
        marks = [f"±{changed}"] if changed and draft.editable else []
        marks += [f"!{wrong}"] if wrong else []
        if entry.choose != "zero_or_more" and draft.editable:
            marks.insert(0, "*")
        return ChoiceRow(entry.code, label, marks=" ".join(marks), number=formats.number(self.tr.language, len(ticked)))


class _Values(TickTree):
    """The values of the list chosen at the left, or of all lists under their names. A leaf's code is `list/value`.

    Attributes:
        on_change: Called when a tick changed in the draft.
    """

    def __init__(self, draft: TicksDraft, lists: ChoiceList) -> None:
        super().__init__(id="classification-values")
        self._draft = draft
        self._lists = lists
        self._known: dict[tuple[str, str, tuple[str, ...]], Tree] = {}
        self.on_change: Callable[[], None] = lambda: None

    def shown_lists(self) -> list[CompetenceList]:
        """The lists whose values are shown."""
        chosen = self._lists.code
        return [entry for entry in self._draft.catalogue.competence_lists if chosen in (ALL, entry.code)]

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
        language, chosen = self.tr.language, self._lists.code
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
