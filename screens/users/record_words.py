"""What is known about one user, in words (screens.md 7.3): the lines of the record, and more about each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imi_tui.domain.policies import expiry
from imi_tui.locale import N_, formats
from screens.users import words
from screens.users.list_texts import phone_words

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserView
    from screens.kit.host import Host

LABELS: Final = (
    ("first_name", N_("First name")),
    ("last_name", N_("Last name")),
    ("email", N_("E-mail address")),
    ("phone", N_("Telephone")),
    ("language", N_("Language of e-mails")),
    ("user_name", N_("User name")),
    ("is_administrator", N_("Administrator")),
    ("status", N_("Status")),
    ("password", N_("Password")),
    ("mail", N_("E-mail")),
    ("checked", N_("Checked")),
)


def record_words(host: Host, view: UserView) -> dict[str, str]:
    """The values of the record in words, by field."""
    tr = host.tr
    return {
        "first_name": view.first_name,
        "last_name": view.last_name,
        "email": view.email,
        "phone": phone_words(view.phone),
        "language": words.language_word(host, view.language),
        "user_name": view.user_name,
        "is_administrator": tr("yes") if view.is_administrator else tr("no"),
        "status": _status(host, view),
        "password": _password(host, view),
        "mail": words.mail_words(host, view.mail),
        "checked": _checked(host, view),
    }


def _status(host: Host, view: UserView) -> str:
    tr = host.tr
    word = words.status_word(tr, view.status)
    if view.last_sign_in_at is None:
        return tr("{status}, never signed in", status=word)
    when = formats.date_time(tr.language, view.last_sign_in_at, host.zone)
    return tr("{status}, last signed in {when}", status=word, when=when)


def _checked(host: Host, view: UserView) -> str:
    """When somebody last said that the data are still right, and who (R4.2, D25)."""
    tr = host.tr
    if view.checked_on is None:
        since = formats.date_of(tr.language, view.created_at, host.zone)
        return tr("not since the registration on {when}", when=since)
    when = formats.date_of(tr.language, view.checked_on, host.zone)
    if not view.checked_by:
        return when
    return tr("{when} by {name}", when=when, name=words.person_initial(tr, view.checked_by))


def _password(host: Host, view: UserView) -> str:
    tr, state, end = host.tr, view.password, view.password_expires_at
    word = words.password_word(tr, state)
    if end is None:
        return tr("{password}, not sent yet", password=word) if state == "temporary" else word
    if state == "blocked":
        return word
    if state == "temporary":
        return tr("{password}, works until {when}", password=word, when=formats.date_time(tr.language, end, host.zone))
    if state == "expired":
        return tr("{password} on {when}", password=word, when=formats.date_of(tr.language, end, host.zone))
    day = formats.day(tr.language, expiry.last_day(end, host.zone))
    return tr("{password} up to and including {when}", password=word, when=day)
