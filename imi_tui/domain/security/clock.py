"""The system's clock (D10)."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """Implements `ports.Clock` with the time of the machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)
