"""The tick tree by keys, in the running program."""

from __future__ import annotations

import statistics
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager

import pytest

from imi_tui.domain.dto.catalogue import Catalogue
from screens.kit.keys import Key
from screens.kit.widgets.tick_lines import Remark
from screens.kit.widgets.tick_tree import TickTree
from screens.kit.widgets.tree_rows import Tree
from tests.factories import a_catalogue
from tests.screens.driver import Driver
from tests.screens.kit.trees import crafts, group, large, leaf
from tests.screens.stage import Stage, stage

LIMIT_MS = 3.0


class Ticks(TickTree):
    """A tree with a list of what it told its owner."""

    def __init__(self, tree: Tree, ticked: set[str], *, columns: bool = False, folded_up: bool = False) -> None:
        super().__init__(columns=columns, id="ticks")
        self._given = (tree, ticked, folded_up)
        self.told: list[tuple[Sequence[str], Sequence[str]]] = []
        self.went_out = 0
        self.said: tuple[Remark, ...] = ()
        self.leave = self._out

    def _out(self) -> None:
        self.went_out += 1

    def reload(self) -> None:
        tree, ticked, folded_up = self._given
        self.show(tree, ticked, ticked, folded_up=folded_up)

    def on_ticked(self, came: Sequence[str], went: Sequence[str]) -> None:
        self.told.append((came, went))

    def remarks(self) -> Iterable[Remark]:
        return self.said


@asynccontextmanager
async def ticking(
    tree: Ticks, *, editing: bool = True, language: str = "nl", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Driver]:
    catalogue: Catalogue = a_catalogue()
    tree.state.editing = editing
    async with stage(Stage([tree], lambda: [tree]), catalogue, language=language, size=size) as it:
        yield it


def rows(it: Driver) -> list[str]:
    """The lines of the tree, its filter first."""
    return [line for line in it.text().split("\n")[2:22] if line.strip()]


async def test_a_tree_shows_groups_with_their_ticks_and_where_the_cursor_stands() -> None:
    async with ticking(Ticks(crafts(), {"arts", "tolk"})) as it:
        assert rows(it) == [
            " Filter [                    ]    2 aangevinkt",
            " - Bouw" + " " * 53 + "[ ]",
            ">  [ ] Architect",
            "   [ ] Metselaar",
            " - Zorg" + " " * 53 + "[-]",
            "   [x] Arts",
            "   - Verpleging" + " " * 45 + "[ ]",
            "     [ ] Verpleegkundige",
            "     [ ] Verloskundige",
            " [x] Tolk",
        ]


async def test_r2_9_letters_filter_at_once_space_ticks_and_escape_empties_the_filter() -> None:
    tree = Ticks(crafts(), set(), folded_up=True)
    async with ticking(tree) as it:
        await it.type("metsel")
        assert rows(it)[0].startswith(" Filter [metsel  ")
        assert rows(it)[1:] == [" - Bouw" + " " * 53 + "[ ]", ">  [ ] Metselaar"]
        await it.press("space")
        assert tree.told == [(["metselaar"], [])]
        assert ">  [x]±Metselaar" in rows(it)
        await it.press("esc")
        assert tree.went_out == 0
        assert ">  [x]±Metselaar" in rows(it)
        assert " + Zorg" + " " * 53 + "[ ]" in rows(it)
        await it.press("esc")
        assert tree.went_out == 1


async def test_backspace_takes_the_last_letter_back() -> None:
    async with ticking(Ticks(crafts(), set())) as it:
        await it.type("verx")
        assert rows(it)[1] == '>  Niets gevonden voor "verx". Esc wist het filter.'
        await it.press("backspace")
        assert rows(it)[-1] == "     [ ] Verloskundige"


async def test_the_slash_lets_blanks_and_digits_into_the_filter() -> None:
    tree = Ticks(Tree([leaf("Klasse 1 auto"), leaf("Klasse 2 auto")]), set())
    async with ticking(tree) as it:
        await it.press("/")
        assert rows(it)[0].startswith(">Filter [")
        await it.type("2 au")
        assert rows(it)[1:] == [" [ ] Klasse 2 auto"]
        assert it.app.cursor_position == (13, 2)
        await it.press("enter", "space")
        assert tree.told == [(["klasse 2 auto"], [])]
        assert rows(it)[1] == ">[x]±Klasse 2 auto"


async def test_left_closes_a_group_and_goes_out_from_anything_else() -> None:
    tree = Ticks(crafts(), set())
    async with ticking(tree) as it:
        await it.press("up", "left")
        assert tree.went_out == 0
        assert rows(it)[1].startswith(">+ Bouw")
        await it.press("right")
        assert rows(it)[1].startswith(">- Bouw")
        await it.press("enter")
        assert rows(it)[1].startswith(">+ Bouw")
        await it.press("left")
        assert tree.went_out == 1
        await it.press("right", "down", "left")
        assert tree.went_out == 2


async def test_a_closed_group_shows_that_something_in_it_changed() -> None:
    async with ticking(Ticks(crafts(), {"arts"})) as it:
        await it.type("arts")
        await it.press("space", "esc", "up", "left")
        assert ">+±Zorg" in "\n".join(rows(it))


