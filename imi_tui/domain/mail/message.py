"""Builds the message that leaves: plain text, and headers that hold nothing of a user but the checked address.

The email package of some Python releases lets encoded words in a value become a header of their own (seen on 3.11.7).
So subjects are constants, addresses are refused unless they are plain, and it only ever sees what is the same in many
messages; the rest is put together here and looked through before it leaves.
"""

from __future__ import annotations

import re
import secrets
from binascii import b2a_qp
from dataclasses import dataclass, field
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from functools import lru_cache
from typing import Final, Literal

from imi_tui.domain.policies import email_address
from imi_tui.domain.ports import MailFailed

HEADERS: Final = (
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "Auto-Submitted",
    "Content-Type",
    "Content-Transfer-Encoding",
    "MIME-Version",
)
_LOCAL: Final = re.compile(r"[^\s@<>()\[\]\\,;:\"\x00-\x20\x7f-\xa0]{1,64}")
_DOMAIN: Final = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*")

Encoding = Literal["8bit", "quoted-printable"]


def plain_address(text: str) -> str | None:
    """The bare address with its domain in ASCII, as mail servers want it; None when a header may not hold it."""
    local, at, _ = text.rpartition("@")
    domain = email_address.key(text).rpartition("@")[2]
    if not at or "=?" in local or not _LOCAL.fullmatch(local) or not _DOMAIN.fullmatch(domain) or len(text) > 254:
        return None
    return f"{local}@{domain}"


def sender_address(text: str) -> Address | None:
    """The sender of the settings, with or without a name (`IMI <imi@town.example>`); None when it cannot be used."""
    name, address = parseaddr(text)
    bare = plain_address(address)
    if bare is None or not bare.isascii() or not name.isprintable() or "=?" in name:
        return None
    return Address(display_name=name, addr_spec=bare)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A finished message.

    Attributes:
        sender, to: Bare addresses, as the envelope needs them; `to` may be beyond ASCII.
        data: Headers and body, lines ended by CRLF.
    """

    sender: str
    to: str
    # May hold a password: never in a traceback.
    data: bytes = field(repr=False)


def build(*, sender: Address, to: str, subject: str, body: str, at: datetime, encoding: Encoding) -> Message:
    """The finished message.

    Args:
        sender: From `sender_address`.
        to: One address, as stored.
        subject: A constant of kind and language.
        body: Plain text.
        at: The moment of sending, in the zone that the reader should see.
        encoding: `8bit` when people read the file itself, else what every server passes on unchanged.

    Raises:
        MailFailed: `mail.address`, for good: no message can be built for this address.
    """
    address = plain_address(to)
    if address is None:
        raise MailFailed("mail.address", permanent=True)
    values = (
        _encoded("From", str(sender)),
        address,
        _encoded("Subject", subject),
        format_datetime(at),
        # The sender's domain tells nothing that the sender's address does not; a host name would.
        f"<{secrets.token_hex(16)}@{sender.domain}>",
        "auto-generated",
        'text/plain; charset="utf-8"',
        encoding,
        "1.0",
    )
    head = "".join(f"{name}: {value}\r\n" for name, value in zip(HEADERS, values, strict=True))
    _must_be_whole(head)
    return Message(sender=sender.addr_spec, to=address, data=f"{head}\r\n".encode() + _body(body, encoding))


@lru_cache(maxsize=256)
def _encoded(name: str, value: str) -> str:
    """A header that is the same in many messages, as the email package encodes and folds it."""
    message = EmailMessage(policy=policy.SMTP)
    message[name] = value
    return message.as_bytes().decode().partition(": ")[2].rstrip("\r\n")


def _body(body: str, encoding: Encoding) -> bytes:
    lines = body.encode().replace(b"\n", b"\r\n")
    return lines if encoding == "8bit" else b2a_qp(lines, istext=True)


def _must_be_whole(head: str) -> None:
    """Exactly these headers: a line that is none of them, or goes on with one, would be of somebody's making."""
    lines = re.sub(r"\r\n[ \t]+", " ", head).split("\r\n")[:-1]
    names = tuple(line.partition(": ")[0] for line in lines)
    if names != HEADERS or not all(line.isprintable() for line in lines):
        raise MailFailed("mail.address", permanent=True)
