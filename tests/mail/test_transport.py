"""From the setting `mail.url` to a way out (D20)."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from imi_tui.domain.mail.maildir import MaildirTransport
from imi_tui.domain.mail.smtp import Server, SmtpTransport
from imi_tui.domain.mail.transport import WRONG, WrongMailSettings, delivers_at_once, for_url
from imi_tui.domain.ports import MailTransport
from tests.mail.servers import FixedClock

SECRET_FILE = Path("/etc/imi-tui/mail.secret")


def made(url: str, data_dir: Path, sender: str = "imi@x.example", secret: Path | None = None) -> MailTransport:
    return for_url(url, sender, clock=FixedClock(), zone=UTC, data_dir=data_dir, password_file=secret)


@pytest.mark.parametrize(
    ("url", "folder"),
    [("maildir:", "mail"), ("maildir:post", "post"), ("maildir:post%20bus", "post bus"), ("maildir:a/b", "a/b")],
)
def test_maildir_stands_in_the_data_directory(url: str, folder: str, tmp_path: Path) -> None:
    out = made(url, tmp_path)
    out.send(to="a@x.example", subject="IMI: x", body="x\n")
    assert isinstance(out, MaildirTransport)
    assert len(list((tmp_path / folder / "new").iterdir())) == 1


@pytest.mark.parametrize("form", ["maildir:{}", "maildir://{}"])
def test_maildir_may_stand_anywhere(form: str, tmp_path: Path) -> None:
    made(form.format(tmp_path / "elsewhere"), tmp_path / "data", sender="").send(
        to="a@x.example", subject="IMI: x", body="x\n"
    )
    assert len(list((tmp_path / "elsewhere" / "new").iterdir())) == 1


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.x.example", Server(host="mail.x.example", port=587, tls=False)),
        ("smtps://mail.x.example", Server(host="mail.x.example", port=465, tls=True)),
        ("smtp://[::1]:2525/", Server(host="::1", port=2525, tls=False)),
        (
            "smtps://imi%40x.example@mail.x.example:466",
            Server(host="mail.x.example", port=466, tls=True, user="imi@x.example", password_file=SECRET_FILE),
        ),
    ],
)
def test_mail_servers(url: str, server: Server, tmp_path: Path) -> None:
    out = made(url, tmp_path, secret=SECRET_FILE)
    assert isinstance(out, SmtpTransport)
    found = out._server
    assert (found.host, found.port, found.tls, found.user) == (server.host, server.port, server.tls, server.user)
    assert server.password_file in (None, found.password_file)


@pytest.mark.parametrize(
    ("url", "sender", "code"),
    [
        ("", "imi@x.example", "mail_url.kind"),
        ("http://x.example", "imi@x.example", "mail_url.kind"),
        ("mbox:/tmp/x", "imi@x.example", "mail_url.kind"),
        ("smtp://", "imi@x.example", "mail_url.form"),
        ("smtp:mail.x.example", "imi@x.example", "mail_url.form"),
        ("smtp://mail.x.example:post", "imi@x.example", "mail_url.form"),
        ("smtp://mail.x.example/inbox", "imi@x.example", "mail_url.form"),
        ("smtp://mail.x.example?tls=no", "imi@x.example", "mail_url.form"),
        ("smtp://imi:geheim@mail.x.example", "imi@x.example", "mail_url.password"),
        ("smtp://imi@mail.x.example", "imi@x.example", "mail_url.password_file"),
        ("smtp://mail.x.example", "", "mail_from.missing"),
        ("smtp://mail.x.example", "imi", "mail_from.form"),
        ("maildir:", "imi", "mail_from.form"),
    ],
)
def test_settings_that_do_not_fit_are_named(url: str, sender: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(WrongMailSettings) as wrong:
        made(url, tmp_path, sender)
    assert wrong.value.code == code
    assert code in WRONG
    assert wrong.value.setting == ("mail.url" if code.startswith("mail_url") else "mail.from")
    assert "geheim" not in str(wrong.value)


def test_d20_only_a_maildir_is_delivered_right_after_the_commit() -> None:
    assert [delivers_at_once(url) for url in ("maildir:", "maildir:/x", "smtp://x", "smtps://x")] == [
        True,
        True,
        False,
        False,
    ]
