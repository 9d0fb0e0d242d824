from __future__ import annotations

from tests.factories import storage
from tests.usecases.conftest import office

__all__ = ["office", "storage"]
