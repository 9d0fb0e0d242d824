from __future__ import annotations

from pathlib import Path

import pytest

from imi_tui.domain.persistence import SqlStorage
from tests.bad_input.town import Town
from tests.factories import storage
from tests.waiting import the_test_itself_may_wait

__all__ = ["storage", "the_test_itself_may_wait"]


@pytest.fixture
def town(storage: SqlStorage, tmp_path: Path) -> Town:
    return Town(storage, tmp_path / "imi.db")
