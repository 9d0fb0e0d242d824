"""The menu Beheer."""

from __future__ import annotations

from datetime import timedelta

from tests.factories import NOW
from tests.screens.driver import running
from tests.usecases.office import Office


async def test_r3_1_a_sole_administrator_is_reminded_until_there_is_a_second_one(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        assert it.message.startswith("Let op: u bent de enige beheerder. Registreer een collega die u kan vervangen")
        await it.press("down")
        assert it.message.startswith("Let op: u bent de enige beheerder.")
        office.user(user_name="bart", is_administrator=True)
        await it.press("1", "esc")
        assert it.page.place == "home"
        assert it.message == ""


async def test_signing_out_asks_and_returns_to_the_sign_in_screen(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("a")
        assert ">[Annuleren]" in it.text()
        await it.press("enter")
        assert it.page.place == "home"
        await it.press("esc", "f3")
        assert it.page.place == "sign_in"
        assert "Zonneveld" not in it.text()


async def test_every_entry_has_its_own_letter_in_both_languages(office: Office) -> None:
    for language in ("nl", "en"):
        async with running(office.domain, language=language) as it:
            await it.sign_in("anna")
            letters = [entry.letter for entry in it.page.menu.entries if entry.letter]  # type: ignore[attr-defined]
            assert len(letters) == len(set(letters))


async def test_someone_who_is_no_administrator_reads_why_not(office: Office) -> None:
    office.user(user_name="carla", first_name="Carla", last_name="Molenwiek")
    async with running(office.domain) as it:
        await it.sign_in("carla")
        assert "alleen voor beheerders" in it.line_with("Gebruikers")
        assert "Te doen" not in it.text()
        await it.press("f7")
        assert it.page.place == "home"
        assert it.message == "Let op: alleen voor beheerders"


async def test_the_first_sign_in_speaks_of_no_attempts_before_it(office: Office) -> None:
    office.user(user_name="dirk", first_active_at=None, last_sign_in_at=None)
    async with running(office.domain) as it:
        await it.sign_in("dirk")
        assert "U meldt zich voor het eerst aan." in it.text()
        assert "Sindsdien" not in it.text()
        await it.press("esc", "f3")
        await it.sign_in("dirk")
        assert "Sindsdien geen mislukte pogingen." in it.text()


async def test_what_there_is_no_room_for_opens_in_place(office: Office) -> None:
    bart = office.user(user_name="bart", is_administrator=True, created_at=NOW - timedelta(days=800))
    async with running(office.domain) as it:
        await it.sign_in(bart.user_name)
        assert "Te doen: 5" in it.text()
        assert "en nog" not in it.text()
    async with running(office.domain, size=(60, 20)) as it:
        await it.sign_in(bart.user_name)
        more = it.line_with("en nog 3 ...")
        await it.press("end")
        assert it.line_with(">").strip("> ") == more.strip()
        await it.press("enter")
        assert it.page.place == "home"
        assert "en nog" not in it.text()
        await it.press("end")
        assert "Gebruikers al 12 maanden niet nagekeken" in it.line_with(">")
        await it.press("home")
        assert "Vorige keer aangemeld" in it.text()
        await it.press("end", "enter")
        assert "┤4 Gebruiker" in it.line(2)
