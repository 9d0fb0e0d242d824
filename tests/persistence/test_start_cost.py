"""What opening and asking cost, as things that can be counted rather than timed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import sqlalchemy as sa
from sqlalchemy import event

from imi_tui.domain.dto.users import SearchWord, UserQuery, UserSort
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.persistence.tables import user_account
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


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqlStorage, int]]:
    """40,000 users of other authorities and 5,000 in this one."""
    with opened(new_database(tmp_path_factory.mktemp("many"))) as storage:
        others = [stored_authority(storage).id for _ in range(40)]
        mine = stored_authority(storage).id
        pattern = _columns(storage, others[0])
        rows = [
            {
                **pattern,
                "id": number + 2,
                "authority_id": owner,
                "user_name_key": f"kano-{number:05}",
                "email_key": f"{number}@veldermeer.example",
                "sort_key": f"name {number * 7919 % 45000:05}  an",
                "search_text": f" name {number} kano-{number:05} {number}@veldermeer.example veldermeer.example",
            }
            for number, owner in enumerate(mine if at % 9 == 0 else others[at % 40] for at in range(45_000))
        ]
        with storage._engines.writer.begin() as connection:
            connection.execute(sa.insert(user_account), rows)
        yield storage, mine


def _columns(storage: SqlStorage, authority_id: int) -> dict[str, object]:
    with storage.writing() as unit:
        unit.users.in_authority(authority_id).add(a_user(authority_id))
        unit.commit()
    with storage._engines.reader.connect() as connection:
        return dict(connection.execute(sa.select(user_account)).mappings().one())


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
def test_a_page_looks_at_the_users_of_one_authority_in_one_index(many: tuple[SqlStorage, int], sort: UserSort) -> None:
    storage, mine = many
    for words in ((), (SearchWord(prefix="kano", passwords=frozenset({"expired"})),)):
        found = plans(storage, mine, UserQuery(sort=sort, words=words))
        assert found
        assert not [step for step in found if step.startswith("SCAN")], found
        # Everything from the index that has the authority's users together; then the rows of the window by their ids.
        users = [step for step in found if "user_account" in step]
        allowed = ("USING COVERING INDEX ix_user_account_list (authority_id=?", "USING INTEGER PRIMARY KEY (rowid=?)")
        assert all(any(way in step for way in allowed) for step in users), found


def test_a_window_deep_in_the_list_is_found_by_index_without_sorting(many: tuple[SqlStorage, int]) -> None:
    storage, mine = many
    with storage.reading() as unit:
        window = unit.lists.users_page(mine, UserQuery(limit=4000), NOW).rows
    for backwards in (False, True):
        found = plans(storage, mine, UserQuery(after=window[-1].key, backwards=backwards))
        assert not [step for step in found if "ORDER BY" in step], found
        operator = "<" if backwards else ">"
        assert [step for step in found if f"sort_key{operator}?" in step], found
