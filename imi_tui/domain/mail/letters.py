"""The letters of the system: what each kind holds. `writing.write` puts them into words.

A letter knows no user name: none of the types below has a place for one, so that no mail can ever hold it (R3.7).
It does not name the reader or any other user either, since a user name may equal a first name (D9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from imi_tui.domain.dto.mail import NoticeKind, PasswordKind
from imi_tui.domain.secret import Secret


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordLetter:
    """Brings a temporary password (R3.8, R4.5).

    Attributes:
        authority: Official name of the reader's authority.
        password: Works once, for `hours` hours; None in a preview.
    """

    kind: PasswordKind
    authority: str
    password: Secret | None
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderLetter:
    """Tells a user that the password ends (R4.6).

    Attributes:
        last_day: The last day on which it works.
        days_left: Calendar days until then; negative when it has ended.
    """

    authority: str
    last_day: date
    days_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeLetter:
    """Tells of something that happened, or should happen (R2.7, R3.1, D14, D24).

    Attributes:
        authority: Official name of the authority that the reader belongs to.
        at: When it happened, in the reader's time.
        by: Another authority that did it, with its number; empty where nobody else did.
        module: Name of the module that it is about, in the reader's language.
        gained, lost: Rights, as "module: role", in the reader's language.
        administrator: Whether the administrator role came (True) or went (False); None when it stayed as it was.
    """

    kind: NoticeKind
    authority: str
    at: datetime
    by: str = ""
    module: str = ""
    gained: Sequence[str] = ()
    lost: Sequence[str] = ()
    administrator: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationLetter:
    """Tells the Commission's desk of an informal name that must be adapted in the other languages (R2.6).

    Attributes:
        authority: Official name; `number` and `country` (code) tell it from others of that name.
    """

    authority: str
    number: str
    country: str
    old_name: str
    new_name: str


Letter = PasswordLetter | ReminderLetter | NoticeLetter | TranslationLetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter in words. The subject is a constant of its kind and language: headers hold no user data."""

    subject: str
    # May hold a password: never in a traceback.
    body: str = field(repr=False)
