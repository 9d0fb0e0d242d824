"""What keys lead to never waits for the database on the event loop, where all other keys would wait with it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from imi_tui.domain.secret import Secret
from imi_tui.off_loop import OnTheLoopError
from screens.kit.keys import Key
from screens.kit.line_widget import Line, LineWidget
from tests.factories import a_catalogue
from tests.screens.stage import Stage, stage
from tests.usecases.office import Office


class Hasty(LineWidget):
    """Does what it must not do at each key, and keeps how that ended."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__(id="hasty")
        self._act = act
        self.ends: list[str] = []

    def lines(self, width: int, height: int) -> list[Line]:
        return []

    async def key(self, key: Key) -> bool:
        try:
            self._act()
        except OnTheLoopError as refused:
            self.ends.append(str(refused))
        else:
            self.ends.append("done")
        return True


@pytest.mark.parametrize("what", ["a unit of work", "hashing a password"])
async def test_a_key_that_waits_itself_is_refused(office: Office, what: str) -> None:
    acts: dict[str, Callable[[], object]] = {
        "a unit of work": lambda: office.stored(office.anna),
        "hashing a password": lambda: office.hasher.hash(Secret("Abcdefg1")),
    }
    hasty = Hasty(acts[what])
    async with stage(Stage([hasty], lambda: [hasty]), a_catalogue()) as it:
        await it.press("x")
        assert hasty.ends == [what]


async def test_a_test_looks_into_the_database_where_it_stands(office: Office) -> None:
    assert office.stored(office.anna).user_name == "anna"
