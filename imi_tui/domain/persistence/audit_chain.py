"""How a row of the trail is sealed (D19): each row's hash covers the row before, and the values by salted commitments.

Erasing a person deletes values and salts; the commitments stay, tell nothing without salts, and the chain stays whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

GENESIS: Final = "chain.start"
"""The action of the first row of every chain, its number 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What one row of the trail says about no person by name; all of it stands under its hash."""

    chain: int
    seq: int
    at: datetime
    actor_id: int | None
    session_id: int | None
    action: str
    target: str
    target_id: int
    version: int
    result: str
    commitments: tuple[str, ...]


def commitment(kind: str, path: str, value: str, salt: str) -> str:
    """Binds a value that stands elsewhere. The salt keeps a short value from being guessed once it is erased."""
    return _sha256([salt, kind, path, value])


def seal(previous: str, fact: Fact) -> str:
    """The hash of a row: of the row before it and of every fact in this one."""
    moment = fact.at.astimezone(UTC).isoformat(timespec="microseconds")
    who = [fact.actor_id, fact.session_id]
    what = [fact.action, fact.target, fact.target_id, fact.version, fact.result]
    return _sha256([previous, fact.chain, fact.seq, moment, *who, *what, list(fact.commitments)])


def _sha256(parts: Sequence[object]) -> str:
    # One unambiguous text: JSON with fixed separators, ASCII only.
    return hashlib.sha256(json.dumps(parts, separators=(",", ":")).encode("ascii")).hexdigest()
