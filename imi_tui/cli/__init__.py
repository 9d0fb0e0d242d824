"""The commands of imi-tui: one file a group, each importing what it needs when it runs."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    import argparse

    from imi_tui import __version__

    parser = argparse.ArgumentParser(prog="imi-tui")
    parser.add_argument("--version", action="version", version=f"imi-tui {__version__}")
    parser.parse_args(argv)
    return 0
