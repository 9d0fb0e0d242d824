"""Medians of the runs as tables, ratios to the bare program, and what was promised."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence

from tests.bench.probe import Probe, Sample
from tests.bench.suite import CHARACTER, IDLE, TAB

Runs = dict[str, list[Probe]]
BARE, OURS = "bare Textual", "imi-tui"


def tables(runs: Runs) -> str:
    """All figures."""
    return "\n\n".join([_starts(runs), _steps(runs), _promises(runs)])


def kept(runs: Runs) -> bool:
    """Whether all was kept that was promised."""
    return all(good for _, _, good in _promised(runs))


def _starts(runs: Runs) -> str:
    base = _median(probe.start.ready for probe in runs[BARE] if probe.start)
    rows = []
    for label, probes in runs.items():
        starts = [probe.start for probe in probes if probe.start]
        ready = _median(start.ready for start in starts)
        rows.append([
            label, f"{ready:.0f}", f"{ready / base:.2f}", f"{_median(start.cpu for start in starts):.0f}",
            f"{_median(start.bytes for start in starts):.0f}", f"{_median(start.memory for start in starts):.1f}",
            f"{_median(probe.exit_ms for probe in probes):.0f}", str(len(probes)),
        ])  # fmt: skip
    return _table(["start", "painted ms", "x bare", "CPU ms", "bytes", "MiB", "exit ms", "runs"], rows)


def _steps(runs: Runs) -> str:
    base = _median(sample.last or 0 for sample in _samples(runs[BARE], CHARACTER))
    rows = []
    for label, probes in runs.items():
        for name in dict.fromkeys(name for probe in probes for name in probe.samples):
            found = _samples(probes, name)
            last = [sample.last for sample in found if sample.last is not None]
            text = [sample.text for sample in found if sample.text is not None]
            rows.append([
                f"{label}: {name}", str(len(found)), _shown(last), _shown(last, high=True),
                f"{_median(last) / base:.1f}" if last else "-", _shown(text),
                f"{_median(sample.bytes for sample in found):.0f}", str(max(sample.bytes for sample in found)),
                f"{_median(sample.cpu for sample in found):.1f}",
            ])  # fmt: skip
    head = ["key", "n", "last byte ms", "p95", "x bare key", "text ms", "bytes", "most", "CPU ms"]
    return _table(head, rows)


def _promised(runs: Runs) -> list[tuple[str, str, bool]]:
    ours, floor = (_median(probe.start.ready for probe in runs[label] if probe.start) for label in (OURS, BARE))
    typed, bare = _samples(runs[OURS], CHARACTER), _samples(runs[BARE], CHARACTER)
    key = _median(sample.last or 0 for sample in typed) / _median(sample.last or 0 for sample in bare)
    most = max(sample.bytes for sample in typed)
    tab = max(sample.bytes for sample in _samples(runs[OURS], TAB))
    idle = max(sample.bytes for sample in _samples(runs[OURS], IDLE))
    return [
        ("sign-in painted, times bare: at most 1.3", f"{ours / floor:.2f}", ours <= 1.3 * floor),
        ("typed character, times bare: at most 3", f"{key:.2f}", key <= 3),
        ("typed character, bytes: at most 200", str(most), most <= 200),
        ("Tab, bytes: under 1000", str(tab), tab < 1000),
        ("idle, bytes: none", str(idle), idle == 0),
    ]


def _promises(runs: Runs) -> str:
    rows = [[what, found, "kept" if good else "BROKEN"] for what, found, good in _promised(runs)]
    return _table(["promised", "found", ""], rows)


def _samples(probes: Iterable[Probe], name: str) -> list[Sample]:
    return [sample for probe in probes for sample in probe.samples.get(name, ())]


def _median(values: Iterable[float]) -> float:
    return statistics.median(values)


def _shown(values: Sequence[float], *, high: bool = False) -> str:
    if not values:
        return "-"
    found = sorted(values)[math.ceil(0.95 * len(values)) - 1] if high else statistics.median(values)
    return f"{found:.1f}"


def _table(head: list[str], rows: list[list[str]]) -> str:
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]

    def line(cells: list[str]) -> str:
        first, *others = zip(cells, widths, strict=True)
        return "  ".join([first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]).rstrip()

    return "\n".join([line(head), "  ".join("-" * width for width in widths), *map(line, rows)])
