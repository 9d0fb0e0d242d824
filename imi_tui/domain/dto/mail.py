"""Mail as screens and commands see it: how a message stands, never its text (R4.5, D20)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

MailState = Literal["waiting", "sending", "sent", "failed", "lapsed"]

PasswordKind = Literal["registration", "reset"]
NoticeKind = Literal[
    "password_changed",
    "roles_changed",
    "user_blocked",
    "second_administrator",
    "address_former",
    "address_new",
    "mailbox_former",
    "mailbox_new",
    "authority_changed",
    "module_granted",
    "module_suspended",
    "module_withdrawn",
    "coordinator_linked",
    "coordinator_unlinked",
]
MailKind = PasswordKind | NoticeKind | Literal["password_reminder", "translation_request"]
"""What a message tells: `address_...` of a user's own address, `mailbox_...` of an authority's (D24)."""

PASSWORD_KINDS: Final[tuple[PasswordKind, ...]] = get_args(PasswordKind)
NOTICE_KINDS: Final[tuple[NoticeKind, ...]] = get_args(NoticeKind)
MAIL_KINDS: Final[tuple[MailKind, ...]] = (
    *PASSWORD_KINDS,
    "password_reminder",
    *NOTICE_KINDS,
    "translation_request",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MailStatus:
    """How the latest mail to a user stands.

    Attributes:
        at: When it was sent, or failed, or queued (UTC).
        to: The user's address when it was ordered.
    """

    kind: str
    state: MailState
    at: datetime
    reason: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRow:
    """A message of the outbox as `mail list` shows it; never its text.

    Attributes:
        settled_at: When it was sent, failed for good or lapsed.
        next_try_at: While it waits.
        reason: Code why the latest try failed, with the mail server's answer (see `mail.reasons`); empty for none.
    """

    id: int
    kind: MailKind
    to: str
    language: str
    state: MailState
    created_at: datetime
    settled_at: datetime | None
    next_try_at: datetime | None
    attempts: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRun:
    """What one run of the mail worker did."""

    sent: int
    failed: int
    lapsed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MailText:
    """A message in words, without a password.

    Attributes:
        to: Where it would go if it were sent at this moment: an address put right meanwhile counts.
    """

    to: str
    subject: str
    body: str


ReminderKind = Literal["password_reminder", "second_administrator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRow:
    """A reminder that is due.

    Attributes:
        days_left: Until the last day of the password; negative when it has ended; None where that is not its subject.
    """

    kind: ReminderKind
    to: str
    days_left: int | None = None


MessageState = Literal["waiting", "again", "sending", "sent", "failed", "lapsed"]
"""`again`: a try failed, the next one comes; `sent`: the mail server took it; `lapsed`: a newer one counts, or it was
no longer needed."""

MessageShow = Literal["all", "failed", "waiting"]
"""Ready-made choices of the list of messages; `waiting` has what is tried again and what is being sent with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQuery:
    """A window of the messages of the own authority, newest first; as `UserQuery`.

    Attributes:
        text: Each of its words stands in the address, or begins a word of the reader's name.
        user_id: Only what this user reads.
    """

    text: str = ""
    user_id: int | None = None
    show: MessageShow = "all"
    after: tuple[str | int, ...] | None = None
    backwards: bool = False
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRow:
    """A line of the list of messages.

    Attributes:
        key: Give it back as `MessageQuery.after`.
        queued_at: When it was ordered; the list goes by that, so that no line moves while it is being sent.
        at: When it was sent, failed or lapsed; while it waits, when it was queued.
        days_left: For a reminder of the password: days left when it was queued.
        user_id: The user who reads it; None for a mailbox.
        name: Full name of that user; empty for a mailbox.
        reader_deleted: Whether that user has been deleted, so that the message has nobody to go to.
    """

    id: int
    key: tuple[str | int, ...]
    queued_at: datetime
    at: datetime
    to: str
    kind: MailKind
    state: MessageState
    days_left: int | None
    reason: str
    attempts: int
    next_try_at: datetime | None
    user_id: int | None
    name: str
    reader_deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePage:
    """Rows of one window; how many there are in the choice and in all, how many failed and wait."""

    rows: tuple[MessageRow, ...]
    matching: int
    total: int
    failed: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """One message.

    Attributes:
        row: As in the list.
        language: The language that it is written in.
        text: None when what it tells of is no more (a deleted user, a closed request).
        refusal: Why it cannot be sent again (a code); None when it can.
    """

    row: MessageRow
    language: str
    text: MailText | None
    refusal: str | None
