"""What one act leaves behind in the same transaction: a line in the trail (D19) and mail orders (R4.5, D20)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from imi_tui.domain.dto.mail import MailKind, MailState
from imi_tui.domain.errors import FieldChange


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what to whom. Values stand in `changes`; a secret never does.

    Attributes:
        authority_id: Whose chain; 0 for what concerns no authority (unknown user name at sign-in).
        action: Verb code, e.g. `authority.save`, `user.add`, `user.reset`, `sign_in`.
        target: `authority` or `user`; `target_id` its id, 0 when none.
        version: The target's version after the act; 0 when it has none.
        result: `done`, or the code of the refusal.
    """

    authority_id: int
    at: datetime
    actor_id: int | None
    actor_name: str
    session_id: int | None
    ssh_client: str
    action: str
    target: str
    target_id: int
    version: int = 0
    result: str = "done"
    changes: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasable:
    """A deleted user about whom something personal is still kept (D19)."""

    user_id: int
    authority_id: int
    authority_number: str
    user_name: str
    deleted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MailOrder:
    """A message to be written when it is sent. Holds no text, no secret and no user name.

    Attributes:
        user_id: Who reads it, when that is a user; for registration and reset whose temporary password is made.
        order: The credential's order number that this message serves; lapsed when the credential has moved on.
        address: Where to; for a user the address at the time of ordering.
        params: What the template needs besides the user's own row, as plain text.
    """

    kind: MailKind
    authority_id: int | None
    user_id: int | None
    address: str
    language: str
    created_at: datetime
    order: int = 0
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuedMail:
    """A message of the outbox: one that a worker has claimed, or one to be looked at."""

    id: int
    kind: MailKind
    authority_id: int | None
    user_id: int | None
    address: str
    language: str
    order: int
    params: Mapping[str, str]
    attempts: int
    state: MailState


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads a message, as things stand: a user, or whoever opens an authority's mailbox.

    Attributes:
        user_id: None for a mailbox.
        authority: Official name of the authority.
        language: A user's own; an authority's first working language.
        password_set_at, password_expires_at: Of a password that the user chose; None for any other and for a mailbox.
    """

    user_id: int | None
    authority_id: int
    authority: str
    address: str
    language: str
    password_set_at: datetime | None = None
    password_expires_at: datetime | None = None
