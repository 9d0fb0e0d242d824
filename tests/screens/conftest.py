from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from imi_tui.domain.catalogue import source
from imi_tui.domain.mail import maildir
from imi_tui.domain.persistence import SqlStorage, engine, unit_of_work
from imi_tui.domain.persistence import storage as storage_module
from imi_tui.domain.security import hasher
from imi_tui.off_loop import refuse_on_loop
from tests.factories import storage
from tests.usecases.office import Office

__all__ = ["office", "storage"]

_TESTS = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def the_test_itself_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own lines look into the database where they stand; everything that the program runs is refused that."""

    def refuse_program(act: str) -> None:
        if not _in_a_test():
            refuse_on_loop(act)

    for module in (engine, hasher, maildir, source, storage_module, unit_of_work):
        monkeypatch.setattr(module, "refuse_on_loop", refuse_program)


def _in_a_test() -> bool:
    """Whether the task that runs here was begun by a test, not by the program."""
    try:
        task = asyncio.current_task()
    except RuntimeError:  # no loop in this thread
        return False
    code = getattr(task.get_coro(), "cr_code", None) if task is not None else None
    return code is not None and Path(code.co_filename).is_relative_to(_TESTS)


@pytest.fixture
def office(storage: SqlStorage) -> Office:
    """As everywhere, but always under the same name: pictures of the screens show it."""
    return Office(storage, official_name="Gemeente Veldermeer")
