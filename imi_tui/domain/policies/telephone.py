"""Telephone numbers (R3.3, D29): typed in any usual form, stored in E.164. The one file that asks phonenumbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import limits, texts

# IMI's country codes that differ from the library's; institutions of the Union telephone from Brussels.
_REGIONS: Final[Mapping[str, str]] = {"EL": "GR", "UK": "GB", "XI": "GB", "EU": "BE"}
_WRITTEN: Final = re.compile(r"\+?[0-9 ()./\-]+")
# What word processors put in place of a hyphen or a space.
_LIKE_WRITTEN: Final = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"), **dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")}
)


def check(text: str, path: str, country: str) -> tuple[str, tuple[Issue, ...]]:
    """The number in E.164, and what is wrong with it. Blank is allowed and gives an empty text.

    Args:
        text: As typed; without `+` it is a national number of the country.
        path: The field, for the issues.
        country: IMI code of the authority's country.

    Returns:
        E.164 when nothing is wrong, else the text as typed.
    """
    value, issues = texts.clean(text, path, maximum=limits.PHONE, required=False)
    issues = issues or texts.hidden(value, path)
    if not value or issues:
        return value, issues
    code, number = _understood(value.translate(_LIKE_WRITTEN), _REGIONS.get(country, country))
    return (number, ()) if code is None else (value, (Issue(code=code, path=path),))


def shown(e164: str) -> str:
    """How people read it: `+31 20 555 0100`. A text that is no number comes back as it is."""
    if not e164:
        return ""
    import phonenumbers

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException:
        return e164
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def _understood(written: str, region: str) -> tuple[str | None, str]:
    """What is wrong, or None and the number. Possible is enough: new ranges open faster than tables follow."""
    import phonenumbers

    if not _WRITTEN.fullmatch(written):
        return "phone.not_a_number", ""
    try:
        number = phonenumbers.parse(written, region if region in phonenumbers.SUPPORTED_REGIONS else None)
    except phonenumbers.NumberParseException as error:
        return _parse_code(error.error_type), ""
    reason = phonenumbers.is_possible_number_with_reason(number)
    possible = phonenumbers.ValidationResult
    if reason == possible.IS_POSSIBLE:
        return None, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if reason in (possible.TOO_SHORT, possible.IS_POSSIBLE_LOCAL_ONLY):
        return "phone.too_short", ""
    if reason == possible.TOO_LONG:
        return "phone.too_long", ""
    return "phone.no_country" if reason == possible.INVALID_COUNTRY_CODE else "phone.impossible", ""


def _parse_code(error_type: int) -> str:
    from phonenumbers import NumberParseException

    return {
        NumberParseException.INVALID_COUNTRY_CODE: "phone.no_country",
        NumberParseException.TOO_SHORT_AFTER_IDD: "phone.too_short",
        NumberParseException.TOO_SHORT_NSN: "phone.too_short",
        NumberParseException.TOO_LONG: "phone.too_long",
    }.get(error_type, "phone.not_a_number")
