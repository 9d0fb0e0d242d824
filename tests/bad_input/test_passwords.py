"""Bad input at the door: user name and password at sign-in, and a new password (R4.7, D13, D14)."""

from __future__ import annotations

import pytest

from imi_tui.domain.dto.session import Actor, ChangePassword, SignIn
from imi_tui.domain.errors import Invalid, SignInRefused
from imi_tui.domain.policies import password
from imi_tui.domain.secret import Secret
from imi_tui.terminal import NO_TEXT
from tests.bad_input.cases import Case
from tests.bad_input.passwords import AGAIN, NEW_PASSWORD, RIGHT_NAMES, UNKNOWN, WRONG
from tests.bad_input.town import Town
from tests.bad_input.typing import briefly
from tests.screens.driver import Driver, running
from tests.screens.stage import speak
from tests.usecases.office import PASSWORD

FAILED = {
    "nl": "Fout: Aanmelden is niet gelukt. Controleer gebruikersnaam en wachtwoord.",
    "en": "Error: Sign-in failed. Check user name and password.",
}


def change(town: Town, actor: Actor, new: str, again: str) -> None:
    command = ChangePassword(actor=actor, new=Secret(new), again=Secret(again), present=Secret(PASSWORD))
    town.office.domain.change_password(command)


def test_the_tables_hold_at_least_twenty_each() -> None:
    for table in (NEW_PASSWORD, UNKNOWN, WRONG):
        assert len({str(entry) if isinstance(entry, Case) else entry for entry in table}) >= 20


@pytest.mark.parametrize("case", NEW_PASSWORD, ids=str)
def test_r4_7_each_new_password_at_the_rules(case: Case) -> None:
    found = password.issues(case.typed, case.typed)
    assert tuple(issue.code for issue in found) == tuple(code for code in case.codes if code != "password.reused")
    assert {issue.path for issue in found} <= {"new"}
    assert "Abcdefg" not in repr(found)


def test_r4_7_each_new_password_on_the_database(town: Town) -> None:
    for number, case in enumerate(NEW_PASSWORD):
        user = town.office.user(user_name=f"kano-{number:04}")
        actor, before = town.office.enter(user), town.rows()
        if not case.codes:
            change(town, actor, case.typed, case.typed)
            town.office.enter(user, case.stored)
            continue
        with pytest.raises(Invalid) as caught:
            change(town, actor, case.typed, case.typed)
        assert tuple(issue.code for issue in caught.value.issues) == case.codes, case
        assert town.rows() == before, case
        town.office.enter(user)


def test_r4_7_twice_the_same(town: Town) -> None:
    before = town.rows()
    for again in AGAIN:
        with pytest.raises(Invalid) as caught:
            change(town, town.actor, "Nieuw123", again)
        assert [(issue.code, issue.path) for issue in caught.value.issues] == [("password.same", "again")], ascii(again)
        assert town.rows() == before


def refusal(town: Town, name: str, typed: str) -> str:
    with pytest.raises(SignInRefused) as caught:
        town.office.domain.sign_in(SignIn(user_name=name, password=Secret(typed)))
    assert not caught.value.params
    return caught.value.code


def test_d14_every_unknown_name_hears_the_same(town: Town) -> None:
    before = town.rows()["user_account"]
    assert {refusal(town, name, PASSWORD) for name in UNKNOWN} == {"sign_in.failed"}
    assert town.rows()["user_account"] == before


def test_d14_every_wrong_password_hears_the_same(town: Town) -> None:
    for number, typed in enumerate(WRONG):
        town.office.user(user_name=f"kano-{number:04}")
        assert refusal(town, f"kano-{number:04}", typed) == "sign_in.failed", ascii(typed)


@pytest.mark.parametrize("name", RIGHT_NAMES, ids=ascii)
def test_d9_every_way_of_writing_a_name_gets_in(town: Town, name: str) -> None:
    assert town.office.domain.sign_in(SignIn(user_name=name, password=Secret(PASSWORD))).name == "Anna Zonneveld"


# on the screens ------------------------------------------------------------------------------------------------------


async def test_d14_bad_names_and_passwords_at_the_sign_in_screen(town: Town) -> None:
    town.office.user(user_name="dirk")
    attempts = [(name, PASSWORD) for name in UNKNOWN] + [("dirk", typed) for typed in WRONG[:3]]
    async with running(town.office.domain) as it:
        for name, typed in attempts:
            if NO_TEXT in name + typed:
                continue
            it.page.record.focus_field("user_name")  # type: ignore[attr-defined]
            await it.press("f8")
            await it.paste(name, "enter")
            await it.paste(typed, "enter")
            assert it.page.place == "sign_in", ascii(name)
            assert it.message == FAILED["nl"], ascii(name)
            assert PASSWORD not in it.text()
            kept = it.page.record.field("user_name").buffer.text  # type: ignore[attr-defined]
            assert kept == " ".join(name.splitlines())[:64], ascii(name)
    async with running(town.office.domain, language="en") as it:
        await it.press("enter", *"Wrong123", "enter")
        assert it.message == FAILED["en"]


async def refused(it: Driver, case: Case) -> None:
    await it.paste(case.typed, "enter")
    await it.paste(case.typed, "enter")
    assert it.page.place == "password", case
    assert it.message.startswith("Fout: "), case
    assert not case.typed.strip() or case.typed not in it.text(), case
    before = it.message
    await speak(it, "en")
    assert case.typed not in it.text() or not case.typed.strip(), case
    await speak(it, "nl")
    assert before.endswith((".", "!")), before


async def test_r4_7_bad_new_passwords_at_the_screen(town: Town) -> None:
    dirk = town.office.user(user_name="dirk", credential=town.office.temporary())
    stored = town.office.stored(dirk).credential
    async with running(town.office.domain) as it:
        await it.sign_in("dirk")
        for case in briefly(NEW_PASSWORD):
            if not case.codes or NO_TEXT in case.typed or len(case.typed) > 128:
                continue
            for field in ("again", "new"):
                it.page.record.focus_field(field)  # type: ignore[attr-defined]
                await it.press("f8")
            await refused(it, case)
            assert town.office.stored(dirk).credential == stored, case
