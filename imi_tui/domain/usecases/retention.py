"""Erasing the personal data of users who were deleted long ago (D7, D19)."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from imi_tui.domain.dto.leaving import ErasedPerson
from imi_tui.domain.model.records import AuditEntry, Erasable
from imi_tui.domain.policies import leaving
from imi_tui.domain.usecases.world import World

_ACTION = "user.erase"


def due(world: World) -> tuple[ErasedPerson, ...]:
    """Whose data the next run erases; changes nothing."""
    with world.storage.reading() as unit:
        return tuple(_person(one) for one in unit.erasing.due(_before(world)))


def erase(world: World) -> tuple[ErasedPerson, ...]:
    """Erase the personal data of everybody whose retention period has ended: in the users' table, in mail, and in the
    values of the trail, whose chain stays whole. Who was erased already is not found again.

    One transaction an authority, so that its people wait no longer than for any other save.
    """
    with world.storage.reading() as unit:
        waiting = unit.erasing.due(_before(world))
    done: list[ErasedPerson] = []
    for authority_id, _ in groupby(waiting, key=lambda one: one.authority_id):
        done += _erase_in(world, authority_id)
    if done:
        world.storage.forget_past()
    return tuple(done)


def _erase_in(world: World, authority_id: int) -> list[ErasedPerson]:
    with world.storage.writing() as unit:
        unit.authorities.lock(authority_id)
        people = [one for one in unit.erasing.due(_before(world)) if one.authority_id == authority_id]
        for one in people:
            unit.erasing.erase(one.user_id)
            unit.audit.record(_entry(one, world.clock.now()))
        unit.commit()
    return [_person(one) for one in people]


def _before(world: World) -> datetime:
    return leaving.erasable_before(world.clock.now(), world.rules)


def _person(one: Erasable) -> ErasedPerson:
    return ErasedPerson(
        code=leaving.person_code(one.user_id),
        authority=one.authority_number,
        user_name=one.user_name,
        deleted_at=one.deleted_at,
    )


def _entry(one: Erasable, now: datetime) -> AuditEntry:
    """What the system did, without a person."""
    return AuditEntry(
        authority_id=one.authority_id,
        at=now,
        actor_id=None,
        actor_name="",
        session_id=None,
        ssh_client="",
        action=_ACTION,
        target="user",
        target_id=one.user_id,
    )
