"""What a setting may be: readers that turn a given text or TOML value into a checked one, or refuse it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from imi_tui.locale import N_, languages


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a value came from.

    Attributes:
        kind: `option`, `environment`, `file`, `default`, or `demonstration` where the folder itself decides.
        detail: The option, the variable or the file; empty for the others.
    """

    kind: str
    detail: str = ""


class SettingsError(Exception):
    """A setting that cannot be used (exit code 2).

    Attributes:
        msgid: The sentence, to be translated and filled in with `params`; about a value, it begins after its name.
        setting: The name of the setting, or empty.
        origin: Where its value came from.
    """

    def __init__(self, msgid: str, *, setting: str = "", origin: Origin | None = None, **params: object) -> None:
        self.msgid = msgid
        self.setting = setting
        self.origin = origin
        self.params = params
        super().__init__(f"{setting}: {msgid}")


class WrongValue(Exception):
    """What a reader refuses; whoever called it adds the setting and its origin."""

    def __init__(self, msgid: str, **params: object) -> None:
        self.msgid = msgid
        self.params = params
        super().__init__(msgid)


def text(value: object) -> str:
    """A text in one line."""
    if not isinstance(value, str) or not value.isprintable():
        raise WrongValue(N_("must be a text of printable characters"))
    return value.strip()


def path(value: object) -> Path:
    """A folder or file, as an absolute path; `~` is the home folder."""
    given = text(value)
    if not given:
        raise WrongValue(N_("must name a folder or file"))
    try:
        return Path(given).expanduser().absolute()
    except RuntimeError:
        raise WrongValue(N_("must name a folder or file of a known user")) from None


def database_url(value: object) -> str:
    """The address of an SQLite file."""
    given = text(value)
    if not given.startswith("sqlite:///") or given in {"sqlite:///", "sqlite:///:memory:"} or "?" in given:
        raise WrongValue(N_("must name an SQLite file, such as sqlite:////srv/imi/imi.db"))
    return given


def mail_url(value: object) -> str:
    """The address of a mail server or Maildir."""
    given = text(value)
    if not given.startswith(("maildir:", "smtp://", "smtps://")):
        raise WrongValue(N_("must begin with maildir:, smtp:// or smtps://"))
    return given


def language(value: object) -> str:
    """A language that has screens."""
    given = text(value).lower()
    if given not in languages():
        raise WrongValue(N_("must be a language that has screens: {languages}"), languages=", ".join(languages()))
    return given


def zone(value: object) -> str:
    """The name of a time zone."""
    from zoneinfo import ZoneInfo

    given = text(value)
    try:
        ZoneInfo(given)
    except (ValueError, OSError, LookupError):
        raise WrongValue(N_("must be the name of a time zone, such as Europe/Brussels")) from None
    return given


def flag(value: object) -> bool:
    """True or false."""
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if isinstance(value, str):
        value = words.get(value.strip().lower(), value)
    if not isinstance(value, bool):
        raise WrongValue(N_("must be true or false"))
    return value


def whole(low: int, high: int) -> Callable[[object], int]:
    """A reader for whole numbers from `low` to `high`."""

    def read(value: object) -> int:
        if isinstance(value, str) and value.strip().isascii() and value.strip().isdecimal():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise WrongValue(N_("must be a whole number from {low} to {high}"), low=low, high=high)
        return value

    return read
