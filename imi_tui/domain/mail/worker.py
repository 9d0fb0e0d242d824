"""Sends what waits in the outbox (R3.8, R4.5, D20).

A temporary password is made when its letter is sent and stands nowhere but in that letter: the database only ever holds
its hash. Nothing is sent or hashed while a transaction is open (E8). A crash after sending and before noting so means a
second letter with a new password, and the letters say that the newest counts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Literal, assert_never

from imi_tui.domain.dto.mail import MailRun
from imi_tui.domain.mail.letters import PasswordLetter, TranslationLetter, Written, write
from imi_tui.domain.mail.pauses import pause_after
from imi_tui.domain.model.records import QueuedMail
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import expiry
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import Clock, MailFailed, MailTransport, PasswordHasher, Storage, UnitOfWork
from imi_tui.domain.secret import Secret
from imi_tui.locale import load

# Longer than the slowest server can keep one attempt waiting: a few answers of ten seconds each.
LEASE_SECONDS: Final = 300
MOST_IN_ONE_RUN: Final = 1000

Outcome = Literal["sent", "failed", "lapsed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Delivers messages; as many workers as one likes may run at once, on one machine or several.

    Attributes:
        make_password: A new temporary password that meets R4.7.
        rules: How long it works.
    """

    storage: Storage
    transport: MailTransport
    hasher: PasswordHasher
    make_password: Callable[[], Secret]
    clock: Clock
    rules: Rules

    def deliver(self, most: int = MOST_IN_ONE_RUN) -> MailRun:
        """Deliver what is due, one message at a time, until nothing is due or `most` have been handled."""
        run = MailRun(sent=0, failed=0, lapsed=0)
        for _ in range(most):
            mail = self._claim()
            if mail is None:
                break
            match self._handle(mail):
                case "sent":
                    run = replace(run, sent=run.sent + 1)
                case "failed":
                    run = replace(run, failed=run.failed + 1)
                case "lapsed":
                    run = replace(run, lapsed=run.lapsed + 1)
        return run

    def _claim(self) -> QueuedMail | None:
        with self.storage.writing() as unit:
            mail = unit.outbox.claim(self.clock.now(), LEASE_SECONDS)
            unit.commit()
        return mail

    def _handle(self, mail: QueuedMail) -> Outcome:
        if mail.attempts > 1 and pause_after(mail.attempts - 1) is None:
            # Workers died over it time and again without noting why.
            return self._failed(mail, MailFailed("mail.interrupted", permanent=True))
        match mail.kind:
            case "registration" | "reset":
                return self._password(mail, mail.kind)
            case "translation_request":
                return self._translation(mail)
            case _:
                assert_never(mail.kind)

    def _password(self, mail: QueuedMail, kind: Literal["registration", "reset"]) -> Outcome:
        """The one place where a temporary password exists in clear."""
        with self.storage.reading() as unit:
            wanted = _awaiting(unit, mail)
        if wanted is None:
            return self._lapsed(mail)
        password = self.make_password()
        stored = self._store(mail, wanted.authority_id, self.hasher.hash(password))
        if stored is None:
            return self._lapsed(mail)
        user, authority = stored
        letter = PasswordLetter(kind=kind, authority=authority, password=password, hours=self.rules.temporary_hours)
        # The present address: what was mistyped at registration may have been put right while the message waited.
        return self._send(mail, user.email, write(letter, load(user.language)))

    def _store(self, mail: QueuedMail, authority_id: int, encoded: str) -> tuple[User, str] | None:
        """Store the hash, unless the user or the order has moved on meanwhile; returns user and authority's name."""
        with self.storage.writing() as unit:
            unit.authorities.lock(authority_id)
            user = _awaiting(unit, mail)
            authority = unit.authorities.get(authority_id)
            if user is None or authority is None:
                return None
            now = self.clock.now()
            user.credential.hash = encoded
            user.credential.set_at = now
            user.credential.expires_at = expiry.end_of_temporary(now, self.rules)
            unit.users.save_credential(user)
            unit.commit()
        return user, authority.official_name

    def _translation(self, mail: QueuedMail) -> Outcome:
        """Tells of the request as it stands now: a later tick has updated it (D16)."""
        with self.storage.reading() as unit:
            request = unit.authorities.translation_request(mail.authority_id or 0)
            authority = unit.authorities.get(mail.authority_id or 0)
        if request is None or authority is None:
            return self._lapsed(mail)
        letter = TranslationLetter(
            authority=authority.official_name,
            number=authority.number,
            country=authority.country,
            old_name=request.old_name,
            new_name=request.new_name,
        )
        return self._send(mail, mail.address, write(letter, load(mail.language)))

    def _send(self, mail: QueuedMail, to: str, written: Written) -> Outcome:
        try:
            self.transport.send(to=to, subject=written.subject, body=written.body)
        except MailFailed as failure:
            return self._failed(mail, failure)
        with self.storage.writing() as unit:
            unit.outbox.sent(mail.id, self.clock.now())
            unit.commit()
        return "sent"

    def _failed(self, mail: QueuedMail, failure: MailFailed) -> Outcome:
        now = self.clock.now()
        pause = None if failure.permanent else pause_after(mail.attempts)
        with self.storage.writing() as unit:
            unit.outbox.failed(mail.id, now, failure.reason, now + pause if pause else None)
            unit.commit()
        return "failed"

    def _lapsed(self, mail: QueuedMail) -> Outcome:
        with self.storage.writing() as unit:
            unit.outbox.lapsed(mail.id, self.clock.now())
            unit.commit()
        return "lapsed"


def _awaiting(unit: UnitOfWork, mail: QueuedMail) -> User | None:
    """The user who still waits for this very password: not deleted, no own password yet, no later order."""
    user = unit.users.by_id(mail.user_id or 0)
    if user is None or not user.credential.temporary or user.credential.order != mail.order:
        return None
    return user
