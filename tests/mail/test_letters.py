"""What the letters say, in every language, and what they never say."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date
from typing import Literal

import pytest

from imi_tui.domain.dto.mail import NOTICE_KINDS
from imi_tui.domain.mail.letters import (
    Letter,
    NoticeLetter,
    PasswordLetter,
    ReminderLetter,
    TranslationLetter,
    Written,
)
from imi_tui.domain.mail.paragraphs import WIDTH
from imi_tui.domain.mail.samples import sample
from imi_tui.domain.mail.writing import write
from imi_tui.domain.secret import Secret
from imi_tui.locale import load

LANGUAGES = ("nl", "en", "de", "mt")
PASSWORD = "Kx7mQp2vTr9wHn4c"


def password_letter(kind: Literal["registration", "reset"] = "registration", hours: int = 72) -> PasswordLetter:
    return PasswordLetter(kind=kind, authority="Gemeente Veldermeer", password=Secret(PASSWORD), hours=hours)


def translation_letter(old: str = "Bouwvergunningen", new: str = "Bouw en vestiging") -> TranslationLetter:
    return TranslationLetter(
        authority="Gemeente Veldermeer", number="NL-00042", country="NL", old_name=old, new_name=new
    )


LETTERS: tuple[Letter, ...] = (
    password_letter(),
    password_letter("reset"),
    translation_letter(),
    sample("password_reminder", "nl", UTC),
    *(sample(kind, "nl", UTC) for kind in NOTICE_KINDS),
)
"""One of each kind."""


@pytest.mark.parametrize("letter_type", [PasswordLetter, ReminderLetter, NoticeLetter, TranslationLetter])
def test_r3_7_no_letter_has_a_place_for_a_user_name_or_a_person(letter_type: type[Letter]) -> None:
    fields = {field.name for field in dataclasses.fields(letter_type)}
    assert fields in (
        {"kind", "authority", "password", "hours"},
        {"authority", "last_day", "days_left"},
        {"kind", "authority", "at", "by", "module", "gained", "lost", "administrator"},
        {"authority", "number", "country", "old_name", "new_name"},
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", LETTERS)
def test_letters_are_whole_in_every_language(letter: Letter, language: str) -> None:
    written = write(letter, load(language))
    text = written.subject + written.body
    assert "{" not in text
    assert "Gemeente Veldermeer" in " ".join(written.body.split())
    assert all(len(line) <= WIDTH for line in written.body.splitlines())
    assert written.body.endswith("\n")
    assert written.subject.startswith("IMI: ")


@pytest.mark.parametrize("kind", ["registration", "reset"])
def test_r3_8_the_dutch_letter_says_how_the_password_works(kind: Literal["registration", "reset"]) -> None:
    body = " ".join(write(password_letter(kind), load("nl")).body.split())
    assert "tot 72 uur na het verzenden" in body
    assert "maar één keer" in body
    assert "kiest u meteen een eigen wachtwoord" in body
    assert "van een beheerder van uw autoriteit, persoonlijk of telefonisch" in body
    assert "Krijgt u later nog zo'n bericht, dan geldt dat" in body


def test_r4_5_the_letter_after_a_reset_says_that_the_old_password_is_dead() -> None:
    body = " ".join(write(password_letter("reset"), load("nl")).body.split())
    assert "Uw oude wachtwoord werkt niet meer" in body
    assert "geregistreerd" not in body


def test_the_password_stands_once_alone_and_unbroken() -> None:
    lines = write(password_letter(), load("nl")).body.splitlines()
    assert [line for line in lines if PASSWORD in line] == [f"    {PASSWORD}"]


def test_d14_hours_follow_the_setting_in_singular_and_plural() -> None:
    assert "1 hour from" in write(password_letter(hours=1), load("en")).body
    assert "24 hours from" in write(password_letter(hours=24), load("en")).body


def test_r3_3_each_reader_gets_the_own_language() -> None:
    dutch, english = (write(password_letter(), load(language)) for language in ("nl", "en"))
    assert dutch.subject == "IMI: uw tijdelijke wachtwoord"
    assert english.subject == "IMI: your temporary password"


@pytest.mark.parametrize("letter", LETTERS)
def test_d21_a_language_without_catalogue_reads_english(letter: Letter) -> None:
    assert write(letter, load("mt")) == write(letter, load("en"))


def test_r2_6_the_commission_reads_whose_name_was_what_and_is_what() -> None:
    body = write(translation_letter(), load("nl")).body
    assert "Gemeente Veldermeer (NL-00042, NL)" in body
    assert "    was: Bouwvergunningen\n    is nu: Bouw en vestiging\n" in body
    assert "Vertaalverzoeken" in body


def test_d28_text_of_users_cannot_forge_lines_or_command_a_terminal() -> None:
    body = write(translation_letter(new="x\n\nNieuw wachtwoord: abc\x1b[2J\u202e[/]{hours}"), load("nl")).body
    assert "\x1b" not in body
    assert "\u202e" not in body
    assert "\nNieuw wachtwoord" not in body
    assert "[/]{hours}" in body


def test_subjects_do_not_depend_on_who_or_what() -> None:
    other = translation_letter(old="iets", new="=?UTF-8?Q?=0A?=Bcc: x@y.example")
    assert write(other, load("nl")).subject == write(translation_letter(), load("nl")).subject


def test_a_written_letter_does_not_show_its_password_in_a_traceback() -> None:
    written = write(password_letter(), load("nl"))
    assert PASSWORD not in repr(written)
    assert isinstance(written, Written)


@pytest.mark.parametrize(
    ("days", "dutch", "english"),
    [
        (14, "is nog 14 dagen geldig, tot en met 07-12-2026.", "works for 14 more days, until 7 Dec 2026."),
        (1, "is nog 1 dag geldig, tot en met 07-12-2026.", "works for 1 more day, until 7 Dec 2026."),
        (0, "Vandaag, 07-12-2026, is de laatste dag", "Today, 7 Dec 2026, is the last day"),
        (-3, "was geldig tot en met 07-12-2026 en is nu verstreken.", "worked until 7 Dec 2026 and has now expired."),
    ],
)
def test_r4_6_a_reminder_says_how_long_and_what_to_do(days: int, dutch: str, english: str) -> None:
    letter = ReminderLetter(authority="Gemeente Veldermeer", last_day=date(2026, 12, 7), days_left=days)
    for language, words in (("nl", dutch), ("en", english)):
        assert words in " ".join(write(letter, load(language)).body.split())


def test_subjects_of_all_kinds_differ_in_every_language() -> None:
    for language in ("nl", "en"):
        subjects = [write(letter, load(language)).subject for letter in LETTERS]
        assert len(set(subjects)) == len(LETTERS) == 18


def test_r4_5_a_preview_says_that_the_password_is_made_when_it_is_sent() -> None:
    preview = dataclasses.replace(password_letter(), password=None)
    assert "\n    [wordt bij verzending gemaakt]\n" in write(preview, load("nl")).body
    assert "\n    [made when it is sent]\n" in write(preview, load("en")).body
