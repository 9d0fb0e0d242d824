"""Which rows of a tree are shown: opening, closing, filtering."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from screens.kit.widgets.tree_rows import Node, Tree, TreeRows
from tests.screens.kit.trees import crafts

ALL = ["Bouw", "Architect", "Metselaar", "Zorg", "Arts", "Verpleging", "Verpleegkundige", "Verloskundige", "Tolk"]


def labels(rows: TreeRows) -> list[str]:
    return [rows.tree.labels[number] for number in rows.rows]


def number(tree: Tree, label: str) -> int:
    return tree.labels.index(label)


def test_everything_is_open_at_first() -> None:
    assert labels(TreeRows(crafts())) == ALL


def test_a_closed_group_hides_what_is_in_it_and_opening_it_keeps_inner_groups_as_they_were() -> None:
    rows = TreeRows(crafts())
    rows.turn(number(rows.tree, "Verpleging"), opened=False)
    rows.turn(number(rows.tree, "Zorg"), opened=False)
    assert labels(rows) == ["Bouw", "Architect", "Metselaar", "Zorg", "Tolk"]
    rows.turn(number(rows.tree, "Zorg"), opened=True)
    assert labels(rows) == ["Bouw", "Architect", "Metselaar", "Zorg", "Arts", "Verpleging", "Tolk"]


def test_hits_bring_their_groups_along_and_nothing_else() -> None:
    rows = TreeRows(crafts())
    rows.show([number(rows.tree, "Verloskundige"), number(rows.tree, "Tolk")])
    assert labels(rows) == ["Zorg", "Verpleging", "Verloskundige", "Tolk"]
    assert rows.leaves_under(number(rows.tree, "Zorg")) == [number(rows.tree, "Verloskundige")]


def test_a_hidden_node_is_placed_at_the_group_that_hides_it() -> None:
    rows = TreeRows(crafts())
    rows.turn(number(rows.tree, "Zorg"), opened=False)
    assert labels(rows)[rows.place(number(rows.tree, "Verloskundige"))] == "Zorg"
    rows.reveal(number(rows.tree, "Verloskundige"))
    assert labels(rows)[rows.place(number(rows.tree, "Verloskundige"))] == "Verloskundige"


def test_leaves_are_found_by_the_name_of_their_group_when_no_leaf_has_it() -> None:
    tree = crafts()
    found = tree.find("zorg")
    assert found is not None
    assert [tree.labels[hit] for hit in found.numbers] == ["Arts", "Verpleegkundige", "Verloskundige"]
    assert tree.labels[found.best or 0] == "Arts"


def test_an_empty_tree_has_no_rows() -> None:
    rows = TreeRows(Tree(()))
    assert not rows.rows
    assert rows.place(0) == 0


names = st.text(alphabet="ab", min_size=1, max_size=3)
nodes = st.recursive(
    names.map(lambda name: Node(name, name)),
    lambda inner: st.builds(
        lambda name, children: Node(name, name, tuple(children)), names, st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=12,
)


def plainly(roots: Sequence[int], tree: Tree, closed: set[int], kept: set[int]) -> list[int]:
    """What is to be seen, by walking through the whole tree."""
    seen: list[int] = []
    for root in roots:
        if root in kept:
            seen.append(root)
            if tree.is_group(root) and root not in closed:
                children = [child for child in range(root + 1, tree.ends[root]) if tree.parents[child] == root]
                seen += plainly(children, tree, closed, kept)
    return seen


@given(st.lists(nodes, max_size=4), st.data())
def test_rows_are_those_of_a_walk_through_the_tree(roots: list[Node], data: st.DataObject) -> None:
    tree = Tree(roots)
    rows = TreeRows(tree)
    leaves = sorted(data.draw(st.sets(st.sampled_from(range(len(tree)))))) if len(tree) else []
    leaves = [leaf for leaf in leaves if not tree.is_group(leaf)]
    everything = data.draw(st.booleans())
    kept = set(range(len(tree))) if everything else {up for leaf in leaves for up in (leaf, *tree.above(leaf))}
    rows.show(None if everything else leaves)
    closed: set[int] = set()
    for group in data.draw(st.lists(st.sampled_from(tree.groups), max_size=6)) if tree.groups else []:
        rows.turn(group, opened=group in closed)
        closed ^= {group}
        top = [root for root in range(len(tree)) if tree.parents[root] < 0]
        assert list(rows.rows) == plainly(top, tree, closed, kept)
