"""The messages of the own authority: how each stands, its text, and sending it again (screens, chapter 16)."""

from __future__ import annotations

from datetime import datetime

from imi_tui.domain.dto.mail import MessagePage, MessageQuery, MessageRow, MessageView
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.errors import DomainError, Gone
from imi_tui.domain.model.records import AuditEntry
from imi_tui.domain.ports import LetterWriter, ReadingUnit
from imi_tui.domain.usecases.gate import admit, admit_writing, refusals_recorded
from imi_tui.domain.usecases.world import World

_ACTION = "mail.retry"


def messages(world: World, actor: Actor, query: MessageQuery) -> MessagePage:
    """A window of the list; for administrators."""
    with refusals_recorded(world, actor, "mail.list"), world.storage.reading() as unit:
        present = admit(unit, actor, "see_messages")
        return unit.lists.messages(present.authority.id, query)


def message(world: World, letters: LetterWriter, actor: Actor, mail_id: int) -> MessageView:
    """One message with its text, without a password.

    Raises:
        Gone: `gone.message`: none of this authority has that number.
    """
    with refusals_recorded(world, actor, "mail.see"), world.storage.reading() as unit:
        present = admit(unit, actor, "see_messages")
        return _view(unit, letters, present.authority.id, mail_id, world.clock.now())


def retry_message(world: World, letters: LetterWriter, actor: Actor, mail_id: int) -> MessageView:
    """Send a message again that failed or waits for its next try; one with a password gets a new one as it is sent.

    Raises:
        Gone: `gone.message`.
        DomainError: `retry.sent`, `retry.sending`, `retry.waiting`, `retry.lapsed`: nothing to be sent again.
    """
    with refusals_recorded(world, actor, _ACTION), world.storage.writing() as unit:
        present = admit_writing(unit, actor, "retry_messages")
        mail, row, now = unit.outbox.get(mail_id), unit.outbox.row(mail_id), world.clock.now()
        if mail is None or row is None or mail.authority_id != present.authority.id:
            raise Gone("gone.message")
        if not unit.outbox.retry(now, mail_id):
            raise DomainError(f"retry.{row.state}")
        target, target_id = ("user", mail.user_id) if mail.user_id is not None else ("authority", present.authority.id)
        unit.audit.record(present.entry(now, _ACTION, target=target, target_id=target_id))
        unit.commit()
    with world.storage.reading() as unit:
        return _view(unit, letters, present.authority.id, mail_id, now)


def retry_as_operator(world: World, mail_id: int | None) -> int:
    """As `retry_message` for whoever runs the installation; every message that can be without a number.

    Raises:
        Gone: `gone.message`.
        DomainError: As `retry_message`.
    """
    with world.storage.writing() as unit:
        now = world.clock.now()
        mail = unit.outbox.get(mail_id) if mail_id is not None else None
        if mail_id is not None and mail is None:
            raise Gone("gone.message")
        done = unit.outbox.retry(now, mail_id)
        if mail is not None:
            if not done:
                raise DomainError(f"retry.{mail.state}")
            unit.audit.record(
                AuditEntry(
                    authority_id=mail.authority_id or 0, at=now, actor_id=None, actor_name="", session_id=None,
                    ssh_client="", action=_ACTION, target="user" if mail.user_id else "authority",
                    target_id=mail.user_id or mail.authority_id or 0,
                )
            )  # fmt: skip
        unit.commit()
    return done


def _view(unit: ReadingUnit, letters: LetterWriter, authority_id: int, mail_id: int, now: datetime) -> MessageView:
    row, mail = unit.lists.message(authority_id, mail_id), unit.outbox.get(mail_id)
    if row is None or mail is None:
        raise Gone("gone.message")
    as_of = row.at if row.state in ("sent", "failed", "lapsed") else now
    return MessageView(
        row=row, language=mail.language, text=letters.preview(unit, mail, as_of), refusal=_refusal(row, now)
    )


def _refusal(row: MessageRow, now: datetime) -> str | None:
    """Why it cannot be sent again."""
    if row.state == "failed" or (row.next_try_at is not None and row.next_try_at > now):
        return None
    return f"retry.{'waiting' if row.state == 'again' else row.state}"
