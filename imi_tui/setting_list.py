"""The list of settings: their names everywhere, their defaults and what each one does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from imi_tui import setting_values as values
from imi_tui.locale import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One thing that can be set.

    Attributes:
        name: As in the TOML file, with a dot between table and key.
        attribute: As in `Settings`.
        read: Turns what was given into the value; raises `WrongValue`.
        default: The value when nothing says otherwise; None where it depends on the machine.
        shown: The default in words, for tables and help.
        what: What it does, in one sentence.
        option: The option that sets it, if there is one: a global one, or one of `init`.
    """

    name: str
    attribute: str
    read: Callable[[Any], Any]
    default: object
    what: str
    shown: str = ""
    option: str = ""

    @property
    def environment(self) -> str:
        """The environment variable that sets it."""
        return "IMI_TUI_" + self.name.upper().replace(".", "_")


SETTINGS: Final = (
    Setting(
        name="data_dir", attribute="data_dir", read=values.path, default=None, option="--data-dir",
        shown=N_("the platform's user data directory"), what=N_("Where the database, mail and logs stand."),
    ),
    Setting(
        name="database.url", attribute="database_url", read=values.database_url, default=None,
        shown=N_("SQLite file imi.db in the data directory"), what=N_("The database."),
    ),
    Setting(
        name="mail.url",
        option="--mail-url", attribute="mail_url", read=values.mail_url, default="maildir:",
        shown=N_("maildir: in the data directory"), what=N_("How mail leaves: a Maildir or a mail server."),
    ),
    Setting(
        name="mail.from",
        option="--mail-from", attribute="mail_from", read=values.text, default="",
        shown=N_("asked by init"), what=N_("The sender of all mail."),
    ),
    Setting(
        name="mail.commission",
        option="--mail-commission", attribute="mail_commission", read=values.text, default="",
        shown=N_("none"), what=N_("Where translation requests go."),
    ),
    Setting(
        name="mail.password_file", attribute="mail_password_file", read=values.path, default=None,
        shown=N_("none"), what=N_("The file, for its owner alone, with the password for the mail server."),
    ),
    Setting(
        name="language", attribute="language", read=values.language, default=None, option="--language",
        shown=N_("from the locale; else nl"), what=N_("The language of the sign-in screen and the commands."),
    ),
    Setting(
        name="time_zone", attribute="time_zone", read=values.zone, default="Europe/Brussels",
        what=N_("The zone in which days begin and end."),
    ),
    Setting(
        name="sign_in.free_attempts", attribute="free_attempts", read=values.whole(1, 100), default=5,
        what=N_("Wrong passwords in a row before waiting begins."),
    ),
    Setting(
        name="sign_in.wait_first", attribute="wait_first", read=values.whole(1, 3600), default=30,
        what=N_("The first wait, in seconds; each next one is longer."),
    ),
    Setting(
        name="sign_in.wait_longest", attribute="wait_longest", read=values.whole(1, 86400), default=900,
        what=N_("The longest wait, in seconds."),
    ),
    Setting(
        name="sign_in.blocked_after", attribute="blocked_after", read=values.whole(2, 1000), default=20,
        what=N_("Wrong passwords in a row that block the password."),
    ),
    Setting(
        name="password.temporary_hours", attribute="temporary_password_hours", read=values.whole(1, 720), default=72,
        what=N_("How many hours a temporary password works."),
    ),
    Setting(
        name="password.months", attribute="password_months", read=values.whole(1, 24), default=6,
        what=N_("How many months a password lives."),
    ),
    Setting(
        name="password.refuse_common", attribute="refuse_common_passwords", read=values.flag, default=False,
        shown="false", what=N_("Whether common passwords and names are refused."),
    ),
    Setting(
        name="retention.days", attribute="retention_days", read=values.whole(30, 36_500), default=365,
        what=N_("How many days after a user was deleted the personal data are erased by `imi-tui retention run`."),
    ),
)  # fmt: skip
BY_NAME: Final = {setting.name: setting for setting in SETTINGS}
