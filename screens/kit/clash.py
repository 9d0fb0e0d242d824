"""A field that two people changed at once."""

from __future__ import annotations

from typing import NamedTuple


class Clash(NamedTuple):
    """A field that both changed: what stood there when the form was opened, and both new values."""

    path: str
    opened: str | tuple[str, ...]
    theirs: str | tuple[str, ...]
    yours: str | tuple[str, ...]
