"""How a message stands, in a few words for the list and in sentences for the lines beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imi_tui.locale import formats
from screens.kit.mail.words import reason_words

if TYPE_CHECKING:
    from datetime import datetime

    from imi_tui.domain.dto.mail import MessageRow
    from screens.kit.host import Host

_OF_THE_ADDRESS: Final = frozenset({"mail.mailbox", "mail.address"})
"""Reasons that a right address puts an end to."""


def state_words(host: Host, row: MessageRow) -> str:
    """Waiting, sending, delivered, failed, again at, lapsed."""
    tr = host.tr
    if row.state == "again" and row.next_try_at is not None:
        return _again(host, row, row.next_try_at)
    words = {
        "waiting": tr.ctx("mail state", "waiting"),
        "sending": tr.ctx("mail state", "sending"),
        "sent": tr.ctx("mail state", "delivered"),
        "failed": tr.ctx("mail state", "failed"),
        "lapsed": tr.ctx("mail state", "lapsed"),
    }
    return words.get(row.state, "")


def _again(host: Host, row: MessageRow, when: datetime) -> str:
    """With the time alone on the day on which it was queued; else the day takes the place of the number."""
    tr = host.tr
    if formats.date_of(tr.language, when, host.zone) == formats.date_of(tr.language, row.queued_at, host.zone):
        time = formats.time_of(when, host.zone)
        return tr("again at {time} (try {n})", time=time, n=row.attempts + 1)
    return tr("again {when}", when=formats.date_time(tr.language, when, host.zone))


def about(host: Host, row: MessageRow) -> str:
    """What is to be known and done about a message: how it came to that, whose it is, what helps."""
    return " ".join(part for part in (_came_to(host, row), _reader(host, row), _advice(host, row)) if part)


def _came_to(host: Host, row: MessageRow) -> str:
    tr = host.tr
    when = formats.date_time(tr.language, row.at, host.zone)
    reason = reason_words(tr, row.reason) or tr("the reason is not known")
    if row.state == "failed":
        return tr("Failed on {when}: {reason}.", when=when, reason=reason)
    if row.state == "again":
        return tr("Try {n} failed: {reason}.", n=row.attempts, reason=reason)
    if row.state == "sent":
        return tr("Delivered to the mail server on {when}.", when=when)
    if row.state == "lapsed":
        return tr("Lapsed on {when}: a newer message counts, or it was no longer needed.", when=when)
    return tr("Is being sent now.") if row.state == "sending" else tr("Waits to be sent; it leaves by itself.")


def _reader(host: Host, row: MessageRow) -> str:
    tr = host.tr
    if not row.name or _is_of_the_address(row):
        return ""
    if row.reader_deleted:
        return tr("{name} has been deleted: there is nobody to send it to.", name=row.name)
    return tr("For {name}.", name=row.name)


def _advice(host: Host, row: MessageRow) -> str:
    tr = host.tr
    if row.reader_deleted or row.state not in ("failed", "again"):
        return ""
    letter = tr.ctx("letter messages.again", "S")
    if not _is_of_the_address(row):
        if row.state == "again":
            return tr("It is tried again by itself; F9 {letter} does so at once.", letter=letter)
        return tr("The address is not the cause: tell whoever runs this system, then F9 {letter}.", letter=letter)
    if row.user_id is None:
        return tr("Check the address on the tab Authority, then send again with F9 {letter}.", letter=letter)
    return tr("Check the address of {name} (F2), then send again with F9 {letter}.", name=row.name, letter=letter)


def _is_of_the_address(row: MessageRow) -> bool:
    failed = row.state in ("failed", "again") and not row.reader_deleted
    return failed and row.reason.partition(" ")[0] in _OF_THE_ADDRESS
