"""One run of one program in a pseudo-terminal, with a stopwatch at the line.

A key's burst of output is over when the program has written nothing for `QUIET`. What arrives is first read, with its
time, and only then drawn, so that drawing here does not count as slowness there.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from tests.bench.machine import cpu_ms, memory_mib
from tests.flows.emulator import Emulator
from tests.flows.keys import NAMES, bytes_of

QUIET: Final = 0.06
"""Seconds without output that end a burst."""
_SILENT: Final = 0.4
"""Seconds after which a key that draws nothing is given up."""
_PATIENCE: Final = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """Attributes:
    first, last: Milliseconds from the key to the first and the last byte of its output; None without output.
    text: Milliseconds until the expected text stood on the screen; None when nothing was expected.
    bytes: How many the program wrote.
    cpu: Milliseconds of processor time.
    """

    first: float | None
    last: float | None
    text: float | None
    bytes: int
    cpu: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Attributes:
    ready: Milliseconds until the expected text stood on the screen.
    bytes: How many were written until it was quiet.
    cpu: Milliseconds of processor time.
    memory: MiB.
    """

    ready: float
    bytes: int
    cpu: float
    memory: float


class Probe:
    """A program that is being measured."""

    def __init__(self, command: Sequence[str]) -> None:
        self._emulator = Emulator(80, 24)
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        environment = {name: value for name, value in os.environ.items() if not name.startswith("TEXTUAL")}
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
            env={**environment, "TERM": "xterm-256color", "LANG": "C.UTF-8"},
        )  # fmt: skip
        os.close(slave)
        self.samples: dict[str, list[Sample]] = {}
        self.start: Start | None = None
        self.exit_ms = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)

    # measuring -----------------------------------------------------------------------------------------------------

    def ready(self, text: str, quiet: float = 0.25) -> None:
        """Wait for the first screen."""
        arrived, seen = self._burst(self._began, text, quiet)
        assert seen is not None, f"{text!r} never came:\n{self.screen()}"
        self.start = Start(
            ready=_ms(self._began, seen),
            bytes=sum(len(data) for _, data in arrived),
            cpu=cpu_ms(self._process.pid),
            memory=memory_mib(self._process.pid),
        )

    def press(self, name: str, *keys: str, times: int = 1, expect: str = "") -> None:
        """Press keys (together one sample), each time until the program is quiet; keep what it cost under `name`."""
        for _ in range(times):
            self._take(name, b"".join(bytes_of(key) for key in keys), expect)

    def type(self, name: str, text: str) -> None:
        """Type a text, a sample a character."""
        for character in text:
            self._take(name, bytes_of(character), "")

    def go(self, *keys: str, expect: str) -> None:
        """Press keys, and type what is no key, without counting, until a text stands on the screen."""
        start = time.perf_counter()
        for key in keys:
            self._write(bytes_of(key) if key in NAMES else key.encode())
        _, seen = self._burst(start, expect, 4 * QUIET)
        assert seen is not None, f"{expect!r} never came:\n{self.screen()}"

    def idle(self, name: str, seconds: float) -> None:
        """Nobody types: how much is written all the same."""
        cpu, start = cpu_ms(self._process.pid), time.perf_counter()
        arrived: list[tuple[float, bytes]] = []
        while (left := start + seconds - time.perf_counter()) > 0:
            arrived += self._read(left)
        self._draw(arrived, "")
        self._keep(name, start, arrived, None, cpu)

    def end(self, *keys: str) -> None:
        """Leave the program by keys; the last one is timed."""
        start = time.perf_counter()
        for key in keys:
            assert self._process.poll() is None, f"ended by itself, before {key}:\n{self.screen()}"
            start = time.perf_counter()
            self._write(bytes_of(key))
            self._burst(start, "", QUIET)
        while self._process.poll() is None:
            assert time.perf_counter() - start < _PATIENCE, f"does not end:\n{self.screen()}"
            self._draw(self._read(0.002), "")
        self.exit_ms = _ms(start, time.perf_counter())
        assert self._process.returncode == 0, f"ended with {self._process.returncode}:\n{self.screen()}"

    def screen(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._emulator.lines())

    # the line ------------------------------------------------------------------------------------------------------

    def _take(self, name: str, data: bytes, expect: str) -> None:
        self._draw(self._read(0), "")
        assert not expect or expect not in self.screen(), f"{expect!r} stands there already"
        cpu, start = cpu_ms(self._process.pid), time.perf_counter()
        self._write(data)
        arrived, seen = self._burst(start, expect, QUIET)
        assert seen is not None or not expect, f"{expect!r} never came:\n{self.screen()}"
        self._keep(name, start, arrived, seen, cpu)

    def _keep(
        self, name: str, start: float, arrived: list[tuple[float, bytes]], seen: float | None, cpu: float
    ) -> None:
        sample = Sample(
            first=_ms(start, arrived[0][0]) if arrived else None,
            last=_ms(start, arrived[-1][0]) if arrived else None,
            text=None if seen is None else _ms(start, seen),
            bytes=sum(len(data) for _, data in arrived),
            cpu=max(0.0, cpu_ms(self._process.pid) - cpu),
        )
        self.samples.setdefault(name, []).append(sample)

    def _burst(self, start: float, expect: str, quiet: float) -> tuple[list[tuple[float, bytes]], float | None]:
        """Everything written until the text is there and the program quiet; and when the text was there."""
        arrived: list[tuple[float, bytes]] = []
        seen: float | None = None
        while True:
            waited_for = expect and seen is None
            fresh = self._read(_SILENT if not arrived and not waited_for else quiet)
            arrived += fresh
            seen = self._draw(fresh, expect if waited_for else "") or seen
            if not fresh and not (expect and seen is None):
                return arrived, seen
            if time.perf_counter() - start > _PATIENCE or self._process.poll() is not None:
                return arrived, seen

    def _read(self, seconds: float) -> list[tuple[float, bytes]]:
        """What is written within that time, and right after it without a pause, each part with its time."""
        found: list[tuple[float, bytes]] = []
        while self._wait(0.003 if found else seconds):
            try:
                data = os.read(self._master, 65536)
            except OSError:
                break
            found.append((time.perf_counter(), data))
        return found

    def _wait(self, seconds: float) -> bool:
        return bool(select.select([self._master], [], [], seconds)[0])

    def _draw(self, arrived: Sequence[tuple[float, bytes]], expect: str) -> float | None:
        """Draw what arrived and answer what was asked; when the text first stood on the screen."""
        seen = None
        for when, data in arrived:
            self._emulator.feed(data)
            if self._emulator.replies:
                replies, self._emulator.replies = self._emulator.replies, ""
                self._write(replies.encode())
            if expect and seen is None and expect in self.screen():
                seen = when
        return seen

    def _write(self, data: bytes) -> None:
        os.write(self._master, data)


def _ms(start: float, end: float) -> float:
    return (end - start) * 1000
