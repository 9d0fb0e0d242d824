"""What a process and all that it started use, as the kernel counts it (Linux)."""

from __future__ import annotations

import re
from pathlib import Path


def tree(pid: int) -> list[int]:
    """The process and its living descendants."""
    found, left = [], [pid]
    while left:
        found.append(left.pop())
        for children in Path(f"/proc/{found[-1]}/task").glob("*/children"):
            try:
                left += [int(child) for child in children.read_text().split()]
            except OSError:
                continue
    return found


def cpu_ms(pid: int) -> float:
    """Processor time of all living threads, to the nanosecond; what has ended is not in it."""
    total = 0
    for process in tree(pid):
        for task in Path(f"/proc/{process}/task").glob("*/schedstat"):
            try:
                total += int(task.read_text().split()[0])
            except (OSError, IndexError):
                continue
    return total / 1e6


def memory_mib(pid: int) -> float:
    """Resident memory now, shared pages counted in each process."""
    total = 0
    for process in tree(pid):
        try:
            status = Path(f"/proc/{process}/status").read_text()
        except OSError:
            continue
        found = re.search(r"^VmRSS:\s+(\d+) kB$", status, re.MULTILINE)
        total += int(found[1]) if found else 0
    return total / 1024
