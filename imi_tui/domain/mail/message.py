"""Builds the message that leaves: plain text, and headers that hold nothing of a user but the checked address.

The email package of some Python releases lets encoded words in a value become a header of their own (seen on 3.11.7).
So subjects are constants, addresses are refused unless they are plain, and the finished message is parsed again and
compared before it leaves.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from email import message_from_string, policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
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


def build(*, sender: Address, to: str, subject: str, body: str, at: datetime, encoding: Encoding) -> EmailMessage:
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
    message = EmailMessage(policy=policy.SMTP if address.isascii() else policy.SMTPUTF8)
    message["From"] = sender
    local, _, domain = address.rpartition("@")
    message["To"] = Address(username=local, domain=domain)
    message["Subject"] = subject
    message["Date"] = format_datetime(at)
    # The sender's domain tells nothing that the sender's address does not; a host name would.
    message["Message-ID"] = f"<{secrets.token_hex(16)}@{sender.domain}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(body, cte=encoding)
    _must_read_back(message, address, subject)
    return message


def _must_read_back(message: EmailMessage, address: str, subject: str) -> None:
    read = message_from_string(message.as_bytes().decode(), policy=policy.SMTPUTF8)
    recipients = [found.addr_spec for found in read["To"].addresses] if "To" in read else []
    if tuple(read.keys()) != HEADERS or recipients != [address] or str(read["Subject"]) != subject:
        raise MailFailed("mail.address", permanent=True)
