"""What the use cases need from the world, as protocols. Adapters in `persistence`, `mail` and `security` provide it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from imi_tui.domain.dto.authority import Coordinator
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.mail import MailText
from imi_tui.domain.errors import FieldChange
from imi_tui.domain.model.authority import Authority, TranslationRequest
from imi_tui.domain.model.records import AuditEntry, Erasable, QueuedMail
from imi_tui.domain.model.session import Session
from imi_tui.domain.model.user import User
from imi_tui.domain.post import Outbox, Readers, Reminders
from imi_tui.domain.reading import ReadModel
from imi_tui.domain.secret import Secret


class Clock(Protocol):
    """The present time; rules never ask the system themselves (D10)."""

    def now(self) -> datetime:
        """UTC, zone-aware."""


class Random(Protocol):
    """Unpredictable choices (temporary passwords, user name proposals)."""

    def below(self, bound: int) -> int:
        """A number from 0 to `bound` - 1."""


class PasswordHasher(Protocol):
    """argon2id with the parameters of the settings. Slow on purpose (about 0.1 s): never on the event loop, never in
    a transaction (E8)."""

    def hash(self, password: Secret) -> str:
        """Encoded hash with its own salt."""

    def verify(self, encoded: str | None, password: Secret) -> bool:
        """True when it fits. `None` (unknown user, no password yet) costs the same work and is False."""

    def outdated(self, encoded: str) -> bool:
        """True when the parameters have moved on and the hash should be renewed at sign-in."""


class UsersOfAuthority(Protocol):
    """The users of one authority; there is no way to ask without saying whose (R1.2). Deleted ones are never
    returned."""

    def get(self, user_id: int) -> User | None:
        """That user, if it belongs to this authority."""

    def get_deleted(self, user_id: int) -> User | None:
        """That user, if it belonged to this authority and was deleted."""

    def restore(self, user: User) -> None:
        """Store everything about a deleted user but roles and credential, and the user is there again (D7). Raises
        Invalid with `email.in_use` as `add` does."""

    def add(self, user: User) -> int:
        """Store a new user with roles; returns the id. Raises Invalid with `email.in_use` or `user_name.in_use` when
        the
        database's unique keys say so (the loser of a race)."""

    def save(self, user: User) -> None:
        """Store everything about a present user but the credential. Same races as `add`."""

    def administrators(self) -> Sequence[tuple[int, str]]:
        """(id, name) of the administrators who can act: one who is blocked keeps no authority going (R4.3, D14)."""

    def holders(self) -> dict[tuple[str, str], list[tuple[int, str]]]:
        """(id, name) of the holders of each (module, role) that anyone has."""


class Users(Protocol):
    """Users as the system as a whole must know them."""

    def in_authority(self, authority_id: int) -> UsersOfAuthority:
        """The scoped repository."""

    def by_user_name(self, key: str) -> User | None:
        """For sign-in, by folded user name; None when unknown or deleted."""

    def by_id(self, user_id: int) -> User | None:
        """For reading the actor again and for the mail worker; None when deleted."""

    def save_credential(self, user: User) -> None:
        """Store the credential, its history, and the sign-in facts (last and previous sign-in, first active, failed
        counts)."""

    def screen_language(self, user_id: int) -> str:
        """The language in which the screens open for that user; empty for that of the e-mails."""

    def save_screen_language(self, user_id: int, language: str) -> None:
        """Keep that choice; an empty text for the language of the e-mails."""

    def email_in_use(self, key: str, *, except_id: int = 0) -> bool:
        """Whether a user who is not deleted has this folded address (R3.4, D8)."""

    def user_name_in_use(self, key: str) -> bool:
        """Whether the folded name was ever given out (D1: never used again)."""


class Authorities(Protocol):
    """Authorities with everything that belongs to them."""

    def lock(self, authority_id: int) -> None:
        """First statement of every command on an authority's data or users (D2). Raises Gone when there is none."""

    def get(self, authority_id: int) -> Authority | None: ...

    def id_of(self, number: str) -> int | None: ...

    def add(self, authority: Authority) -> int:
        """Store a new authority with modules, keywords, competences; sets id and number; returns the id."""

    def save(self, authority: Authority) -> None:
        """Store all data; writes only what differs from the database."""

    def coordinators(self, module: str, roles: Collection[str], numbers: Collection[str]) -> Mapping[str, Coordinator]:
        """Of these numbers those that have active access to the module in one of these roles (D5), by number."""

    def translation_request(self, authority_id: int) -> TranslationRequest | None:
        """The open request, if any."""

    def save_translation_request(self, request: TranslationRequest) -> None:
        """Insert, or update the open one (D16)."""


