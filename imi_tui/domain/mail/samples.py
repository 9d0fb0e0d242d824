"""A letter of each kind with examples for what is filled in, for `imi-tui mail preview`."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo
from typing import Final

from imi_tui.domain.dto.mail import NOTICE_KINDS, PASSWORD_KINDS, MailKind
from imi_tui.domain.mail.letters import Letter, NoticeLetter, PasswordLetter, ReminderLetter, TranslationLetter

_AUTHORITY: Final = "Gemeente Veldermeer"
_OTHER: Final = "Ministerie van Marktzaken (NL-00001)"
_AT: Final = datetime(2026, 11, 23, 9, 2, tzinfo=UTC)
_HOURS: Final = 72
_ROLES: Final = {
    "nl": ("Beroepskwalificaties (verzoeken): verzoekbehandelaar", "Diensten (verzoeken): lezer"),
    "en": ("Professional qualifications (requests): request handler", "Services (requests): viewer"),
}
_MODULES: Final = {"nl": "Beroepskwalificaties (verzoeken)", "en": "Professional qualifications (requests)"}


def sample(kind: MailKind, language: str, zone: tzinfo) -> Letter:
    """The letter; what comes from the reference data in that language or English."""
    if kind == "translation_request":
        return TranslationLetter(
            authority=_AUTHORITY, number="NL-00042", country="NL", old_name="Vergunningen", new_name="Bouw en vestiging"
        )
    if kind == "password_reminder":
        return ReminderLetter(authority=_AUTHORITY, last_day=date(2026, 12, 7), days_left=14)
    for password in PASSWORD_KINDS:
        if kind == password:
            return PasswordLetter(kind=password, authority=_AUTHORITY, password=None, hours=_HOURS)
    notice = next(notice for notice in NOTICE_KINDS if notice == kind)
    gained, lost = _ROLES.get(language, _ROLES["en"])
    rights = notice == "roles_changed"
    return NoticeLetter(
        kind=notice,
        authority=_AUTHORITY,
        at=_AT.astimezone(zone),
        by=_OTHER,
        module=_MODULES.get(language, _MODULES["en"]),
        gained=(gained,) if rights else (),
        lost=(lost,) if rights else (),
        administrator=True if rights else None,
    )
