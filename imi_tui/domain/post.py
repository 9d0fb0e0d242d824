"""Messages that wait, who reads them and which reminders there were, as protocols: what use cases and worker need."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from imi_tui.domain.dto.mail import MailRow, MailState, MailStatus, ReminderKind
from imi_tui.domain.model.records import MailOrder, QueuedMail, Reader


class Outbox(Protocol):
    """Messages that wait (D20). The worker side uses short transactions of its own."""

    def put(self, order: MailOrder) -> int: ...

    def claim(self, now: datetime, lease_seconds: int) -> QueuedMail | None:
        """The next due message, marked `sending` with a lease; a lease that ran out counts as due again."""

    def claim_some(self, now: datetime, lease_seconds: int, most: int) -> Sequence[QueuedMail]:
        """The same for several, in the order in which they are due."""

    def readdress(self, mail_id: int, address: str) -> None:
        """Note where it goes now: the reader's address has been changed since it was ordered."""

    def release(self, mail_id: int, now: datetime) -> None:
        """Give a claimed message back that was not tried."""

    def sent(self, mail_id: int, now: datetime) -> None: ...

    def all_sent(self, mail_ids: Collection[int], now: datetime) -> None:
        """As `sent`, for several."""

    def failed(self, mail_id: int, now: datetime, reason: str, next_try_at: datetime | None) -> None:
        """`next_try_at` None: for good."""

    def lapsed(self, mail_id: int, now: datetime) -> None: ...

    def drop_for(self, user_id: int, now: datetime) -> None:
        """Nothing that waits for this user is sent any more."""

    def latest_for(self, user_id: int) -> MailStatus | None:
        """The latest message to a user; but one with a password that has not arrived outweighs later notices."""

    def latest_password_for(self, user_id: int) -> MailStatus | None:
        """The latest message with a temporary password."""

    def get(self, mail_id: int) -> QueuedMail | None: ...

    def row(self, mail_id: int) -> MailRow | None: ...

    def rows(self, limit: int = 200, states: Collection[MailState] = ()) -> Sequence[MailRow]:
        """Newest first, for `mail list`; all states when none is named."""

    def retry(self, now: datetime, mail_id: int | None = None) -> int:
        """Make a failed message, or one that waits for its next try, due now, with all its tries before it; every
        such message without an id. Returns how many."""


class Readers(Protocol):
    """Who reads a message: deleted users never do."""

    def user(self, user_id: int) -> Reader | None: ...

    def mailbox(self, authority_id: int) -> Reader | None: ...

    def administrators(self, authority_id: int) -> Sequence[Reader]:
        """Those who can act: not blocked."""

    def with_password_ending(self, since: datetime, until: datetime, after_id: int, limit: int) -> Sequence[Reader]:
        """Users with a password of their own that is not blocked and ends between (`until` included), by id."""

    def only_administrators(self, after_id: int, limit: int) -> Sequence[tuple[Reader, datetime]]:
        """Administrators who are alone in their authority, and since when that is active, by the authority's id."""


class Reminders(Protocol):
    """Which reminders have been queued; outlives the messages themselves."""

    def reached(self, kind: ReminderKind, targets: Collection[int]) -> Mapping[tuple[int, str], int]:
        """The latest step by target and occasion; nothing where there was none."""

    def note(self, kind: ReminderKind, target_id: int, occasion: str, step: int, at: datetime) -> None: ...
