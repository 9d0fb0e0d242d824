"""What opening and asking cost, as things that can be counted rather than timed."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlalchemy import event

from imi_tui.domain.dto.users import SearchWord, UserQuery, UserShow, UserSort
from imi_tui.domain.persistence import SqlStorage
from tests.factories import NOW, a_user, new_database, opened, stored_authority

OPEN_AND_ASK = """
import sys
from pathlib import Path
from imi_tui.domain.persistence import open_storage
storage = open_storage(Path(sys.argv[1]))
with storage.reading() as unit:
    unit.users.by_user_name("nobody")
    unit.catalogue.load()
with storage.writing() as unit:
    unit.sessions.end_all(0, __import__("datetime").datetime.now(__import__("datetime").UTC))
print("\\n".join(sys.modules))
"""


def test_e9_opening_and_asking_import_only_what_they_need(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", OPEN_AND_ASK, str(new_database(tmp_path))], capture_output=True, text=True, check=True
    )
    modules = set(run.stdout.split())
    assert "sqlalchemy.sql" in modules
    unwanted = (
        "alembic",
        "argon2",
        "babel",
        "dns",
        "email_validator",
        "mako",
        "phonenumbers",
        "sqlalchemy.ext.asyncio",
        "sqlalchemy.orm",
        "sqlalchemy.testing",
        "sqlalchemy.dialects.postgresql",
        "textual",
        "yaml",
    )
    assert not [name for name in modules if name.startswith(unwanted)]


Crowded = tuple[SqlStorage, int]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowded]:
    """60 users of one authority, scattered among 300 of five others."""
    with opened(new_database(tmp_path_factory.mktemp("crowded"))) as storage:
        yield storage, fill(storage, others=5)


def fill(storage: SqlStorage, others: int) -> int:
    """60 users of one authority and of each of so many others, in turn; returns the id of the one."""
    authorities = [stored_authority(storage).id for _ in range(others + 1)]
    with storage.writing() as unit:
        for number in range(60 * len(authorities)):
            turn, owner = number // len(authorities), authorities[number % len(authorities)]
            user = a_user(owner, last_name=f"Name {turn * 37 % 60:04}", last_sign_in_at=NOW if turn % 3 else None)
            unit.users.in_authority(owner).add(user)
        unit.commit()
    return authorities[-1]


def plans(storage: SqlStorage, authority_id: int, query: UserQuery) -> list[str]:
    """How SQLite goes about each statement of a page."""
    seen: list[tuple[str, object]] = []

    def note(_conn: object, _cursor: object, statement: str, parameters: object, *_rest: object) -> None:
        if statement.startswith("SELECT"):
            seen.append((statement, parameters))

    engine = storage._engines.reader
    event.listen(engine, "before_cursor_execute", note)
    try:
        with storage.reading() as unit:
            unit.lists.users_page(authority_id, query, NOW)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    with engine.connect() as connection:
        return [
            str(row[3])
            for statement, parameters in seen
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)  # type: ignore[arg-type]
        ]


@pytest.mark.parametrize("sort", get_args(UserSort))
def test_a_page_looks_at_the_users_of_one_authority_in_one_index(crowded: Crowded, sort: UserSort) -> None:
    storage, mine = crowded
    named = UserQuery(sort=sort, words=(SearchWord(prefix="kano", passwords=frozenset({"expired"})),))
    for query in (named, *(UserQuery(sort=sort, show=show) for show in get_args(UserShow))):
        found = plans(storage, mine, query)
        assert found
        assert not [step for step in found if step.startswith("SCAN")], found
        # Everything from the index that has the authority's users together; then the rows of the window by their ids.
        users = [step for step in found if "user_account" in step]
        allowed = ("USING COVERING INDEX ix_user_account_list (authority_id=?", "USING INTEGER PRIMARY KEY (rowid=?)")
        if query.show == "deleted":  # few: their rows are sorted when asked for
            allowed = ("INDEX ix_user_account_deleted (authority_id=? AND deleted_at>?)", allowed[1])
        assert all(any(way in step for way in allowed) for step in users), found


def test_users_whose_mail_failed_are_found_by_the_failed_mails(crowded: Crowded) -> None:
    storage, mine = crowded
    found = plans(storage, mine, UserQuery(show="mail_failed"))
    assert [step for step in found if "ix_outbox_failed (user_id=?)" in step], found


def test_a_window_deep_in_the_list_is_found_by_index_without_sorting(crowded: Crowded) -> None:
    storage, mine = crowded
    with storage.reading() as unit:
        window = unit.lists.users_page(mine, UserQuery(limit=40), NOW).rows
    for backwards in (False, True):
        found = plans(storage, mine, UserQuery(after=window[-1].key, backwards=backwards))
        assert not [step for step in found if "ORDER BY" in step], found
        operator = "<" if backwards else ">"
        assert [step for step in found if f"sort_key{operator}?" in step], found


def steps(storage: SqlStorage, authority_id: int, query: UserQuery) -> int:
    """What a page costs in tens of instructions of SQLite's machine: the same on every computer."""
    count = itertools.count()
    with storage._engines.reader.connect() as connection:
        driver: Any = connection.connection.dbapi_connection
        driver.set_progress_handler(lambda: next(count) and None, 10)
    with storage.reading() as unit:
        unit.lists.users_page(authority_id, query, NOW)
    driver.set_progress_handler(None, 10)
    return next(count)


@pytest.mark.parametrize("sort", get_args(UserSort))
def test_a_page_costs_the_same_however_many_users_others_have(crowded: Crowded, tmp_path: Path, sort: UserSort) -> None:
    storage, mine = crowded
    with opened(new_database(tmp_path)) as alone:
        my_own = fill(alone, others=0)
        for query in (UserQuery(sort=sort), UserQuery(sort=sort, words=(SearchWord(prefix="name"),))):
            assert steps(storage, mine, query) <= steps(alone, my_own, query) * 1.1 + 2


def test_a_window_costs_the_same_wherever_it_stands(crowded: Crowded) -> None:
    storage, mine = crowded
    with storage.reading() as unit:
        rows = unit.lists.users_page(mine, UserQuery(limit=60), NOW).rows
    first = steps(storage, mine, UserQuery())
    for at in (5, 20, 39):
        assert steps(storage, mine, UserQuery(after=rows[at].key)) <= first * 1.1 + 2
