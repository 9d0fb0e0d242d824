"""How many keys each daily task takes beyond what is typed (screens.md 18): all of them sent at once, from the menu, on
the demonstration; then what is stored is looked at."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from imi_tui.domain.dto.authority import AuthorityView
from imi_tui.domain.dto.users import UserQuery, UserRow
from tests.factories import opened
from tests.screens.driver import running
from tests.screens.requirements.people import settled
from tests.usecases.demo import RULES, Demo, empty_database, fill, on

PASSWORD = "Demo1234"
NEW = ("=Mees", "enter", "=Wilgenroos", "enter", "=m.wilgenroos@veldermeer.example")
THREE_ROLES = ("pagedown", "2", "down", "2", "down", "2", "f3", "enter")


@dataclass(frozen=True, kw_only=True)
class Task:
    """Attributes:
    name: As the table has it.
    keys: From the menu Beheer on; `=text` is what is typed.
    count: Keys that are not typed data.
    stored: Looks whether it is done.
    """

    name: str
    keys: Sequence[str]
    count: int
    stored: Callable[[Demo], None]


def users(demo: Demo) -> dict[str, UserRow]:
    """By last name."""
    actor = demo.sign_in("beheerder").actor
    return {row.last_name: row for row in demo.domain.users(actor, UserQuery(limit=100)).rows}


def authority(demo: Demo) -> AuthorityView:
    return demo.domain.authority(demo.sign_in("beheerder").actor)


def keywords(demo: Demo, module: str) -> frozenset[str]:
    return next(access.keywords for access in authority(demo).modules if access.module == module)


def registered(roles: int, phone: str) -> Callable[[Demo], None]:
    def look(demo: Demo) -> None:
        mees = users(demo)["Wilgenroos"]
        assert (mees.first_name, mees.email, mees.phone) == ("Mees", "m.wilgenroos@veldermeer.example", phone)
        assert (mees.roles, mees.status, mees.password) == (roles, "new", "temporary")

    return look


def as_molenwiek(demo: Demo) -> None:
    found = users(demo)
    actor = demo.sign_in("beheerder").actor
    mees, carla = (demo.domain.user(actor, found[name].id) for name in ("Wilgenroos", "Molenwiek"))
    assert mees.roles == carla.roles
    assert mees.roles


def has_keyword(module: str, keyword: str) -> Callable[[Demo], None]:
    def look(demo: Demo) -> None:
        assert keyword in keywords(demo, module)

    return look


def reset(*names: str) -> Callable[[Demo], None]:
    def look(demo: Demo) -> None:
        found = users(demo)
        others = {"Lindehof", "Populier", "Veenkamp"} - set(names)
        assert {found[name].password for name in names} == {"temporary"}
        assert {found[name].password for name in others} <= {"expired"}

    return look


def new_telephone(demo: Demo) -> None:
    assert authority(demo).general.phone == "+31205550200"


TASKS = (
    Task(
        name="register a colleague with three roles",
        keys=("f7", *NEW, "enter", "=+31 20 555 0177", *THREE_ROLES),
        count=12,
        stored=registered(3, "+31205550177"),
    ),
    Task(name="without telephone", keys=("f7", *NEW, *THREE_ROLES), count=11, stored=registered(3, "")),
    Task(
        name="roles like a colleague's",
        keys=("f7", *NEW, "enter", "=+31 20 555 0177", "pagedown", "f4", "=mole", "enter", "f3", "enter"),
        count=9,
        stored=as_molenwiek,
    ),
    Task(
        name="a keyword in the first module",
        keys=("3", "f2", "enter", "=arch", "space", "f3"),
        count=5,
        stored=has_keyword("PQ-REQ", "prof-architect"),
    ),
    Task(
        name="a keyword in any other module",
        keys=("3", "f2", "=dien", "enter", "=arch", "space", "f3"),
        count=5,
        stored=has_keyword("SD-REQ", "svc-architects"),
    ),
    Task(name="reset a password", keys=("4", "=popu", "f9", "w", "f3"), count=4, stored=reset("Populier")),
    Task(
        name="change the telephone number",
        keys=("1", "t", "f2", "f8", "=+31 20 555 0200", "f3"),
        count=5,
        stored=new_telephone,
    ),
    Task(name="reset an expired user", keys=("4", "=vers", "f9", "w", "f3"), count=4, stored=reset("Lindehof")),
    Task(
        name="all expired ones at once",
        keys=("4", "=vers", "f9", "*", "f9", "w", "f3"),
        count=6,
        stored=reset("Lindehof", "Populier", "Veenkamp"),
    ),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration's database, made once."""
    path = empty_database(tmp_path_factory.mktemp("demo"))
    with opened(path, time_zone=RULES.zone) as storage:
        fill(on(path, storage))
    return path


@pytest.fixture
def demo(filled: Path, tmp_path: Path) -> Iterator[Demo]:
    """A copy of it for each task."""
    path = tmp_path / "imi.db"
    shutil.copy(filled, path)
    with opened(path, time_zone=RULES.zone) as storage:
        yield on(path, storage)


@pytest.mark.parametrize("task", TASKS, ids=[task.name.replace(" ", "-") for task in TASKS])
async def test_each_task_takes_its_keys_sent_at_once_and_is_stored(demo: Demo, task: Task) -> None:
    assert len([key for key in task.keys if not key.startswith("=")]) == task.count
    with pytest.raises((AssertionError, KeyError)):
        task.stored(demo)
    async with running(demo.domain) as it:
        await it.sign_in("beheerder", PASSWORD)
        burst = [name for key in task.keys for name in (key[1:] if key.startswith("=") else (key,))]
        await it.press(*("space" if name == " " else name for name in burst))
        await settled(it)
        assert not it.message.startswith("Fout"), it.text()
    task.stored(demo)
