"""A colleague from registration to the first day at work, with the mail that makes it possible."""

from __future__ import annotations

import re
from pathlib import Path

from tests.screens.driver import Driver, running
from tests.screens.requirements.people import keys, users_of
from tests.usecases.office import Office

ADDRESS = "m.wilgenroos@veldermeer.example"


async def registered(it: Driver) -> str:
    """Mees Wilgenroos, who reads German mail; his user name."""
    await keys(it, "f7", "Mees", "enter", "Wilgenroos", "enter", ADDRESS, "enter", "enter", "de", "f3")
    found = re.search(r"Gebruikersnaam +(\S+)\n", it.text())
    assert found, it.text()
    return found[1]


def password_from(office: Office) -> str:
    office.deliver()
    letter = office.letters.sent[-1][1]
    found = re.search(r"^ +([A-Za-z0-9]{4}(?:-[A-Za-z0-9]{4})+)$", letter, re.MULTILINE)
    assert found, letter
    return found[1]


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


async def test_r3_3_the_language_asked_for_is_that_of_the_mail(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await registered(it)
        await keys(it, "enter")
        await keys(it, "enter")
        assert it.line_with("Taal van e-mails").split()[3:] == ["de", "(nl)"]
    office.deliver()
    ((to, letter),) = office.letters.sent
    assert to == ADDRESS
    assert "password" in letter, "German has no catalogue yet; its readers get English (D21)"


async def test_r3_8_the_password_from_the_mail_opens_the_forced_change_and_works_once(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        name = await registered(it)
    password = password_from(office)
    async with running(office.domain) as it:
        await it.sign_in(name, password)
        assert it.page.place == "password"
        await keys(it, "Kanaal-77", "enter", "Kanaal-77", "enter")
        assert it.page.place == "home"
    async with running(office.domain) as it:
        await it.sign_in(name, password)
        assert it.page.place == "sign_in"
        assert it.message.startswith("Fout: Aanmelden is niet gelukt.")


async def test_r3_8_nobody_can_read_the_password_but_in_the_mail(office: Office, tmp_path: Path) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await registered(it)
        seen = it.text()
        password = password_from(office)
        assert password not in seen
        await keys(it, "enter")
        await keys(it, "enter")
        assert password not in it.text()
    stored = everything_in(tmp_path)
    assert ADDRESS.encode() in stored
    assert password.encode() not in stored


async def test_r4_8_new_until_the_own_password_is_chosen_then_active(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        name = await registered(it)
        await keys(it, "enter")
        assert "nieuw  tijdelijk" in it.line_with("Wilgenroos, Mees")
    password = password_from(office)
    async with running(office.domain) as other:
        await other.sign_in(name, password)
        async with running(office.domain) as it:
            await users_of(it, "anna")
            assert "nieuw  tijdelijk" in it.line_with("Wilgenroos, Mees"), "a first sign-in alone is not enough (D12)"
        await keys(other, "Kanaal-77", "enter", "Kanaal-77", "enter")
    async with running(office.domain) as it:
        await users_of(it, "anna")
        assert "actief geldig" in it.line_with("Wilgenroos, Mees")


async def test_r4_9_a_password_of_ones_own_is_valid_for_six_months_then_expired(office: Office) -> None:
    office.user(user_name="dick", first_name="Dick", last_name="Duinpad")
    async with running(office.domain) as it:
        await users_of(it, "anna")
        assert "actief geldig" in it.line_with("Duinpad, Dick")
    office.clock.advance(days=184)
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await keys(it, "Kanaal-77", "enter", "Kanaal-77", "enter", "4")
        assert "actief verstreken" in it.line_with("Duinpad, Dick")


async def test_r4_9_temporary_then_expired_and_blocked_are_told_apart(office: Office) -> None:
    office.user(user_name="tess", first_name="Tess", last_name="Tijdelijk", credential=office.temporary())
    office.user(user_name="bob", first_name="Bob", last_name="Blok")
    async with running(office.domain) as it:
        for _ in range(office.world.rules.blocked_after):
            await it.sign_in("bob", "Wrong123")
            await it.press("shift+tab", "f8")
            office.clock.advance(minutes=16)
        await users_of(it, "anna")
        assert "actief tijdelijk" in it.line_with("Tijdelijk, Tess")
        assert "actief geblokkeerd" in it.line_with("Blok, Bob")
        office.clock.advance(hours=73)
        await keys(it, "esc", "4")
        assert "actief verstreken" in it.line_with("Tijdelijk, Tess")
        assert "actief geblokkeerd" in it.line_with("Blok, Bob")
