"""Why a message could not be delivered, as codes with a sentence in `errors.po`.

The stored reason is a code, followed by a space and the mail server's three-digit answer where there is one
(`mail.mailbox 550`). The server's own words are never stored: nobody vouches for them.
"""

from __future__ import annotations

from typing import Final

CODES: Final = (
    "mail.address",
    "mail.folder",
    "mail.interrupted",
    "mail.login",
    "mail.mailbox",
    "mail.password_file",
    "mail.refused",
    "mail.sender",
    "mail.tls",
    "mail.unreachable",
)
