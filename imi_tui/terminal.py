"""The line to the user's terminal: what arrives that is no key, and what happens when the terminal is gone.

Textual's own driver draws and knows every key. Replaced are the two ends of its line: bytes that are no UTF-8 end it,
and a terminal that has gone leaves it spinning for ever, with the user's session open.
"""

from __future__ import annotations

import os
import select
import signal
from codecs import getincrementaldecoder
from typing import TYPE_CHECKING, Any, Final

from textual import events, messages
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message

NO_TEXT: Final = "\ufffd"
"""The character that stands for bytes that are no UTF-8."""
_LOOK: Final = 0.1
"""Seconds between two looks at whether the program ends or Esc was pressed alone."""
_GIVE_UP: Final = 5
"""Looks without a byte after which the rest of a character is no longer awaited."""
_TAKEN: Final = (events.Key, events.Paste, messages.TerminalSupportsSynchronizedOutput)
"""What is taken from the line. Mouse clicks, sizes and reports are not: any text pasted could pretend to be one."""


class TerminalDriver(LinuxDriver):
    """Textual's driver with a forgiving reader and a writer that nothing ends."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._woken, self._wake = os.pipe()
        if self._file is not None:
            self._file = Screen(self._file.fileno(), self._file.encoding)  # type: ignore[assignment]

    def run_input_thread(self) -> None:
        """Turn bytes into keys until the program ends."""
        parser, decoder, silent = XTermParser(), getincrementaldecoder("utf-8")("replace"), 0
        while not self.exit_event.is_set():
            ready = select.select([self.fileno, self._woken], [], [], _LOOK)[0]
            if self._woken in ready:
                continue  # the program ends, as the event says now or in a moment
            if ready:
                data, silent = self._read(), 0
                if not data:
                    self._gone()
                    return
                text = decoder.decode(data)
            else:
                silent += 1
                # A terminal that does not send UTF-8 begins characters that it never ends.
                text = decoder.decode(b"", final=True) if silent == _GIVE_UP else ""
            if text:
                for message in parser.feed(text):
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def disable_input(self) -> None:
        """End the reader at once: leaving the program does not wait for its next look."""
        os.write(self._wake, b"!")
        super().disable_input()
        os.read(self._woken, 1)

    def close(self) -> None:
        super().close()
        os.close(self._wake)
        os.close(self._woken)

    def process_message(self, message: Message) -> None:
        """Pass on what is taken from the line."""
        if isinstance(message, _TAKEN):
            super().process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _gone(self) -> None:
        """Nobody will type any more: end as the signal for it would, which whoever started us may have kept away."""
        while not (self.exit_event.is_set() or self._app._exit):  # noqa: SLF001
            os.kill(os.getpid(), signal.SIGHUP)
            self.exit_event.wait(_LOOK)


class Screen:
    """Writes to the terminal; once that is gone, to nowhere. Nothing stays in a buffer that could not be written."""

    def __init__(self, descriptor: int, encoding: str) -> None:
        self._descriptor = descriptor
        self._encoding = encoding
        self._waiting: list[str] = []

    def fileno(self) -> int:
        return self._descriptor

    def write(self, text: str) -> None:
        self._waiting.append(text)

    def flush(self) -> None:
        data = "".join(self._waiting).encode(self._encoding, "replace")
        self._waiting.clear()
        while data:
            try:
                data = data[os.write(self._descriptor, data) :]
            except BlockingIOError:
                select.select([], [self._descriptor], [])
            except OSError:
                return
