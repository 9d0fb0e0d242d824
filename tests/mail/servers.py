"""Mail servers for tests: real ones, on this machine, that misbehave on request."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Thread

import trustme
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

# Leads to this machine, yet is no loopback address: what holds for servers elsewhere can be tried here.
ELSEWHERE = "0.0.0.0"  # noqa: S104 - connected to, never bound
CERTIFICATES = trustme.CA()
USER, PASSWORD = "imi", "geheim-7316"


class FixedClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


class Inbox:
    """Keeps what arrives. Each answer can be replaced by another; `None` closes the connection without one."""

    def __init__(self, **answers: str | None) -> None:
        self.received: list[Envelope] = []
        self.encrypted: list[bool] = []
        self._answers = answers

    @property
    def messages(self) -> list[EmailMessage]:
        return [message_from_bytes(_data(envelope), policy=policy.SMTPUTF8) for envelope in self.received]

    async def handle_MAIL(  # noqa: N802 - aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self._answers.get("mail") or "250 OK"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd calls it so
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        return self._answers.get("rcpt") or "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self._answers.get("data", "250 OK")
        if answer is None:
            assert server.transport is not None
            server.transport.close()
            return "250 never read"
        if answer.startswith("250"):
            self.received.append(envelope)
            self.encrypted.append(session.ssl is not None)
        return answer

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        return self._answers.get("quit") or "221 Bye"


class Forgetful(Inbox):
    """Takes everything and keeps nothing."""

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        return "250 OK"


def server_context(
    name: str = ELSEWHERE, authority: trustme.CA = CERTIFICATES, *, expired: bool = False
) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name, not_after=datetime(2001, 1, 1, tzinfo=UTC) if expired else None).configure_cert(context)
    return context


def client_context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    CERTIFICATES.configure_trust(context)
    return context


@contextmanager
def running(
    inbox: Inbox, *, starttls: ssl.SSLContext | None = None, tls: ssl.SSLContext | None = None, login: bool = False
) -> Iterator[int]:
    """Yields the port of a server that runs in a thread of its own."""
    loop = asyncio.new_event_loop()
    started: Future[int] = Future()
    thread = Thread(target=_serve, args=(loop, started, inbox, starttls, tls), kwargs={"login": login})
    thread.start()
    try:
        yield started.result(timeout=10)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(timeout=10)


def _serve(
    loop: asyncio.AbstractEventLoop,
    started: Future[int],
    inbox: Inbox,
    starttls: ssl.SSLContext | None,
    tls: ssl.SSLContext | None,
    *,
    login: bool,
) -> None:
    asyncio.set_event_loop(loop)

    def session() -> SMTP:
        return SMTP(
            inbox,
            hostname="mail.test.example",
            loop=loop,
            tls_context=starttls,
            require_starttls=starttls is not None,
            authenticator=_authenticate if login else None,
            auth_required=login,
        )

    server = loop.run_until_complete(loop.create_server(session, "127.0.0.1", 0, ssl=tls))
    started.set_result(server.sockets[0].getsockname()[1])
    loop.run_forever()
    server.close()
    for task in asyncio.all_tasks(loop):
        task.cancel()
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


def _data(envelope: Envelope) -> bytes:
    assert isinstance(envelope.content, bytes)
    return envelope.content


def _authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: object) -> AuthResult:
    assert isinstance(data, LoginPassword)
    return AuthResult(success=(data.login, data.password) == (USER.encode(), PASSWORD.encode()), handled=False)
