"""Two people at once (E1, E2, E3): two storages on one file, as two processes have them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import TypeVar

import pytest

from imi_tui.domain.errors import Invalid, Unavailable
from imi_tui.domain.persistence import SqlStorage
from tests.factories import NOW, a_user, new_database, opened, stored_authority, stored_user

Pair = tuple[SqlStorage, SqlStorage]
T = TypeVar("T")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    path = new_database(tmp_path)
    with opened(path) as first, opened(path) as second:
        yield first, second


def at_once(*acts: Callable[[], T]) -> list[T]:
    """All of them, let go together."""
    barrier = Barrier(len(acts))

    def run(act: Callable[[], T]) -> T:
        barrier.wait(10)
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def demote(storage: SqlStorage, authority_id: int, user_id: int) -> str:
    """What a use case does: lock, count, write."""
    with storage.writing() as unit:
        unit.authorities.lock(authority_id)
        mine = unit.users.in_authority(authority_id)
        user = mine.get(user_id)
        assert user is not None
        if len(mine.administrators()) < 2:
            return "refused"
        user.is_administrator = False
        mine.save(user)
        unit.commit()
        return "done"


def two_administrators(storage: SqlStorage) -> tuple[int, int, int]:
    authority_id = stored_authority(storage).id
    one, two = (stored_user(storage, authority_id, is_administrator=True) for _ in range(2))
    return authority_id, one.id, two.id


def test_e1_r4_3_whoever_comes_second_cannot_count_before_the_first_has_written(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with opened(path) as first, opened(path, busy_seconds=0) as second:
        authority_id, one, two = two_administrators(first)
        with first.writing() as unit:
            mine = unit.users.in_authority(authority_id)
            assert len(mine.administrators()) == 2
            with pytest.raises(Unavailable) as refused:
                demote(second, authority_id, one)
            assert refused.value.code == "unavailable.busy"
            user = mine.get(two)
            assert user is not None
            user.is_administrator = False
            mine.save(user)
            unit.commit()
        assert demote(second, authority_id, one) == "refused"


def test_e1_r4_3_two_administrators_who_demote_each_other_leave_one(pair: Pair) -> None:
    first, second = pair
    for _ in range(15):
        authority_id, one, two = two_administrators(first)
        results = at_once(partial(demote, first, authority_id, two), partial(demote, second, authority_id, one))
        assert sorted(results) == ["done", "refused"]
        with first.reading() as unit:
            assert len(unit.users.in_authority(authority_id).administrators()) == 1


def test_e2_two_who_read_and_then_write_lose_nothing(pair: Pair) -> None:
    authority_id = stored_authority(pair[0]).id

    def twenty(storage: SqlStorage) -> None:
        for _ in range(20):
            with storage.writing() as unit:
                unit.authorities.lock(authority_id)
                authority = unit.authorities.get(authority_id)
                assert authority is not None
                authority.version += 1
                unit.authorities.save(authority)
                unit.commit()

    at_once(partial(twenty, pair[0]), partial(twenty, pair[1]))
    with pair[0].reading() as unit:
        authority = unit.authorities.get(authority_id)
    assert authority is not None
    assert authority.version == 41


def test_e3_d2_the_second_save_sees_the_version_of_the_first(pair: Pair) -> None:
    """So that comparing it with the version that the form was opened with catches the stale form."""
    first, second = pair
    authority = stored_authority(first)
    with first.reading() as one, second.reading() as two:
        forms = [unit.authorities.get(authority.id) for unit in (one, two)]
    assert [form.version if form else 0 for form in forms] == [1, 1]
    authority.version = 2
    with first.writing() as unit:
        unit.authorities.save(authority)
        unit.commit()
    with second.writing() as unit:
        present = unit.authorities.get(authority.id)
        assert present is not None
        assert present.version == 2


def test_r3_4_r3_6_of_two_who_want_one_address_or_name_one_gets_it(pair: Pair) -> None:
    authority_id = stored_authority(pair[0]).id

    def add(storage: SqlStorage, email: str, user_name: str) -> str:
        try:
            stored_user(storage, authority_id, email=email, user_name=user_name)
        except Invalid as refused:
            return refused.issues[0].code
        return "done"

    for number in range(10):
        mail = f"same{number}@veldermeer.example"
        results = at_once(
            partial(add, pair[0], mail, f"kano-1{number:03}"),
            partial(add, pair[1], mail.upper(), f"wilg-1{number:03}"),
        )
        assert sorted(results) == ["done", "email.in_use"]
        results = at_once(
            partial(add, pair[0], f"a{number}@veldermeer.example", f"lente-1{number:03}"),
            partial(add, pair[1], f"b{number}@veldermeer.example", f"lente-1{number:03}"),
        )
        assert sorted(results) == ["done", "user_name.in_use"]


def test_d19_two_who_write_at_once_leave_one_whole_chain(pair: Pair) -> None:
    from tests.persistence.test_audit_trail import an_entry

    authority_id = stored_authority(pair[0]).id

    def ten(storage: SqlStorage) -> None:
        for _ in range(10):
            with storage.writing() as unit:
                unit.audit.record(an_entry(authority_id))
                unit.audit.record(an_entry(0))
                unit.commit()

    at_once(partial(ten, pair[0]), partial(ten, pair[1]))
    with pair[0].reading() as unit:
        reports = [unit.audit.verify(chain) for chain in (0, authority_id)]
    assert [(report.fault, report.rows) for report in reports] == [("", 21), ("", 21)]


def test_e14_a_reader_sees_one_moment_while_another_writes(pair: Pair) -> None:
    first, second = pair
    authority_id = stored_authority(first).id
    stored_user(first, authority_id)
    with second.reading() as reader:
        before = reader.lists.counts(authority_id, NOW).users
        with first.writing() as unit:
            unit.users.in_authority(authority_id).add(a_user(authority_id))
            assert reader.lists.counts(authority_id, NOW).users == before == 1
            unit.commit()
        assert reader.lists.counts(authority_id, NOW).users == 1
    with second.reading() as reader:
        assert reader.lists.counts(authority_id, NOW).users == 2


def test_leaving_without_commit_rolls_back_and_gives_the_lock_back(pair: Pair) -> None:
    first, second = pair
    authority_id = stored_authority(first).id
    unit = first.writing()
    with unit:
        unit.users.in_authority(authority_id).add(a_user(authority_id))
    with pytest.raises(RuntimeError, match="not open"):
        _ = unit.users

    def fail(failure: type[BaseException]) -> None:
        with first.writing() as failing:
            failing.users.in_authority(authority_id).add(a_user(authority_id))
            raise failure

    for failure in (KeyError, KeyboardInterrupt):
        with pytest.raises(failure):
            fail(failure)
    with second.writing() as unit_of_other:
        assert unit_of_other.users.in_authority(authority_id).administrators() == []
        unit_of_other.commit()
    with second.reading() as reader:
        assert reader.lists.counts(authority_id, NOW).users == 0


def test_after_the_commit_the_unit_is_over_and_the_lock_is_free(pair: Pair) -> None:
    first, second = pair
    with first.writing() as unit:
        authorities = unit.authorities
        unit.commit()
        with pytest.raises(RuntimeError, match="not open"):
            _ = unit.audit
        with pytest.raises(Exception, match="closed"):
            authorities.id_of("NL-00001")
        stored_authority(second)
    with pytest.raises(RuntimeError, match="open already"), first.writing() as again, again:
        pass
