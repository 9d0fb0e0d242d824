"""Nobody learns from waiting which user names exist, however many processes there are (D14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from imi_tui.domain.dto.session import SignIn
from imi_tui.domain.errors import SignInRefused
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.secret import Secret
from imi_tui.domain.service import Domain
from imi_tui.domain.usecases import strangers
from tests.factories import NOW, opened
from tests.usecases.office import Office


def answer(domain: Domain, name: str) -> tuple[str, object]:
    with pytest.raises(SignInRefused) as caught:
        domain.sign_in(SignIn(user_name=name, password=Secret("Wrong1234"), ssh_client="192.0.2.17"))
    return caught.value.code, caught.value.params.get("until")


def test_d14_known_and_unknown_answer_alike_in_fresh_processes(office: Office, tmp_path: Path) -> None:
    office.user(user_name="bert")
    database = next(tmp_path.glob("*.db"))
    for step in range(1, 23):
        answers = []
        for again in range(2):
            # Opened anew each time: nothing that one process remembers helps or tells.
            with opened(database) as store:
                domain = Domain(replace(office.world, storage=store), Preview(office.world.rules), office.deliver)
                answers.append([answer(domain, name) for name in ("bert", "nobody")])
            assert answers[again][0] == answers[again][1], step
        office.clock.advance(minutes=15)
    assert answers[-1][0] == ("sign_in.failed", None)


def test_d14_every_failure_costs_as_many_writes(office: Office) -> None:
    office.user(user_name="bert")
    office.user(user_name="blocked", credential=office.chosen(blocked_at=NOW))
    written: list[str] = []

    def note(_c: object, _u: object, statement: str, *_: object) -> None:
        if statement.split(maxsplit=1)[0] in ("INSERT", "UPDATE", "DELETE"):
            written.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        counts = []
        # The first failure of all starts the chain of the trail.
        for name in ("bert", "blocked", "nobody", "bert", "blocked", "nobody", "somebody"):
            written.clear()
            answer(office.domain, name)
            counts.append(len(written))
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    assert len(set(counts[3:])) == 1, counts


def test_d14_unknown_names_are_forgotten_after_a_day(office: Office) -> None:
    for _ in range(6):
        answer(office.domain, "nobody")
    assert answer(office.domain, "nobody") == ("sign_in.wait", NOW + timedelta(seconds=30))
    office.clock.advance(days=1)
    assert [answer(office.domain, "nobody")[0] for _ in range(6)] == ["sign_in.failed"] * 6


def test_d14_only_so_many_unknown_names_are_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "REMEMBERED", 3)
    for name in ("first", "second", "third", "fourth"):
        answer(office.domain, name)
        office.clock.advance(seconds=1)
    with office.storage.reading() as unit:
        kept = [unit.strangers.get(name, NOW - timedelta(days=1))[0] for name in ("first", "second", "third", "fourth")]
    assert kept == [0, 1, 1, 1]
