"""Hands messages to a mail server, over an encrypted and checked connection only (D20)."""

from __future__ import annotations

import contextlib
import ipaddress
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import tzinfo
from email.headerregistry import Address
from pathlib import Path
from typing import Final

from imi_tui.domain.mail.message import build
from imi_tui.domain.ports import Clock, MailFailed

TIMEOUT_SECONDS: Final = 10.0
_FIRST_PERMANENT: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Attributes:
    tls: Encrypted from the first byte (`smtps`); else STARTTLS is demanded unless the host is a loopback address.
    user: Signs in when given, with the password in `password_file`.
    """

    host: str
    port: int
    tls: bool
    user: str = ""
    password_file: Path | None = None

    @property
    def is_loopback(self) -> bool:
        """Whether messages stay on this machine, where nobody can listen in."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


class SmtpTransport:
    """One connection a message. What goes wrong leaves as MailFailed with a code; the server's own words never do."""

    def __init__(
        self, server: Server, *, sender: Address, clock: Clock, zone: tzinfo, context: ssl.SSLContext | None = None
    ) -> None:
        """`context` is for tests with an authority of their own; the system's authorities count otherwise."""
        self._server = server
        self._sender = sender
        self._clock = clock
        self._zone = zone
        self._context = context

    def send(self, *, to: str, subject: str, body: str) -> None:
        """Hand over one message.

        Raises:
            MailFailed: For good when address or message is refused; else `mail.unreachable`, `mail.tls`, `mail.login`,
                `mail.sender`, `mail.password_file` or a refusal for now, which may pass or be put right.
        """
        at = self._clock.now().astimezone(self._zone)
        message = build(sender=self._sender, to=to, subject=subject, body=body, at=at, encoding="quoted-printable")
        with _failures(), self._connected() as connection:
            self._protect(connection)
            self._sign_in(connection)
            connection.send_message(message)

    @contextmanager
    def _connected(self) -> Iterator[smtplib.SMTP]:
        server = self._server
        # The sender's domain introduces us: asking for this machine's full name may wait long for a name server.
        name = self._sender.domain
        connection = (
            smtplib.SMTP_SSL(
                server.host, server.port, local_hostname=name, timeout=TIMEOUT_SECONDS, context=self._tls_context()
            )
            if server.tls
            else smtplib.SMTP(server.host, server.port, local_hostname=name, timeout=TIMEOUT_SECONDS)
        )
        try:
            yield connection
        finally:
            # The message has been taken or refused by now; how the server says goodbye changes nothing.
            with contextlib.suppress(OSError, smtplib.SMTPException):
                connection.quit()
            connection.close()

    def _tls_context(self) -> ssl.SSLContext:
        return self._context or ssl.create_default_context()

    def _protect(self, connection: smtplib.SMTP) -> None:
        if self._server.tls or self._server.is_loopback:
            return
        try:
            answer, _ = connection.starttls(context=self._tls_context())
        except smtplib.SMTPNotSupportedError as error:
            raise MailFailed("mail.tls", permanent=False) from error
        if answer != 220:
            raise MailFailed("mail.tls", permanent=False)

    def _sign_in(self, connection: smtplib.SMTP) -> None:
        if not self._server.user:
            return
        password = read_password(self._server.password_file)
        try:
            connection.login(self._server.user, password)
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPNotSupportedError):
            # Not chained: the exchange that failed holds the password.
            raise MailFailed("mail.login", permanent=False) from None


def read_password(file: Path | None) -> str:
    """The first line of the file. Raises MailFailed when there is none, or when others may read it."""
    try:
        if file is None or file.stat().st_mode & 0o077:
            raise MailFailed("mail.password_file", permanent=False)
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise MailFailed("mail.password_file", permanent=False) from error
    if not lines or not lines[0]:
        raise MailFailed("mail.password_file", permanent=False)
    return lines[0]


@contextmanager
def _failures() -> Iterator[None]:
    try:
        yield
    except smtplib.SMTPRecipientsRefused as error:
        code = max((answer for answer, _ in error.recipients.values()), default=0)
        raise _refusal("mail.mailbox", code) from error
    except smtplib.SMTPDataError as error:
        raise _refusal("mail.refused", error.smtp_code) from error
    except smtplib.SMTPNotSupportedError as error:
        # What is left after STARTTLS and login: an address beyond ASCII, which this server cannot take.
        raise MailFailed("mail.address", permanent=True) from error
    except smtplib.SMTPSenderRefused as error:
        # The settings are wrong, not this message: it must not be lost for that.
        raise MailFailed(f"mail.sender {error.smtp_code}", permanent=False) from error
    except ssl.SSLError as error:
        raise MailFailed("mail.tls", permanent=False) from error
    except smtplib.SMTPConnectError as error:
        raise MailFailed("mail.unreachable", permanent=False) from error
    except smtplib.SMTPResponseException as error:
        raise MailFailed(f"mail.refused {error.smtp_code}", permanent=False) from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailFailed("mail.unreachable", permanent=False) from error


def _refusal(reason: str, code: int) -> MailFailed:
    return MailFailed(f"{reason} {code}", permanent=code >= _FIRST_PERMANENT)
