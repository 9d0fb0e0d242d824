"""Delivers into a Maildir: for the demonstration and for development (D20). Any mail reader opens it."""

from __future__ import annotations

import os
import secrets
import socket
from datetime import tzinfo
from email.headerregistry import Address
from pathlib import Path

from imi_tui.domain.mail.message import build
from imi_tui.domain.ports import Clock, MailFailed
from imi_tui.off_loop import refuse_on_loop


class MaildirTransport:
    """Writes each message to `tmp`, makes sure that it is on the disk, and only then shows it in `new`.

    Files are for their owner alone (0600, folders 0700) whatever the umask says: they hold temporary passwords.
    """

    def __init__(self, folder: Path, *, sender: Address, clock: Clock, zone: tzinfo) -> None:
        self._folder = folder
        self._sender = sender
        self._clock = clock
        self._zone = zone

    def send(self, *, to: str, subject: str, body: str) -> None:
        """Deliver one message. Raises MailFailed: `mail.address` for good, `mail.folder` while it cannot be written."""
        refuse_on_loop("writing into the Maildir")
        at = self._clock.now().astimezone(self._zone)
        message = build(sender=self._sender, to=to, subject=subject, body=body, at=at, encoding="8bit")
        data = message.data.replace(b"\r\n", b"\n")
        try:
            self._make_folders()
            self._deliver(f"{int(at.timestamp())}.{os.getpid()}_{secrets.token_hex(8)}.{_host()}", data)
        except OSError as error:
            raise MailFailed("mail.folder", permanent=False) from error

    def close(self) -> None:
        """Nothing is kept open."""

    def _make_folders(self) -> None:
        self._folder.parent.mkdir(parents=True, exist_ok=True)
        for folder in (self._folder, self._folder / "cur", self._folder / "new", self._folder / "tmp"):
            if not folder.is_dir():
                folder.mkdir(mode=0o700, exist_ok=True)
                folder.chmod(0o700)

    def _deliver(self, name: str, data: bytes) -> None:
        scratch, shown = self._folder / "tmp" / name, self._folder / "new" / name
        try:
            _write_durably(scratch, data)
            # A link never replaces a message that is there, as a rename would.
            os.link(scratch, shown)
        finally:
            scratch.unlink(missing_ok=True)
        try:
            _sync(shown.parent)
        except OSError:
            # It may be gone after a crash, so it is sent again: one that is told as failed is not there.
            shown.unlink(missing_ok=True)
            raise


def _write_durably(file: Path, data: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as stream:
        os.fchmod(handle, 0o600)
        stream.write(data)
        stream.flush()
        os.fsync(handle)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _host() -> str:
    """This machine's name as Maildir file names may hold it."""
    return socket.gethostname().replace("/", r"\057").replace(":", r"\072")
