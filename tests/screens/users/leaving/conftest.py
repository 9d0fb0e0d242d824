from __future__ import annotations

from tests.screens.users.leaving.town import lars, town

__all__ = ["lars", "town"]
