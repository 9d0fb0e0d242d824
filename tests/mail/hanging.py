"""A mail server that stops answering at a chosen moment and keeps the connection open."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Final

PHASES: Final = ("greeting", "EHLO", "STARTTLS", "handshake", "AUTH", "MAIL", "RCPT", "DATA", "text")
"""`handshake`: STARTTLS is taken, no TLS follows. `text`: everything is taken but never acknowledged."""
_OFFERS: Final = b"250-hanging.example\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n"
_ANSWERS: Final = {"EHLO": _OFFERS, "STARTTLS": b"220 go on\r\n", "AUTH": b"235 welcome\r\n", "DATA": b"354 go on\r\n"}


class HangingServer:
    """Attributes:
    port: Where it listens.
    reached: Set as soon as a client waits for the answer that never comes.
    connections: How many clients came.
    """

    def __init__(self, phase: str) -> None:
        self._phase = phase
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._over = Event()
        self._thread = Thread(target=self._serve)
        self.port: int = self._socket.getsockname()[1]
        self.reached = Event()
        self.connections = 0

    def start(self) -> None:
        """Begin to take connections, one after the other."""
        self._thread.start()

    def let_go(self) -> None:
        """Close every connection, and take no more."""
        self._over.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join(timeout=10)

    def _serve(self) -> None:
        while not self._over.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            with connection, contextlib.suppress(OSError):
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        lines = connection.makefile("rb")
        if self._phase == "greeting":
            self._hang()
            return
        connection.sendall(b"220 hanging.example\r\n")
        for line in lines:
            command = line[:8].decode("ascii", "replace").upper().split()[0]
            if command == self._phase:
                self._hang()
                return
            connection.sendall(_ANSWERS.get(command, b"250 ok\r\n"))
            if command == "DATA" or (command == "STARTTLS" and self._phase == "handshake"):
                while command == "DATA" and next(lines, b".\r\n") != b".\r\n":
                    pass
                self._hang()
                return

    def _hang(self) -> None:
        self.reached.set()
        self._over.wait()


@contextmanager
def hanging(phase: str) -> Iterator[HangingServer]:
    """The server, until the end of the test."""
    server = HangingServer(phase)
    server.start()
    try:
        yield server
    finally:
        server.let_go()
