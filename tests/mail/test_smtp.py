"""Handing over to mail servers: encrypted or not at all, and every refusal told apart."""

from __future__ import annotations

import contextlib
import socket
from email.headerregistry import Address
from pathlib import Path
from threading import Thread
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import trustme

from imi_tui.domain.mail import smtp
from imi_tui.domain.mail.smtp import Server, SmtpTransport
from imi_tui.domain.ports import MailFailed
from tests.mail.servers import (
    ELSEWHERE,
    PASSWORD,
    USER,
    FixedClock,
    Inbox,
    client_context,
    running,
    server_context,
)

BODY = "Uw wachtwoord, één keer:\n\n    Kx7mQp2v\n"


def transport(port: int, host: str = "127.0.0.1", **options: Any) -> SmtpTransport:
    return SmtpTransport(
        Server(host=host, port=port, **{"tls": False, **options}),
        sender=Address(addr_spec="imi@marktzaken.example"),
        clock=FixedClock(),
        zone=ZoneInfo("Europe/Brussels"),
        context=client_context(),
    )


def send(out: SmtpTransport, to: str = "m.wilgenroos@veldermeer.example") -> None:
    try:
        out.send(to=to, subject="IMI: uw tijdelijke wachtwoord", body=BODY)
    finally:
        out.close()


def refusal(out: SmtpTransport, to: str = "a@x.example") -> tuple[str, bool]:
    with pytest.raises(MailFailed) as failure:
        send(out, to)
    return failure.value.reason, failure.value.permanent


def test_a_message_reaches_the_server_as_it_was_written() -> None:
    inbox = Inbox()
    with running(inbox) as port:
        send(transport(port))
    (envelope,), (message,) = inbox.received, inbox.messages
    assert envelope.rcpt_tos == ["m.wilgenroos@veldermeer.example"]
    assert envelope.mail_from == "imi@marktzaken.example"
    assert message["Subject"] == "IMI: uw tijdelijke wachtwoord"
    assert message.get_content().replace("\r\n", "\n") == BODY


def test_starttls_protects_the_way_to_another_machine() -> None:
    inbox = Inbox()
    with running(inbox, starttls=server_context()) as port:
        send(transport(port, ELSEWHERE))
    assert inbox.encrypted == [True]


def test_smtps_is_encrypted_from_the_first_byte() -> None:
    inbox = Inbox()
    with running(inbox, tls=server_context()) as port:
        send(transport(port, ELSEWHERE, tls=True))
    assert len(inbox.received) == 1


def test_a_server_elsewhere_without_starttls_gets_nothing() -> None:
    inbox = Inbox()
    with running(inbox) as port:
        assert refusal(transport(port, ELSEWHERE)) == ("mail.tls", False)
    assert inbox.received == []


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize(
    "context",
    [server_context(authority=trustme.CA()), server_context(name="mail.elders.example")],
    ids=["unknown authority", "another name"],
)
def test_a_certificate_that_proves_nothing_gets_nothing(context: Any, tls: bool) -> None:
    inbox = Inbox()
    with running(inbox, **{"tls" if tls else "starttls": context}) as port:
        assert refusal(transport(port, ELSEWHERE, tls=tls)) == ("mail.tls", False)
    assert inbox.received == []


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ({"rcpt": "550 5.1.1 unknown"}, ("mail.mailbox 550", True)),
        ({"rcpt": "450 4.2.1 greylisted"}, ("mail.mailbox 450", False)),
        ({"data": "554 5.7.1 spam"}, ("mail.refused 554", True)),
        ({"data": "452 4.3.1 full"}, ("mail.refused 452", False)),
        ({"mail": "550 5.7.60 not you"}, ("mail.sender 550", False)),
        ({"data": None}, ("mail.unreachable", False)),
    ],
)
def test_refusals_for_good_and_for_now_are_told_apart(answers: dict[str, str | None], reason: tuple[str, bool]) -> None:
    inbox = Inbox(**answers)
    with running(inbox) as port:
        assert refusal(transport(port)) == reason
    assert inbox.received == []


def test_a_message_that_was_taken_stays_sent_when_the_goodbye_fails() -> None:
    inbox = Inbox(quit="421 too busy")
    with running(inbox) as port:
        send(transport(port))
    assert len(inbox.received) == 1


def test_a_server_that_is_away_may_come_back() -> None:
    with contextlib.closing(socket.socket()) as unused:
        unused.bind(("127.0.0.1", 0))
        assert refusal(transport(unused.getsockname()[1])) == ("mail.unreachable", False)