async def test_space_on_a_group_of_many_asks_first_with_the_harmless_button_focused() -> None:
    tree = Ticks(Tree([group("Veel", *(f"Nummer {number}" for number in range(21)))]), set())
    async with ticking(tree) as it:
        await it.press("home", "space")
        assert "Er worden er 21 aangevinkt." in it.text()
        assert ">[Annuleren]" in it.text()
        assert rows(it)[1].startswith("»- Veel"), "the group that the question is about"
        await it.press("enter")
        assert tree.told == []
        await it.press("space", "f3")
        assert len(tree.told[0][0]) == 21
        assert rows(it)[1].endswith("[x]")
        await it.press("space")
        assert "Er worden er 21 uitgevinkt." in it.text()
        await it.press("f3")
        assert len(tree.told[1][1]) == 21


async def test_space_on_a_group_of_twenty_does_not_ask() -> None:
    tree = Ticks(Tree([group("Genoeg", *(f"Nummer {number}" for number in range(20)))]), set())
    async with ticking(tree) as it:
        await it.press("home", "space")
        assert len(tree.told[0][0]) == 20


async def test_a_long_tree_scrolls_and_says_where_it_stands() -> None:
    async with ticking(Ticks(Tree([leaf(f"Blad {number:02}") for number in range(60)]), set())) as it:
        assert rows(it)[-1] == "     regel 1-18 van 60"
        await it.press("end")
        assert rows(it)[-1] == "     regel 43-60 van 60"
        assert rows(it)[-2] == ">[ ] Blad 59"
        await it.press("pageup", "pageup", "pageup", "pageup")
        assert rows(it)[1] == ">[ ] Blad 00"
        await it.press("pagedown")
        assert rows(it)[-2] == ">[ ] Blad 17"


async def test_view_mode_shows_only_what_is_ticked_and_space_says_how_to_begin() -> None:
    tree = Ticks(crafts(), {"arts", "tolk"})
    async with ticking(tree, editing=False) as it:
        assert rows(it)[1:] == ["   Zorg", ">      Arts", "     Tolk"]
        await it.press("space")
        assert tree.told == []
        assert it.message == "Let op: F2 begint het bewerken; daarna vinkt de spatiebalk aan."


async def test_view_mode_puts_as_many_leaves_on_a_line_as_fit() -> None:
    labels = [f"Beroep {number}" for number in range(10)]
    tree = Ticks(Tree([group("Alle", *labels), leaf("Tolk")]), {label.lower() for label in labels}, columns=True)
    async with ticking(tree, editing=False) as it:
        assert rows(it)[2] == ">    Beroep 0  Beroep 1  Beroep 2  Beroep 3  Beroep 4  Beroep 5  Beroep 6"
        await it.press("down")
        assert rows(it)[3] == ">    Beroep 7  Beroep 8  Beroep 9"


async def test_why_nothing_can_be_ticked_is_said() -> None:
    tree = Ticks(crafts(), {"arts"})
    async with ticking(tree) as it:
        tree.fixed_reason = "de toegang is opgeschort."
        await it.press("space")
        assert tree.told == []
        assert it.message == "Let op: de toegang is opgeschort."


async def test_a_problem_stands_under_the_filter() -> None:
    tree = Ticks(crafts(), set())
    async with ticking(tree) as it:
        tree.said = (Remark("!", "Kies minstens één beroep."), Remark("?", "Dit is maar een waarschuwing."))
        tree.repaint()
        await it.settle()
        assert rows(it)[1:3] == [" ! Kies minstens één beroep.", " ? Dit is maar een waarschuwing."]
        assert rows(it)[4].startswith(">  [ ] Architect")


@pytest.mark.parametrize("label", ["[/]", "[@click=app.quit]x[/]", "a\x1b[31mb", "Ärzte \u202egefahr", "漢字の職業"])
async def test_names_are_shown_as_they_are_and_never_act(label: str) -> None:
    async with ticking(Ticks(Tree([leaf(label), leaf("Tolk")]), set())) as it:
        shown = label.replace("\x1b", "\ufffd").replace("\u202e", "\ufffd")
        assert rows(it)[1] == f">[ ] {shown}"
        await it.press("down", "space")
        assert rows(it)[2] == ">[x]±Tolk"


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (200, 60)])
async def test_other_sizes_draw_within_the_screen(size: tuple[int, int]) -> None:
    async with ticking(Ticks(crafts(), {"arts"}), size=size) as it:
        await it.type("ver")
        await it.press("space", "f1", "esc")
        assert all(len(line) < size[0] for line in it.text().split("\n"))


async def test_pasted_text_goes_into_the_filter() -> None:
    async with ticking(Ticks(crafts(), set())) as it:
        it.page.take_paste("verlos")
        await it.settle()
        assert rows(it)[-1] == ">    [ ] Verloskundige"


@pytest.mark.parametrize(("groups", "each"), [(25, 20), (100, 1000)])
async def test_r2_9_a_key_in_a_tree_of_any_size_takes_less_than_three_milliseconds(groups: int, each: int) -> None:
    tree = large(groups, each)
    tree.prepare()
    widget = Ticks(tree, {"3", "17"}, folded_up=True)
    async with ticking(widget) as it:
        await it.press("down")
        for name in ("down", "right", "v", "e", "r", "backspace", "down", "space", "pagedown", "esc", "end", "up"):
            times = []
            for _ in range(7):
                start = time.process_time()
                await widget.key(Key(name, "" if len(name) > 1 else name))
                widget.lines(80, 20)
                times.append(1000 * (time.process_time() - start))
            assert statistics.median(times) < LIMIT_MS, (name, times)
