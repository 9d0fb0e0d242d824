"""What `imi-tui doctor` looks at. Each part yields what it found, and changes nothing."""

from __future__ import annotations

import os
import platform
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from imi_tui import __version__
from imi_tui.cli.findings import in_words
from imi_tui.cli.program import require_database, speaks_utf8
from imi_tui.cli.say import refusal, settings_refusal
from imi_tui.domain.errors import DomainError
from imi_tui.locale import N_, Texts
from imi_tui.setting_values import SettingsError
from imi_tui.settings import Settings

RIGHT: Final = 0
LOOK: Final = 1
WRONG: Final = 2
_COLUMNS: Final = 80
_LINES: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One thing that was looked at; `state` is RIGHT, LOOK (advice) or WRONG."""

    state: int
    sentence: str


def _right(sentence: str) -> Report:
    return Report(state=RIGHT, sentence=sentence)


def _look(sentence: str) -> Report:
    return Report(state=LOOK, sentence=sentence)


def _wrong(sentence: str) -> Report:
    return Report(state=WRONG, sentence=sentence)


def about_program(texts: Texts) -> Iterator[Report]:
    """Versions."""
    import sqlite3

    yield _right(f"imi-tui {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    if not sys.flags.isolated and os.environ.get("PYTHONPATH"):
        yield _look(texts(N_("PYTHONPATH is set: other code could stand in for that of imi-tui. Take it out.")))


def about_terminal(texts: Texts, environment: Mapping[str, str]) -> Iterator[Report]:
    """Whether screens can be drawn and keys arrive."""
    name = environment.get("TERM", "")
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        yield _look(texts(N_("There is no terminal here; run this in the one you work in.")))
    elif name in {"", "dumb"}:
        yield _wrong(
            texts(N_("TERM is {name}: set it to what the terminal is, often xterm-256color."), name=name or "-")
        )
    else:
        yield _right(texts(N_("The terminal calls itself {name}."), name=name))
        yield _size(texts)
    if speaks_utf8(environment):
        yield _right(texts(N_("Letters and signs are sent as UTF-8.")))
    else:
        yield _look(
            texts(N_("The locale is not UTF-8: signs are drawn as ASCII. Set LANG to nl_NL.UTF-8 or en_GB.UTF-8."))
        )
    if environment.get("STY"):
        yield _look(texts(N_("GNU screen waits after Esc: put `maptimeout 50` in .screenrc.")))


def _size(texts: Texts) -> Report:
    columns, lines = os.get_terminal_size(sys.stderr.fileno())
    sentence = texts(N_("The terminal is {columns} by {lines}."), columns=columns, lines=lines)
    if columns >= _COLUMNS and lines >= _LINES:
        return _right(sentence)
    return _look(f"{sentence} {texts(N_('Screens are drawn for 80 by 24: make it larger.'))}")


def about_data(texts: Texts, settings: Settings) -> Iterator[Report]:
    """The data directory and the database."""
    folder = settings.data_dir
    if not folder.exists():
        yield _look(
            texts(N_("The folder {path} is not there yet; `imi-tui init` or `imi-tui demo` makes it."), path=folder)
        )
        return
    try:
        require_database(settings)
    except SettingsError as error:
        yield _wrong(settings_refusal(error, texts))
        return
    except DomainError as error:
        missing = error.code == "unavailable.missing"
        yield (_look if missing else _wrong)(refusal(error, texts)[1])
        return
    yield _private(folder, 0o700, texts)
    from imi_tui import bootstrap

    for finding in bootstrap.operator(settings).check():
        yield (_right if finding.ok else _wrong)(in_words(finding, settings, texts))


def about_mail(texts: Texts, settings: Settings) -> Iterator[Report]:
    """Whether mail can leave, and the advice on passwords."""
    if settings.demonstration:
        yield _right(texts(N_("This is a demonstration: mail goes to a Maildir in {path}."), path=settings.data_dir))
    elif settings.mail_url.startswith("maildir:"):
        yield _look(
            texts(N_("Mail goes to a Maildir and reaches nobody. Set mail.url to your mail server, and mail.from."))
        )
    elif not settings.mail_from:
        yield _wrong(texts(N_("Mail has no sender. Set mail.from, for example imi@ministry.example.")))
    else:
        yield _right(texts(N_("Mail leaves as {sender}."), sender=settings.mail_from))
    if not settings.mail_commission:
        yield _look(texts(N_("Translation requests reach nobody. Set mail.commission.")))
    if settings.mail_password_file is not None:
        yield from _password_file(settings.mail_password_file, texts)
    if not settings.refuse_common_passwords:
        yield _look(texts(N_("Common passwords are accepted. Set password.refuse_common to true to refuse them.")))


def _password_file(path: Path, texts: Texts) -> Iterator[Report]:
    if path.is_file():
        yield _private(path, 0o600, texts)
    else:
        yield _wrong(
            texts(N_("The password file {path} is not there. Make it, or correct mail.password_file."), path=path)
        )


def _private(path: Path, mode: int, texts: Texts) -> Report:
    found = stat.S_IMODE(path.stat().st_mode)
    if found & ~mode:
        return _wrong(texts(N_("Others can read {path}. Run: chmod {mode} {path}"), path=path, mode=f"{mode:o}"))
    return _right(texts(N_("{path} is for its owner alone."), path=path))
