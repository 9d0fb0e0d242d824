from __future__ import annotations

from tests.requirements_report import count, summary


def test_names_are_counted_once_whatever_their_parameters() -> None:
    found = count(["test_r3_4_in_use[a]", "test_r3_4_in_use[b]", "test_r3_4_other", "test_keeps_r1_2_and_r4_3_both"])
    assert found == {(3, 4): 2, (1, 2): 1, (4, 3): 1}


def test_what_is_no_requirement_is_not_counted() -> None:
    assert not count(["test_r9_9_x", "test_r3_99_x", "test_for1_2_x", "test_d3_4_x"])


def test_block_names_what_has_no_test() -> None:
    lines = summary(count(["test_r3_4_x"]))
    assert "R3.4 1" in lines[3]
    assert "R3.3," in lines[-1]
    assert "R3.4" not in lines[-1]
