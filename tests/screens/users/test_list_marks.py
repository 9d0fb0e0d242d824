"""Several users marked, and one act for them (screens.md 7.2, R4.5)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import LeftOut, ResetPasswords
from tests.factories import NOW as TODAY
from tests.screens.driver import running
from tests.screens.golden import assert_golden
from tests.screens.users.pages import focus_signs, quiet, users_list
from tests.screens.users.people import NOW, Script
from tests.usecases.office import Office


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r4_5_three_marked_as_drawn(language: str) -> None:
    script = Script()
    async with users_list(script, language=language) as it:
        await it.type("ver" if language == "nl" else "exp")
        await quiet(it)
        await it.press("space", "down", "space", "down", "space", "up", "f9", "w")
        assert_golden(f"users-marked-reset-{language}", it.text())
        assert focus_signs(it.text()) == 1
        await it.press("f3")
        await quiet(it)
        assert script.done == [ResetPasswords(actor=Actor(user_id=1, session_id=1), user_ids=(5, 8, 11))]
        assert_golden(f"users-marked-done-{language}", it.text())


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_marked_list_as_drawn(language: str) -> None:
    async with users_list(Script(), language=language) as it:
        await it.press("space", "down", "down", "space", "down")
        assert_golden(f"users-marked-{language}", it.text())


async def test_marks_stay_while_filtering_and_are_counted() -> None:
    async with users_list(Script()) as it:
        await it.press("space")
        await it.type("popu")
        await quiet(it)
        await it.press("space")
        assert "] 1 van 14 · 2 gemarkeerd" in it.line(3)
        assert it.line_with("Populier").startswith(">x ")
        await it.press("backspace", "backspace", "backspace", "backspace")
        await quiet(it)
        assert it.line_with("Duinpad")[1] == "x"
        await it.press("space")
        assert "· 1 gemarkeerd" in it.line(3), "Space again takes the mark away"


async def test_esc_takes_the_marks_away_first_then_the_filter_then_leaves() -> None:
    async with users_list(Script()) as it:
        await it.type("popu")
        await quiet(it)
        await it.press("space", "esc")
        assert "gemarkeerd" not in it.text()
        assert "Filter [popu" in it.line(3)
        await it.press("esc")
        await quiet(it)
        assert "Filter [              ] 12 van 14" in it.line(3)


async def test_the_star_marks_all_that_match_also_those_that_are_not_read_yet() -> None:
    script = Script()
    first = script.people[0]
    script.people = [replace(first, id=1000 + n, key=(n, 1000 + n), last_name=f"Veld{n:04}") for n in range(700)]
    async with users_list(script) as it:
        await it.press("f9", "*")
        await quiet(it)
        assert "· 700 gemarkeerd" in it.line(3)
        await it.press("f9", "w")
        assert "Wachtwoord opnieuw instellen: 700 gebruikers" in it.text()
        assert "en nog 693" in it.text()
        assert ">[Annuleren]" in it.text()


async def test_r4_5_what_is_for_one_user_is_not_done_to_marked_ones() -> None:
    script = Script()
    async with users_list(script) as it:
        await it.press("space", "down", "space", "f9")
        assert "voor: 2 gemarkeerd" in it.text()
        await it.press("esc", "f8")
        assert it.page.panel is None
        assert it.message == "Let op: één gebruiker tegelijk: Esc haalt eerst de markeringen weg"
        await it.press("f2")
        assert it.page.place == "authority"
        assert script.done == []


async def test_r4_5_oneself_is_named_and_left_out() -> None:
    script = Script()
    async with users_list(script) as it:
        await it.press("space", "end", "space", "f9", "w")
        assert "A. Zonneveld     uzelf: een collega kan dit" in it.text()
        assert "Wachtwoord opnieuw instellen: 1 gebruiker " in it.text()
        await it.press("f3")
        await quiet(it)
        assert [command.user_ids for command in script.done if isinstance(command, ResetPasswords)] == [(2,)]


async def test_r4_5_only_oneself_marked_does_nothing() -> None:
    script = Script()
    async with users_list(script) as it:
        await it.press("end", "space", "f9", "w")
        assert it.page.panel is None
        assert it.message == "Let op: uzelf: een collega kan dit."
        assert script.done == []


async def test_r4_5_who_was_left_out_is_listed_with_the_reason() -> None:
    script = Script()
    script.left_out[8] = LeftOut(
        user_id=8,
        name="Lars Populier",
        code="reset.too_soon",
        params={"at": NOW, "until": NOW.replace(minute=10)},
    )
    async with users_list(script) as it:
        await it.type("vers")
        await it.press("f9", "*", "f9", "w", "f3")
        await quiet(it)
        assert "Overgeslagen: 1 gebruiker" in it.text()
        assert "L. Populier      om 14:05 is al een wachtwoord verstuurd. Wacht tot 14:10." in it.text()
        assert it.message == "Gedaan: 2 gebruikers krijgen een tijdelijk wachtwoord per e-mail."
        assert ">[Sluiten]" in it.text()


async def test_r4_5_all_expired_ones_are_reset_in_six_keys_sent_at_once(office: Office) -> None:
    gone = office.chosen(expires_at=TODAY.replace(year=2026, month=11, day=1))
    for name in ("Lindehof", "Populier", "Veenkamp"):
        office.user(user_name=f"naam-{name}".lower(), first_name="Els", last_name=name, credential=gone)
    office.user(user_name="toren-3518", first_name="Ilse", last_name="Hazelaar")
    async with running(office.domain) as it:
        await it.sign_in("anna")
        keys = ["4", *"vers", "f9", "*", "f9", "w", "f3"]
        await it.press(*keys)
        await it.settle()
        assert len(keys) - len("vers") == 6
        assert it.message == "Gedaan: 3 gebruikers krijgen een tijdelijk wachtwoord per e-mail."
    office.deliver()
    assert len(office.letters.sent) == 3


@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_question_about_several_fits_every_screen(size: tuple[int, int], language: str) -> None:
    async with users_list(Script(), size=size, language=language) as it:
        await it.press("f9", "*", "f9", "w")
        button = ">[Annuleren]" if language == "nl" else ">[Cancel]"
        assert button in it.text()
        assert all(len(line) < size[0] for line in it.text().split("\n"))
        assert_golden_size(f"users-marked-{size[0]}-{language}", it.text(), size[0])


def assert_golden_size(name: str, text: str, width: int) -> None:
    """A picture only where the wide ones are allowed by its width."""
    if width <= 80:
        assert_golden(name, text)
