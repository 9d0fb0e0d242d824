"""The tab Classificatie: tick what applies to the authority, its general competences (R2.8, screens.md chapter 5)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from textual import events
from textual.containers import Container
from textual.widget import Widget

from screens.kit.frame.key_line import KeyHint
from screens.kit.line_widget import WIDE, LineWidget
from screens.kit.widgets.split import DetailLine, Split
from screens.my_authority.classification_columns import Column, Columns
from screens.my_authority.classification_values import ALL, CompetenceLists, CompetenceValues
from screens.my_authority.draft_protocol import Act, TicksDraft

TOPIC: Final = "classification"


class ClassificationTab:
    """The lists at the left, the values of the chosen one at the right; on a wide screen all lists side by side."""

    def __init__(self, draft: TicksDraft) -> None:
        self._draft = draft
        self._left = CompetenceLists(draft)
        self._left.code = ALL
        self._tree = CompetenceValues(draft, lambda: self._left.code, id="classification-values")
        self._columns = [Column(draft, self._left, entry.code) for entry in draft.catalogue.competence_lists]
        self._detail = DetailLine(self._about_cursor, id="classification-detail")
        self._left.on_choose = self._show
        self._left.on_enter = self._enter
        self._tree.leave = self._leave
        for tree in self._trees:
            tree.on_move = self._detail.follow
            tree.on_change = self._ticked
        self._wide = False
        self._in_list = True

    @property
    def _trees(self) -> list[CompetenceValues]:
        return [self._tree, *self._columns]

    @property
    def _at(self) -> CompetenceValues:
        """The values that have the focus, or would get it."""
        if not self._wide:
            return self._tree
        return next((column for column in self._columns if column.active), self._columns[0])

    # what the screen asks for --------------------------------------------------------------------------------------

    def widgets(self) -> list[Widget]:
        """Everything between tabs and buttons."""
        split = Split(self._left, [self._tree], title=self._left.chosen_label)
        return [_Arranged(split, Columns(self._columns), self._arrange), self._detail]

    def parts(self) -> list[LineWidget]:
        """The Tab stops."""
        return [*self._columns] if self._wide else [self._left, self._tree]

    def set_editing(self, editing: bool) -> None:
        """Ticks with brackets, or only what is ticked."""
        for tree in self._trees:
            tree.set_editing(editing=editing)
        self._repaint()

    def refresh_from_draft(self) -> None:
        """Ticks, what is stored or problems changed outside this tab."""
        if self._left.is_mounted:
            for tree in self._trees:
                tree.take_over()
            self._repaint()

    def hints(self) -> list[KeyHint]:
        """The keys that only this tab has."""
        return [("/", self._left.tr("Filter"))]

    def acts(self) -> list[Act]:
        """What can be done here beyond what the screen offers itself: nothing."""
        return []

    def help_topic(self) -> str:
        """The list whose values have the focus, by the path of its problems."""
        at = self._at
        if isinstance(at, Column):
            return f"competences.{at.list_code}" if at.active else TOPIC
        return TOPIC if self._left.code == ALL else f"competences.{self._left.code}"

    def focus_problem(self, path: str) -> None:
        """Put the focus on the values of the list of that path."""
        code = path.partition(".")[2]
        self._left.clear_filter()
        self._left.choose(code if code in self._draft.catalogue.competence_list_by_code else ALL)
        if self._wide:
            self._left.page.focus_part(self._column_of(code))
        else:
            self._enter()

    def settle(self) -> None:
        """Say at once what waits for the cursor to rest."""
        self._detail.settle()

    # inside --------------------------------------------------------------------------------------------------------

    def _column_of(self, code: str) -> Column:
        return next((column for column in self._columns if column.list_code == code), self._columns[0])

    def _arrange(self, *, wide: bool) -> None:
        """The screen became wide or narrow: the focus, the value at the cursor and what was typed go along."""
        if wide == self._wide:
            return
        page = self._left.page
        before, here = self._at, page.active_part in self.parts()
        self._wide = wide
        if not here:
            return
        if wide:
            self._in_list = page.active_part is self._left
            code = before.code().partition("/")[0] if self._left.code == ALL else self._left.code
            target: LineWidget = self._column_of(code)
        else:
            assert isinstance(before, Column)
            if self._left.code != ALL:
                self._left.choose(before.list_code)
            target = self._left if self._in_list else self._tree
        tree = target if isinstance(target, Column) else self._tree
        tree.go_to(before.code(), before.filter.text)
        page.focus_part(target)

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
        for tree in self._trees:
            if not tree.active:
                tree.take_over()
        self._draft.changed()
        self._repaint()

    def _repaint(self) -> None:
        for part in (self._left, *self._trees):
            part.repaint()

    def _about_cursor(self) -> str:
        """The whole name of a value that its row cuts off."""
        tree = self._at
        return tree.current().strip() if tree.cuts() else ""


class _Arranged(Container):
    """Shows the lists in the way that fits the width."""

    def __init__(self, split: Split, columns: Columns, arrange: Callable[..., None]) -> None:
        super().__init__(split, columns, classes="columns")
        self._split = split
        self._columns = columns
        self._arrange = arrange
        self._columns.display = False

    def on_mount(self) -> None:
        """For the screen as it is, so that the first drawing is the right one."""
        self._show(self.app.size.width)

    def on_resize(self, event: events.Resize) -> None:
        """Another width may ask for the other way."""
        self._show(event.size.width)

    def _show(self, width: int) -> None:
        wide = width >= WIDE
        if wide != self._columns.display:  # setting it anew would draw everything anew
            self._split.display = not wide
            self._columns.display = wide
            self._arrange(wide=wide)
