"""The list of users (R4.1) as windows: every sorting, both directions, from anywhere."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from imi_tui.domain.dto.users import UserPage, UserQuery, UserRow, UserSort
from imi_tui.domain.persistence import SqlStorage
from tests.factories import NOW, a_credential, a_user, new_database, opened, stored_authority

SORTS: tuple[UserSort, ...] = get_args(UserSort)


def page(storage: SqlStorage, authority_id: int, now: datetime = NOW, **query: Any) -> UserPage:
    with storage.reading() as unit:
        return unit.lists.users_page(authority_id, UserQuery(**query), now)


@pytest.fixture
def authority_id(storage: SqlStorage) -> int:
    return stored_authority(storage).id


Crowd = tuple[SqlStorage, int]


@pytest.fixture(scope="module")
def crowd_file(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """500 users of whom many are equal in everything that a list sorts by; ten of them of another authority."""
    path = new_database(tmp_path_factory.mktemp("crowd"))
    facts = zip(
        itertools.cycle(["An", "Bo"]),
        itertools.cycle(["Smit", "Bos", "Bos Smit", "Ångström", "Smit", "Bos", "Bos"]),
        itertools.cycle([None, NOW, None]),
        itertools.cycle([None, NOW - timedelta(days=3), NOW - timedelta(days=2), NOW - timedelta(days=3), None]),
        itertools.cycle(
            [None, NOW - timedelta(days=1), *(NOW + timedelta(days=days) for days in (1, 9, 1, 9, 1, 9, 1))]
        ),
        itertools.cycle([True, False, False, True, True, False, True, False, True, False, True]),
        itertools.cycle([None, None, NOW, None, None, None, None, None, None, None, None, None, None]),
        strict=False,
    )
    with opened(path) as storage:
        authority_id, other = stored_authority(storage).id, stored_authority(storage).id
        with storage.writing() as unit:
            for number, fact in enumerate(itertools.islice(facts, 500)):
                first, last, active, signed_in, end, temporary, blocked = fact
                user = a_user(
                    authority_id if number % 50 else other,
                    first_name=first,
                    last_name=last,
                    first_active_at=active,
                    last_sign_in_at=signed_in,
                    credential=a_credential(expires_at=end, temporary=temporary, blocked_at=blocked),
                )
                unit.users.in_authority(user.authority_id).add(user)
            unit.commit()
    return path, authority_id


@pytest.fixture
def crowd(crowd_file: tuple[Path, int], tmp_path: Path) -> Iterator[Crowd]:
    """That database as one's own, and the authority with 490 users."""
    path, authority_id = crowd_file
    with opened(Path(shutil.copy(path, tmp_path / "crowd.db"))) as storage:
        yield storage, authority_id


def walk(storage: SqlStorage, authority_id: int, **query: Any) -> list[UserRow]:
    rows: list[UserRow] = []
    backwards = query.get("backwards", False)
    after = None
    while True:
        window = page(storage, authority_id, after=after, limit=37, **query).rows
        if not window:
            return rows
        rows = [*window, *rows] if backwards else [*rows, *window]
        after = window[0].key if backwards else window[-1].key


def natural(sort: UserSort, row: UserRow) -> tuple[Any, ...]:
    """The order written down a second time, from what the row shows."""
    name = {"Ångström": "angstrom"}.get(row.last_name, row.last_name.lower()) + "  " + row.first_name.lower()
    never = row.last_sign_in_at is None
    leading: dict[UserSort, tuple[Any, ...]] = {
        "name": (name,),
        "user_name": (row.user_name,),
        "status": (row.status == "active", name),
        "password": (["blocked", "expired", "temporary", "valid"].index(row.password), name),
        "left": (9999 if row.days_left is None else row.days_left, name),
        "last_sign_in": (not never, row.last_sign_in_at or NOW, name),
    }
    return (*leading[sort], row.id)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", SORTS)
def test_r4_1_walking_the_list_either_way_meets_everybody_once_and_in_order(
    crowd: Crowd, sort: UserSort, descending: bool
) -> None:
    storage, mine = crowd
    whole = page(storage, mine, sort=sort, descending=descending, limit=1000).rows
    assert len(whole) == len({row.id for row in whole}) == 490
    assert list(whole) == sorted(whole, key=lambda row: natural(sort, row), reverse=descending)
    assert walk(storage, mine, sort=sort, descending=descending) == list(whole)
    assert walk(storage, mine, sort=sort, descending=descending, backwards=True) == list(whole)


def test_r4_1_a_window_that_starts_anywhere_reads_on_from_there(crowd: Crowd) -> None:
    storage, authority_id = crowd
    whole = page(storage, authority_id, limit=1000).rows
    middle = whole[200]
    assert page(storage, authority_id, after=middle.key, limit=3).rows == whole[201:204]
    assert page(storage, authority_id, after=middle.key, limit=3, backwards=True).rows == whole[197:200]


def test_r4_1_the_window_holds_its_place_when_the_row_before_it_is_gone(crowd: Crowd) -> None:
    storage, authority_id = crowd
    whole = page(storage, authority_id, limit=1000).rows
    with storage.writing() as unit:
        mine = unit.users.in_authority(authority_id)
        leaver = mine.get(whole[9].id)
        assert leaver is not None
        leaver.deleted_at = NOW
        mine.save(leaver)
        unit.commit()
    after = page(storage, authority_id, after=whole[9].key, limit=5)
    assert after.rows == whole[10:15]
    assert (after.matching, after.total) == (489, 489)
