"""One user to look at (screens.md 7.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.dto.mail import MailStatus
from imi_tui.domain.dto.session import Actor, PasswordState
from imi_tui.domain.dto.users import ResetPassword
from imi_tui.domain.errors import Gone, Unavailable
from tests.screens.golden import assert_golden
from tests.screens.users.pages import opened, quiet
from tests.screens.users.people import MODULES, NOW, Script, carla, catalogue

CARLA: dict[str, object] = {"user_id": 6}
ME = Actor(user_id=1, session_id=1)


def with_carla(**changes: Any) -> Script:
    """A script in which Carla Molenwiek is different."""
    script = Script()
    script.views[6] = replace(carla(), **changes)
    return script


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_r4_1_the_record_as_drawn(language: str) -> None:
    async with opened(Script(), "user", CARLA, language=language) as it:
        assert_golden(f"user-record-{language}", it.text())


@pytest.mark.parametrize(
    ("state", "end", "words"),
    [
        ("valid", datetime(2026, 11, 29, 23, 0, tzinfo=UTC), "geldig tot en met 29-11-2026"),
        ("temporary", datetime(2026, 11, 26, 13, 5, tzinfo=UTC), "tijdelijk, werkt tot 26-11-2026 14:05"),
        ("temporary", None, "tijdelijk, nog niet verzonden"),
        ("expired", datetime(2026, 11, 20, 23, 0, tzinfo=UTC), "verstreken op 21-11-2026"),
        ("blocked", datetime(2026, 11, 29, 23, 0, tzinfo=UTC), "geblokkeerd"),
    ],
)
async def test_r4_9_the_state_of_the_password_in_words(state: PasswordState, end: datetime | None, words: str) -> None:
    async with opened(with_carla(password=state, password_expires_at=end), "user", CARLA) as it:
        assert it.line_with("   Wachtwoord  ")[25:] == words


async def test_r4_8_whether_the_user_ever_signed_in_in_words() -> None:
    async with opened(with_carla(status="new", last_sign_in_at=None), "user", CARLA) as it:
        assert it.line_with("Status")[25:] == "nieuw, nog nooit aangemeld"
    async with opened(Script(), "user", CARLA) as it:
        assert it.line_with("Status")[25:] == "actief, laatst aangemeld 20-11-2026 09:12"


async def test_a_mail_that_could_not_be_delivered_says_why() -> None:
    mail = MailStatus(kind="reset", state="failed", at=NOW, reason="mail.mailbox 550")
    async with opened(with_carla(mail=mail), "user", CARLA) as it:
        line = it.line_with("   E-mail  ")
        assert line[25:].startswith("tijdelijk wachtwoord mislukt 23-11-2026 14:05: ")


async def test_r4_3_the_only_holder_of_a_role_is_told_in_the_record() -> None:
    async with opened(Script(), "user", CARLA) as it:
        assert "toewijzer (enige)" in it.text()


async def test_a_letter_jumps_to_the_label_and_f2_edits_there() -> None:
    async with opened(Script(), "user", CARLA) as it:
        await it.press("t")
        assert it.line_with("Telefoon").startswith(">")
        await it.press("f2")
        assert it.page.place == "user_form"
        assert it.line_with("Telefoon").startswith(">")


async def test_r4_5_a_reset_from_the_record() -> None:
    script = Script()
    async with opened(script, "user", CARLA) as it:
        await it.press("f9", "w")
        assert "c.mo…@veldermeer.example" in it.text()
        await it.press("f3")
        assert script.done == [ResetPassword(actor=ME, user_id=6)]
        assert it.message.startswith("Gedaan: C. Molenwiek krijgt een tijdelijk wachtwoord per e-mail")


async def test_r4_4_deleting_from_the_record_returns_to_the_list() -> None:
    script = Script()
    async with opened(script, "user", CARLA) as it:
        await it.press("f8", "space", "enter", "pagedown", "f3")
        await quiet(it)
        (command,) = script.done
        assert isinstance(command, DeleteUser)
        assert (command.user_id, command.expected_version, len(command.successors)) == (6, 7, 1)
        assert it.page.place == "authority"
        assert it.message == "Gedaan: Carla Molenwiek is gewist."
        assert "Molenwiek, Carla" not in it.text()


async def test_r4_3_the_last_administrator_stays_and_the_message_names_the_person() -> None:
    script = Script()
    script.views[6] = replace(carla(), is_administrator=True, only_administrator=True)
    script.administrators_left = 0
    async with opened(script, "user", CARLA) as it:
        await it.press("f8")
        assert it.page.place == "user"
        assert it.message.startswith("Fout: Carla Molenwiek is de laatste beheerder")


async def test_somebody_deleted_meanwhile_leads_back_to_the_list_with_a_message() -> None:
    script = Script()
    async with opened(script, "user", CARLA) as it:
        await it.press("esc")
        script.refusals["user"] = Gone("gone.user")
        await it.press("enter")
        await quiet(it)
        assert it.page.place == "authority"
        assert it.message.startswith("Fout: ")


async def test_more_roles_than_room_can_be_rolled() -> None:
    modules = [module for module in catalogue().modules if module.code not in MODULES]
    roles = {module.code: frozenset({module.workflow.user_roles[0].code}) for module in modules[:20]}
    async with opened(with_carla(roles=roles), "user", CARLA) as it:
        assert "Rollen: 20 in 20 modules" in it.text()
        assert "regel 1-" in it.text()
        last = modules[19].names.in_("nl")
        assert last not in it.text()
        await it.press("tab", "end")
        assert last in it.text()
        assert sum(line.startswith(">") for line in it.text().split("\n")) == 1


async def test_a_user_without_roles_has_a_line_that_says_so() -> None:
    async with opened(with_carla(roles={}), "user", CARLA) as it:
        assert "── Rollen: geen ──" in it.text()


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (200, 60)])
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_record_fits_every_screen(size: tuple[int, int], language: str) -> None:
    async with opened(Script(), "user", CARLA, size=size, language=language) as it:
        assert len(it.text().split("\n")) == size[1]
        assert "haven-2095" in it.text()
        await it.press("f9", "esc", "f8", "esc", "tab", "tab", "tab", "shift+tab")


async def test_r4_6_enter_on_the_password_tells_the_dates_and_the_rules() -> None:
    changes = {"password": "blocked", "password_set_at": NOW, "password_blocked_at": NOW}
    async with opened(with_carla(**changes), "user", CARLA) as it:
        await it.press("w", "enter")
        text = it.text()
        assert "Ingesteld op 23-11-2026 14:05." in text
        assert "Geblokkeerd sinds 23-11-2026 14:05." in text
        assert "Een gekozen wachtwoord werkt 6 maanden, een tijdelijk wachtwoord tot 72 uur" in text
        assert ">[Sluiten]" in text
        await it.press("enter")
        assert it.page.panel is None
        assert it.line_with("Wachtwoord").startswith(">")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["e"], "c.molenwiek@veldermeer.example"),
        (["s"], "Geregistreerd op 12-05-2025 10:20."),
    ],
)
async def test_enter_on_a_line_tells_more_about_it(keys: list[str], words: str) -> None:
    async with opened(Script(), "user", CARLA) as it:
        await it.press(*keys, "enter")
        assert words in it.text().partition("──")[2].partition("──")[2]
        await it.press("esc", "f9", "m")
        assert words in it.text().partition("──")[2].partition("──")[2]


async def test_of_the_line_about_e_mail_the_menu_tells_more() -> None:
    """Enter opens the messages themselves there."""
    async with opened(Script(), "user", CARLA) as it:
        await it.press("end", "up", "f9", "m")
        assert "Aan c.molenwiek@veldermeer.example." in it.text()


async def test_enter_tries_again_where_nothing_could_be_read() -> None:
    script = Script()
    script.refusals["user"] = Unavailable("unavailable.busy")
    async with opened(script, "user", CARLA) as it:
        assert it.line(3) == ">  Enter probeert het opnieuw."
        await it.press("enter")
        assert it.line_with("Voornaam").endswith("Carla")
