"""How long to wait before a message is tried again (D20)."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

FIRST: Final = timedelta(minutes=1)
LONGEST: Final = timedelta(hours=4)
GIVE_UP_AFTER: Final = timedelta(days=2)


def pause_after(attempts: int) -> timedelta | None:
    """The pause after so many failed attempts: one minute, doubling up to four hours; None when two days are over."""
    waited = timedelta()
    pause = FIRST
    for _ in range(attempts - 1):
        waited += pause
        pause = min(pause * 2, LONGEST)
    return pause if waited + pause <= GIVE_UP_AFTER else None
