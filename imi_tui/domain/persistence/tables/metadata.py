"""The one collection of tables, with a name for every constraint, so that migrations can name it anywhere."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ColumnElement, Index, Integer, MetaData, String

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def number_key() -> Column[int]:
    """The integer key of a table (D1). Tables with it set `sqlite_autoincrement`: a number is never given out twice."""
    return Column("id", Integer, primary_key=True)


def text_column(name: str) -> Column[str]:
    """A text that is always there; empty means none."""
    return Column(name, String, nullable=False)


def partial_index(name: str, *columns: Column[Any], where: ColumnElement[bool], unique: bool = False) -> Index:
    """An index over the rows for which `where` holds. The migrations, which make it, tell every database; here one is
    enough: naming another would import its whole dialect whenever the program starts."""
    return Index(name, *columns, unique=unique, sqlite_where=where)
