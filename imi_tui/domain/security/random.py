"""The system's source of unpredictable numbers."""

from __future__ import annotations

import secrets


class SystemRandom:
    """Implements `ports.Random` with `secrets`."""

    def below(self, bound: int) -> int:
        return secrets.randbelow(bound)
