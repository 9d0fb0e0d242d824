"""The tables as migrations make them, against the tables as the program uses them."""

from __future__ import annotations

import ast
import sqlite3
from pathlib import Path
from typing import get_args

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable

from imi_tui.domain.dto.users import SearchWord, UserQuery, UserSort
from imi_tui.domain.errors import Unavailable
from imi_tui.domain.persistence import migrations, revision
from imi_tui.domain.persistence.engine import ForeignKeysBroken, make_engines, restructuring
from imi_tui.domain.persistence.migrate import alembic_config, upgrade
from imi_tui.domain.persistence.tables import metadata
from imi_tui.domain.persistence.user_paging import matches, terms_of, window
from tests.factories import NOW, new_database, opened, stored_authority, stored_user


def scripts(tmp_path: Path) -> ScriptDirectory:
    engine = sa.create_engine(f"sqlite:///{tmp_path}/none.db")
    with engine.connect() as connection:
        found = ScriptDirectory.from_config(alembic_config(connection))
    engine.dispose()
    return found


def test_the_revision_that_opening_asks_for_is_the_head_of_the_migrations(tmp_path: Path) -> None:
    found = scripts(tmp_path)
    assert found.get_heads() == [revision.HEAD]
    assert [step.revision for step in reversed(list(found.walk_revisions()))] == list(revision.REVISIONS)


def test_migrations_stand_on_nothing_that_can_change(tmp_path: Path) -> None:
    folder = Path(str(migrations.__file__)).parent / "versions"
    files = sorted(folder.glob("r*.py"))
    assert len(files) == len(revision.REVISIONS)
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            assert not [name for name in names if name.startswith("imi_tui")], file.name


def test_the_migrated_schema_is_the_schema_of_the_program(tmp_path: Path) -> None:
    upgrade(tmp_path / "imi.db")
    engines = make_engines(tmp_path / "imi.db", 1)
    with engines.reader.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engines.close()


def test_the_migrated_schema_is_literally_what_the_tables_say(tmp_path: Path) -> None:
    """Comparing by Alembic overlooks checks, conditions of indexes and actions of foreign keys."""
    upgrade(tmp_path / "migrated.db")
    engine = sa.create_engine(f"sqlite:///{tmp_path}/created.db")
    metadata.create_all(engine)
    engine.dispose()
    assert schema_of(tmp_path / "migrated.db") == schema_of(tmp_path / "created.db")


def schema_of(path: Path) -> dict[str, str]:
    with sqlite3.connect(path) as connection:
        rows = connection.execute(
            "select name, sql from sqlite_master where name not in ('alembic_version')"
        ).fetchall()
    connection.close()
    return {name: " ".join((sql or "").split()) for name, sql in rows if not name.startswith("sqlite_auto")}


def test_d2_what_the_list_asks_can_be_asked_of_postgresql_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    word = SearchWord(
        prefix="a", passwords=frozenset({"expired"}), statuses=frozenset({"new", "active"}), administrators=True
    )
    for sort in get_args(UserSort):
        terms = terms_of(sort, NOW)
        keys = {"id": 1, "state_rank": 1, "status": 1}
        after = tuple(keys.get(str(term.key), "2026-11-23T12:00:00+00:00") for term in terms)
        query = UserQuery(words=(word,), sort=sort, after=after, descending=True)
        asked = window(sa.select(*terms).where(matches(word, NOW)), query, terms).compile(dialect=dialect)
        assert "ROW" not in str(asked)
        assert ") < (" in str(asked)
    locked = sa.select(metadata.tables["authority"].c.id).with_for_update()
    assert "FOR UPDATE" in str(locked.compile(dialect=dialect))


def test_every_constraint_has_a_name_that_does_not_depend_on_the_database() -> None:
    for table in metadata.tables.values():
        for constraint in table.constraints:
            assert constraint.name, f"{table.name}: {constraint}"


def test_d2_every_table_can_be_made_on_postgresql_too() -> None:
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]
    for table in metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE" in str(CreateIndex(index).compile(dialect=dialect))


def test_upgrading_twice_changes_nothing_and_keeps_what_is_there(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with opened(path) as storage:
        authority = stored_authority(storage)
    before = schema_of(path)
    upgrade(path)
    assert schema_of(path) == before
    with opened(path) as storage, storage.reading() as unit:
        assert unit.authorities.get(authority.id) == authority


def test_an_empty_file_can_be_upgraded_but_not_a_text(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch(mode=0o600)
    upgrade(tmp_path / "empty.db")
    with opened(tmp_path / "empty.db"):
        pass
    text = tmp_path / "text.db"
    text.write_text("something else\n" * 100)
    with pytest.raises(Unavailable) as refused:
        upgrade(text)
    assert refused.value.code == "unavailable.damaged"
    assert text.read_text().startswith("something else")


def test_the_file_is_in_wal_mode_and_stands_alone_after_the_upgrade(tmp_path: Path) -> None:
    upgrade(tmp_path / "imi.db")
    assert [file.name for file in tmp_path.iterdir()] == ["imi.db"]
    with sqlite3.connect(tmp_path / "imi.db") as connection:
        assert connection.execute("pragma journal_mode").fetchone() == ("wal",)
    connection.close()


def test_a_failed_upgrade_leaves_the_database_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = new_database(tmp_path)
    before = schema_of(path)

    def half(config: object, _revision: str) -> None:
        connection = config.attributes["connection"]  # type: ignore[attr-defined]
        connection.execute(sa.text("create table half (id integer)"))
        connection.execute(sa.text("drop table audit_value"))
        raise RuntimeError("power lost")

    monkeypatch.setattr(command, "upgrade", half)
    with pytest.raises(RuntimeError, match="power lost"):
        upgrade(path)
    assert schema_of(path) == before


def test_rebuilding_a_table_keeps_its_children(tmp_path: Path) -> None:
    """With foreign keys on, the rebuild would delete them."""
    path = new_database(tmp_path)
    with opened(path) as storage:
        authority = stored_authority(storage)
        user = stored_user(storage, authority.id, roles={("PQ-REQ", "viewer")})
    with restructuring(path) as connection:
        context = MigrationContext.configure(connection, opts={"target_metadata": metadata, "transactional_ddl": True})
        for table in ("access", "authority", "user_account"):
            with Operations(context).batch_alter_table(table, recreate="always") as batch:
                batch.add_column(sa.Column("added", sa.Integer))
    with opened(path) as storage, storage.reading() as unit:
        assert unit.authorities.get(authority.id) == authority
        assert unit.users.by_id(user.id) == user


def test_a_restructuring_that_orphans_rows_is_undone(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with opened(path) as storage:
        authority = stored_authority(storage)
    with pytest.raises(ForeignKeysBroken) as broken, restructuring(path) as connection:
        connection.execute(sa.text("delete from access"))
    assert broken.value.tables == ["keyword_tick"]
    with opened(path) as storage, storage.reading() as unit:
        assert unit.authorities.get(authority.id) == authority
