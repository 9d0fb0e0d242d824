"""What to say when `mail.url` or `mail.from` cannot be used to send."""

from __future__ import annotations

from typing import Final

from imi_tui.cli import say
from imi_tui.cli.command import Call
from imi_tui.domain.mail.transport import WrongMailSettings
from imi_tui.locale import N_
from imi_tui.setting_values import SettingsError

_WRONG: Final = {
    "mail_url.kind": N_("must begin with maildir:, smtp:// or smtps://"),
    "mail_url.form": N_("must look like smtp://host:port"),
    "mail_url.password": N_("must not hold a password: put it in a file and name that in mail.password_file"),
    "mail_url.password_file": N_("names a user: put the password in a file and name that in mail.password_file"),
    "mail_from.missing": N_("is missing: mail to a server needs a sender, such as imi@ministry.example"),
    "mail_from.form": N_("must be an e-mail address, such as imi@ministry.example"),
}


def refusal(error: WrongMailSettings, call: Call) -> str:
    """The sentence: which setting, where it stands, what to do."""
    wrong = SettingsError(_WRONG[error.code], setting=error.setting, origin=call.settings.origins[error.setting])
    return say.settings_refusal(wrong, call.texts)
