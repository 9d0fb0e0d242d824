"""Two people at once, in two processes, on one database file (R4.3, R3.4, R3.6, D2, C8)."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from dataclasses import replace
from multiprocessing.synchronize import Barrier
from pathlib import Path
from queue import Empty
from typing import TYPE_CHECKING

import pytest

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.dto.users import AddUser, SaveUser, Successor
from imi_tui.domain.errors import DomainError, Invalid
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.model.authority import Access
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.security.hasher import Argon2Hasher
from imi_tui.domain.security.random import SystemRandom
from imi_tui.domain.service import Domain
from imi_tui.domain.usecases.world import World
from tests.factories import FixedClock, new_database, opened, stored_authority
from tests.usecases.office import FAST, NEW, Office, data_of

ROUNDS = 20
MODULES = ("PQ-REQ", "SD-REQ")
if TYPE_CHECKING:
    from multiprocessing.queues import Queue

    Answers = Queue[tuple[int, str]]
Command = AddUser | SaveUser | DeleteUser


def take_part(path: Path, commands: list[Command], barrier: Barrier, answers: Answers) -> None:
    """In a process of its own: in each round, at the same moment as the other, carry out one's command."""
    with opened(path) as storage:
        world = World(
            storage=storage,
            clock=FixedClock(),
            hasher=Argon2Hasher(FAST, allow_weak=True),
            random=SystemRandom(),
            rules=Rules(),
        )
        domain = Domain(world, Preview(world.rules))
        for number, command in enumerate(commands):
            barrier.wait(30)
            answers.put((number, outcome_of(domain, command)))


def outcome_of(domain: Domain, command: Command) -> str:
    try:
        if isinstance(command, AddUser):
            domain.add_user(command)
        elif isinstance(command, DeleteUser):
            domain.delete_user(command)
        else:
            domain.save_user(command)
    except Invalid as invalid:
        return ",".join(issue.code for issue in invalid.issues)
    except DomainError as refused:
        return refused.code
    return "done"


def both(path: Path, first: Sequence[Command], second: Sequence[Command]) -> list[list[str]]:
    """Let two processes go through their rounds side by side; returns the two outcomes of each round, sorted."""
    context = multiprocessing.get_context("spawn")
    barrier, answers = context.Barrier(2), context.Queue()
    people = [context.Process(target=take_part, args=(path, rounds, barrier, answers)) for rounds in (first, second)]
    for person in people:
        person.start()
    found: list[list[str]] = [[] for _ in first]
    try:
        for _ in range(2 * len(first)):
            number, outcome = answers.get(timeout=60)
            found[number].append(outcome)
    except Empty:
        pytest.fail("a process did not answer")
    finally:
        for person in people:
            person.join(10)
    return [sorted(pair) for pair in found]


def rivals(office: Office, number: int, *, each_other: bool) -> tuple[SaveUser, SaveUser]:
    """A new authority with two administrators: each takes the other's role, or drops the own one."""
    authority = stored_authority(office.storage)
    ann, bob = (office.user(authority, user_name=f"{name}-{number}", is_administrator=True) for name in ("ann", "bob"))
    commands = []
    for who, other in ((ann, bob), (bob, ann)):
        target = other if each_other else who
        data = replace(data_of(target), is_administrator=False)
        commands.append(SaveUser(actor=office.enter(who), user_id=target.id, expected_version=1, data=data))
    return commands[0], commands[1]


@pytest.mark.parametrize(("each_other", "loser"), [(True, "denied.not_administrator"), (False, "last.administrator")])
def test_r4_3_demotion_race_keeps_one_administrator(tmp_path: Path, each_other: bool, loser: str) -> None:
    path = new_database(tmp_path)
    with opened(path) as storage:
        office = Office(storage)
        pairs = [rivals(office, number, each_other=each_other) for number in range(ROUNDS)]
        outcomes = both(path, [first for first, _ in pairs], [second for _, second in pairs])
        assert outcomes == [sorted(("done", loser))] * ROUNDS
        with storage.reading() as unit:
            for first, _ in pairs:
                owner = unit.users.by_id(first.user_id)
                assert owner is not None
                assert len(unit.users.in_authority(owner.authority_id).administrators()) == 1


HANDLERS = (("PQ-REQ", "request_handler"), ("SD-REQ", "request_handler"))
"""Somebody must have each of these."""


def leavers(office: Office, number: int, *, administrators: bool) -> tuple[DeleteUser, DeleteUser]:
    """A new authority with two who have a required role each, and two administrators who delete one of them each, the
    other one taking over: the two themselves, or two more."""
    authority = stored_authority(
        office.storage, modules={code: Access(module=code, role="authority") for code in MODULES}
    )
    pair = [
        office.user(authority, user_name=f"{name}-{number}", is_administrator=administrators, roles={role})
        for name, role in zip(("left", "right"), HANDLERS, strict=True)
    ]
    deciding = pair if administrators else [
        office.user(authority, user_name=f"{name}-{number}", is_administrator=True) for name in ("ann", "bob")
    ]  # fmt: skip
    commands = []
    for who, leaver, heir, (module, role) in zip(deciding, pair[::-1], pair, HANDLERS[::-1], strict=True):
        successor = Successor(user_id=heir.id, expected_version=1, module=module, role=role)
        actor = office.enter(who)
        commands.append(DeleteUser(actor=actor, user_id=leaver.id, expected_version=1, successors=(successor,)))
    return commands[0], commands[1]


@pytest.mark.parametrize(("administrators", "loser"), [(True, "denied.session_ended"), (False, "conflict.changed")])
def test_r4_3_who_deletes_each_other_with_successors_leaves_no_role_and_no_authority_behind(
    tmp_path: Path, administrators: bool, loser: str
) -> None:
    path = new_database(tmp_path)
    with opened(path) as storage:
        office = Office(storage)
        pairs = [leavers(office, number, administrators=administrators) for number in range(ROUNDS)]
        outcomes = both(path, [first for first, _ in pairs], [second for _, second in pairs])
        assert outcomes == [sorted(("done", loser))] * ROUNDS
        with storage.reading() as unit:
            for pair in pairs:
                (stays,) = [user for one in pair if (user := unit.users.by_id(one.user_id)) is not None]
                scope = unit.users.in_authority(stays.authority_id)
                assert stays.roles == set(HANDLERS)
                assert set(scope.holders()) == set(HANDLERS)
                assert scope.administrators()
                assert unit.audit.verify(stays.authority_id).fault == ""


def test_r3_4_r3_6_registration_race_has_one_winner(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with opened(path) as storage:
        office = Office(storage)
        actor = office.enter(office.anna)

        def rounds(side: str) -> list[AddUser]:
            data = [replace(NEW, email=f"same{number}@x.example") for number in range(10)]
            names = [f"{side}-{number}" if number % 2 else f"same-{number}" for number in range(10)]
            return [AddUser(actor=actor, data=data[number], user_name=names[number]) for number in range(10)]

        outcomes = both(path, rounds("left"), rounds("right"))
        for number, outcome in enumerate(outcomes):
            assert outcome == ["done", "email.in_use" if number % 2 else "email.in_use,user_name.in_use"]
