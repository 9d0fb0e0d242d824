"""The measurement itself works, and what can be counted exactly is as promised."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.__main__ import demonstration
from tests.bench.large import large_authority
from tests.bench.report import BARE, LARGE, OURS, READY, promised, tables
from tests.bench.suite import bare, imi_tui, large, ready


@pytest.mark.full
def test_a_session_is_measured_and_its_bytes_are_as_promised(tmp_path: Path) -> None:
    data = large_authority(tmp_path)
    runs = {
        BARE: [bare()],
        OURS: [imi_tui(demonstration(tmp_path), 0)],
        LARGE: [large(data)],
        READY: [ready(data)],
    }
    counted = [each for each in promised(runs) if each.what.endswith(", bytes")]
    assert len(counted) == 11
    assert [each for each in counted if not each.kept] == []
    shown = tables(runs)
    for name in ("signing in", "saving", "step in the tree", "tick in the matrix", "page in the list"):
        assert f"imi-tui: {name}" in shown
