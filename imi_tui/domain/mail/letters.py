"""What the system writes to people, in the reader's language (R3.3, R3.8, R4.5, R2.6).

A letter knows no user name: none of the types below has a place for one, so that no mail can ever hold it (R3.7).
It does not name the reader either, since a user name may equal a first name (D9).
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field
from typing import Final, Literal, assert_never

from imi_tui.domain.policies import texts as text_rules
from imi_tui.domain.secret import Secret
from imi_tui.locale import Texts

WIDTH: Final = 72


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordLetter:
    """Brings a temporary password (R3.8, R4.5).

    Attributes:
        authority: Official name of the reader's authority.
        password: Works once, for `hours` hours.
    """

    kind: Literal["registration", "reset"]
    authority: str
    password: Secret
    hours: int


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


Letter = PasswordLetter | TranslationLetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter in words. The subject is a constant of its kind and language: headers hold no user data."""

    subject: str
    # May hold a password: never in a traceback.
    body: str = field(repr=False)


def write(letter: Letter, texts: Texts) -> Written:
    """The letter in the language of the catalogue."""
    match letter:
        case PasswordLetter(kind="registration"):
            return _registration(letter, texts)
        case PasswordLetter():
            return _reset(letter, texts)
        case TranslationLetter():
            return _translation(letter, texts)
        case _:
            assert_never(letter)


def _registration(letter: PasswordLetter, texts: Texts) -> Written:
    opening = texts(
        "You have been registered as a user of IMI, the Internal Market Information System, for {authority}. "
        "This is your temporary password:",
        authority=_plain(letter.authority),
    )
    user_name = texts("An administrator of your authority tells you your user name, in person or by telephone.")
    return Written(
        subject=texts("IMI: your temporary password"), body=_password_body(letter, texts, opening, user_name)
    )


def _reset(letter: PasswordLetter, texts: Texts) -> Written:
    opening = texts(
        "Your password for IMI, the Internal Market Information System, at {authority} has been reset. "
        "Your old password no longer works. This is your new, temporary password:",
        authority=_plain(letter.authority),
    )
    user_name = texts(
        "Your user name has not changed. If you have forgotten it, an administrator of your authority tells you, "
        "in person or by telephone."
    )
    return Written(
        subject=texts("IMI: your new temporary password"), body=_password_body(letter, texts, opening, user_name)
    )


def _password_body(letter: PasswordLetter, texts: Texts, opening: str, user_name: str) -> str:
    life = texts.plural(
        "It works for {n} hour from the moment this message was sent, and only once.",
        "It works for {n} hours from the moment this message was sent, and only once.",
        letter.hours,
    )
    change = texts("When you sign in with it, you choose a password of your own straight away.")
    newer = texts("If a later message like this one reaches you, that one counts and this password no longer works.")
    help_ = texts(
        "Too late, or it does not work? An administrator of your authority can have a new one sent. "
        "Did you not expect this message? Then please tell them. Nobody will ever ask you for your password."
    )
    return _joined(
        texts("Hello,"),
        _wrapped(opening),
        # On a line of its own and never broken, so that it can be copied whole.
        f"    {letter.password.reveal()}",
        "\n".join(_item(text) for text in (life, change, user_name, newer)),
        _wrapped(help_),
        _wrapped(texts("This message was sent automatically; replies are not read.")),
    )


def _translation(letter: TranslationLetter, texts: Texts) -> Written:
    ask = texts(
        "{authority} has changed its informal title substantially. Please adapt it in the other languages.",
        authority=f"{_plain(letter.authority)} ({letter.number}, {letter.country})",
    )
    body = _joined(
        texts("Hello,"),
        _wrapped(ask),
        "\n".join((_entry(texts("was"), letter.old_name), _entry(texts("is now"), letter.new_name))),
        _wrapped(texts("You find the request in IMI under Administration, Translation requests.")),
        _wrapped(texts("This message was sent automatically; replies are not read.")),
    )
    return Written(subject=texts("IMI: an informal title to be translated"), body=body)


def _plain(text: str) -> str:
    """A stored text, safe to show: what D28 refuses in fields is refused here once more."""
    return "".join("\N{REPLACEMENT CHARACTER}" if text_rules.forbidden(sign) else sign for sign in text)


def _joined(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs) + "\n"


def _wrapped(text: str, first: str = "", rest: str = "") -> str:
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _item(text: str) -> str:
    return _wrapped(text, "- ", "  ")


def _entry(label: str, value: str) -> str:
    return _wrapped(f"{label}: {_plain(value) or '-'}", "    ", "        ")
