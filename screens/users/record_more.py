"""Enter on a line of the record: all of it, and what it means (screens.md 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imi_tui.locale import formats
from screens.users.record_words import record_words

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserView
    from screens.kit.host import Host


def more_about(host: Host, view: UserView, field: str) -> list[str]:
    """Paragraphs about that line: its whole value, then what an administrator asks next."""
    value = record_words(host, view)[field] or "-"
    more = {"password": _password, "status": _status, "mail": _mail}.get(field)
    return [value, *(more(host, view) if more is not None else ())]


def _password(host: Host, view: UserView) -> list[str]:
    """The dates, then what holds for every password (R4.5-R4.7, D10, D13, D14)."""
    tr, rules, facts = host.tr, view.rules, []
    if view.password_set_at is not None:
        when = formats.date_time(tr.language, view.password_set_at, host.zone)
        facts.append(tr("Set on {when}.", when=when))
    if view.password_blocked_at is not None:
        when = formats.date_time(tr.language, view.password_blocked_at, host.zone)
        facts.append(tr("Blocked since {when}. Reset the password: that ends it.", when=when))
    lasts = tr.plural(
        "A chosen password works for {n} month, a temporary one for {hours} hours after it was sent.",
        "A chosen password works for {n} months, a temporary one for {hours} hours after it was sent.",
        rules.months,
        hours=rules.temporary_hours,
    )
    blocks = tr.plural(
        "It is blocked after {n} wrong attempt in a row.",
        "It is blocked after {n} wrong attempts in a row.",
        rules.blocked_after,
    )
    again = tr.plural("The last one cannot be chosen again.", "The last {n} cannot be chosen again.", rules.history)
    return [*facts, f"{lasts} {blocks} {again}"]


def _status(host: Host, view: UserView) -> list[str]:
    when = formats.date_time(host.tr.language, view.created_at, host.zone)
    return [
        host.tr("Registered on {when}.", when=when),
        host.tr("Who never signed in is new; from the first own password on a user is active."),
    ]


def _mail(host: Host, view: UserView) -> list[str]:
    tr = host.tr
    if view.mail is None:
        return [tr("No message was sent to this user yet.")]
    return [
        tr("To {address}.", address=view.email),
        tr("Delivered means that the mail server took it; whether it was read, nobody knows."),
    ]
