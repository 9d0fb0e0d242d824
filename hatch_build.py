"""Build hook: compiles the message catalogues, so that every install speaks every language.

Runs for wheels and for the editable install alike. The compiled files are written beside their sources in
``imi_tui/locale`` and reach the wheel through ``artifacts`` in pyproject.toml.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileCatalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles each ``imi_tui/locale/LANG/SUBJECT.po`` to a ``.mo`` file beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile what is missing or older than its source."""
        del version, build_data
        # The build runs isolated: the checkout is not on the path, and the compiler must not be installed to be built.
        sys.path.insert(0, str(Path(self.root)))
        try:
            from imi_tui.locale.compile import compile_all
        finally:
            sys.path.pop(0)
        compile_all(Path(self.root) / "imi_tui" / "locale")
