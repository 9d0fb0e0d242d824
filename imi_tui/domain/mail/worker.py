"""Sends what waits in the outbox (R3.8, R4.5, D20).

A temporary password is made when its letter is sent and stands nowhere but in that letter: the database only ever holds
its hash. Nothing is sent or hashed while a transaction is open (E8). A crash after sending and before noting so means a
second letter with a new password, and the letters say that the newest counts.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from imi_tui.domain.dto.mail import PASSWORD_KINDS, MailRun
from imi_tui.domain.mail.composing import Composed, compose, overtaken
from imi_tui.domain.mail.letters import PasswordLetter
from imi_tui.domain.mail.notebook import Notebook, Outcome
from imi_tui.domain.mail.pauses import pause_after
from imi_tui.domain.mail.writing import write
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
# Claimed together; what a killed worker had not tried yet waits for the end of its lease.
AT_ONCE: Final = 50


_SENT: Final = Outcome(state="sent")
_LAPSED: Final = Outcome(state="lapsed")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """A claimed message, and its letter without a password; None when it is no longer needed."""

    mail: QueuedMail
    composed: Composed | None


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
        run, left = MailRun(sent=0, failed=0, lapsed=0), most
        with Notebook(self.storage, self.clock) as notebook:
            try:
                while left > 0 and (tasks := self._claim(min(left, AT_ONCE))):
                    left -= len(tasks)
                    run = self._work_off(tasks, run, notebook)
            finally:
                self.transport.close()
        return run

    def _claim(self, most: int) -> list[_Task]:
        with self.storage.writing() as unit:
            now = self.clock.now()
            claimed = unit.outbox.claim_some(now, LEASE_SECONDS, most)
            tasks = []
            for mail in claimed:
                composed = None if overtaken(unit, mail) else compose(unit, mail, now, self.rules)
                if composed is not None and composed.to != mail.address:
                    unit.outbox.readdress(mail.id, composed.to)
                tasks.append(_Task(mail=mail, composed=composed))
            if claimed:
                unit.commit()
        return tasks

    def _work_off(self, tasks: list[_Task], run: MailRun, notebook: Notebook) -> MailRun:
        begun = time.monotonic()
        for index, task in enumerate(tasks):
            if time.monotonic() - begun > LEASE_SECONDS / 2:
                # A slow server: others may have these before this worker's lease on them ends.
                notebook.finish()
                self._release(tasks[index:])
                break
            outcome = self._handle(task)
            notebook.note(task.mail, outcome)
            run = _counted(run, outcome)
        return run

    def _release(self, tasks: list[_Task]) -> None:
        with self.storage.writing() as unit:
            for task in tasks:
                unit.outbox.release(task.mail.id, self.clock.now())
            unit.commit()

    def _handle(self, task: _Task) -> Outcome:
        mail, composed = task.mail, task.composed
        if mail.attempts > 1 and pause_after(mail.attempts - 1) is None:
            # Workers died over it time and again without noting why.
            return Outcome(state="failed", failure="mail.interrupted")
        if composed is not None and mail.kind in PASSWORD_KINDS:
            composed = self._with_password(mail, composed)
        return _LAPSED if composed is None else self._send(mail, composed)

    def _with_password(self, mail: QueuedMail, composed: Composed) -> Composed | None:
        """The one place where a temporary password exists in clear; None when the order has been overtaken."""
        with self.storage.reading() as unit:
            wanted = _awaiting(unit, mail)
        if wanted is None or not isinstance(composed.letter, PasswordLetter):
            return None
        password = self.make_password()
        user = self._store(mail, wanted.authority_id, self.hasher.hash(password))
        if user is None:
            return None
        # The present address: what was mistyped at registration may have been put right while the message waited.
        letter = replace(composed.letter, password=password)
        return Composed(letter=letter, to=user.email, language=user.language)

    def _store(self, mail: QueuedMail, authority_id: int, encoded: str) -> User | None:
        """Store the hash, unless the user or the order has moved on meanwhile."""
        with self.storage.writing() as unit:
            unit.authorities.lock(authority_id)
            user = _awaiting(unit, mail)
            if user is None:
                return None
            now = self.clock.now()
            user.credential.hash = encoded
            user.credential.set_at = now
            user.credential.expires_at = expiry.end_of_temporary(now, self.rules)
            unit.users.save_credential(user)
            unit.commit()
        return user

    def _send(self, mail: QueuedMail, composed: Composed) -> Outcome:
        written = write(composed.letter, load(composed.language))
        try:
            self.transport.send(to=composed.to, subject=written.subject, body=written.body)
        except MailFailed as failure:
            pause = None if failure.permanent else pause_after(mail.attempts)
            return Outcome(
                state="failed", failure=failure.reason, again_at=self.clock.now() + pause if pause is not None else None
            )
        return _SENT


def _counted(run: MailRun, outcome: Outcome) -> MailRun:
    match outcome.state:
        case "sent":
            return replace(run, sent=run.sent + 1)
        case "failed":
            return replace(run, failed=run.failed + 1)
        case "lapsed":
            return replace(run, lapsed=run.lapsed + 1)


def _awaiting(unit: UnitOfWork, mail: QueuedMail) -> User | None:
    """The user who still waits for this very password: not deleted, no own password yet, no later order."""
    user = unit.users.by_id(mail.user_id or 0)
    if user is None or not user.credential.temporary or user.credential.order != mail.order:
        return None
    return user
