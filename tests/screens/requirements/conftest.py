from __future__ import annotations

from collections.abc import Iterator

import pytest

from screens.kit.widgets.paged_list import PagedList
from tests.screens.conftest import office, storage

__all__ = ["office", "storage"]


@pytest.fixture(autouse=True)
def _cursor_rests_at_once() -> Iterator[None]:
    """The line about the row at the cursor is drawn without the pause that it has for people."""
    before, PagedList.rest_after = PagedList.rest_after, 0.0
    yield
    PagedList.rest_after = before
