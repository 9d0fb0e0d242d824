"""The life of a user in the real program, from registration to being forgotten, with the calendar moved on."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.system.years import SERVER_ELSEWHERE, Installation, chooses, types_in

pytestmark = pytest.mark.system

BEGIN = datetime(2027, 1, 10, 9, 0, tzinfo=UTC)
LAST_DAY = datetime(2027, 7, 10, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
FIRST, OWN = "Kanaal-1995", "Sluis-2027"
MEES, ANNA = "mees@meren.example", "a.zonneveld@meren.example"
INIT = (
    "init", "--authority", "Ministerie van Meren", "--informal-name", "Meren", "--country", "NL", "--authority-email",
    "imi@meren.example", "--first-name", "Mees", "--last-name", "Wilg", "--email", MEES,
    "--user-name", "mees-wilg", "--user-language", "nl", "--password-file", "-",
)  # fmt: skip


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The first day: init, Anna is registered, her mail is sent, she chooses a password. Her user name with it."""
    place = Installation(tmp_path_factory.mktemp("years") / "data")
    place.run(BEGIN, *INIT, typed=f"{FIRST}\n")
    with place.program(BEGIN, **SERVER_ELSEWHERE) as it:
        types_in(it, "mees-wilg", FIRST, "   Mijn autoriteit", "Esc Afmelden")
        it.press("f7")
        it.wait_for("Gebruiker toevoegen", "Voornaam")
        for text in ("Anna", "Zonneveld", ANNA):
            it.type(text)
            it.press("enter")
        it.press("f3")
        shown = it.wait_for("Geef deze gebruikersnaam zelf door")
    found = re.search(r"Gebruikersnaam +(\S+-\d{4})", shown)
    assert found, shown
    assert place.letters_to(ANNA) == [], "the program itself speaks to no mail server"
    place.run(BEGIN + DAY / 48, "mail", "send")
    assert found[1] not in place.letters_to(ANNA)[0]
    with place.program(BEGIN + DAY / 24) as it:
        types_in(it, found[1], place.password_for(ANNA), "tijdelijk", "Nieuw wachtwoord")
        chooses(it, OWN)
    return place.data, found[1]


@pytest.fixture
def place(begun: tuple[Path, str], tmp_path: Path) -> Installation:
    return Installation(Path(shutil.copytree(begun[0], tmp_path / "data")))


@pytest.fixture
def anna(begun: tuple[Path, str]) -> str:
    return begun[1]


def test_r4_6_reminders_come_once_a_step_and_then_the_change_is_forced(place: Installation, anna: str) -> None:
    came = []
    before = len(place.letters_to(ANNA))
    for left in (31, 30, 30, 14, 7, 1, 0, 0):
        moment = LAST_DAY - left * DAY
        place.run(moment, "remind")
        place.run(moment, "mail", "send")
        letters = place.letters_to(ANNA)
        came.append((left, len(letters) - before))
        before = len(letters)
    assert came == [(31, 0), (30, 1), (30, 0), (14, 1), (7, 1), (1, 1), (0, 1), (0, 0)]
    assert not [letter for letter in place.letters_to(ANNA) if anna in letter or OWN in letter]
    with place.program(LAST_DAY) as it:
        types_in(it, anna, OWN, "   Mijn autoriteit", "Esc Afmelden")
    with place.program(LAST_DAY + DAY) as it:
        types_in(it, anna, OWN, "verstreken op", "Nieuw wachtwoord")
        chooses(it, f"{OWN}x")


def test_d22_the_operator_rescues_the_last_administrator(place: Installation) -> None:
    now = BEGIN + 2 * DAY
    assert MEES in place.run(now, "user", "reset", "mees-wilg")
    place.run(now + DAY / 48, "mail", "send")
    with place.program(now + DAY / 24) as it:
        types_in(it, "mees-wilg", FIRST, "Aanmelden is niet gelukt")
    with place.program(now + DAY / 24) as it:
        types_in(it, "mees-wilg", place.password_for(MEES), "tijdelijk", "Nieuw wachtwoord")
        chooses(it, "Dijk-2027")


def test_d19_who_left_is_forgotten_after_the_time_that_is_set(place: Installation, anna: str) -> None:
    gone = BEGIN + 2 * DAY
    with place.program(gone) as it:
        types_in(it, "mees-wilg", FIRST, "   Mijn autoriteit", "Esc Afmelden")
        it.press("4")
        it.wait_for("Zonneveld, Anna")
        it.type("zonn")
        it.wait_for("1 van 2")
        it.press("f8")
        it.wait_for("nakijken", ">[Annuleren]")
        it.press("f3")
        it.wait_for("Gedaan: Anna Zonneveld is gewist.")
        it.press("esc")
        it.wait_for("1 van 1")
    place.run(gone + 360 * DAY, "retention", "run")
    assert holds(place, "Zonneveld")
    place.run(gone + 366 * DAY, "retention", "run")
    assert not holds(place, "Zonneveld")
    assert not holds(place, anna)


def holds(place: Installation, text: str) -> bool:
    """Whether the text stands in the database, or in what is written beside it."""
    return any(text.encode() in file.read_bytes() for file in place.data.glob("imi.db*"))


def test_r3_1_the_only_administrator_is_asked_for_a_second_one_month_after_month(place: Installation) -> None:
    came = []
    for days in (6, 8, 9, 38, 39):
        place.run(BEGIN + days * DAY, "remind")
        place.run(BEGIN + days * DAY + DAY / 48, "mail", "send")
        came.append(len([letter for letter in place.letters_to(MEES) if "tweede beheerder" in letter]))
    assert came == [0, 1, 1, 2, 2]
