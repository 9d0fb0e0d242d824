"""Ticks of a tree: groups, one of several, what changed."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

import pytest

from screens.kit.widgets.tick_state import TickState
from screens.kit.widgets.tree_rows import Tree
from tests.screens.kit.trees import crafts, group, leaf


def a_state(ticked: AbstractSet[str] = frozenset(), *, folded_up: bool = False) -> TickState:
    state = TickState()
    state.editing = True
    state.load(crafts(), ticked, ticked, folded_up=folded_up)
    return state


def shown(state: TickState) -> list[str]:
    return [state.tree.labels[number] for number in state.rows]


def at(state: TickState) -> str:
    return state.tree.labels[state.node]


def go(state: TickState, label: str) -> int:
    state.node = state.tree.labels.index(label)
    return state.node


def space(state: TickState) -> tuple[list[str], list[str]]:
    turn = state.turn_at_cursor()
    assert turn is not None
    return state.put(turn)


def test_space_ticks_and_unticks_a_leaf() -> None:
    state = a_state()
    go(state, "Arts")
    assert space(state) == (["arts"], [])
    assert state.is_changed(state.node)
    assert space(state) == ([], ["arts"])
    assert not state.is_changed(state.node)


def test_space_on_a_group_ticks_what_is_shown_under_it_and_unticks_it_when_all_is_ticked() -> None:
    state = a_state({"arts"})
    go(state, "Zorg")
    assert space(state) == (["verpleegkundige", "verloskundige"], [])
    assert space(state) == ([], ["arts", "verpleegkundige", "verloskundige"])


def test_space_on_a_group_leaves_alone_what_the_filter_hides() -> None:
    state = a_state()
    state.filter_by("verlos")
    go(state, "Zorg")
    assert space(state) == (["verloskundige"], [])


@pytest.mark.parametrize(("ticked", "sign"), [(set(), " "), ({"arts"}, "-"), ({"metselaar"}, " ")])
def test_a_group_shows_whether_it_is_ticked_in_part(ticked: set[str], sign: str) -> None:
    state = a_state(ticked)
    assert state.sign(go(state, "Zorg")) == sign


def test_a_group_is_ticked_when_everything_in_it_is() -> None:
    state = a_state({"architect", "metselaar"})
    assert state.sign(go(state, "Bouw")) == "x"
    go(state, "Metselaar")
    space(state)
    assert state.sign(go(state, "Bouw")) == "-"
    assert state.is_changed(state.node)


def test_r2_8_of_a_list_with_one_value_the_new_tick_takes_the_old_ones_place() -> None:
    state = TickState()
    state.editing = True
    state.load(Tree([leaf("Lokaal"), leaf("Regionaal")], single=True), {"lokaal"}, {"lokaal"})
    assert state.turn_at_cursor() is None, "one of several is not taken away, another one is chosen"
    go(state, "Regionaal")
    assert space(state) == (["regionaal"], ["lokaal"])
    assert state.ticked == {"regionaal"}


def test_of_several_such_lists_in_one_tree_each_keeps_its_own_tick() -> None:
    state = TickState()
    state.editing = True
    tree = Tree([group("Niveau", "Lokaal", "Regionaal", single=True), group("Soort", "Gemeente", single=True)])
    state.load(tree, {"lokaal", "gemeente"}, set())
    go(state, "Regionaal")
    assert space(state) == (["regionaal"], ["lokaal"])
    assert state.ticked == {"regionaal", "gemeente"}
    go(state, "Niveau")
    assert state.turn_at_cursor() is None


def test_r2_9_the_cursor_goes_to_the_first_leaf_that_matches_never_to_a_group() -> None:
    state = a_state(folded_up=True)
    assert shown(state) == ["Bouw", "Zorg", "Tolk"]
    state.filter_by("ver")
    assert shown(state) == ["Zorg", "Verpleging", "Verpleegkundige", "Verloskundige"]
    assert at(state) == "Verpleegkundige"
    assert state.hits == 2


def test_an_emptied_filter_leaves_the_cursor_at_its_leaf_and_the_other_groups_closed() -> None:
    state = a_state(folded_up=True)
    state.filter_by("arch")
    state.filter_by("")
    assert at(state) == "Architect"
    assert shown(state) == ["Bouw", "Architect", "Metselaar", "Zorg", "Tolk"]


def test_nothing_found_has_no_cursor_and_the_next_filter_has_one_again() -> None:
    state = a_state()
    state.filter_by("xyz")
    assert not state.rows
    assert state.turn_at_cursor() is None
    state.filter_by("tolk")
    assert at(state) == "Tolk"


def test_view_mode_shows_only_what_is_ticked() -> None:
    state = a_state({"verloskundige", "tolk"})
    state.set_editing(editing=False)
    assert shown(state) == ["Zorg", "Verpleging", "Verloskundige", "Tolk"]
    state.filter_by("tolk")
    assert shown(state) == ["Tolk"]
    state.filter_by("arts")
    assert shown(state) == []


def test_editing_begins_at_the_leaf_that_was_viewed() -> None:
    state = a_state({"verloskundige"}, folded_up=True)
    state.set_editing(editing=False)
    go(state, "Verloskundige")
    state.set_editing(editing=True)
    assert at(state) == "Verloskundige"
    assert "Arts" in shown(state)
    assert "Architect" not in shown(state)


def test_only_ticked_keeps_what_was_ticked_in_sight_while_it_is_unticked() -> None:
    state = a_state({"arts", "tolk"})
    state.show_only_ticked(only=True)
    assert shown(state) == ["Zorg", "Arts", "Tolk"]
    go(state, "Arts")
    space(state)
    state.filter_by("")
    assert shown(state) == ["Zorg", "Arts", "Tolk"]
    state.show_only_ticked(only=False)
    assert len(shown(state)) == 9


def test_a_code_that_the_tree_does_not_know_is_kept_and_not_shown() -> None:
    state = a_state({"arts", "gone"})
    go(state, "Arts")
    space(state)
    assert state.ticked == {"gone"}
    state.set_editing(editing=False)
    assert shown(state) == []
