"""Users in words: names, states, mails, roles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from imi_tui.locale import Texts, formats
from screens.kit.mail.words import kind_word, reason_words
from screens.kit.text import folded
from screens.kit.words import person_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from imi_tui.domain.dto.mail import MailState, MailStatus
    from imi_tui.domain.dto.session import PasswordState, UserStatus
    from imi_tui.domain.dto.users import UserRow, UserView
    from screens.kit.host import Host

PASSWORDS: Final[tuple[PasswordState, ...]] = ("temporary", "valid", "blocked", "expired")
STATUSES: Final[tuple[UserStatus, ...]] = ("new", "active")
_SEEN_OF_ADDRESS: Final = 4


def password_word(tr: Texts, state: PasswordState) -> str:
    """Temporary, valid, blocked, expired (R4.9)."""
    words = {
        "temporary": tr.ctx("password", "temporary"),
        "valid": tr.ctx("password", "valid"),
        "blocked": tr.ctx("password", "blocked"),
        "expired": tr.ctx("password", "expired"),
    }
    return words[state]


def status_word(tr: Texts, status: UserStatus) -> str:
    """New or active (R4.8)."""
    return tr.ctx("status", "new") if status == "new" else tr.ctx("status", "active")


def administrator_word(tr: Texts) -> str:
    """The word that finds administrators in the list."""
    return tr("administrator")


def full_name(user: UserRow | UserView) -> str:
    """First and last name."""
    return f"{user.first_name} {user.last_name}"


def list_name(user: UserRow) -> str:
    """Last name first, as lists are sorted."""
    return f"{user.last_name}, {user.first_name}"


def initial_name(name: str) -> str:
    """`Bart van Rietdijk` as `B. van Rietdijk`."""
    first, _, rest = name.partition(" ")
    return f"{first[:1]}. {rest}" if rest else first


def person_initial(tr: Texts, name: str) -> str:
    """The same for a name that the domain gave, which may be that of an erased person (D19)."""
    known = person_name(tr, name)
    return initial_name(known) if known == name else known


def last_names(names: Sequence[str]) -> list[str]:
    """Only the last names where they tell the people apart, as a line under the matrix has little room."""
    last = [name.partition(" ")[2] or name for name in names]
    often = Counter(last)
    return [short if often[short] == 1 else initial_name(name) for short, name in zip(last, names, strict=True)]


def short_address(address: str) -> str:
    """`l.po…@veldermeer.example`: enough to tell whose it is, without reading it to the whole room."""
    local, at, domain = address.rpartition("@")
    return f"{local[:_SEEN_OF_ADDRESS]}…{at}{domain}" if len(local) > _SEEN_OF_ADDRESS else address


def mail_state(tr: Texts, state: MailState) -> str:
    """How a message stands."""
    words = {
        "waiting": tr.ctx("mail", "waiting to be sent"),
        "sending": tr.ctx("mail", "being sent"),
        "sent": tr.ctx("mail", "delivered"),
        "failed": tr.ctx("mail", "failed"),
        "lapsed": tr.ctx("mail", "replaced by a newer one"),
    }
    return words[state]


def mail_words(host: Host, mail: MailStatus | None) -> str:
    """The latest message in one line: what it was, how it stands, since when, and why it failed."""
    if mail is None:
        return ""
    tr = host.tr
    when = formats.date_time(tr.language, mail.at, host.zone)
    line = f"{kind_word(tr, mail.kind)} {mail_state(tr, mail.state)} {when}"
    reason = reason_words(tr, mail.reason) if mail.state == "failed" else ""
    return f"{line}: {reason}" if reason else line


def language_word(host: Host, code: str) -> str:
    """The name of a language."""
    entry = host.catalogue.language_by_code.get(code)
    return entry.names.in_(host.tr.language) if entry is not None else code


def roles_words(tr: Texts, count: int) -> str:
    """`3 roles`."""
    return tr.plural("{n} role", "{n} roles", count) if count else tr("no roles")


def begins_so(word: str, typed: str) -> bool:
    """Whether a state's word is meant by what was typed."""
    return folded(word).startswith(folded(typed))


def problem_words(tr: Texts, row: UserRow) -> str:
    """Who needs a look and why, as in `L. Populier: wachtwoord verstreken`."""
    reasons = []
    if row.password in ("blocked", "expired"):
        reasons.append(tr("password {state}", state=password_word(tr, row.password)))
    if row.mail_failed:
        reasons.append(tr("e-mail failed"))
    if not reasons:  # what is left; a row does not tell when it was registered
        reasons.append(tr("not checked for 12 months"))
    return f"{initial_name(full_name(row))}: {comma_list(reasons)}."


def comma_list(names: Iterable[str]) -> str:
    """Names with commas, the last without "and"."""
    return ", ".join(names)
