"""Which way messages leave, from the setting `mail.url` (D20)."""

from __future__ import annotations

from datetime import tzinfo
from email.headerregistry import Address
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from imi_tui.domain.mail.maildir import MaildirTransport
from imi_tui.domain.mail.message import sender_address
from imi_tui.domain.ports import Clock, MailTransport

DEFAULT_FOLDER: Final = "mail"
_NOBODY: Final = "imi@imi.example"
_PORTS: Final = {"smtp": 587, "smtps": 465}


WRONG: Final = (
    "mail_url.kind",
    "mail_url.form",
    "mail_url.password",
    "mail_url.password_file",
    "mail_from.missing",
    "mail_from.form",
)


class WrongMailSettings(ValueError):
    """`mail.url` or `mail.from` cannot be used. `code` is one of `WRONG`, `setting` what to put right."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.setting = code.partition(".")[0].replace("_", ".")
        super().__init__(code)


def for_url(
    mail_url: str,
    sender: str,
    *,
    clock: Clock,
    zone: tzinfo,
    data_dir: Path,
    password_file: Path | None = None,
) -> MailTransport:
    """The transport of `mail.url`.

    Args:
        mail_url: `maildir:` (in the data directory), `maildir:FOLDER`, `smtp://[user@]host[:port]`, `smtps://...`.
        sender: `mail.from`; without one a Maildir gets an address that cannot exist.
        clock: For the Date header.
        zone: The zone that the Date header speaks in.
        data_dir: Where `maildir:` and relative folders are.
        password_file: Holds the mail server's password; for its owner alone.

    Raises:
        WrongMailSettings: What does not fit.
    """
    kind, _, rest = mail_url.partition(":")
    if kind == "maildir":
        folder = data_dir / (_local_path(rest) or DEFAULT_FOLDER)
        return MaildirTransport(folder, sender=_checked(sender or _NOBODY), clock=clock, zone=zone)
    if kind not in _PORTS:
        raise WrongMailSettings("mail_url.kind")
    return _to_server(mail_url, sender, clock=clock, zone=zone, password_file=password_file)


def delivers_at_once(mail_url: str) -> bool:
    """Whether a message can be delivered right after the commit by whoever made it (D20): no network, no secret."""
    return mail_url.startswith("maildir:")


def _local_path(text: str) -> str:
    return unquote(text.removeprefix("//") if text.startswith("//") else text)


def _to_server(mail_url: str, sender: str, *, clock: Clock, zone: tzinfo, password_file: Path | None) -> MailTransport:
    from imi_tui.domain.mail.smtp import Server, SmtpTransport

    if not sender:
        raise WrongMailSettings("mail_from.missing")
    try:
        parts = urlsplit(mail_url)
        port = parts.port
    except ValueError:
        raise WrongMailSettings("mail_url.form") from None
    if parts.password is not None:
        raise WrongMailSettings("mail_url.password")
    if not parts.hostname or parts.path not in ("", "/") or parts.query or parts.fragment:
        raise WrongMailSettings("mail_url.form")
    user = unquote(parts.username or "")
    if user and password_file is None:
        raise WrongMailSettings("mail_url.password_file")
    server = Server(
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        tls=parts.scheme == "smtps",
        user=user,
        password_file=password_file,
    )
    return SmtpTransport(server, sender=_checked(sender), clock=clock, zone=zone)


def _checked(sender: str) -> Address:
    address = sender_address(sender)
    if address is None:
        raise WrongMailSettings("mail_from.form")
    return address
