from __future__ import annotations

from tests.factories import storage

__all__ = ["storage"]
