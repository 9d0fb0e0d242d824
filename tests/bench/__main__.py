"""`python -m tests.bench [--runs N]`: our program and the bare one in turn, medians, ratios, and what was promised.

Exit code 1 when something promised is broken. Figures of a busy machine say little: the ratios say more.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import sys
import tempfile
from pathlib import Path

from imi_tui import bootstrap
from imi_tui import settings as settings_module
from imi_tui.private import private_file, private_folder
from imi_tui.settings import DEMONSTRATION_MARK
from tests.bench import mail, sign_in, suite
from tests.bench.large import large_authority
from tests.bench.probe import Probe
from tests.bench.report import BARE, LARGE, OURS, READY, kept, tables

_ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench", description="Measure speed and bytes sent.")
    parser.add_argument("--runs", type=int, default=3, help="of each program, after one that is not counted (3)")
    wanted = parser.parse_args()
    for package in ("imi_tui", "screens", "styles"):
        # As an installation has it; where bytecode is not kept, each start would compile everything again.
        compileall.compile_dir(_ROOT / package, quiet=2)
    runs: dict[str, list[Probe]] = {BARE: [], OURS: [], LARGE: [], READY: []}
    with tempfile.TemporaryDirectory() as scratch:
        data, large = demonstration(Path(scratch)), large_authority(Path(scratch))
        for run in range(wanted.runs + 1):
            probes = {BARE: suite.bare(), OURS: suite.imi_tui(data, run)}
            probes |= {LARGE: suite.large(large), READY: suite.ready(large)}
            for label, probe in probes.items():
                if run:
                    runs[label].append(probe)
            sys.stderr.write(".")
            sys.stderr.flush()
    sent, refused = mail.measure(), sign_in.measure()
    processors, load = len(os.sched_getaffinity(0)), os.getloadavg()[0]
    sys.stdout.write(f"\nPython {platform.python_version()}, {processors} processors, load {load:.1f}\n")
    sys.stdout.write(tables(runs) + "\n\n" + sent.table() + "\n\n" + refused.table() + "\n")
    return 0 if kept(runs) and sent.kept and refused.kept else 1


def demonstration(scratch: Path) -> Path:
    """A data directory with a thousand users in it."""
    folder = private_folder(scratch / "data")
    settings = settings_module.load({"data_dir": str(folder)}, {})
    bootstrap.fill_demonstration(settings_module.demonstration(settings), users=suite.USERS)
    private_file(folder / DEMONSTRATION_MARK, "{}\n")
    return folder


if __name__ == "__main__":
    sys.exit(main())
