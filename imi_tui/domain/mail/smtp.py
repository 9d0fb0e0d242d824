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

from imi_tui.domain.mail.message import Message, build
from imi_tui.domain.ports import Clock, MailFailed
from imi_tui.off_loop import refuse_on_loop

TIMEOUT_SECONDS: Final = 10.0
_FIRST_PERMANENT: Final = 500
_CODES: Final = range(200, 600)
_DONE: Final = 250
_TAKEN: Final = (250, 251)
_GOING_AWAY: Final = 421


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
    """Keeps its connection for the next message until it is closed or anything goes wrong.

    What goes wrong leaves as MailFailed with a code; the server's own words never do.
    """

    def __init__(
        self, server: Server, *, sender: Address, clock: Clock, zone: tzinfo, context: ssl.SSLContext | None = None
    ) -> None:
        """`context` is for tests with an authority of their own; the system's authorities count otherwise."""
        self._server = server
        self._sender = sender
        self._clock = clock
        self._zone = zone
        self._context = context
        self._kept: smtplib.SMTP | None = None

    def send(self, *, to: str, subject: str, body: str) -> None:
        """Hand over one message.

        Raises:
            MailFailed: For good when address or message is refused; else `mail.unreachable`, `mail.tls`, `mail.login`,
                `mail.sender`, `mail.password_file` or a refusal for now, which may pass or be put right.
        """
        refuse_on_loop("sending mail")
        at = self._clock.now().astimezone(self._zone)
        message = build(sender=self._sender, to=to, subject=subject, body=body, at=at, encoding="quoted-printable")
        try:
            with _failures():
                connection = self._begun(message)
                _hand_over(connection, message)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Say goodbye; how the server answers changes nothing."""
        connection, self._kept = self._kept, None
        if connection is not None:
            _end(connection)

    def _begun(self, message: Message) -> smtplib.SMTP:
        """A connection on which the server has taken the sender.

        Servers drop connections that they have kept long enough; then nothing has been handed over, so a new one is
        made at once.
        """
        if self._kept is not None:
            try:
                _begin(self._kept, message)
            except _Refused as refused:
                if refused.code != _GOING_AWAY:
                    raise
                self.close()
            except (smtplib.SMTPServerDisconnected, OSError):
                self.close()
            else:
                return self._kept
        self._kept = self._connect()
        _begin(self._kept, message)
        return self._kept

    def _connect(self) -> smtplib.SMTP:
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
            self._protect(connection)
            self._sign_in(connection)
            connection.ehlo_or_helo_if_needed()
        except BaseException:
            _end(connection)
            raise
        return connection

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


class _Refused(Exception):
    """The server's answer to one step."""

    def __init__(self, reason: str, code: int, *, may_be_final: bool = True) -> None:
        self.reason = reason
        self.code = code
        self.may_be_final = may_be_final
        super().__init__(reason)


def _begin(connection: smtplib.SMTP, message: Message) -> None:
    options = []
    if not message.to.isascii():
        if not connection.has_extn("smtputf8"):
            raise MailFailed("mail.address", permanent=True)
        options = ["SMTPUTF8", "BODY=8BITMIME"]
    code, _ = connection.mail(message.sender, options)
    if code != _DONE:
        # The settings are wrong, not this message: it must not be lost for that.
        raise _Refused("mail.sender", code, may_be_final=False)


def _hand_over(connection: smtplib.SMTP, message: Message) -> None:
    """One recipient and the text.

    The whole exchange stands here instead of in the library's own `send_message`, which tells a connection that broke
    before the text was handed over from one that broke after it as little as it tells whose refusal it was.
    """
    code, _ = connection.rcpt(message.to)
    if code not in _TAKEN:
        raise _Refused("mail.mailbox", code)
    try:
        code, _ = connection.data(message.data)
    except smtplib.SMTPDataError as error:
        raise _Refused("mail.refused", error.smtp_code) from error
    if code != _DONE:
        raise _Refused("mail.refused", code)


def _end(connection: smtplib.SMTP) -> None:
    with contextlib.suppress(OSError, smtplib.SMTPException):
        connection.quit()
    connection.close()


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
    except _Refused as refused:
        # A server that talks nonsense has no code.
        code = refused.code if refused.code in _CODES else 0
        permanent = refused.may_be_final and code >= _FIRST_PERMANENT
        raise MailFailed(f"{refused.reason} {code}" if code else refused.reason, permanent=permanent) from refused
    except ssl.SSLError as error:
        raise MailFailed("mail.tls", permanent=False) from error
    except smtplib.SMTPConnectError as error:
        raise MailFailed("mail.unreachable", permanent=False) from error
    except smtplib.SMTPResponseException as error:
        raise MailFailed(f"mail.refused {error.smtp_code}", permanent=False) from error
    except (OSError, smtplib.SMTPException) as error:
        raise MailFailed("mail.unreachable", permanent=False) from error
