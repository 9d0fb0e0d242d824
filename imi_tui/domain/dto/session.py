"""Signing in, the signed-in person, passwords (R4.7, D11-D14) and the menu Beheer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from imi_tui.domain.secret import Secret

PasswordState = Literal["temporary", "valid", "blocked", "expired"]
UserStatus = Literal["new", "active"]
MustChange = Literal["temporary", "expired"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordRules:
    """The rules in force for passwords, as an operator has set them (R4.6, R4.7, D10, D13, D14).

    Attributes:
        least: Characters that a password has at least.
        history: How many of the latest chosen passwords cannot be chosen again.
        months: How long a chosen password lives.
        temporary_hours: How long a temporary one works after its mail left.
        refuse_guessable: Whether common passwords and names are refused.
        blocked_after: Wrong attempts in a row that block it.
    """

    least: int = 8
    history: int = 5
    months: int = 6
    temporary_hours: int = 72
    refuse_guessable: bool = False
    blocked_after: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SignIn:
    """What somebody typed to get in. `ssh_client` is where from, as sshd tells it; empty when local."""

    user_name: str
    password: Secret
    ssh_client: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who asks. Only a claim: every use case reads session, account and rights again before it believes it."""

    user_id: int
    session_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """The person who is in, as far as screens need to know.

    Attributes:
        actor: To be passed to every use case.
        name: First and last name.
        language: In which the screens open: the user's choice, else the language of the e-mails.
        authority: Official name of the own authority.
        authority_number: e.g. `NL-00042`.
        must_change: Why nothing but the password change can be reached; None when all is well.
        password_expired_on: The end of the password that has expired (UTC); None otherwise.
        is_administrator: Administers the own authority's data and users (R1.5).
        is_access_manager: The own authority registers others (R1.6).
        is_commission: The own authority is the Commission's translation desk (R2.6).
    """

    actor: Actor
    name: str
    language: str
    authority: str
    authority_number: str
    must_change: MustChange | None
    password_expired_on: datetime | None
    is_administrator: bool
    is_access_manager: bool
    is_commission: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePassword:
    """A new password for oneself, typed twice. A session that still must change is let in for it, and has just shown
    the present one; any other shows it here, so that an unattended terminal gives nobody the account."""

    actor: Actor
    new: Secret
    again: Secret
    present: Secret | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A role that somebody must hold and nobody does (R4.3)."""

    module: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What the menu Beheer shows. All times UTC.

    Attributes:
        previous_sign_in: The sign-in before this one.
        previous_client: Where it came from; empty when local or unknown.
        failed_since: Failed attempts since then.
        changed_by: Who changed the authority's data last; empty when nobody did.
        users: Number of users, None for somebody who is no administrator (as all counts about users).
        messages_waiting, messages_failed: Messages of the authority that stand so, for users and for its own mailbox.
        mails_failed: Number of users whose latest message did not arrive.
        open_translation_requests: For the Commission's desk only.
        unchecked: Number of users whose data nobody has checked for twelve months (R4.2, D25).
        authority_checked_on: When the authority's data were last checked (R1.1, D25).
        authority_unchecked_months: Months since then, once they are twelve or more; else 0.
    """

    previous_sign_in: datetime | None
    previous_client: str
    failed_since: int
    changed_at: datetime | None
    changed_by: str
    competences: int
    modules: int
    keywords: int
    password_expires_at: datetime | None
    users: int | None = None
    administrators: int | None = None
    expired: int | None = None
    messages_waiting: int | None = None
    messages_failed: int | None = None
    mails_failed: int | None = None
    vacancies: tuple[Vacancy, ...] = ()
    open_translation_requests: int | None = None
    unchecked: int | None = None
    authority_checked_on: datetime | None = None
    authority_unchecked_months: int = 0
