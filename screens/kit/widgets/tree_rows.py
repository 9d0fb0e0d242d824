"""A tree of ticks as plain numbers: what stands under what, and which rows are shown now. Knows no widgets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from screens.kit.widgets.tree_words import Found, WordIndex

NOWHERE = -1


class Node(NamedTuple):
    """Attributes:
    code: Tells a leaf from all others of the tree.
    label: As shown.
    children: A node with children is a group; it orders the tree and is not ticked itself.
    single: Of the group's own leaves just one can be ticked.
    """

    code: str
    label: str
    children: tuple[Node, ...] = ()
    single: bool = False


class Tree:
    """The nodes numbered from the top down, a group before everything under it. Immutable, so one serves many screens.

    Attributes:
        codes, labels: Of each node.
        depths: 0 at the left.
        parents: Number of the group above, or NOWHERE.
        ends: The number after the last node under it; for a leaf the next number.
        leaves: How many leaves stand under a group; 0 for a leaf.
        single: Whether just one can be ticked: of a leaf, among its neighbours; of a group, among its own leaves.
        by_code: Numbers of the leaves.
    """

    def __init__(self, roots: Sequence[Node], *, single: bool = False) -> None:
        self.codes: list[str] = []
        self.labels: list[str] = []
        self.depths: list[int] = []
        self.parents: list[int] = []
        self.ends: list[int] = []
        self.leaves: list[int] = []
        self.single: list[bool] = []
        self.by_code: dict[str, int] = {}
        for root in roots:
            self._add(root, NOWHERE, 0, single=single)

    def __len__(self) -> int:
        return len(self.codes)

    def _add(self, node: Node, parent: int, depth: int, *, single: bool) -> int:
        number = len(self.codes)
        self.codes.append(node.code)
        self.labels.append(node.label)
        self.depths.append(depth)
        self.parents.append(parent)
        self.ends.append(number + 1)
        self.leaves.append(0)
        self.single.append(node.single if node.children else single)
        if not node.children:
            self.by_code[node.code] = number
            return 1
        count = sum(self._add(child, number, depth + 1, single=node.single) for child in node.children)
        self.ends[number] = len(self.codes)
        self.leaves[number] = count
        return count

    def is_group(self, number: int) -> bool:
        """Whether something stands under it."""
        return self.leaves[number] > 0

    def above(self, number: int) -> Iterable[int]:
        """The groups that hold it, from the nearest on."""
        parent = self.parents[number]
        while parent != NOWHERE:
            yield parent
            parent = self.parents[parent]

    @cached_property
    def groups(self) -> tuple[int, ...]:
        """All groups, in order."""
        return tuple(number for number in range(len(self)) if self.leaves[number])

    def with_groups(self, leaves: Sequence[int]) -> list[int]:
        """The leaves, given in order, and every group above them."""
        found: set[int] = set()
        level = set(map(self.parents.__getitem__, leaves))
        while level:
            level.discard(NOWHERE)
            found |= level
            level = {self.parents[number] for number in level} - found
        # Two ordered runs: putting them together is quick.
        return sorted([*leaves, *sorted(found - {NOWHERE})])

    def find(self, typed: str) -> Found | None:
        """The leaves whose name matches; when there are none, those under the groups that do. None: nothing typed."""
        found = self._leaf_words.find(typed)
        if found is None or found.numbers:
            return found
        groups = self._group_words.find(typed)
        under = {leaf for group in (groups.numbers if groups else ()) for leaf in self._leaves_under(group)}
        ordered = sorted(under)
        return Found(ordered, ordered[0] if ordered else None)

    def prepare(self) -> None:
        """Make the index of words now instead of at the first letter."""
        _ = self._leaf_words, self._group_words

    def _leaves_under(self, group: int) -> list[int]:
        return [number for number in range(group + 1, self.ends[group]) if not self.leaves[number]]

    @cached_property
    def _leaf_words(self) -> WordIndex:
        return WordIndex((number, label) for number, label in enumerate(self.labels) if not self.leaves[number])

    @cached_property
    def _group_words(self) -> WordIndex:
        return WordIndex((number, self.labels[number]) for number in self.groups)


class TreeRows:
    """The rows of a tree that can be scrolled through.

    Attributes:
        rows: Numbers of the nodes, in order; nothing that stands in a closed group.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._all: Sequence[int] = range(len(tree))
        self._closed: set[int] = set()
        self.rows: Sequence[int] = self._all

    def show(self, leaves: Sequence[int] | None, closed: Iterable[int] = ()) -> None:
        """Show these leaves under their groups, or the whole tree (None), with those groups closed."""
        self._all = range(len(self.tree)) if leaves is None else self.tree.with_groups(leaves)
        self._closed = set(closed)
        self.rows = self._open_rows(0, len(self.tree))

    @property
    def closed(self) -> frozenset[int]:
        """The closed groups."""
        return frozenset(self._closed)

    def is_open(self, group: int) -> bool:
        """Whether what is in the group is shown."""
        return group not in self._closed

    def turn(self, group: int, *, opened: bool) -> None:
        """Open or close a group."""
        if opened == self.is_open(group):
            return
        (self._closed.discard if opened else self._closed.add)(group)
        if any(above in self._closed for above in self.tree.above(group)):
            return
        rows, end = list(self.rows), self.tree.ends[group]
        low, high = bisect_left(rows, group + 1), bisect_left(rows, end)
        rows[low:high] = self._open_rows(group + 1, end) if opened else []
        self.rows = rows

    def reveal(self, number: int) -> None:
        """Open every group that hides the node."""
        for group in self.tree.above(number):
            if group in self._closed:
                self._closed.discard(group)
                self.rows = self._open_rows(0, len(self.tree))

    def place(self, number: int) -> int:
        """The row of the node, or of the nearest one that is shown."""
        if not self.rows:
            return 0
        while number != NOWHERE:
            index = bisect_left(self.rows, number)
            if index < len(self.rows) and self.rows[index] == number:
                return index
            number = self.tree.parents[number]
        return 0

    def leaves_under(self, group: int) -> list[int]:
        """The leaves that are shown under a group, or would be if it were open."""
        low, high = bisect_left(self._all, group + 1), bisect_left(self._all, self.tree.ends[group])
        leaves = self.tree.leaves
        return [number for number in self._all[low:high] if not leaves[number]]

    def _open_rows(self, start: int, end: int) -> Sequence[int]:
        """What is to be seen of the nodes from `start` to before `end`; whole stretches at a time."""
        closed = sorted(group for group in self._closed if start <= group < end)
        if not closed:
            low, high = bisect_left(self._all, start), bisect_left(self._all, end)
            return self._all[low:high]
        rows: list[int] = []
        at = start
        for group in closed:
            if group >= at:
                rows.extend(self._all[bisect_left(self._all, at) : bisect_left(self._all, group + 1)])
                at = self.tree.ends[group]
        rows.extend(self._all[bisect_left(self._all, at) : bisect_left(self._all, end)])
        return rows
