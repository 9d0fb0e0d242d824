"""Wrong attempts with user names that nobody has (D14): they wait like all others, so that waiting tells nothing."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from hashlib import blake2b
from secrets import token_bytes
from threading import Lock
from typing import Final

from imi_tui.domain.policies import blocking
from imi_tui.domain.policies.rules import Rules

_REMEMBERED: Final = 1000


class Strangers:
    """Counts per name, for this process only, and keeps keyed hashes: what was typed may have been a password."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._key = token_bytes(16)
        self._seen: OrderedDict[bytes, tuple[int, datetime | None]] = OrderedDict()

    def wait_until(self, name: str, now: datetime) -> datetime | None:
        """Until when this name must wait; None when it need not."""
        with self._lock:
            _, until = self._seen.get(self._hashed(name), (0, None))
        return until if until is not None and until > now else None

    def failed(self, name: str, now: datetime, rules: Rules) -> None:
        """One more wrong attempt."""
        hashed = self._hashed(name)
        with self._lock:
            count = self._seen.pop(hashed, (0, None))[0] + 1
            # A blocked account no longer waits but fails at once; from there on a stranger does the same.
            penalty = blocking.after_failure(count, rules, only_administrator=False)
            self._seen[hashed] = (count, now + penalty.wait if penalty.wait else None)
            if len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)

    def _hashed(self, name: str) -> bytes:
        return blake2b(name.encode("utf-8", "surrogatepass"), key=self._key, digest_size=16).digest()
