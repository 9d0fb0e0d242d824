"""Which former passwords cannot be chosen again (R4.7, D13)."""

from __future__ import annotations

from imi_tui.domain.model.credential import Credential


def refused_hashes(credential: Credential, n: int) -> tuple[str, ...]:
    """The hashes that a new password may not fit: the latest `n` chosen ones, the present one included."""
    return tuple(credential.history[:n])


def kept_temporary(credential: Credential) -> str | None:
    """The hash of the temporary password in use, which does not count as chosen but cannot be kept."""
    return credential.hash if credential.temporary else None


def with_newest(credential: Credential, encoded: str, n: int) -> list[str]:
    """The history after a change: newest first, no longer than the rule needs."""
    return [encoded, *credential.history][:n]
