"""Tests that run on an event loop themselves look into the database where they stand; the program may not."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from imi_tui.domain.catalogue import source
from imi_tui.domain.mail import maildir
from imi_tui.domain.persistence import engine, storage, unit_of_work
from imi_tui.domain.security import hasher
from imi_tui.off_loop import refuse_on_loop

_TESTS = Path(__file__).resolve().parent


@pytest.fixture(autouse=True)
def the_test_itself_may_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own lines look into the database where they stand; everything that the program runs is refused that."""

    def refuse_program(act: str) -> None:
        if not _in_a_test():
            refuse_on_loop(act)

    for module in (engine, hasher, maildir, source, storage, unit_of_work):
        monkeypatch.setattr(module, "refuse_on_loop", refuse_program)


def _in_a_test() -> bool:
    """Whether the task that runs here was begun by a test, not by the program."""
    try:
        task = asyncio.current_task()
    except RuntimeError:  # no loop in this thread
        return False
    code = getattr(task.get_coro(), "cr_code", None) if task is not None else None
    return code is not None and Path(code.co_filename).is_relative_to(_TESTS)
