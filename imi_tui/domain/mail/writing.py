"""Puts each letter into words, in the reader's language (R3.3, R3.8, R4.5, R4.6, R2.6)."""

from __future__ import annotations

from typing import assert_never

from imi_tui.domain.mail.letters import (
    Letter,
    NoticeLetter,
    PasswordLetter,
    ReminderLetter,
    TranslationLetter,
    Written,
)
from imi_tui.domain.mail.notices import notice
from imi_tui.domain.mail.paragraphs import entry, item, letter, plain, wrapped
from imi_tui.locale import Texts
from imi_tui.locale.formats import day


def write(subject: Letter, texts: Texts) -> Written:
    """The letter in the language of the catalogue."""
    match subject:
        case PasswordLetter(kind="registration"):
            return _registration(subject, texts)
        case PasswordLetter():
            return _reset(subject, texts)
        case ReminderLetter():
            return _reminder(subject, texts)
        case NoticeLetter():
            return notice(subject, texts)
        case TranslationLetter():
            return _translation(subject, texts)
        case _:
            assert_never(subject)


def _registration(subject: PasswordLetter, texts: Texts) -> Written:
    opening = texts(
        "You have been registered as a user of IMI, the Internal Market Information System, for {authority}. "
        "This is your temporary password:",
        authority=plain(subject.authority),
    )
    user_name = texts("An administrator of your authority tells you your user name, in person or by telephone.")
    return Written(
        subject=texts("IMI: your temporary password"), body=_password_body(subject, texts, opening, user_name)
    )


def _reset(subject: PasswordLetter, texts: Texts) -> Written:
    opening = texts(
        "Your password for IMI, the Internal Market Information System, at {authority} has been reset. "
        "Your old password no longer works. This is your new, temporary password:",
        authority=plain(subject.authority),
    )
    user_name = texts(
        "Your user name has not changed. If you have forgotten it, an administrator of your authority tells you, "
        "in person or by telephone."
    )
    return Written(
        subject=texts("IMI: your new temporary password"), body=_password_body(subject, texts, opening, user_name)
    )


def _password_body(subject: PasswordLetter, texts: Texts, opening: str, user_name: str) -> str:
    life = texts.plural(
        "It works for {n} hour from the moment this message was sent, and only once.",
        "It works for {n} hours from the moment this message was sent, and only once.",
        subject.hours,
    )
    change = texts("When you sign in with it, you choose a password of your own straight away.")
    newer = texts("If a later message like this one reaches you, that one counts and this password no longer works.")
    help_ = texts(
        "Too late, or it does not work? An administrator of your authority can have a new one sent. "
        "Did you not expect this message? Then please tell them. Nobody will ever ask you for your password."
    )
    password = subject.password.reveal() if subject.password is not None else texts("[made when it is sent]")
    return letter(
        texts,
        wrapped(opening),
        # On a line of its own and never broken, so that it can be copied whole.
        f"    {password}",
        "\n".join(item(text) for text in (life, change, user_name, newer)),
        wrapped(help_),
    )


def _reminder(subject: ReminderLetter, texts: Texts) -> Written:
    names = {"authority": plain(subject.authority), "day": day(texts.language, subject.last_day)}
    if subject.days_left < 0:
        opening = texts(
            "Your password for IMI, the Internal Market Information System, at {authority} worked until {day} and has "
            "now expired.",
            **names,
        )
        todo = texts("Sign in as usual: IMI then asks you for a new password. Until then you can do nothing else.")
    elif subject.days_left == 0:
        opening = texts(
            "Today, {day}, is the last day of your password for IMI, the Internal Market Information System, at "
            "{authority}.",
            **names,
        )
        todo = _how_to_change(texts)
    else:
        opening = texts.plural(
            "Your password for IMI, the Internal Market Information System, at {authority} works for {n} more day, "
            "until {day}.",
            "Your password for IMI, the Internal Market Information System, at {authority} works for {n} more days, "
            "until {day}.",
            subject.days_left,
            **names,
        )
        todo = _how_to_change(texts)
    why = texts("Everybody changes the password from time to time; IMI reminds you of it so that you can keep working.")
    help_ = texts(
        "Have you forgotten your password? An administrator of your authority can have a temporary one sent to you. "
        "Have you changed it already? Then you need do nothing. Nobody will ever ask you for your password."
    )
    return Written(
        subject=texts("IMI: change your password"),
        body=letter(texts, wrapped(opening), "\n".join((item(todo), item(why))), wrapped(help_)),
    )


def _how_to_change(texts: Texts) -> str:
    return texts("Sign in, choose My details and then Change password.")


def _translation(subject: TranslationLetter, texts: Texts) -> Written:
    ask = texts(
        "{authority} has changed its informal title substantially. Please adapt it in the other languages.",
        authority=plain(f"{subject.authority} ({subject.number}, {subject.country})"),
    )
    body = letter(
        texts,
        wrapped(ask),
        "\n".join((entry(texts("was"), subject.old_name), entry(texts("is now"), subject.new_name))),
        wrapped(texts("You find the request in IMI under Administration, Translation requests.")),
    )
    return Written(subject=texts("IMI: an informal title to be translated"), body=body)
