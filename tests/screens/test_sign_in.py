"""The sign-in screen and the forced password change, driven by keys."""

from __future__ import annotations

from tests.screens.driver import running
from tests.usecases.office import PASSWORD, Office


async def test_name_enter_password_enter_opens_the_menu(office: Office) -> None:
    async with running(office.domain) as it:
        await it.sign_in("anna")
        assert it.page.place == "home"
        assert "Mijn autoriteit" in it.text()
        assert "A. Zonneveld" in it.line(1)


async def test_every_failure_reads_the_same_and_keeps_the_name(office: Office) -> None:
    async with running(office.domain) as it:
        seen = set()
        for name, password in (("anna", "Wrong123"), ("nobody", PASSWORD), ("", ""), ("ANNA ", "x")):
            await it.press("shift+tab") if it.page.active_part is not it.page.parts()[0] else None
            it.page.record.focus_field("user_name")  # type: ignore[attr-defined]
            await it.press("f8")
            await it.type(name)
            await it.press("enter")
            await it.type(password)
            await it.press("enter")
            seen.add(it.message)
            assert it.page.place == "sign_in"
            assert f"[{name.strip()}" in it.line_with("Gebruikersnaam")
            assert "*" not in it.line_with("Wachtwoord  ")
        assert seen == {"Fout: Aanmelden is niet gelukt. Controleer gebruikersnaam en wachtwoord."}


async def test_the_password_is_never_on_the_screen(office: Office) -> None:
    async with running(office.domain) as it:
        await it.type("anna")
        await it.press("tab")
        await it.type("S3cret-word")
        assert "S3cret" not in it.text()
        assert "[***********" in it.line_with("Wachtwoord  ")


async def test_the_language_changes_on_the_spot_and_what_was_typed_stays(office: Office) -> None:
    async with running(office.domain) as it:
        await it.type("anna")
        await it.press("f4")
        before = it.text()
        await it.press("f4")
        after = it.text()
        assert {"Gebruikersnaam" in before, "Gebruikersnaam" in after} == {True, False}
        assert "[anna" in before
        assert "[anna" in after


async def test_r4_7_a_temporary_password_leads_to_nothing_but_its_change(office: Office) -> None:
    user = office.user(user_name="dirk", first_active_at=None, credential=office.temporary())
    async with running(office.domain) as it:
        await it.sign_in("dirk")
        assert it.page.place == "password"
        assert "Uw wachtwoord is tijdelijk" in it.text()
        for key in ("1", "f7", "f9", "4"):
            await it.press(key)
            assert it.page.place == "password"
        await it.press("esc")
        assert it.page.place == "password"
    assert office.stored(user).first_active_at is None


async def test_r4_7_the_rules_are_shown_as_they_are_met(office: Office) -> None:
    office.user(user_name="dirk", credential=office.temporary())
    async with running(office.domain) as it:
        await it.sign_in("dirk")
        assert it.line_with("minstens 8 tekens").split()[:2] == ["nog", "niet"]
        await it.type("Nieuw12")
        assert "(nu 7)" in it.text()
        assert it.line_with("hoofdletter").split()[0] == "goed"
        assert it.line_with("kleine letter").split()[0] == "goed"
        assert it.line_with("één cijfer").split()[0] == "goed"
        assert it.line_with("minstens 8 tekens").split()[:2] == ["nog", "niet"]
        await it.type("3")
        assert it.line_with("minstens 8 tekens").split()[0] == "goed"
        await it.press("enter")
        await it.type("Nieuw123")
        assert it.line_with("twee keer hetzelfde").split()[0] == "goed"
        await it.press("enter")
        assert it.page.place == "home"


async def test_r4_7_one_of_the_last_five_is_refused_on_saving(office: Office) -> None:
    credential = office.chosen(expires_at=office.clock.now())
    office.user(user_name="dirk", credential=credential)
    async with running(office.domain) as it:
        await it.sign_in("dirk")
        assert "verstreken op" in it.text()
        await it.type(PASSWORD)
        await it.press("enter")
        await it.type(PASSWORD)
        await it.press("enter")
        assert it.page.place == "password"
        assert it.line_with("laatste vijf, ").split()[:2] == ["nog", "niet"]
        assert it.message.startswith("Fout: nog niet: niet een van uw laatste vijf")


async def test_signing_out_in_another_language_than_one_signed_in_with(office: Office) -> None:
    async with running(office.domain, language="en", forced=False) as it:
        await it.sign_in("anna")
        assert "Mijn autoriteit" in it.text()
        await it.press("esc", "f3")
        assert it.page.place == "sign_in"
        assert "User name" in it.text()


async def test_a_password_pasted_with_its_line_gets_in(office: Office) -> None:
    async with running(office.domain) as it:
        await it.type("anna")
        await it.press("enter")
        it.page.take_paste(f"    {PASSWORD}\r\n")
        await it.press("enter")
        assert it.page.place == "home"


async def test_r4_7_a_password_that_cannot_be_typed_again_says_so(office: Office) -> None:
    office.user(user_name="dirk", credential=office.temporary())
    async with running(office.domain) as it:
        await it.sign_in("dirk")
        it.page.take_paste("Nieuw\u202e123")
        await it.press("enter")
        it.page.take_paste("Nieuw\u202e123")
        await it.press("enter")
        assert it.page.place == "password"
        assert "laatste vijf" not in it.message
        assert it.message.startswith("Fout: ")
