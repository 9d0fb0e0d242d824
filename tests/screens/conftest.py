from __future__ import annotations

import pytest

from imi_tui.domain.persistence import SqlStorage
from tests.factories import storage
from tests.usecases.office import Office
from tests.waiting import the_test_itself_may_wait

__all__ = ["office", "storage", "the_test_itself_may_wait"]


@pytest.fixture
def office(storage: SqlStorage) -> Office:
    """As everywhere, but always under the same name: pictures of the screens show it."""
    return Office(storage, official_name="Gemeente Veldermeer")
