"""What a tick tree knows: rows, cursor, what is ticked and what differs from the stored state. Draws nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from screens.kit.widgets.tree_rows import NOWHERE, Tree, TreeRows


class Turn(NamedTuple):
    """What Space would do: these leaves, on or off."""

    leaves: Sequence[int]
    on: bool


class TickState:
    """Attributes:
    tree: What can be ticked.
    ticked: Codes of the ticked leaves.
    baseline: Those that are stored; what differs carries a sign.
    node: The node at the cursor; NOWHERE when nothing is shown.
    editing: All leaves are there; else only the ticked ones.
    only_ticked: While editing too, only what is ticked or was.
    hits: How many leaves are shown, those in closed groups included.
    """

    def __init__(self) -> None:
        self.tree = Tree(())
        self.ticked: set[str] = set()
        self.baseline: AbstractSet[str] = frozenset()
        self.node = NOWHERE
        self.editing = False
        self.only_ticked = False
        self.hits = 0
        self._typed = ""
        self._folded_up: frozenset[int] = frozenset()
        self._view = TreeRows(self.tree)
        self._on: Counter[int] = Counter()
        self._changed: Counter[int] = Counter()

    # what is shown -------------------------------------------------------------------------------------------------

    def load(self, tree: Tree, ticked: Iterable[str], baseline: Iterable[str], *, folded_up: bool = False) -> None:
        """Show another tree, the cursor on its first leaf; `folded_up` starts with all groups closed."""
        self.tree = tree
        self._view = TreeRows(tree)
        self.node = NOWHERE
        self._typed = ""
        self.only_ticked = False
        self._folded_up = frozenset(tree.groups) if folded_up else frozenset()
        self.set_ticks(ticked, baseline)
        self.arrange()
        first = self.rows[0] if self.rows else NOWHERE
        self.node = next((number for number in self.rows[:50] if not tree.is_group(number)), first)

    def set_ticks(self, ticked: Iterable[str], baseline: Iterable[str]) -> None:
        """Take over what is ticked and what is stored; rows and cursor stay."""
        self.ticked, self.baseline = set(ticked), frozenset(baseline)
        self._on = self._per_group(self.ticked)
        self._changed = self._per_group(self.ticked ^ self.baseline)

    def _per_group(self, codes: Iterable[str]) -> Counter[int]:
        known = self.tree.by_code
        return Counter(group for code in codes if code in known for group in self.tree.above(known[code]))

    def set_editing(self, *, editing: bool) -> None:
        """Show all leaves, or only the ticked ones; the cursor stays at its leaf if it can."""
        self.editing = editing
        self.only_ticked = False
        self.arrange(keep=True)

    def filter_by(self, typed: str) -> None:
        """Show what matches, the cursor on the best hit; an emptied filter shows all, the cursor where it was."""
        if not self._typed and not self._narrowed:
            self._folded_up = self._view.closed
        self._typed = typed
        self.arrange(keep=not typed)

    @property
    def _narrowed(self) -> bool:
        return self.only_ticked or not self.editing

    def show_only_ticked(self, *, only: bool) -> None:
        """Narrow the tree to what is ticked or was, or show everything again."""
        if not self._typed and not self._narrowed:
            self._folded_up = self._view.closed
        self.only_ticked = only
        self.arrange(keep=True)

    def arrange(self, *, keep: bool = False) -> None:
        """Work out the rows anew. `keep`: the cursor stays at its node, else it goes to the best hit."""
        found = self.tree.find(self._typed) if self._typed else None
        best = found.best if found is not None else None
        if self._narrowed:
            leaves = self._ticked_leaves()
            if found is not None:
                hits = set(found.numbers)
                leaves = [number for number in leaves if number in hits]
                best = best if best in leaves else (leaves[0] if leaves else None)
            self.hits = len(leaves)
            self._view.show(leaves)
        elif found is not None:
            self.hits = len(found.numbers)
            self._view.show(found.numbers)
        else:
            self.hits = len(self.tree.by_code)
            self._view.show(None, self._folded_up)
            if keep and self.node != NOWHERE:
                self._view.reveal(self.node)
        self._place_cursor(best, keep=keep)

    def _place_cursor(self, best: int | None, *, keep: bool) -> None:
        if not self.rows:
            self.node = NOWHERE
        elif best is not None and not keep:
            self.node = best
        else:
            self.node = self.rows[self._view.place(self.node)]

    def _ticked_leaves(self) -> list[int]:
        codes = self.ticked | self.baseline if self.editing else self.ticked
        known = self.tree.by_code
        return sorted(known[code] for code in codes if code in known)

    @property
    def rows(self) -> Sequence[int]:
        """The nodes that can be scrolled through."""
        return self._view.rows

    @property
    def row(self) -> int:
        """The row of the cursor."""
        return self._view.place(self.node)

    # moving --------------------------------------------------------------------------------------------------------

    def at_group(self) -> bool:
        """Whether the cursor stands on a group."""
        return self.node != NOWHERE and self.tree.is_group(self.node)

    def is_open(self, group: int) -> bool:
        """Whether what is in the group is shown."""
        return self._view.is_open(group)

    def turn_group(self, *, opened: bool) -> bool:
        """Open or close the group at the cursor; False when there is none or it is so already."""
        if not self.at_group() or self._view.is_open(self.node) == opened:
            return False
        self._view.turn(self.node, opened=opened)
        return True

    # ticks ---------------------------------------------------------------------------------------------------------

    def is_ticked(self, leaf: int) -> bool:
        """Whether the leaf is ticked."""
        return self.tree.codes[leaf] in self.ticked

    def is_changed(self, number: int) -> bool:
        """Whether the leaf, or any leaf of a group, differs from what is stored."""
        if self.tree.is_group(number):
            return self._changed[number] > 0
        code = self.tree.codes[number]
        return (code in self.ticked) != (code in self.baseline)

    def sign(self, number: int) -> str:
        """`x`, blank, or `-` for a group that is ticked in part."""
        if not self.tree.is_group(number):
            return "x" if self.is_ticked(number) else " "
        count = self._on[number]
        return " " if not count else ("x" if count == self.tree.leaves[number] else "-")

    def turn_at_cursor(self) -> Turn | None:
        """What Space would do here; None when nothing can be done: one of several stays ticked until another one is."""
        if self.node == NOWHERE:
            return None
        single = self.tree.single[self.node]
        if self.tree.is_group(self.node):
            if single:
                return None
            leaves = self._view.leaves_under(self.node)
            missing = [leaf for leaf in leaves if not self.is_ticked(leaf)]
            return Turn(missing or leaves, bool(missing))
        if single and self.is_ticked(self.node):
            return None
        return Turn([self.node], not self.is_ticked(self.node))

    def put(self, turn: Turn) -> tuple[list[str], list[str]]:
        """Tick or untick; returns the codes that came and those that went."""
        came: list[str] = []
        went: list[str] = []
        for leaf in turn.leaves:
            if turn.on and self.tree.single[leaf]:
                went += [code for code in self._neighbours(leaf) if self._set(code, on=False)]
            code = self.tree.codes[leaf]
            if self._set(code, on=turn.on):
                (came if turn.on else went).append(code)
        return came, went

    def _neighbours(self, leaf: int) -> list[str]:
        parent = self.tree.parents[leaf]
        codes = self.tree.codes
        numbers = range(parent + 1, self.tree.ends[parent]) if parent != NOWHERE else range(len(self.tree))
        return [codes[number] for number in numbers if number != leaf and self.tree.parents[number] == parent]

    def _set(self, code: str, *, on: bool) -> bool:
        if (code in self.ticked) == on:
            return False
        (self.ticked.add if on else self.ticked.discard)(code)
        step, differs = (1 if on else -1), (1 if on != (code in self.baseline) else -1)
        for group in self.tree.above(self.tree.by_code[code]):
            self._on[group] += step
            self._changed[group] += differs
        return True
