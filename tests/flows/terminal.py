"""A real process in a pseudo-terminal of 80 by 24: keys in, the text of the screen out.

Nothing here sleeps: every wait is for a fact, looked at again whenever the program has written something.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from tests.flows.emulator import Emulator
from tests.flows.keys import bytes_of

PATIENCE: Final = 20.0
"""Seconds until a fact that was waited for must have come; on a busy machine starting alone may take a few."""
IMI_TUI: Final = (sys.executable, "-m", "imi_tui")
# Makes the terminal the process's own before it becomes the program: only then does hanging up send SIGHUP.
_TAKE_TERMINAL: Final = (
    sys.executable, "-I", "-S", "-c",
    "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])",
)  # fmt: skip


class Terminal:
    """A terminal with one program in it.

    Args:
        command: What to run.
        environment: Variables set besides those of the tests.
        own: Whether it is the program's controlling terminal, so that hanging up sends SIGHUP.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: Mapping[str, str] | None = None,
        own: bool = True,
        size: tuple[int, int] = (80, 24),
    ) -> None:
        self._master, slave = pty.openpty()
        self._emulator = Emulator(*size)
        self._set_size(*size)
        self.before = termios.tcgetattr(slave)
        self._slave = slave
        self._escaped = False
        self.output = b""
        """Every byte that the program wrote."""
        self._process = subprocess.Popen(
            [*(_TAKE_TERMINAL if own else ()), *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", **(environment or {})},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for descriptor in (self._slave, self._master):
            if descriptor >= 0:
                os.close(descriptor)

    # in ------------------------------------------------------------------------------------------------------------

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        while data:
            # What the program writes is read meanwhile, or both could wait for each other.
            _, ready, _ = select.select([self._master], [self._master], [], PATIENCE)
            self._read(0)
            assert ready, f"the program takes no keys:\n{self.text()}"
            data = data[os.write(self._master, data[:512]) :]

    def press(self, *keys: str) -> None:
        """Press keys by name (`f3`, `esc`, `a`), as fast as they can be sent."""
        for key in keys:
            # Esc and the next byte at once are another key: first wait for what Esc does.
            assert not self._escaped, "keys right after Esc"
            self.send(bytes_of(key))
            self._escaped = key == "esc"

    def type(self, text: str) -> None:
        """Type a text."""
        self.send(text.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size, as dragging its window would."""
        self._emulator.resize(columns, lines)
        self._set_size(columns, lines)

    def _set_size(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(number)

    def hang_up(self) -> None:
        """The link is lost: nobody reads or types any more."""
        os.close(self._slave)
        os.close(self._master)
        self._slave = self._master = -1

    # out -----------------------------------------------------------------------------------------------------------

    def lines(self) -> list[str]:
        """What stands on the screen now."""
        self._read(0)
        return self._emulator.lines()

    def text(self) -> str:
        """What stands on the screen now, as one text."""
        return "\n".join(self.lines())

    def line_with(self, part: str) -> str:
        """The first line that contains the text, once it is there."""
        return next(line for line in self.wait_for(part).split("\n") if part in line)

    def wait_for(self, *texts: str) -> str:
        """The screen, as soon as all the texts stand on it."""
        self.wait_until(lambda: all(text in self.text() for text in texts), f"{texts} on the screen")
        return self.text()

    def wait_until_gone(self, text: str) -> str:
        """The screen, as soon as the text no longer stands on it."""
        self.wait_until(lambda: text not in self.text(), f"no {text!r} on the screen")
        return self.text()

    def wait_until(self, fact: Callable[[], bool], what: str) -> None:
        """Read on until the fact holds."""
        until = time.monotonic() + PATIENCE
        while not fact():
            ended = self._process.poll()
            read = self._read(0.05)
            if not read and ended is not None and not fact():
                raise AssertionError(f"the program ended with {ended} before {what}:\n{self.text()}")
            assert time.monotonic() < until, f"waited for {what}; on the screen:\n{self.text()}"
        self._escaped = False

    def written_for(self, seconds: float) -> bytes:
        """Everything that the program writes from now on for so long; for showing that it writes nothing."""
        before = len(self.output)
        self._read_for(seconds)
        return self.output[before:]

    def quiet(self, seconds: float = 0.3) -> None:
        """Wait until the program has written nothing for so long."""
        while self.written_for(seconds):
            pass

    def exit_code(self, within: float = PATIENCE) -> int:
        """How the program ended, once it has."""
        until = time.monotonic() + within
        while self._process.poll() is None:
            if self._master >= 0:
                self._read(0.02)
            else:
                self._wait_a_little()
            assert time.monotonic() < until, f"still running after {within} s"
        while self._master >= 0 and self._read(0.02):
            pass
        return self._process.wait()

    def _wait_a_little(self) -> None:
        try:
            self._process.wait(0.02)
        except subprocess.TimeoutExpired:
            return

    @property
    def left_on(self) -> set[str]:
        """What the program has not put back: modes of the screen, and how the line treats what is typed."""
        self._read(0)
        found = self._emulator.left_on()
        return found | ({"line settings"} if termios.tcgetattr(self._slave) != self.before else set())

    def _read_for(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            self._read(left)

    def _read(self, seconds: float) -> bool:
        """Take what the program has written, waiting so long for the first of it; answer what it asked."""
        got = False
        while self._master >= 0 and select.select([self._master], [], [], seconds)[0]:
            data = os.read(self._master, 65536)
            self.output += data
            self._emulator.feed(data)
            got, seconds = True, 0
            if self._emulator.replies:
                answer, self._emulator.replies = self._emulator.replies, ""
                os.write(self._master, answer.encode())
        return got


def program(
    data: Path, *words: str, language: str = "nl", environment: Mapping[str, str] | None = None, own: bool = True
) -> Terminal:
    """The program on that data directory."""
    command = [*IMI_TUI, "--data-dir", str(data), "--language", language, *words]
    return Terminal(command, environment=environment, own=own)
