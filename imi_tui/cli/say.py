"""How commands speak: data to stdout, words to stderr; no traceback, no control characters."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from imi_tui.locale import N_, Texts

if TYPE_CHECKING:
    from imi_tui.domain.errors import DomainError
    from imi_tui.setting_values import Origin, SettingsError

DONE: Final = 0
REFUSED: Final = 1
USAGE: Final = 2
TRY_AGAIN: Final = 3
DEFECT: Final = 70

_UNAVAILABLE: Final = {
    "unavailable.busy": (TRY_AGAIN, N_("The database is busy. Try again in a moment.")),
    "unavailable.full": (TRY_AGAIN, N_("The disk is full ({path}). Make room and try again.")),
    "unavailable.read_only": (
        USAGE,
        N_("You may not write to the database {path}. Ask for write permission, or choose another with --data-dir."),
    ),
    "unavailable.missing": (
        USAGE,
        N_("There is no database yet ({path}). `imi-tui init` makes one; `imi-tui demo` shows a demonstration."),
    ),
    "unavailable.damaged": (
        REFUSED,
        N_("The database {path} is damaged, or none of imi-tui. Restore a copy, or choose another with --data-dir."),
    ),
    "unavailable.old_schema": (
        REFUSED,
        N_("The database {path} is of an older version of imi-tui. `imi-tui db upgrade` brings it up to date."),
    ),
    "unavailable.new_schema": (
        REFUSED,
        N_("The database {path} is of a newer version of imi-tui. Install that version to work on it."),
    ),
}


def out(*fields: str) -> None:
    """One line of data; several fields are separated by tabs."""
    sys.stdout.write("\t".join(_plain(field) for field in fields) + "\n")


def note(text: str) -> None:
    """One line of words."""
    sys.stderr.write(_plain(text) + "\n")
    sys.stderr.flush()


def _plain(text: str) -> str:
    """Without characters that could move the cursor or hide something: values may hold anything."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in text)


def refusal(error: DomainError, texts: Texts) -> tuple[int, str]:
    """Exit code and sentence for what the domain refused."""
    if error.code in _UNAVAILABLE:
        code, msgid = _UNAVAILABLE[error.code]
        return code, texts(msgid, **error.params)
    issues = getattr(error, "issues", ())
    if issues:
        return REFUSED, " ".join(_sentence(texts(issue.code, **issue.params)) for issue in issues)
    return REFUSED, _sentence(texts(error.code, **error.params))


def _sentence(text: str) -> str:
    """The screens put a word such as `Error:` before these texts; here they begin the line."""
    return text[:1].upper() + text[1:]


def settings_refusal(error: SettingsError, texts: Texts) -> str:
    """The sentence about a setting that cannot be used: which one, where it stands, what is wrong."""
    sentence = texts(error.msgid, **error.params)
    if error.setting and error.origin:
        return texts(
            N_("The setting {setting} ({origin}) {wrong}."),
            setting=error.setting, origin=origin_in_words(error.origin, texts), wrong=sentence,
        )  # fmt: skip
    return sentence.strip()


def origin_in_words(origin: Origin, texts: Texts) -> str:
    """`option --language`, `environment IMI_TUI_LANGUAGE`, `default`."""
    words = {
        "option": N_("option"),
        "environment": N_("environment"),
        "file": N_("file"),
        "default": N_("default"),
        "demonstration": N_("demonstration"),
    }
    return " ".join(filter(None, (texts(words[origin.kind]), origin.detail)))
