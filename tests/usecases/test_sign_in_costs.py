"""Every way in which signing in fails costs the same work, so that nobody learns which by the clock (D14)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from sqlalchemy import Engine, event

from imi_tui.domain.dto.session import SignIn
from imi_tui.domain.errors import SignInRefused
from imi_tui.domain.secret import Secret
from tests.usecases.failing_ways import WAYS, Way, prepared
from tests.usecases.office import Office

COSTS: Final = ["row of the name", "DELETE stranger", "INSERT audit", "UPDATE audit_chain", "INSERT audit_value"]
# One row says how often that name failed, wherever it stands.
ROWS_OF_NAMES: Final = ("INSERT stranger", "UPDATE stranger", "UPDATE user_account")


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is written meanwhile: verb and table, in order; also whether a transaction is committed."""
    found: list[str] = []

    def note(_c: object, _u: object, statement: str, *_: object) -> None:
        words = [word for word in statement.split()[:3] if word not in ("INTO", "FROM", "SET")]
        if words[0] in ("INSERT", "UPDATE", "DELETE"):
            what = " ".join(words[:2])
            found.append("row of the name" if what in ROWS_OF_NAMES else what)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def fails(office: Office, way: Way) -> SignInRefused:
    with pytest.raises(SignInRefused) as caught:
        office.domain.sign_in(SignIn(user_name=way.user_name, password=Secret(way.password)))
    return caught.value


@pytest.fixture
def staged(office: Office, monkeypatch: pytest.MonkeyPatch) -> tuple[Office, list[str | None]]:
    """The office with everybody in it, and what its hasher was asked to verify."""
    prepared(office)
    # The first failure of all begins the trail.
    fails(office, Way(name="first", user_name="somebody-else"))
    asked: list[str | None] = []
    verify = office.hasher.verify

    def noted(encoded: str | None, typed: Secret) -> bool:
        asked.append(encoded)
        return verify(encoded, typed)

    monkeypatch.setattr(office.hasher, "verify", noted)
    return office, asked


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_d14_every_failure_verifies_once_and_writes_the_same(
    way: Way, staged: tuple[Office, list[str | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, asked = staged
    monkeypatch.setattr(office.hasher, "hash", lambda _: pytest.fail("a failure hashes nothing anew"))
    for _ in range(3):
        asked.clear()
        with statements() as found:
            refusal = fails(office, way)
        assert (refusal.code, dict(refusal.params)) == ("sign_in.failed", {})
        assert len(asked) == 1
        assert found == COSTS


def test_d14_who_waits_costs_nothing_known_or_not(staged: tuple[Office, list[str | None]]) -> None:
    office, asked = staged
    for way in (way for way in WAYS if way.user_name in ("valid", "nobody-1234", "lapsed", "gone", "unsent")):
        for _ in range(office.world.rules.free_attempts + 1):
            fails(office, way)
        asked.clear()
        with statements() as found:
            assert fails(office, way).code == "sign_in.wait"
        assert (asked, found) == ([], []), way.name
