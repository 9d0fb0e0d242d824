from __future__ import annotations

from tests.screens.conftest import office, storage

__all__ = ["office", "storage"]
