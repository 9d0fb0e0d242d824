"""``python -m imi_tui``: the same as the command ``imi-tui``."""

from __future__ import annotations

import sys

from imi_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