@pytest.mark.parametrize("tls", [False, True])
def test_a_server_that_says_nothing_does_not_hold_the_worker(tls: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    assert smtp.TIMEOUT_SECONDS == 10
    monkeypatch.setattr(smtp, "TIMEOUT_SECONDS", 0.1)
    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as silent:
        assert refusal(transport(silent.getsockname()[1], tls=tls)) == ("mail.unreachable", False)


def test_an_address_beyond_ascii_needs_a_server_that_takes_it() -> None:
    inbox = Inbox()
    with running(inbox) as port:
        assert refusal(transport(port), "jürgen@x.example") == ("mail.address", True)
    assert inbox.received == []


@pytest.fixture
def password_file(tmp_path: Path) -> Path:
    file = tmp_path / "mail.secret"
    file.write_text(f"{PASSWORD}\n")
    file.chmod(0o600)
    return file


def test_the_password_comes_from_a_file(password_file: Path) -> None:
    inbox = Inbox()
    with running(inbox, starttls=server_context(), login=True) as port:
        send(transport(port, ELSEWHERE, user=USER, password_file=password_file))
    assert len(inbox.received) == 1


def test_a_wrong_password_may_be_put_right_and_is_not_shown(password_file: Path) -> None:
    password_file.write_text("verkeerd-9999\n")
    with running(Inbox(), starttls=server_context(), login=True) as port:
        out = transport(port, ELSEWHERE, user=USER, password_file=password_file)
        with pytest.raises(MailFailed) as failure:
            send(out)
    assert (failure.value.reason, failure.value.permanent) == ("mail.login", False)
    assert failure.value.__suppress_context__
    assert "verkeerd" not in str(failure.value)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_password_file_that_others_can_read_is_not_used(password_file: Path, mode: int) -> None:
    password_file.chmod(mode)
    inbox = Inbox()
    with running(inbox, starttls=server_context(), login=True) as port:
        assert refusal(transport(port, ELSEWHERE, user=USER, password_file=password_file)) == (
            "mail.password_file",
            False,
        )
    assert inbox.received == []


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_a_password_file_without_a_password_is_said_to_be_so(password_file: Path, content: bytes) -> None:
    password_file.write_bytes(content)
    with running(Inbox(), starttls=server_context(), login=True) as port:
        assert refusal(transport(port, ELSEWHERE, user=USER, password_file=password_file)) == (
            "mail.password_file",
            False,
        )


def test_a_missing_password_file_is_said_to_be_so(tmp_path: Path) -> None:
    with running(Inbox(), starttls=server_context(), login=True) as port:
        out = transport(port, ELSEWHERE, user=USER, password_file=tmp_path / "none")
        assert refusal(out) == ("mail.password_file", False)


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("localhost", True),
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        (ELSEWHERE, False),
        ("192.0.2.1", False),
        ("localhost.town.example", False),
        ("127.0.0.1.town.example", False),
    ],
)
def test_only_this_machine_counts_as_safe_without_encryption(host: str, loopback: bool) -> None:
    assert Server(host=host, port=25, tls=False).is_loopback is loopback


def test_one_connection_carries_many_messages() -> None:
    inbox = Inbox()
    with running(inbox) as port:
        out = transport(port)
        for _ in range(3):
            out.send(to="a@x.example", subject="IMI: x", body="x\n")
        kept = out._kept
        assert kept is not None
        out.send(to="b@x.example", subject="IMI: x", body="x\n")
        assert out._kept is kept
        out.close()
    assert [envelope.rcpt_tos for envelope in inbox.received] == [["a@x.example"]] * 3 + [["b@x.example"]]


def test_a_connection_that_the_server_dropped_between_messages_is_made_anew_without_a_failure() -> None:
    first = Inbox()
    with running(first) as port:
        out = transport(port)
        out.send(to="a@x.example", subject="IMI: x", body="x\n")
        assert out._kept is not None
        assert out._kept.sock is not None
        out._kept.sock.shutdown(socket.SHUT_RDWR)
        out.send(to="a@x.example", subject="IMI: x", body="x\n")
        out.close()
    assert len(first.received) == 2


def test_a_refusal_ends_the_connection_and_the_next_message_gets_a_new_one() -> None:
    inbox = Inbox(rcpt="550 5.1.1 unknown")
    with running(inbox) as port:
        out = transport(port)
        for _ in range(2):
            with pytest.raises(MailFailed, match=r"mail\.mailbox 550"):
                out.send(to="a@x.example", subject="IMI: x", body="x\n")
            assert out._kept is None


def test_an_expired_certificate_gets_nothing() -> None:
    context, inbox = server_context(expired=True), Inbox()
    for tls in (False, True):
        with running(inbox, tls=context if tls else None, starttls=None if tls else context) as port:
            assert refusal(transport(port, ELSEWHERE, tls=tls)) == ("mail.tls", False)
    assert inbox.received == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"500 go away\r\n", "mail.unreachable"),
        (b"\xff\xfe\x00 nonsense\r\n", "mail.unreachable"),
        (b"220 hello\r\n250 hello\r\nwhat\r\n", "mail.sender"),
        (b"220 hello\r\n250 hello\r\n250 ok\r\n250 ok\r\n250 taken?\r\n", "mail.refused 250"),
        (b"220 " + b"a" * 20_000 + b"\r\n", "mail.refused 500"),
    ],
)
def test_a_server_that_lies_or_talks_nonsense_never_counts_as_delivered(said: bytes, reason: str) -> None:
    def talk(server: socket.socket) -> None:
        connection, _ = server.accept()
        with connection, contextlib.suppress(OSError):
            connection.sendall(said)
            connection.settimeout(2)
            while connection.recv(4096):
                pass

    with contextlib.closing(socket.create_server(("127.0.0.1", 0))) as server:
        thread = Thread(target=talk, args=(server,))
        thread.start()
        assert refusal(transport(server.getsockname()[1])) == (reason, False)
        thread.join()
