"""The catalogue as plain data and back, for whoever looks for it beside the files."""

from __future__ import annotations

from imi_tui.domain.dto.catalogue_plain import from_plain, to_plain

__all__ = ["from_plain", "to_plain"]
