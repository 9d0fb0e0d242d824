from __future__ import annotations

from pathlib import Path

import pytest

from imi_tui.domain.persistence import SqlStorage
from tests.bad_input.town import Town
from tests.factories import storage

__all__ = ["storage"]


@pytest.fixture
def town(storage: SqlStorage, tmp_path: Path) -> Town:
    return Town(storage, tmp_path / "imi.db")
