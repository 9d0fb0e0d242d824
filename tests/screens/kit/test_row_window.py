"""A list's window over a long result, and its columns: pure, without a screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.kit.keys import Key
from screens.kit.outcome import Done, Outcome
from screens.kit.widgets.columns import Column, place
from screens.kit.widgets.filter_text import FilterText
from screens.kit.widgets.row_window import MOST, ListPage, ListQuery, RowWindow, WholeSource


def page(start: int, stop: int, total: int) -> ListPage[int]:
    return ListPage(rows=tuple(range(start, stop)), matching=total, total=total)


@given(st.lists(st.sampled_from([-50, -7, -1, 1, 7, 50]), max_size=60))
def test_the_window_walks_like_the_whole_list_would(steps: list[int]) -> None:
    total = 2000
    window: RowWindow[int] = RowWindow()
    window.put(page(0, 60, total), offset=0)
    place_ = 0
    for step in steps * 8:
        if step > 0 and window.lacks_after(step):
            first = window.rows[-1] + 1
            window.add_after(page(first, min(first + 60, total), total))
        if step < 0 and window.lacks_before(-step):
            last = window.rows[0]
            window.add_before(page(max(last - 60, 0), last, total))
        window.move_to(window.at + step)
        place_ = max(0, min(place_ + step, total - 1))
        assert window.row == place_
        assert window.offset == window.rows[0]
        assert len(window.rows) <= MOST + 60


def test_the_end_of_a_result_is_held_with_its_place() -> None:
    window: RowWindow[int] = RowWindow()
    window.put(page(940, 1000, 1000))
    assert window.offset == 940
    assert not window.lacks_after(100)
    assert window.lacks_before(1)


def test_an_empty_result_has_no_row() -> None:
    window: RowWindow[int] = RowWindow()
    window.put(page(0, 0, 0), offset=0)
    assert window.row is None


async def names() -> Outcome[list[str]]:
    return Done(["Anna Zonneveld", "Bart van Rietdijk", "Carla Molenwiek", "Dirk Duinpad"])


def source() -> WholeSource[str]:
    return WholeSource(names, ident=str, words=str, sorts={"name": str, "last": lambda name: name.split()[-1]})


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (ListQuery(text="moL"), ["Carla Molenwiek"]),
        (ListQuery(sort="last", limit=2), ["Dirk Duinpad", "Carla Molenwiek"]),
        (ListQuery(sort="last", limit=2, after=("Carla Molenwiek",)), ["Bart van Rietdijk", "Anna Zonneveld"]),
        (ListQuery(sort="name", descending=True, limit=1), ["Dirk Duinpad"]),
        (ListQuery(sort="name", backwards=True, limit=2), ["Carla Molenwiek", "Dirk Duinpad"]),
        (ListQuery(sort="name", backwards=True, limit=1, after=("Bart van Rietdijk",)), ["Anna Zonneveld"]),
    ],
)
async def test_a_short_list_is_found_sorted_and_paged_here(query: ListQuery, found: list[str]) -> None:
    outcome = await source().page(query)
    assert isinstance(outcome, Done)
    assert list(outcome.value.rows) == found
    assert outcome.value.total == 4


# columns --------------------------------------------------------------------------------------------------------

COLUMNS: tuple[Column[str], ...] = (
    Column(code="name", head="Name", text=lambda row: row, cells=19, priority=1, gives=True),
    Column(code="user_name", head="User", text=lambda row: row[::-1], cells=14, priority=3, whole=True),
    Column(code="email", head="E-mail", text=lambda row: row * 2, cells=12, priority=4, gives=True, gap=2),
    Column(code="left", head="Left", text=lambda row: str(len(row)), cells=3, priority=2, right=True),
)


@given(st.integers(20, 220), st.lists(st.text(alphabet="abc日 ", max_size=40), max_size=5))
def test_columns_always_fit_and_the_first_in_priority_is_always_there(cells: int, rows: list[str]) -> None:
    placed = place(COLUMNS, rows, cells)
    assert placed[0][0].code == "name"
    used = sum(width + column.gap for column, width in placed) - placed[-1][0].gap
    assert 3 + used <= cells - 1


def test_a_column_that_is_never_cut_takes_from_those_that_give() -> None:
    placed = {column.code: width for column, width in place(COLUMNS, ["x" * 20], 57)}
    assert placed["user_name"] == 20
    assert placed["email"] + placed["name"] < 12 + 19


def test_on_a_wide_screen_nothing_is_cut() -> None:
    placed = {column.code: width for column, width in place(COLUMNS, ["x" * 30], 200)}
    assert placed == {"name": 30, "user_name": 30, "email": 60, "left": 3}


# filter --------------------------------------------------------------------------------------------------------


def test_letters_go_into_the_filter_but_blanks_and_digits_only_after_the_slash() -> None:
    filter_text = FilterText()
    for name, char in (("a", "a"), ("1", "1"), ("space", " "), ("b", "b")):
        filter_text.takes(Key(name, char))
    assert filter_text.text == "ab"
    for name, char in (("/", "/"), ("1", "1"), ("space", " "), ("enter", ""), ("2", "2")):
        filter_text.takes(Key(name, char))
    assert filter_text.text == "ab1 "


def test_escape_is_taken_only_while_there_is_something_to_empty() -> None:
    filter_text = FilterText()
    assert not filter_text.takes(Key("esc"))
    filter_text.set("ab")
    assert filter_text.takes(Key("esc"))
    assert filter_text.text == ""
