"""imi-tui: the administration of authorities and users in IMI, full-screen in a terminal."""

from __future__ import annotations

__version__ = "0.1.0"
