"""The commands of imi-tui: one file a group, each importing what it needs when it runs.

The plain command imports no more than its settings need before the first paint; `--version` imports nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: The words after the program's name; by default those of the process.

    Returns:
        The exit code: 0 done, 1 refused, 2 usage or settings, 3 try again, 70 a defect of the program.
    """
    words = list(sys.argv[1:] if argv is None else argv)
    if words == ["--version"]:
        from imi_tui import __version__

        sys.stdout.write(f"imi-tui {__version__}\n")
        return 0
    from imi_tui.cli.run import run

    return run(words)
