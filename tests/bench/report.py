"""Medians of the runs as tables, ratios to the bare program, and what was promised."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tests.bench.probe import Probe, Sample
from tests.bench.suite import CHARACTER, CHARACTERS, IDLE, NEXT_MODULE, OPENING, SCROLL, STEPS, TABS

Runs = dict[str, list[Probe]]
BARE, OURS = "bare Textual", "imi-tui"
LARGE, READY = "imi-tui, 50 modules", "50 modules, no domain"


class Promise(NamedTuple):
    """A figure and what it may be at most."""

    what: str
    found: float
    limit: float

    @property
    def kept(self) -> bool:
        """Whether it is."""
        return self.found <= self.limit


def tables(runs: Runs) -> str:
    """All figures."""
    return "\n\n".join([_starts(runs), _steps(runs), _promises(runs)])


def kept(runs: Runs) -> bool:
    """Whether all was kept that was promised."""
    return all(each.kept for each in promised(runs))


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


def promised(runs: Runs) -> list[Promise]:
    """What was promised, with what was found. Bytes are the most that one key cost, the rest are medians."""
    ours, floor = (_median(probe.start.ready for probe in runs[label] if probe.start) for label in (OURS, BARE))
    leaving, bare_leaving = (_median(probe.exit_ms for probe in runs[label]) for label in (OURS, BARE))
    key = _last(runs[OURS], CHARACTER) / _last(runs[BARE], CHARACTER)
    every = [*runs[OURS], *runs[LARGE]]
    return [
        Promise("sign-in painted, times bare", ours / floor, 1.15),
        Promise("leaving, times bare", leaving / bare_leaving, 1.3),
        Promise("typed character, times bare", key, 3),
        *(
            Promise(
                f"{name}, 50 modules, times without domain", _text(runs[LARGE], name) / _text(runs[READY], name), 1.5
            )
            for name in OPENING
        ),
        *(Promise(f"{name}, bytes", _most(every, name), 200) for name in CHARACTERS),
        *(Promise(f"{name}, bytes", _most(every, name), 600) for name in TABS),
        *(Promise(f"{name}, bytes", _most(every, name), 300) for name in STEPS),
        Promise(f"{SCROLL}, bytes", _most(every, SCROLL), 600),
        Promise(f"{NEXT_MODULE}, bytes", _most(every, NEXT_MODULE), 1300),
        Promise(f"{IDLE}, bytes", _most(every, IDLE), 0),
    ]


def _promises(runs: Runs) -> str:
    rows = [
        [each.what, f"{each.limit:g}", f"{each.found:.2f}".removesuffix(".00"), "kept" if each.kept else "BROKEN"]
        for each in promised(runs)
    ]
    return _table(["promised", "at most", "found", ""], rows)


def _last(probes: Iterable[Probe], name: str) -> float:
    return _median(sample.last or 0 for sample in _samples(probes, name))


def _text(probes: Iterable[Probe], name: str) -> float:
    return _median(sample.text or 0 for sample in _samples(probes, name))


def _most(probes: Iterable[Probe], name: str) -> int:
    return max(sample.bytes for sample in _samples(probes, name))


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
