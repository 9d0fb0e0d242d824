"""A town on a real database whose users leave, come back, and hand on their roles."""

from __future__ import annotations

import pytest

from imi_tui.domain.dto.users import UserQuery
from imi_tui.domain.model.authority import Access
from imi_tui.domain.model.user import User
from imi_tui.domain.persistence import SqlStorage
from tests.screens.driver import Driver
from tests.screens.users.test_with_domain import quiet
from tests.usecases.office import Office

HANDLER = ("PQ-REQ", "request_handler")


@pytest.fixture
def town(storage: SqlStorage) -> Office:
    """An office with three modules in the matrix, and a colleague Ilse who can take over."""
    modules = {code: Access(module=code, role="authority") for code in ("PQ-REQ", "SD-REQ", "SD-ALERT")}
    office = Office(storage, modules=modules, official_name="Gemeente Veldermeer")
    office.user(user_name="toren-3518", first_name="Ilse", last_name="Hazelaar", email="ilse@v.example")
    return office


@pytest.fixture
def lars(town: Office) -> User:
    """Leaves; nobody else handles requests."""
    roles = {HANDLER, ("SD-REQ", "viewer"), ("SD-REQ", "request_handler")}
    town.user(user_name="kraan-8854", first_name="Greet", last_name="Waterkant", roles={("SD-REQ", "request_handler")})
    return town.user(
        user_name="lente-4419", first_name="Lars", last_name="Populier", email="l.populier@v.example", roles=roles
    )


def ilse(town: Office) -> User:
    return next(user for user in everybody(town) if user.first_name == "Ilse")


def everybody(town: Office) -> list[User]:
    page = town.domain.users(town.enter("anna"), UserQuery(limit=100))
    with town.storage.reading() as unit:
        found = [unit.users.by_id(row.id) for row in page.rows]
    return [user for user in found if user is not None]


def is_gone(town: Office, user: User) -> bool:
    with town.storage.reading() as unit:
        return unit.users.by_id(user.id) is None


def flat(it: Driver) -> str:
    """What stands on the screen as running text."""
    return " ".join(it.text().split())


def missing_line(it: Driver) -> str:
    """The row at the cursor, which lacks a successor that it must have."""
    return next(line for line in it.text().split("\n") if line.startswith("> !"))


async def deleting(it: Driver, *keys: str) -> None:
    await it.sign_in("anna")
    await it.press("4", *"popu", "f8", *keys)
    await quiet(it)
