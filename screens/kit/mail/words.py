"""E-mail messages in words: what one tells, why it failed, how many there are."""

from __future__ import annotations

from imi_tui.locale import Texts


def kind_word(tr: Texts, kind: str, days_left: int | None = None) -> str:
    """What a message tells, in a few words.

    Args:
        tr: Texts in the reader's language.
        kind: Of `dto.mail.MailKind`.
        days_left: For a reminder of the password, days that were left; None when unknown.
    """
    if kind == "password_reminder" and days_left is not None and days_left >= 0:
        return tr.plural("reminder ({n} day)", "reminder ({n} days)", days_left)
    words = {
        "registration": tr.ctx("mail", "temporary password"),
        "reset": tr.ctx("mail", "temporary password"),
        "password_reminder": tr.ctx("mail", "reminder"),
        "password_changed": tr.ctx("mail", "password changed"),
        "roles_changed": tr.ctx("mail", "rights changed"),
        "user_blocked": tr.ctx("mail", "user blocked"),
        "second_administrator": tr.ctx("mail", "second administrator"),
        "address_former": tr.ctx("mail", "own address (old)"),
        "address_new": tr.ctx("mail", "own address (new)"),
        "mailbox_former": tr.ctx("mail", "authority address (old)"),
        "mailbox_new": tr.ctx("mail", "authority address (new)"),
        "authority_changed": tr.ctx("mail", "data changed"),
        "module_granted": tr.ctx("mail", "module granted"),
        "module_suspended": tr.ctx("mail", "module suspended"),
        "module_withdrawn": tr.ctx("mail", "module withdrawn"),
        "coordinator_linked": tr.ctx("mail", "coordinator linked"),
        "coordinator_unlinked": tr.ctx("mail", "coordinator unlinked"),
        "translation_request": tr.ctx("mail", "translation request"),
    }
    return words.get(kind, tr.ctx("mail", "message"))


def reason_words(tr: Texts, reason: str) -> str:
    """Why a try failed, with the mail server's answer and without a full stop; empty for none that is known."""
    code, _, answer = reason.partition(" ")
    if not code or not tr.has(code):
        return ""
    return tr(code).rstrip(".") + (f" ({answer})" if answer else "")


def counts_words(tr: Texts, failed: int | None, waiting: int | None) -> str:
    """How many failed and wait: `1 failed, 2 waiting`; empty when that is not known, or there are none."""
    parts = [tr.plural("{n} failed", "{n} failed", failed)] if failed else []
    parts += [tr.plural("{n} waiting", "{n} waiting", waiting)] if waiting else []
    return ", ".join(parts)
