"""The words of notices: what happened, what to do, and who to ask (R2.7, R3.1, D14, D24)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from imi_tui.domain.dto.mail import NoticeKind
from imi_tui.domain.mail.letters import NoticeLetter, Written
from imi_tui.domain.mail.paragraphs import item, letter, plain, wrapped
from imi_tui.locale import N_, Texts
from imi_tui.locale.formats import date_time

_ASK_ADMINISTRATOR: Final = N_(
    "Did you not expect this, or is it wrong? Then please tell an administrator of your authority at once."
)
_ASK_MANAGER: Final = N_("Questions? Your access manager helps you; its contact details stand in IMI.")
_MAILBOX: Final = N_("You get this message because {authority} gave this as its e-mail address in IMI.")
_LOOK: Final = N_("You find it in IMI under Administration, My authority.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """`told` and the rest are message ids in which authority, by, module and moment are filled in."""

    subject: str
    told: str
    more: tuple[str, ...] = ()
    ask: str = _ASK_ADMINISTRATOR


_WORDS: Final[Mapping[NoticeKind, _Words]] = {
    "password_changed": _Words(
        subject=N_("IMI: your password has been changed"),
        told=N_("Your password for IMI at {authority} was changed on {moment}."),
        more=(N_("Was it you? Then you need do nothing."),),
        ask=N_(
            "Was it not you? Then please tell an administrator of your authority at once, and have your password "
            "reset. Nobody will ever ask you for your password."
        ),
    ),
    "roles_changed": _Words(
        subject=N_("IMI: your rights have been changed"),
        told=N_("Your rights in IMI at {authority} were changed on {moment}:"),
    ),
    "user_blocked": _Words(
        subject=N_("IMI: a password has been blocked"),
        told=N_(
            "On {moment} the password of a user of {authority} was blocked, after too many wrong attempts to sign in."
        ),
        more=(
            N_("In IMI, the list of users shows who it is: choose there to see those who are blocked."),
            N_("Ask this colleague in person or by telephone whether it was a mistake."),
            N_("If all is well, reset the password; a temporary one then goes out by e-mail."),
        ),
        ask=N_(
            "Was it not your colleague? Then somebody tried to guess the password: please tell your security officer."
        ),
    ),
    "second_administrator": _Words(
        subject=N_("IMI: register a second administrator"),
        told=N_("You are the only administrator of {authority} in IMI."),
        more=(
            N_("When you are away or lose your password, nobody can help your colleagues or you."),
            N_("Register a colleague who can stand in for you, or give a registered colleague the administrator role."),
            N_("You find this in IMI under Administration, My authority, Users."),
        ),
        ask=N_("This reminder comes once a month, until there is a second administrator."),
    ),
    "address_former": _Words(
        subject=N_("IMI: your e-mail address has been changed"),
        told=N_("On {moment} the e-mail address of your account in IMI at {authority} was changed."),
        more=(N_("From now on messages go to the new address; this is the last one to the old address."),),
    ),
    "address_new": _Words(
        subject=N_("IMI: your new e-mail address"),
        told=N_(
            "On {moment} this became the e-mail address of your account in IMI, the Internal Market Information "
            "System, at {authority}."
        ),
        more=(N_("From now on messages about your account come to this address."),),
    ),
    "mailbox_former": _Words(
        subject=N_("IMI: the e-mail address of your authority has been changed"),
        told=N_("On {moment} the e-mail address of {authority} in IMI was changed."),
        more=(N_("From now on messages go to the new address; this is the last one to the old address."), _LOOK),
    ),
    "mailbox_new": _Words(
        subject=N_("IMI: the new e-mail address of your authority"),
        told=N_(
            "On {moment} this became the e-mail address of {authority} in IMI, the Internal Market Information System."
        ),
        more=(N_("From now on IMI sends messages that concern your authority to this address."), _LOOK),
    ),
    "authority_changed": _Words(
        subject=N_("IMI: data of your authority have been changed"),
        told=N_("On {moment} {by} changed data of {authority} in IMI."),
        more=(N_("Please check whether all is right; the history shows what was changed."), _LOOK, _MAILBOX),
        ask=_ASK_MANAGER,
    ),
    "module_granted": _Words(
        subject=N_("IMI: access to a module"),
        told=N_("On {moment} {by} gave {authority} access to the module {module}."),
        more=(N_("Give its roles to the users whose work it is: nobody has them by themselves."), _LOOK, _MAILBOX),
        ask=_ASK_MANAGER,
    ),
    "module_suspended": _Words(
        subject=N_("IMI: access to a module suspended"),
        told=N_("On {moment} {by} suspended the access of {authority} to the module {module}."),
        more=(N_("Roles, keywords and links in it are kept, and work again when the access does."), _LOOK, _MAILBOX),
        ask=_ASK_MANAGER,
    ),
    "module_withdrawn": _Words(
        subject=N_("IMI: access to a module withdrawn"),
        told=N_("On {moment} {by} withdrew the access of {authority} to the module {module}."),
        more=(N_("Roles, keywords and links in it are gone; the history still shows them."), _LOOK, _MAILBOX),
        ask=_ASK_MANAGER,
    ),
    "coordinator_linked": _Words(
        subject=N_("IMI: linked as coordinator"),
        told=N_("On {moment} {by} linked {authority} as coordinator in the module {module}."),
        more=(N_("You need do nothing for it."), _MAILBOX),
        ask=N_("Is this wrong? Then please contact that authority; its contact details stand in IMI."),
    ),
    "coordinator_unlinked": _Words(
        subject=N_("IMI: no longer linked as coordinator"),
        told=N_("On {moment} {by} ended the link with {authority} as coordinator in the module {module}."),
        more=(N_("You need do nothing for it."), _MAILBOX),
        ask=N_("Is this wrong? Then please contact that authority; its contact details stand in IMI."),
    ),
}  # fmt: skip


def notice(subject: NoticeLetter, texts: Texts) -> Written:
    """The notice in the language of the catalogue."""
    words = _WORDS[subject.kind]
    zone = subject.at.tzinfo
    values = {
        "authority": plain(subject.authority),
        "by": plain(subject.by),
        "module": plain(subject.module),
        "moment": date_time(texts.language, subject.at, zone) if zone is not None else "",
    }
    body = letter(
        texts,
        wrapped(texts(words.told, **values)),
        "\n".join(item(line) for line in _rights(subject, texts)),
        "\n".join(item(texts(line, **values)) for line in words.more),
        wrapped(texts(words.ask, **values)),
    )
    return Written(subject=texts(words.subject), body=body)


def _rights(subject: NoticeLetter, texts: Texts) -> Iterator[str]:
    if subject.administrator is not None:
        yield texts("new: administrator") if subject.administrator else texts("no longer: administrator")
    for right in subject.gained:
        yield texts("new: {right}", right=plain(right))
    for right in subject.lost:
        yield texts("no longer: {right}", right=plain(right))
