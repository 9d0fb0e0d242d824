"""The measurement itself works, and what can be counted exactly is as promised."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.__main__ import demonstration
from tests.bench.report import BARE, OURS, tables
from tests.bench.suite import CHARACTER, IDLE, TAB, bare, imi_tui


@pytest.mark.full
def test_a_session_is_measured_and_its_bytes_are_as_promised(tmp_path: Path) -> None:
    runs = {BARE: [bare()], OURS: [imi_tui(demonstration(tmp_path), 0)]}
    ours = runs[OURS][0].samples
    assert max(sample.bytes for sample in ours[CHARACTER]) <= 200
    assert max(sample.bytes for sample in ours[TAB]) < 1000
    assert [sample.bytes for sample in ours[IDLE]] == [0]
    shown = tables(runs)
    for name in ("signing in", "saving", "step in the tree", "tick in the matrix", "page in the list"):
        assert f"imi-tui: {name}" in shown
