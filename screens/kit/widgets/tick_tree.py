"""The tick tree: groups, ticks, one of several; letters filter at once (screens.md chapters 5, 6 and 19)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from screens.kit.keys import Key
from screens.kit.panels.question import Choice, Question
from screens.kit.widgets.tick_lines import TickLines
from screens.kit.widgets.tick_state import Turn
from screens.kit.widgets.tree_rows import NOWHERE, Tree

ASK_ABOVE: Final = 20
"""Turning more leaves than this at once is asked first."""


class TickTree(TickLines):
    """Letters filter, Space ticks, Left and Right close and open a group, Left from anything else goes out.

    Owners override `reload` and `on_ticked` and, for what is drawn, `head`, `remarks` and `empty_text`.

    Attributes:
        fixed_reason: Why nothing can be ticked although the screen edits; empty when it can.
        leave: Where Left and Esc go; None when there is nothing at the left.
        on_move: Called when the cursor may stand on another row.
    """

    def __init__(self, *, columns: bool = False, id: str | None = None) -> None:
        super().__init__(columns=columns, id=id)
        self.fixed_reason = ""
        self.leave: Callable[[], None] | None = None
        self.on_move: Callable[[], None] = lambda: None
        self._language = ""

    # what owners give ----------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Load the tree in the language of the screen: before the first drawing and after a change of language."""

    def on_ticked(self, came: Sequence[str], went: Sequence[str]) -> None:
        """Ticks changed: codes that were ticked and that were unticked."""

    # state ---------------------------------------------------------------------------------------------------------

    @property
    def takes_text(self) -> bool:  # type: ignore[override]
        """Whether blanks and digits go into the filter."""
        return self.filter.typing

    @property
    def changeable(self) -> bool:
        """Whether Space ticks."""
        return self.state.editing and not self.fixed_reason

    def show(self, tree: Tree, ticked: Iterable[str], baseline: Iterable[str], *, folded_up: bool = False) -> None:
        """Show another tree from its beginning, the filter empty."""
        self._language = self.tr.language
        self._top = 0
        self.clear_filter()
        self.state.load(tree, ticked, baseline, folded_up=folded_up)

    def clear_filter(self) -> None:
        """Empty the filter; the cursor stays where it is."""
        self.filter.typing = False
        if self.filter.text:
            self.filter.set("")
            self.state.filter_by("")

    def set_editing(self, *, editing: bool) -> None:
        """All leaves with brackets, or only the ticked ones without."""
        if editing != self.state.editing:
            self.clear_filter()
            self.state.set_editing(editing=editing)

    def current(self) -> str:
        """Label of the row at the cursor; empty when there is none."""
        return self.state.tree.labels[self.state.node] if self.state.node != NOWHERE else ""

    def ensure(self) -> None:
        if self._language != self.tr.language:
            self._language = self.tr.language
            self.reload()

    # keys ----------------------------------------------------------------------------------------------------------

    async def key(self, key: Key) -> bool:
        self.ensure()
        typed = self.filter.text
        if self.filter.takes(key):
            if self.filter.text != typed:
                self.state.filter_by(self.filter.text)
        elif not self._move(key.name) and not self._act(key.name):
            return False
        self.on_move()
        self.repaint()
        return True

    def paste(self, text: str) -> bool:
        self.ensure()
        self.filter.buffer.insert(text)
        self.state.filter_by(self.filter.text)
        self.on_move()
        self.repaint()
        return True

    def _move(self, name: str) -> bool:
        page = max(self._room - 1, 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        grid = self.grid()
        if name in ("home", "end"):
            target = 0 if name == "home" else len(grid) - 1
        elif name in steps:
            target = self.line_of_cursor(grid) + steps[name]
        else:
            return False
        if grid:
            self.state.node = grid[max(0, min(target, len(grid) - 1))][0]
        return True

    def _act(self, name: str) -> bool:
        state = self.state
        if name == "space":
            self._space()
        elif name == "right":
            state.turn_group(opened=True)
        elif name == "enter":
            if not state.turn_group(opened=True):
                state.turn_group(opened=False)
        elif name == "left" and state.editing and state.turn_group(opened=False):
            pass
        elif name in ("left", "esc") and self.leave is not None:
            self.leave()
        else:
            return name == "left"
        return True

    # ticks ---------------------------------------------------------------------------------------------------------

    def _space(self) -> None:
        if not self.changeable:
            self.page.say("note", self.fixed_reason or self.tr("F2 begins editing; then Space ticks."))
            return
        turn = self.state.turn_at_cursor()
        if turn is not None and len(turn.leaves) > ASK_ABOVE:
            self._ask(turn)
        elif turn is not None:
            self.put(turn)

    def put(self, turn: Turn) -> None:
        """Tick or untick these leaves and tell the owner."""
        self.on_ticked(*self.state.put(turn))
        self.repaint()

    def _ask(self, turn: Turn) -> None:
        tr, count = self.tr, len(turn.leaves)

        async def carry_out() -> None:
            self.put(turn)

        if turn.on:
            act, fact = tr("Tick all"), tr.plural("{n} will be ticked.", "{n} will be ticked.", count)
        else:
            act, fact = tr("Untick all"), tr.plural("{n} will be unticked.", "{n} will be unticked.", count)
        if self.filter.text:
            fact += " " + tr('Only what is shown for "{typed}".', typed=self.filter.text)
        self.page.open_panel(
            Question(self.current(), [fact], [Choice(label=tr("Cancel")), Choice(label=act, press=carry_out)])
        )
