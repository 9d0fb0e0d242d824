"""The users of an authority: list, record, form, acts (R3, R4)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from imi_tui.domain.dto.mail import MailStatus
from imi_tui.domain.dto.session import Actor, PasswordRules, PasswordState, UserStatus
from imi_tui.domain.errors import FieldChange, Issue, Params

UserSort = Literal["name", "user_name", "status", "password", "left", "last_sign_in"]
UserShow = Literal["all", "blocked", "expired", "expiring", "inactive", "mail_failed", "unchecked", "deleted"]
"""Ready-made choices of the list: `expiring` ends within 14 days; `inactive` never signed in or not for 90 days;
`mail_failed` did not get the latest mail; `unchecked` was not checked for twelve months (R4.2, D25); `deleted` are no
users any more but can still be put back (D7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWord:
    """One typed word. A user matches when a word of name, user name or address begins with `prefix`, or by one of the
    states whose word in the reader's language begins so (the screen knows the words, the domain the codes)."""

    prefix: str
    passwords: frozenset[PasswordState] = frozenset()
    statuses: frozenset[UserStatus] = frozenset()
    administrators: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UserQuery:
    """A window of the users list. Every word must match.

    Attributes:
        show: Which users at all; words choose among them.
        problems: Only those of them who need a look: blocked, expired, mail failed, long not checked.
        after: `UserRow.key` of the row before the window; None starts at the beginning (or, backwards, at the end).
        backwards: Read towards the beginning; rows still come in list order.
        limit: At most so many rows.
    """

    words: tuple[SearchWord, ...] = ()
    sort: UserSort = "name"
    descending: bool = False
    after: tuple[str | int, ...] | None = None
    backwards: bool = False
    limit: int = 20
    show: UserShow = "all"
    problems: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRow:
    """A line of the users list (R4.1, R4.8, R4.9).

    Attributes:
        key: Where the row stands in the present sorting; give it back as `UserQuery.after`.
        days_left: Whole calendar days until the password ends; None when it has ended, is blocked or not yet sent.
        mail_failed: The last mail with a password could not be delivered.
        checked_on: When the data were last checked (D25); None when never since the registration.
        deleted_at: When the user was deleted (D7); None for the others.
    """

    id: int
    key: tuple[str | int, ...]
    first_name: str
    last_name: str
    user_name: str
    email: str
    phone: str
    language: str
    is_administrator: bool
    status: UserStatus
    password: PasswordState
    days_left: int | None
    roles: int
    last_sign_in_at: datetime | None
    mail_failed: bool
    version: int
    checked_on: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UserPage:
    """Rows of one window; `matching` counts all that match, `total` all users of the authority."""

    rows: tuple[UserRow, ...]
    matching: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UserView:
    """One user with everything the record shows.

    Attributes:
        phone: E.164 or empty.
        password_expires_at: End of the password (UTC); None while a temporary one has not been sent.
        password_set_at: When it came to be; None as long.
        password_blocked_at: Since when it is blocked; None when it is not.
        rules: What holds for passwords here.
        roles: Role codes by module code.
        only_holder: (module, role) pairs that must be held and that only this user holds (R4.3).
        only_administrator: True for the last administrator of the authority.
        is_self: The person who looks.
    """

    id: int
    version: int
    first_name: str
    last_name: str
    email: str
    phone: str
    language: str
    user_name: str
    is_administrator: bool
    status: UserStatus
    password: PasswordState
    password_expires_at: datetime | None
    last_sign_in_at: datetime | None
    created_at: datetime
    checked_on: datetime | None
    checked_by: str
    roles: Mapping[str, frozenset[str]]
    only_holder: frozenset[tuple[str, str]]
    only_administrator: bool
    is_self: bool
    mail: MailStatus | None
    password_set_at: datetime | None = None
    password_blocked_at: datetime | None = None
    rules: PasswordRules = field(default_factory=PasswordRules)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleOffer:
    """A role that can be given in a module of the authority, who has it now (names), and whether somebody must
    (R4.3)."""

    role: str
    required: bool
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleOffer:
    """A module of the authority with the roles that its users can get there."""

    module: str
    suspended: bool
    roles: tuple[RoleOffer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UserForm:
    """What the form needs to open: for a new user (`user` is None) or a present one.

    Attributes:
        proposal: A free user name (R3.6); empty for a present user.
        language: The value that stands in "Taal van e-mails" for a new user.
        other_administrators: Names of the administrators who can act, this user not among them.
    """

    user: UserView | None
    offers: tuple[ModuleOffer, ...]
    proposal: str
    language: str
    other_administrators: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UserData:
    """What is asked for a user (R3.3), as typed."""

    first_name: str
    last_name: str
    email: str
    phone: str
    language: str
    is_administrator: bool
    roles: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddUser:
    """Register a colleague (R3.1-R3.8)."""

    actor: Actor
    data: UserData
    user_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """A colleague who gets a role of the user whom an act is about, in the same transaction (R4.3).

    Attributes:
        expected_version: That of the colleague, as it was when chosen.
    """

    user_id: int
    expected_version: int
    module: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveUser:
    """Change a user's data and rights (R3.5). The user name is fixed after registration (D9).

    Attributes:
        successors: Who gets which of this user's roles too, so that a required one can be taken away.
    """

    actor: Actor
    user_id: int
    expected_version: int
    data: UserData
    successors: tuple[Successor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UserSaved:
    """The user as stored, what changed, and warnings that did not stop the save."""

    user: UserView
    changes: tuple[FieldChange, ...]
    warnings: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfirmUser:
    """The act "klopt nog" for a user (R4.2, D25): the data were looked at and are right."""

    actor: Actor
    user_id: int
    expected_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetPassword:
    """A new temporary password by mail for another user of the authority (R4.5)."""

    actor: Actor
    user_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetPasswords:
    """The same for several at once (R4.5); those for whom it cannot be done are left out."""

    actor: Actor
    user_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Somebody for whom an act on several was not done.

    Attributes:
        name: First and last name; empty when the user is gone.
        code: Why: `denied.own_account`, `reset.too_soon` (params `at`, `until`), `gone.user` (params `by`, `at` when
            known).
    """

    user_id: int
    name: str
    code: str
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetReport:
    """What came of a reset of several, both in the order in which they were asked for."""

    done: tuple[UserView, ...]
    left_out: tuple[LeftOut, ...]
