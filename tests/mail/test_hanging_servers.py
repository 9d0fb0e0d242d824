"""A mail server that hangs: no message is lost, it is sent once a server answers (R3.8, D20)."""

from __future__ import annotations

from email.headerregistry import Address
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from imi_tui.domain.dto.mail import MailRun
from imi_tui.domain.mail import smtp
from imi_tui.domain.mail.smtp import Server, SmtpTransport
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.secret import Secret
from tests.factories import FixedClock
from tests.mail.hanging import PHASES, hanging
from tests.mail.servers import ELSEWHERE, Inbox, client_context, running
from tests.mail.workers import FAST_HASHER, a_worker, only_row, present, waiting_user


def transport(port: int, phase: str, password_file: Path) -> SmtpTransport:
    """One that comes to that phase: TLS is demanded from machines elsewhere, an account asked for when there is one."""
    host = ELSEWHERE if phase in ("STARTTLS", "handshake") else "127.0.0.1"
    account = {"user": "imi", "password_file": password_file} if phase == "AUTH" else {}
    return SmtpTransport(
        Server(host=host, port=port, tls=False, **account),  # type: ignore[arg-type]
        sender=Address(addr_spec="imi@marktzaken.example"),
        clock=FixedClock(),
        zone=ZoneInfo("Europe/Brussels"),
        context=client_context(),
    )


@pytest.fixture
def secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file with the password for the server, on which nobody waits long."""
    monkeypatch.setattr(smtp, "TIMEOUT_SECONDS", 0.2)
    file = tmp_path / "mail.secret"
    file.write_text("geheim-7316\n")
    file.chmod(0o600)
    return file


@pytest.mark.parametrize("phase", PHASES)
def test_d20_a_server_that_hangs_in_any_phase_leaves_the_message_waiting(
    phase: str, storage: SqlStorage, authority: Authority, clock: FixedClock, secret: Path
) -> None:
    user = waiting_user(storage, authority.id)
    with hanging(phase) as server:
        run = a_worker(storage, transport(server.port, phase, secret), clock).deliver()
        assert server.reached.is_set(), "the phase that the test is about was reached"
    assert run == MailRun(sent=0, failed=1, lapsed=0)
    row = only_row(storage)
    assert (row.state, row.reason, row.attempts) == ("waiting", "mail.unreachable", 1)
    assert row.next_try_at is not None
    clock.at = row.next_try_at
    inbox = Inbox()
    with running(inbox) as port:
        assert a_worker(storage, transport(port, "", secret), clock).deliver().sent == 1
    (message,) = inbox.messages
    password = Secret(message.get_content().split("\n    ")[1].split()[0])
    assert FAST_HASHER.verify(present(storage, user).credential.hash, password), "the password in the mail works"
