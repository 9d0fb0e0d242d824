"""The demonstration in other sizes, and never over anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from imi_tui.domain.dto.users import UserQuery
from imi_tui.domain.errors import DomainError
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.persistence.checks import check
from imi_tui.domain.policies import authority_data, last_holder
from imi_tui.domain.usecases.demonstration_crowd import _name
from tests.factories import an_authority, opened
from tests.usecases.demo import Demo, empty_database, fill, on

MOST = 300
"""No demonstration of these tests has a user with a higher number."""


def counts(storage: SqlStorage) -> tuple[int, int]:
    """Authorities, and users who are not deleted."""
    authorities = 0
    with storage.reading() as unit:
        while unit.authorities.get(authorities + 1) is not None:
            authorities += 1
        users = sum(unit.users.by_id(number) is not None for number in range(1, MOST))
    return authorities, users


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, (8, 33)),
        ({"authorities": 5, "users": 30}, (8, 33)),
        ({"authorities": 30, "users": 90}, (30, 90)),
        ({"users": 240}, (8, 240)),
        ({"authorities": 20}, (20, 45)),
        ({"authorities": 20, "users": 34}, (20, 45)),
    ],
)
def test_it_has_the_size_that_was_asked_for(options: dict[str, int], expected: tuple[int, int], tmp_path: Path) -> None:
    path = empty_database(tmp_path)
    with opened(path) as storage:
        fill(on(path, storage), **options)
        assert counts(storage) == expected
    assert [finding.code for finding in check(path) if not finding.ok] == []


def test_users_without_further_authorities_are_beheerders_colleagues(tmp_path: Path) -> None:
    path = empty_database(tmp_path)
    with opened(path) as storage:
        demo = on(path, storage)
        fill(demo, users=100)
        page = demo.domain.users(demo.sign_in("beheerder").actor, UserQuery(limit=200))
        assert (page.total, sum(row.is_administrator for row in page.rows)) == (81, 2)


def test_progress_is_told_in_order_up_to_the_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = empty_database(tmp_path)
    with opened(path) as storage:
        fill(on(path, storage), authorities=408, progress=lambda done, all_: told.append((done, all_)))
    assert told == [(200, 400), (400, 400)]


def test_generated_authorities_obey_the_rules(tmp_path: Path) -> None:
    path = empty_database(tmp_path)
    with opened(path) as storage:
        demo = on(path, storage)
        fill(demo, authorities=60, users=200)
        with storage.reading() as unit:
            for number in range(9, 61):
                authority = unit.authorities.get(number)
                assert authority is not None
                assert checked(demo, number) == []
                users = unit.users.in_authority(number)
                required = last_holder.required_roles(demo.catalogue, authority.modules.values())
                assert last_holder.vacancies(required, users.holders()) == ()
                assert users.administrators()


def checked(demo: Demo, number: int) -> list[str]:
    with demo.storage.reading() as unit:
        authority = unit.authorities.get(number)
    assert authority is not None
    competences: dict[str, set[str]] = {}
    for code, value in authority.competences:
        competences.setdefault(code, set()).add(value)
    found = authority_data.check(
        authority.general,
        competences,
        {code: access.keywords for code, access in authority.modules.items()},
        catalogue=demo.catalogue,
        country=authority.country,
        accesses=authority.modules.values(),
    )
    assert found.general == authority.general
    return [issue.code for issue in found.errors]


def test_thirty_thousand_names_differ() -> None:
    assert len({_name(index)[0] for index in range(30_000)}) == 30_000


def test_two_of_the_same_size_are_the_same(tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        folder = tmp_path / name
        folder.mkdir()
        path = empty_database(folder)
        with opened(path) as storage:
            fill(on(path, storage), authorities=15, users=60)
            with storage.reading() as unit:
                found.append(
                    [
                        (user.user_name, user.email, sorted(user.roles))
                        for number in range(1, MOST)
                        if (user := unit.users.by_id(number)) is not None
                    ]
                )
    assert len(found[0]) == 60
    assert found[0] == found[1]


def test_a_database_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    path = empty_database(tmp_path)
    with opened(path) as storage:
        demo = on(path, storage)
        fill(demo)
        before = counts(storage)
        with pytest.raises(DomainError) as refused:
            fill(demo, users=100)
        assert refused.value.code == "setup.already"
        assert counts(storage) == before


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from imi_tui.domain.usecases import demonstration

    def fails(*_: object) -> None:
        raise RuntimeError("out of paper")

    path = empty_database(tmp_path)
    with opened(path) as storage:
        monkeypatch.setattr(demonstration, "put_mail", fails)
        with pytest.raises(RuntimeError, match="out of paper"):
            fill(on(path, storage))
        assert counts(storage) == (0, 0)
        monkeypatch.undo()
        fill(on(path, storage))
        assert counts(storage) == (8, 33)


def test_an_authority_of_a_real_system_is_never_joined_by_a_demonstration(tmp_path: Path) -> None:
    from tests.factories import new_database

    path = new_database(tmp_path)
    with opened(path) as storage:
        with storage.writing() as unit:
            unit.authorities.add(an_authority())
            unit.commit()
        with pytest.raises(DomainError):
            fill(on(path, storage))
        assert counts(storage) == (1, 0)
