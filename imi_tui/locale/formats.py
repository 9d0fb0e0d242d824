"""Dates, times and numbers as each language writes them (screens, chapter 1: "Numbers and dates").

Pure, and without Babel: these run for every row that is painted. Moments are zone-aware; the caller says in which zone
they are read (D10). A language without a format of its own gets the English one.
"""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Final

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TODAY: Final = ("vandaag", "today")
_CENTURY: Final = 2000


def day(language: str, value: date) -> str:
    """A calendar day: `23-11-2026`, `23 Nov 2026`."""
    if language == "nl":
        return f"{value.day:02}-{value.month:02}-{value.year:04}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year:04}"


def date_of(language: str, moment: datetime, zone: tzinfo) -> str:
    """The day on which `moment` falls in `zone`."""
    return day(language, _local(moment, zone).date())


def time_of(moment: datetime, zone: tzinfo) -> str:
    """The time of day of `moment` in `zone`: `14:05`, in every language."""
    local = _local(moment, zone)
    return f"{local.hour:02}:{local.minute:02}"


def date_time(language: str, moment: datetime, zone: tzinfo) -> str:
    """Day and time: `23-11-2026 14:05`."""
    return f"{date_of(language, moment, zone)} {time_of(moment, zone)}"


def in_list(language: str, moment: datetime, zone: tzinfo, now: datetime) -> str:
    """For list columns: the time alone if `moment` is on the same day as `now`, else the day."""
    if _local(moment, zone).date() == _local(now, zone).date():
        return time_of(moment, zone)
    return date_of(language, moment, zone)


def number(language: str, value: int) -> str:
    """A whole number with its thousands grouped: `12.500`, `12,500`."""
    grouped = f"{value:,}"
    return grouped.replace(",", ".") if language == "nl" else grouped


def decimal(language: str, value: Decimal | float, places: int = 1) -> str:
    """A number with `places` decimals: `1,5`, `1.5`."""
    text = f"{value:,.{places}f}"
    return text.translate(str.maketrans(",.", ".,")) if language == "nl" else text


def parse_day(text: str, today: date) -> date | None:
    """The day that someone typed, or None. Day before month, as in all of Europe; years may have two digits.

    Accepts `23-11-2026`, `23-11-26`, `23/11/2026`, `23.11.2026`, `2026-11-23`, `23 Nov 2026`, `vandaag` and `today`.
    """
    typed = text.strip().casefold()
    if typed in _TODAY:
        return today
    for sign in "/. ":
        typed = typed.replace(sign, "-")
    parts = [part for part in typed.split("-") if part]
    if len(parts) != 3:
        return None
    first, middle, last = parts
    month = _month(middle)
    if month is None or not (_digits(first) and _digits(last)):
        return None
    try:
        if len(first) == 4:
            return date(int(first), month, int(last))
        year = int(last) + (_CENTURY if len(last) == 2 else 0)
        return date(year, month, int(first)) if len(last) in (2, 4) and len(first) <= 2 else None
    except ValueError:
        return None


def _month(text: str) -> int | None:
    if _digits(text):
        return int(text)
    names = [name.casefold() for name in _MONTHS]
    return names.index(text) + 1 if text in names else None


def _digits(text: str) -> bool:
    return len(text) <= 4 and text.isascii() and text.isdecimal()


def _local(moment: datetime, zone: tzinfo) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs its zone")
    return moment.astimezone(zone)
