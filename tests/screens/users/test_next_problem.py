"""F6: from one user with a problem to the next, in the list and in the record (screens.md 7.1, 7.3; R4.2, R4.9)."""

from __future__ import annotations

import pytest

from tests.factories import NOW
from tests.screens.driver import running
from tests.screens.users.pages import at_cursor, listed, quiet, users_list
from tests.screens.users.people import NEEDY, Script
from tests.usecases.office import Office


async def test_r4_9_f6_goes_to_the_next_one_and_says_why() -> None:
    async with users_list(Script()) as it:
        await it.press("f6")
        assert at_cursor(it).startswith(">  Hazelaar")
        assert it.message == "Let op: I. Hazelaar: 12 maanden niet nagekeken."
        await it.press("f6", "f6")
        await quiet(it)
        assert at_cursor(it).startswith(">  Ooievaar")
        await it.press("f6")
        assert it.message == "Let op: L. Populier: wachtwoord verstreken."
        await it.press("f6")
        assert it.message == "Let op: H. Sterrebos: e-mail mislukt."


async def test_f6_goes_round_the_end_and_through_them_all() -> None:
    async with users_list(Script()) as it:
        await it.press("end", "f6")
        assert at_cursor(it).startswith(">  Duinpad")
        assert it.message == "Let op: D. Duinpad: wachtwoord geblokkeerd."
        seen = []
        for _ in NEEDY:
            await it.press("f6")
            seen.append(at_cursor(it)[3:12].strip(", "))
        assert len(set(seen)) == len(NEEDY)


async def test_f6_keeps_to_what_the_filter_leaves() -> None:
    async with users_list(Script()) as it:
        await it.press(*"molen", "f6")
        await quiet(it)
        assert it.message == "Let op: geen van deze gebruikers heeft een probleem."
        assert listed(it) == ["Molenwiek", "van Rietdijk"]


async def test_f6_in_the_record_shows_the_next_one_and_the_list_goes_along() -> None:
    async with users_list(Script()) as it:
        await it.press(*"populier", "enter")
        await quiet(it)
        await it.press("esc", "esc")
        await it.press("home", "enter", "f6")
        await quiet(it)
        assert it.page.place == "user"
        assert "── Ilse Hazelaar ──" in it.line(2)
        assert it.message == "Let op: I. Hazelaar: 12 maanden niet nagekeken."
        assert "F6 Probleem" in it.line(24)
        await it.press("esc")
        await quiet(it)
        assert at_cursor(it).startswith(">  Hazelaar")


async def test_a_record_that_no_list_opened_does_not_offer_it() -> None:
    async with users_list(Script()) as it:
        await it.app.go("user", user_id=6)
        await it.press("f6")
        assert "── Carla Molenwiek ──" in it.line(2)
        assert all(offer.command.id != "users.problem" for offer in it.page.offers())


@pytest.mark.parametrize("sort", ["naam", "wachtwoord", "dagen"])
async def test_r4_9_on_the_real_rules_in_any_sorting(office: Office, sort: str) -> None:
    office.user(user_name="lente-4419", first_name="Lars", last_name="Populier", checked_on=NOW)
    gone = office.chosen(expires_at=NOW.replace(year=2026, month=11, day=1))
    office.user(user_name="duin-5036", first_name="Els", last_name="Veenkamp", credential=gone, checked_on=NOW)
    shut = office.chosen(blocked_at=NOW)
    office.user(user_name="linde-6631", first_name="Dirk", last_name="Duinpad", credential=shut, checked_on=NOW)
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("4", "f4", *sort, "enter")
        seen = set()
        for _ in range(2):
            await it.press("f6")
            await it.settle()
            seen.add(it.message)
        assert seen == {
            "Let op: E. Veenkamp: wachtwoord verstreken.",
            "Let op: D. Duinpad: wachtwoord geblokkeerd.",
        }
