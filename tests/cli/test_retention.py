"""`imi-tui retention run` on a real installation (D19)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imi_tui.domain.policies.leaving import person_code
from tests.cli.conftest import Ran, Run
from tests.factories import opened, stored_user


@pytest.fixture
def leaver(made: Ran, data: Path) -> int:
    """Deleted 400 days ago; somebody else 300 days ago."""
    ids = []
    for name, days in (("vlier-1001", 400), ("vlier-1002", 300)):
        with opened(data / "imi.db") as storage:
            at = datetime.now(UTC) - timedelta(days=days)
            ids.append(stored_user(storage, 1, user_name=name, last_name="Zeldzaam", deleted_at=at).id)
    return ids[0]


def test_d19_it_lists_first_and_erases_once(run: Run, data: Path, leaver: int) -> None:
    listed = run("retention", "run", "--dry-run")
    assert (listed.code, listed.sentence) == (0, "To be erased: 1. Nothing was changed.")
    day = (datetime.now(UTC) - timedelta(days=400)).date()
    code, authority, user_name, on = listed.out.rstrip("\n").split("\t")
    assert (code, user_name) == (person_code(leaver), "vlier-1001")
    assert authority.startswith("NL-")
    assert abs((datetime.fromisoformat(on).date() - day).days) <= 1
    erased = run("retention", "run")
    assert (erased.code, erased.out, erased.sentence) == (0, listed.out, "Erased: 1.")
    again = run("retention", "run")
    assert (again.code, again.out, again.sentence) == (0, "", "Erased: 0.")
    with opened(data / "imi.db") as storage, storage.reading() as unit:
        assert unit.audit.verify(1).fault == ""
        assert unit.users.user_name_in_use("vlier-1001")
        gone = unit.users.in_authority(1).get_deleted(leaver)
    assert gone is not None
    assert (gone.name.strip(), gone.email, gone.user_name) == ("", "", "")


def test_the_period_is_a_setting(run: Run, leaver: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMI_TUI_RETENTION_DAYS", "250")
    assert len(run("retention", "run", "--dry-run").out.splitlines()) == 2
    monkeypatch.setenv("IMI_TUI_RETENTION_DAYS", "29")
    refused = run("retention", "run")
    assert refused.code == 2
    assert "30" in refused.sentence


def test_without_a_database_it_says_so(run: Run) -> None:
    ran = run("retention", "run")
    assert ran.code != 0
    assert "Traceback" not in ran.err
