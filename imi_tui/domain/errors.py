"""Everything the domain can refuse, as codes with parameters. Sentences stand in the catalogues (`errors.po`), by code.

A code is `subject.reason` (`email.in_use`). A test demands a sentence for every code in `CODES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

Params = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One thing that is wrong with one field, found by a policy.

    Attributes:
        code: Which rule, e.g. `email.no_domain`.
        path: Which field, e.g. `general.email`, `competences.policy_area`, `modules.SD-REQ.keywords`, `first_name`.
        params: What the sentence about it needs to name.
        warning: True when saving is allowed all the same.
    """

    code: str
    path: str
    params: Params = field(default_factory=dict)
    warning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field before and after. Lists of codes are what was taken away (`before`) and what came (`after`).

    Attributes:
        path: As in `Issue.path`.
        before: The old value; empty text for "empty".
        after: The new value.
    """

    path: str
    before: str | tuple[str, ...]
    after: str | tuple[str, ...]


class DomainError(Exception):
    """A request that the rules refuse. Never carries a secret."""

    code: str = "refused"

    def __init__(self, code: str | None = None, **params: object) -> None:
        self.code = code or self.code
        self.params: Params = params
        super().__init__(self.code)


class Invalid(DomainError):
    """Values that are not right yet; nothing was saved."""

    code = "invalid"

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(count=len(issues))
        self.issues = issues


class Denied(DomainError):
    """The person has no right to this (any more): `denied.not_administrator`, `denied.other_authority`,
    `denied.session_ended`, ..."""

    code = "denied"


class Conflict(DomainError):
    """Somebody else saved meanwhile (D2). Tells who, when and what, so that the screen can show it beside what was
    typed."""

    code = "conflict.changed"

    def __init__(self, *, by: str, at: datetime, changes: tuple[FieldChange, ...], version: int) -> None:
        super().__init__(by=by, at=at)
        self.by = by
        self.at = at
        self.changes = changes
        self.version = version


class Gone(DomainError):
    """The record does not exist (any more): `gone.user`, with `by` and `at` when known."""

    code = "gone.user"


class SignInRefused(DomainError):
    """Sign-in failed. `sign_in.failed` for every reason alike; `sign_in.wait` with `until` when attempts must pause
    (D14)."""

    code = "sign_in.failed"


class Unavailable(DomainError):
    """The store cannot be used now: `unavailable.busy` (try again), `unavailable.full`, `unavailable.read_only`,
    `unavailable.damaged`, `unavailable.missing`, `unavailable.old_schema`, `unavailable.new_schema`."""

    code = "unavailable.busy"


CODES: Final = (
    "denied.not_administrator",
    "denied.not_commission",
    "denied.other_authority",
    "denied.session_ended",
    "denied.password_change_due",
    "denied.own_account",
    "denied.field_fixed",
    "conflict.changed",
    "gone.user",
    "gone.authority",
    "gone.message",
    "gone.user_name",
    "sign_in.failed",
    "sign_in.wait",
    "invalid",
    "last.administrator",
    "last.holder",
    "reset.too_soon",
    "successor.changed",
    "successor.gone",
    "successor.not_possible",
    "restore.not_deleted",
    "restore.too_late",
    "retry.sent",
    "retry.sending",
    "retry.waiting",
    "retry.lapsed",
    "setup.already",
    "unavailable.busy",
    "unavailable.full",
    "unavailable.read_only",
    "unavailable.damaged",
    "unavailable.missing",
    "unavailable.old_schema",
    "unavailable.new_schema",
)
