"""Texts: translating, filling in, falling back; dates and numbers as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from gettext import GNUTranslations
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import given
from hypothesis import strategies as st

from imi_tui.locale import N_, Texts, languages, load
from imi_tui.locale.formats import date_time, day, decimal, in_list, number, parse_day

BRUSSELS = ZoneInfo("Europe/Brussels")
MOMENT = datetime(2026, 11, 23, 13, 5, tzinfo=UTC)


def dutch() -> Texts:
    catalogue = Catalog(locale="nl")
    catalogue.add("Save", "Opslaan")
    catalogue.add("Done: {name} is saved.", "Gedaan: {name} is opgeslagen.")
    catalogue.add(("{n} change", "{n} changes"), ("{n} wijziging", "{n} wijzigingen"))
    catalogue.add("S", "O", context="letter form.save")
    catalogue.add("Broken {", "Stuk {")
    stream = BytesIO()
    write_mo(stream, catalogue)
    stream.seek(0)
    return Texts("nl", GNUTranslations(stream))


def test_text_is_translated_and_filled_in() -> None:
    assert dutch()("Save") == "Opslaan"
    assert dutch()("Done: {name} is saved.", name="Kano") == "Gedaan: Kano is opgeslagen."


@given(st.text())
def test_d28_braces_in_data_are_shown_as_typed(name: str) -> None:
    assert dutch()("Done: {name} is saved.", name=name) == f"Gedaan: {name} is opgeslagen."


def test_template_that_cannot_be_filled_in_is_shown_unfilled() -> None:
    assert dutch()("Done: {name} is saved.", other=1) == "Gedaan: {name} is opgeslagen."
    assert dutch()("Broken {", name="x") == "Stuk {"


@pytest.mark.parametrize(
    ("n", "expected"),
    [(0, "0 wijzigingen"), (1, "1 wijziging"), (2, "2 wijzigingen"), (12500, "12.500 wijzigingen")],
)
def test_plural_counts_in_the_language(n: int, expected: str) -> None:
    assert dutch().plural("{n} change", "{n} changes", n) == expected


def test_context_tells_equal_words_apart() -> None:
    texts = dutch()
    assert texts.ctx("letter form.save", "S") == "O"
    assert texts.ctx("letter users.sort", "S") == "S"
    assert texts.ctx("letter form.save", "S") == "O"


def test_unknown_text_is_its_own_translation_and_the_header_never_shows() -> None:
    assert dutch()("No such text") == "No such text"
    assert dutch()("") == ""
    assert not dutch().has("No such text")
    assert dutch().has("Save")


def test_r3_3_languages_of_one_process_do_not_touch_each_other() -> None:
    assert load("nl") is not load("en")
    assert load("nl").language == "nl"
    assert load("en").language == "en"
    assert set(languages()) >= {"en", "nl"}


@pytest.mark.parametrize("code", ["bg", "xx", "", "../nl", "."])
def test_d21_language_without_catalogues_reads_english(code: str) -> None:
    assert load(code).language == "en"


def test_marking_changes_nothing() -> None:
    assert N_("Save") == "Save"


def test_dates_are_written_in_the_zone_of_the_reader() -> None:
    assert date_time("nl", MOMENT, BRUSSELS) == "23-11-2026 14:05"
    assert date_time("en", MOMENT, BRUSSELS) == "23 Nov 2026 14:05"
    assert day("nl", date(2026, 1, 2)) == "02-01-2026"
    assert day("en", date(2026, 1, 2)) == "2 Jan 2026"


def test_list_shows_the_time_on_the_same_day_of_the_zone_only() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert in_list("nl", late, BRUSSELS, MOMENT) == "00:30"
    assert in_list("nl", late, ZoneInfo("UTC"), MOMENT) == "22-11-2026"


def test_moment_without_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        date_time("nl", datetime(2026, 1, 1), BRUSSELS)  # noqa: DTZ001 - that is the mistake


def test_numbers_are_grouped_per_language() -> None:
    assert (number("nl", 12500), number("en", 12500)) == ("12.500", "12,500")
    assert (decimal("nl", Decimal("1234.56")), decimal("en", 1.5)) == ("1.234,6", "1.5")


@pytest.mark.parametrize(
    "typed",
    ["23-11-2026", "23-11-26", "23/11/2026", " 23.11.2026 ", "2026-11-23", "23 Nov 2026", "vandaag", "Today"],
)
def test_day_is_read_in_every_usual_form(typed: str) -> None:
    assert parse_day(typed, date(2026, 11, 23)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "typed", ["", "23-11", "31-02-2026", "11-23-2026", "x-1-2026", "1-1-202", "²-1-2026", "1-1-1-1"]
)
def test_what_is_no_day_is_none(typed: str) -> None:
    assert parse_day(typed, date(2026, 11, 23)) is None


@given(st.dates(), st.sampled_from(["nl", "en"]))
def test_day_written_is_the_day_read(value: date, language: str) -> None:
    assert parse_day(day(language, value), date(2000, 1, 1)) == value
