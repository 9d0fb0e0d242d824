"""The postal address of an authority (R1.1). Countries write them too differently to demand more than readable text."""

from __future__ import annotations

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import limits, texts


def street(text: str, path: str) -> tuple[str, tuple[Issue, ...]]:
    """Street and number; may be blank."""
    return texts.clean(text, path, maximum=limits.STREET, required=False)


def postcode(text: str, path: str) -> tuple[str, tuple[Issue, ...]]:
    """Postcode; may be blank."""
    return texts.clean(text, path, maximum=limits.POSTCODE, required=False)


def town(text: str, path: str) -> tuple[str, tuple[Issue, ...]]:
    """Town; may be blank."""
    return texts.clean(text, path, maximum=limits.TOWN, required=False)