class Sessions(Protocol):
    """Sessions of signed-in users."""

    def add(self, session: Session) -> int: ...

    def get(self, session_id: int) -> Session | None: ...

    def end(self, session_id: int, at: datetime) -> None: ...

    def end_all(self, user_id: int, at: datetime, *, except_id: int = 0) -> None: ...

    def unlimit(self, session_id: int, stamp: int) -> None:
        """After the forced change: the same session goes on with every right and the new stamp."""


class Strangers(Protocol):
    """Wrong attempts with names that nobody has (D14)."""

    def get(self, name: str, since: datetime) -> tuple[int, datetime | None]:
        """Attempts in a row, and until when to wait; nothing when the latest was at `since` or before."""

    def save(self, name: str, failed: int, wait_until: datetime | None, at: datetime) -> None: ...

    def tidy(self, since: datetime, keep: int) -> None:
        """Forget those whose latest attempt was at `since` or before, and all but the newest `keep`."""


class Audit(Protocol):
    """The trail (D19)."""

    def record(self, entry: AuditEntry) -> None:
        """Append to the authority's chain, in this transaction."""

    def changes_since(
        self, target: str, target_id: int, version: int
    ) -> tuple[str, datetime, tuple[FieldChange, ...]] | None:
        """Who changed the target last since that version, when, and all changes since, merged per field; None when
        nothing is known."""

    def last_change(self, target: str, target_id: int, path: str) -> tuple[str, datetime] | None:
        """Who changed this value of the target, or one whose path begins with this one, last, and when; None when
        nobody did."""


class Erasing(Protocol):
    """Personal data of users who were deleted long ago (D19)."""

    def due(self, before: datetime) -> Sequence[Erasable]:
        """Who was deleted before this moment and is not erased yet; by authority."""

    def erase(self, user_id: int) -> None:
        """Leave nothing that tells who a deleted user was: not in the account, mail, sessions, nor in the values of the
        trail, whose chain stays whole. That the user name was used stays known (D1)."""


class CatalogueStore(Protocol):
    """The reference data of this system (D17)."""

    def load(self) -> Catalogue: ...

    def store(self, catalogue: Catalogue) -> None:
        """Replace it whole; used by `init`, `demo` and `catalogue load`."""


class UnitOfWork(Protocol):
    """One transaction. Leaving without `commit()` rolls back. A writing one holds the write lock from its first
    moment (E1, E2)."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    @property
    def users(self) -> Users: ...
    @property
    def authorities(self) -> Authorities: ...
    @property
    def sessions(self) -> Sessions: ...
    @property
    def strangers(self) -> Strangers: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def erasing(self) -> Erasing: ...
    @property
    def readers(self) -> Readers: ...
    @property
    def reminders(self) -> Reminders: ...
    @property
    def catalogue(self) -> CatalogueStore: ...

    def commit(self) -> None: ...


class ReadingUnit(UnitOfWork, Protocol):
    """A unit of work that only reads, with the lists besides."""

    @property
    def lists(self) -> ReadModel: ...


class Storage(Protocol):
    """Opens units of work. Every driver error leaves as `Unavailable` (or Invalid for the two unique keys)."""

    def reading(self) -> ReadingUnit: ...

    def writing(self) -> UnitOfWork: ...

    def forget_past(self) -> None:
        """Take what was deleted or overwritten out of every file that the database keeps, as soon as that can be."""


class MailTransport(Protocol):
    """Takes finished messages (R4.5)."""

    def send(self, *, to: str, subject: str, body: str) -> None:
        """Raises MailFailed."""

    def close(self) -> None:
        """Let go of what was kept open for the next message; `send` opens it again."""


class LetterWriter(Protocol):
    """Puts messages into words for whoever looks at them; never makes a password."""

    def preview(self, unit: UnitOfWork, mail: QueuedMail, at: datetime) -> MailText | None:
        """The text as it would be, or was, sent at that moment; None when what it tells of is no more."""


class MailFailed(Exception):
    """The transport did not take the message. `permanent`: trying again is useless."""

    def __init__(self, reason: str, *, permanent: bool) -> None:
        self.reason = reason
        self.permanent = permanent
        super().__init__(reason)
