"""How long a deleted user can be put back and is remembered (D7, D19), and what an erased person is called."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from hashlib import sha256
from typing import Final

from imi_tui.domain.policies.expiry import end_of_day
from imi_tui.domain.policies.rules import Rules

RESTORABLE_DAYS: Final = 30
ERASED: Final = "#"
"""What stands before the code of a person whose name is erased; no name can begin so (D28)."""
_CODE_SIGNS: Final = 4


def restorable_until(deleted_at: datetime, zone: tzinfo) -> datetime:
    """The end (UTC, exclusive) of the last of the days on which a deleted user can be put back."""
    return end_of_day(deleted_at.astimezone(zone).date() + timedelta(days=RESTORABLE_DAYS), zone)


def restorable_since(now: datetime, zone: tzinfo) -> datetime:
    """Who was deleted at this moment or later can still be put back."""
    return end_of_day(now.astimezone(zone).date() - timedelta(days=RESTORABLE_DAYS + 1), zone)


def erasable_before(now: datetime, rules: Rules) -> datetime:
    """Whose deletion lies before this moment is erased: the retention period has ended, by whole days."""
    return end_of_day(now.astimezone(rules.zone).date() - timedelta(days=rules.retention_days + 1), rules.zone)


def person_code(user_id: int) -> str:
    """What tells one erased person from another in the history, and nothing else: four signs, such as `81f2`."""
    return sha256(f"person {user_id}".encode("ascii")).hexdigest()[:_CODE_SIGNS]


def erased_name(user_id: int) -> str:
    """What stands where the name stood; the screens turn it into words of the reader's language."""
    return ERASED + person_code(user_id)
