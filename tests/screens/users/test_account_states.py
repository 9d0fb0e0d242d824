"""Accounts in every state at every act, through the real screens on a real database (R4.1-R4.9, D11, D14)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

import pytest

from tests.screens.driver import Driver, running
from tests.screens.requirements.people import keys, users_of
from tests.screens.users.account_states import NAME, STATES
from tests.usecases.office import Office

Outcome = tuple[str, str]
"""The screen on which it ends, and what the message line says."""
FAILED: Final = ("sign_in", "Fout: Aanmelden is niet gelukt. Controleer gebruikersnaam en wachtwoord.")
WAITS: Final = ("sign_in", "Fout: door eerdere pogingen kan aanmelden weer vanaf 13:01.")
CHANGE: Final = ("password", "Let op: na het opslaan gaat u meteen verder in het programma.")
HOME: Final = ("home", "")


async def _enters(it: Driver) -> None:
    await it.sign_in(NAME)


async def _enters_wrong(it: Driver) -> None:
    await it.sign_in(NAME, "Wrong1234")


async def _at_dick(it: Driver, *names: str) -> None:
    await users_of(it, "anna")
    await keys(it, "duinpad", *names)


async def _edits(it: Driver) -> None:
    await _at_dick(it, "f2")
    if it.page.place == "user_form":
        await keys(it, "xyz", "f3")


async def _resets(it: Driver) -> None:
    await _at_dick(it, "f9", "w", "f3")


async def _deletes(it: Driver) -> None:
    await _at_dick(it, "f8")
    if it.page.place == "leaving":
        await keys(it, "f3")


async def _confirms(it: Driver) -> None:
    await _at_dick(it, "enter")
    if it.page.place == "user":
        await keys(it, "f9", "k")


async def _restores(it: Driver) -> None:
    await users_of(it, "anna")
    await it.press("f4", "end", "enter")
    await keys(it, "f9", "u", "f3")


ACTS: Final[dict[str, Callable[[Driver], Awaitable[None]]]] = {
    "wrong password": _enters_wrong,
    "edit": _edits,
    "reset": _resets,
    "delete": _deletes,
    "confirm": _confirms,
    "restore": _restores,
}
SIGNING_IN: Final = {
    "temporary, not sent": FAILED,
    "temporary, sent": CHANGE,
    "temporary, lapsed": FAILED,
    "valid": HOME,
    "valid, expiring": HOME,
    "expired": CHANGE,
    "waiting": WAITS,
    "blocked": FAILED,
    "deleted": FAILED,
    "restored": FAILED,
    "mail failed": FAILED,
    "last holder": HOME,
}
ELSE: Final[dict[str, Outcome]] = {
    "wrong password": FAILED,
    "edit": ("authority", "Gedaan: 1 wijziging opgeslagen."),
    "reset": ("authority", "Gedaan: D. Duinpad krijgt een tijdelijk wachtwoord per e-mail (afgeleverd)."),
    "delete": ("authority", "Gedaan: Dick Duinpad is gewist."),
    "confirm": ("user", "Gedaan: de gegevens zijn vandaag nagekeken."),
    "restore": ("authority", ""),
}
"""What comes of an act in every state that is not named below."""
EXCEPT: Final[dict[tuple[str, str], Outcome]] = {
    ("waiting", "wrong password"): WAITS,
    ("deleted", "edit"): ("authority", "Let op: er is geen gebruiker gekozen"),
    ("deleted", "reset"): ("authority", ""),
    ("deleted", "delete"): ("authority", "Let op: er is geen gebruiker gekozen"),
    ("deleted", "confirm"): ("authority", ""),
    ("deleted", "restore"): (
        "authority",
        "Gedaan: Dick Duinpad is terug, zonder rollen. Tijdelijk wachtwoord per e-mail: wacht op verzending.",
    ),
    ("restored", "reset"): ("authority", "Let op: om 13:00 is al een wachtwoord verstuurd. Wacht tot 13:05."),
    ("last holder", "delete"): ("leaving", "Let op: pas in de laatste stap (PgDn)"),
}
SHORT: Final = (*EXCEPT, ("blocked", "reset"), ("mail failed", "reset"), ("expired", "edit"))


async def comes(act: Callable[[Driver], Awaitable[None]], office: Office) -> Outcome:
    async with running(office.domain) as it:
        await act(it)
        return it.page.place, it.message


@pytest.mark.parametrize("state", STATES)
async def test_r4_9_signing_in_in_every_state(state: str, office: Office) -> None:
    STATES[state](office)
    assert await comes(_enters, office) == SIGNING_IN[state]


@pytest.mark.parametrize(("state", "act"), SHORT)
async def test_r4_1_the_acts_that_go_another_way_in_a_state(state: str, act: str, office: Office) -> None:
    STATES[state](office)
    assert await comes(ACTS[act], office) == EXCEPT.get((state, act), ELSE[act])


@pytest.mark.full
@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("state", STATES)
async def test_r4_1_every_act_in_every_state(state: str, act: str, office: Office) -> None:
    STATES[state](office)
    assert await comes(ACTS[act], office) == EXCEPT.get((state, act), ELSE[act])


@pytest.mark.parametrize("letters", [("f8",), ("f9", "w")])
async def test_d15_oneself_and_the_last_administrator_are_not_reset_or_deleted(
    letters: tuple[str, ...], office: Office
) -> None:
    async with running(office.domain) as it:
        await users_of(it, "anna")
        await keys(it, *letters)
        assert it.message == "Let op: uzelf: een collega kan dit"
        assert it.page.place == "authority"
    office.enter("anna")


async def test_r1_5_an_administrator_deleted_while_the_form_is_open_saves_nothing(office: Office) -> None:
    STATES["valid"](office)
    async with running(office.domain) as it:
        await _at_dick(it, "f2", "xyz")
        anna = office.stored(office.anna)
        with office.storage.writing() as unit:
            anna.deleted_at = office.clock.now()
            unit.users.in_authority(office.authority.id).save(anna)
            unit.commit()
        await keys(it, "f3")
        assert it.page.place == "sign_in"
        assert it.message.startswith("Fout: deze sessie is beëindigd"), it.message
    with office.storage.reading() as unit:
        dick = unit.users.by_user_name(NAME)
    assert dick is not None
    assert dick.first_name == "Dick"
