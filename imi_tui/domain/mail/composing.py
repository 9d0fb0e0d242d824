"""From a message of the outbox and the facts as they stand to a letter, and to whom it goes.

A message holds no text: what it tells is read when it is sent, so that an address or a name put right meanwhile counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from imi_tui.domain.dto.mail import NOTICE_KINDS, PASSWORD_KINDS, MailText, NoticeKind, PasswordKind
from imi_tui.domain.mail.letters import Letter, NoticeLetter, PasswordLetter, ReminderLetter, TranslationLetter
from imi_tui.domain.mail.writing import write
from imi_tui.domain.model.records import QueuedMail, Reader
from imi_tui.domain.policies import expiry
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import UnitOfWork
from imi_tui.locale import load

_AS_ORDERED: Final = frozenset({"address_former", "mailbox_former"})
"""Go to the address of the order, and in its language: it is no longer the reader's."""
_ONLY_WHILE_PRESENT: Final = frozenset({"address_new", "mailbox_new"})
"""Tell of an address, so they lapse when it has been changed once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A letter, the address and the language that it is sent in."""

    letter: Letter
    to: str
    language: str


def compose(unit: UnitOfWork, mail: QueuedMail, at: datetime, rules: Rules) -> Composed | None:
    """The letter as it would be sent at that moment, a password left out; None when what it tells of is no more."""
    if mail.kind == "translation_request":
        return _translation(unit, mail)
    reader = _reader(unit, mail)
    if reader is None:
        return None
    letter = _letter(mail, reader, at, rules)
    if letter is None:
        return None
    as_ordered = mail.kind in _AS_ORDERED
    return Composed(
        letter=letter,
        to=mail.address if as_ordered else reader.address,
        language=mail.language if as_ordered else reader.language,
    )


def overtaken(unit: UnitOfWork, mail: QueuedMail) -> bool:
    """Whether the message is no longer needed although it could be written."""
    if mail.kind in _ONLY_WHILE_PRESENT:
        reader = _reader(unit, mail)
        return reader is None or reader.address != mail.address
    if mail.kind == "password_reminder":
        reader = _reader(unit, mail)
        set_at = reader.password_set_at if reader is not None else None
        return set_at is None or set_at.isoformat() != mail.params.get("set_at")
    if mail.kind == "second_administrator":
        present = [reader.user_id for reader in unit.readers.administrators(mail.authority_id or 0)]
        return present != [mail.user_id]
    return False


class Preview:
    """Implements `ports.LetterWriter`."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules

    def preview(self, unit: UnitOfWork, mail: QueuedMail, at: datetime) -> MailText | None:
        composed = compose(unit, mail, at, self._rules)
        if composed is None:
            return None
        written = write(composed.letter, load(composed.language))
        return MailText(to=composed.to, subject=written.subject, body=written.body)


def _reader(unit: UnitOfWork, mail: QueuedMail) -> Reader | None:
    if mail.user_id is not None:
        return unit.readers.user(mail.user_id)
    return unit.readers.mailbox(mail.authority_id or 0)


def _letter(mail: QueuedMail, reader: Reader, at: datetime, rules: Rules) -> Letter | None:
    if mail.kind == "password_reminder":
        return _reminder(reader, at, rules)
    password = _password_kind(mail)
    if password is not None:
        return PasswordLetter(kind=password, authority=reader.authority, password=None, hours=rules.temporary_hours)
    notice = _notice_kind(mail)
    return None if notice is None else _notice(notice, mail, reader, rules)


def _password_kind(mail: QueuedMail) -> PasswordKind | None:
    return next((kind for kind in PASSWORD_KINDS if kind == mail.kind), None)


def _notice_kind(mail: QueuedMail) -> NoticeKind | None:
    return next((kind for kind in NOTICE_KINDS if kind == mail.kind), None)


def _reminder(reader: Reader, at: datetime, rules: Rules) -> ReminderLetter | None:
    ends = reader.password_expires_at
    if ends is None:
        return None
    last = expiry.last_day(ends, rules.zone)
    days = (last - at.astimezone(rules.zone).date()).days
    return ReminderLetter(authority=reader.authority, last_day=last, days_left=days)


def _notice(kind: NoticeKind, mail: QueuedMail, reader: Reader, rules: Rules) -> NoticeLetter:
    params = mail.params
    came = {"gained": True, "lost": False}
    return NoticeLetter(
        kind=kind,
        authority=reader.authority,
        at=datetime.fromisoformat(params["at"]).astimezone(rules.zone),
        by=params.get("by", ""),
        module=params.get("module", ""),
        gained=tuple(params.get("gained", "").splitlines()),
        lost=tuple(params.get("lost", "").splitlines()),
        administrator=came.get(params.get("administrator", "")),
    )


def _translation(unit: UnitOfWork, mail: QueuedMail) -> Composed | None:
    """Tells of the request as it stands now: a later tick has updated it (D16)."""
    request = unit.authorities.translation_request(mail.authority_id or 0)
    authority = unit.authorities.get(mail.authority_id or 0)
    if request is None or authority is None:
        return None
    letter = TranslationLetter(
        authority=authority.official_name,
        number=authority.number,
        country=authority.country,
        old_name=request.old_name,
        new_name=request.new_name,
    )
    return Composed(letter=letter, to=mail.address, language=mail.language)
