"""The mail server hangs: nobody in front of a screen notices (R3.7, D20)."""

from __future__ import annotations

import smtplib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from threading import Event, Thread, current_thread

import pytest

from imi_tui import bootstrap
from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.dto.mail import MailRun
from imi_tui.domain.dto.setup import FirstAccessManager
from imi_tui.domain.secret import Secret
from imi_tui.domain.service import Domain
from imi_tui.settings import Settings, load
from tests.mail.hanging import HangingServer, hanging
from tests.screens.driver import Driver, running
from tests.screens.requirements.people import keys, users_of
from tests.usecases.office import Office

PASSWORD = "Kanaal-1995"


@pytest.fixture
def server() -> Iterator[HangingServer]:
    with hanging("MAIL") as found:
        yield found


@pytest.fixture
def settings(tmp_path: Path, server: HangingServer) -> Settings:
    """An installation whose mail server hangs."""
    url = f"smtp://127.0.0.1:{server.port}"
    return load({"data_dir": str(tmp_path), "mail.url": url, "mail.from": "imi@meren.example"}, {})


@pytest.fixture
def domain(settings: Settings) -> Iterator[Domain]:
    first = FirstAccessManager(
        official_name="Ministerie van Meren", informal_name="Meren", country="NL", town="Meerdam",
        email="imi@meren.example", first_name="Mees", last_name="Wilg", user_email="mees@meren.example",
        user_name="mees-wilg", language="nl", password=Secret(PASSWORD),
    )  # fmt: skip
    with ExitStack() as ending:
        bootstrap.operator(settings, ending).initialise(first, read_catalogue())
        yield bootstrap.build(settings, ending)


async def test_r3_7_a_save_that_queues_mail_never_speaks_to_the_mail_server(
    domain: Domain, settings: Settings, server: HangingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Registering is done while the worker of another process still waits for the server's answer."""
    spoken: list[str] = []
    connect = smtplib.SMTP.connect

    def noted(self: smtplib.SMTP, *words: object, **more: object) -> object:
        spoken.append(current_thread().name)
        return connect(self, *words, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(smtplib.SMTP, "connect", noted)
    async with running(domain) as it:
        await users_of(it, "mees-wilg", PASSWORD)
        await registers(it, "Anna", "Zonneveld", "a.zonneveld@meren.example")
        assert (spoken, server.connections) == ([], 0)
        with ExitStack() as ending:
            operator = bootstrap.operator(settings, ending)
            worker = Thread(target=operator.send_mail, name="worker")
            worker.start()
            assert server.reached.wait(10)
            await registers(it, "Bart", "Rietdijk", "b.rietdijk@meren.example")
            assert worker.is_alive(), "the server still keeps the worker waiting"
            server.let_go()
            worker.join(30)
    assert set(spoken) == {"worker"}


async def registers(it: Driver, first: str, last: str, address: str) -> None:
    await keys(it, "f7", first, "enter", last, "enter", address, "f3")
    assert "Geef deze gebruikersnaam zelf door" in it.text()
    await keys(it, "enter")
    assert it.line_with(f"{last}, {first}")


async def test_d20_a_folder_for_mail_that_hangs_holds_up_no_save(office: Office) -> None:
    """Where mail is delivered right after the commit, that has a thread of its own."""
    hangs, reached = Event(), Event()

    def deliver() -> MailRun:
        reached.set()
        assert hangs.wait(60)
        return MailRun(sent=0, failed=0, lapsed=0)

    domain = Domain(office.world, office.domain._letters, deliver)
    try:
        async with running(domain) as it:
            await users_of(it, "anna")
            await registers(it, "Mees", "Wilgenroos", "m@veldermeer.example")
            assert reached.wait(10)
            await registers(it, "Bart", "Rietdijk", "b@veldermeer.example")
            hangs.set()
    finally:
        hangs.set()
