from __future__ import annotations

import pytest

from imi_tui.domain.model.authority import Authority
from imi_tui.domain.persistence import SqlStorage
from tests.factories import FixedClock, storage, stored_authority

__all__ = ["authority", "clock", "storage"]


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def authority(storage: SqlStorage) -> Authority:
    return stored_authority(storage, official_name="Gemeente Veldermeer")
