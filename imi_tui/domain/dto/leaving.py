"""A user who leaves: what falls vacant, who takes it over, deleting, putting back, erasing (R4.3, R4.4, D7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import Successor, UserView


@dataclass(frozen=True, slots=True, kw_only=True)
class VacantRole:
    """A role that the user leaves behind.

    Attributes:
        needed: Somebody must have it and nobody else does: without a successor the user cannot go (R4.3).
        can_be_given: False while the module is suspended, or where the role is no longer offered.
    """

    module: str
    role: str
    needed: bool
    can_be_given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Departure:
    """What deleting a user would mean at this moment.

    Attributes:
        vacant: In the order of the catalogue.
        colleagues: How many other users there are to take something over.
        administrators_left: Administrators who can act once this user is gone.
        restorable_until: The user can be put back before this moment (UTC, exclusive).
    """

    user: UserView
    vacant: tuple[VacantRole, ...]
    colleagues: int
    administrators_left: int
    restorable_until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A colleague who could take over. `roles`: the present ones, role codes by module code."""

    user_id: int
    version: int
    name: str
    roles: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateQuery:
    """Who could take over from a user.

    Attributes:
        leaver_id: From whom.
        module: Those who have a role in it come first; empty: all in order of name.
        text: Words that begin a word of name, user name or address.
    """

    leaver_id: int
    module: str = ""
    text: str = ""
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteUser:
    """Delete a user who leaves (R4.4, D7); Refused for the last
    administrator, the last holder without a successor (R4.3) and oneself (D15)."""

    actor: Actor
    user_id: int
    expected_version: int
    successors: tuple[Successor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreUser:
    """Put a deleted user back (D7): without roles, with a temporary password by mail.

    Attributes:
        email: Another address, when the former has been taken meanwhile; None for the former.
    """

    actor: Actor
    user_id: int
    expected_version: int
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedPerson:
    """Somebody whose personal data the retention period no longer allows.

    Attributes:
        code: What the history calls the person from then on.
        authority: Its number, such as `NL-00042`.
    """

    code: str
    authority: str
    user_name: str
    deleted_at: datetime
