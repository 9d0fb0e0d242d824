"""Erasing personal data after the retention period: nothing is left in the file, the trail stays whole (D1, D19)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from imi_tui.domain.dto.leaving import ErasedPerson
from imi_tui.domain.dto.users import ConfirmUser
from imi_tui.domain.errors import Gone, Invalid, SignInRefused
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import leaving
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.usecases import retention
from imi_tui.setting_list import BY_NAME
from imi_tui.setting_values import WrongValue
from tests.factories import NOW, new_database, opened
from tests.usecases.office import Office
from tests.usecases.test_leaving import delete

MARKS = ("Quintijn", "Zeldzaamnaam", "q.uniek@ergens.example", "+31205550191", "zeldzaam-1234", "198.51.100.77")
"""What tells who he was, each found nowhere else."""


def leave_long_ago(office: Office) -> User:
    """Registers, works, is renamed, is written to, looks at a colleague's data; and is deleted at `NOW`."""
    anna = office.enter(office.anna)
    office.domain.add_user(
        office.add(
            anna, MARKS[4], first_name=MARKS[0], last_name="Anders", email="q.oud@ergens.example", is_administrator=True
        )
    )
    office.deliver()
    with office.storage.reading() as unit:
        user = unit.users.by_user_name(MARKS[4])
    assert user is not None
    user.credential = office.chosen(order=1, stamp=user.credential.stamp)
    with office.storage.writing() as unit:
        unit.users.save_credential(user)
        unit.commit()
    office.domain.save_user(office.save(anna, user, last_name=MARKS[1], email=MARKS[2], phone=MARKS[3]))
    with pytest.raises(SignInRefused):
        office.enter(MARKS[4], "Wrong1234", client=MARKS[5])
    actor = office.enter(MARKS[4], client=MARKS[5])
    office.domain.confirm_user(ConfirmUser(actor=actor, user_id=office.anna.id, expected_version=1))
    office.domain.save_user(office.save(actor, office.anna, phone="+31205550100"))
    office.domain.confirm_user(ConfirmUser(actor=actor, user_id=office.anna.id, expected_version=2))
    delete(office, anna, user)
    return user


def due_at(office: Office) -> datetime:
    """The first moment at which the data may not be kept any more: midnight in Brussels."""
    return leaving.restorable_until(NOW, office.world.rules.zone) + timedelta(days=335)


def bytes_of(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(path.parent.iterdir()))


def found_in(path: Path) -> list[str]:
    """Which of his marks the files still hold, as typed or folded."""
    left = bytes_of(path)
    texts = {text for mark in (*MARKS, "q.oud@ergens.example") for text in (mark, mark.casefold())}
    return sorted(text for text in texts if text.encode() in left)


def test_d19_nothing_personal_is_left_in_the_file_and_the_chain_is_whole(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with opened(path) as storage:
        office = Office(storage)
        user = leave_long_ago(office)
        assert all(mark.encode() in bytes_of(path) for mark in MARKS), "so that looking for them proves something"
        office.clock.at = due_at(office)
        (person,) = retention.erase(office.world)
        assert person == ErasedPerson(
            code=leaving.person_code(user.id),
            authority=office.authority.number,
            user_name=MARKS[4],
            deleted_at=NOW,
        )
        with storage.reading() as unit:
            reports = [unit.audit.verify(chain) for chain in unit.audit.chains()]
        assert [report.fault for report in reports] == [""] * len(reports)
        assert sum(report.erased for report in reports) > 0
        assert found_in(path) == [], "not even while the database is open, with its write-ahead file"
    assert found_in(path) == []


def test_d19_the_history_names_a_code_and_keeps_the_rights(office: Office) -> None:
    user = leave_long_ago(office)
    office.clock.at = due_at(office)
    retention.erase(office.world)
    code = leaving.erased_name(user.id)
    with office.storage.reading() as unit:
        by, _, changes = unit.audit.changes_since("user", office.anna.id, 1) or ("", None, ())
        assert (by, [change.path for change in changes]) == (code, ["phone"]), "what he did to others stays readable"
        about_him = unit.audit.changes_since("user", user.id, 0)
    assert about_him is not None
    assert about_him[0] == "Anna Zonneveld", "who deleted him is still known"
    assert rights_told(office, user.id) == ["is_administrator", "roles.PQ-REQ"], "he got both, and both were taken"
    assert office.stored(office.anna).checked_by == code


def rights_told(office: Office, user_id: int) -> list[str]:
    """Paths of the values about this user that the trail still has."""
    from imi_tui.domain.persistence.tables import audit, audit_value

    about = sa.select(audit.c.id).where(audit.c.target == "user", audit.c.target_id == user_id)
    found = sa.select(audit_value.c.path).where(audit_value.c.kind == "change", audit_value.c.audit_id.in_(about))
    with office.storage._engines.reader.connect() as connection:
        return sorted(set(connection.execute(found).scalars()))


def test_d1_the_user_name_is_never_free_again(office: Office) -> None:
    leave_long_ago(office)
    office.clock.at = due_at(office)
    retention.erase(office.world)
    actor = office.enter(office.user(user_name="greet", is_administrator=True, credential=fresh(office)))
    assert not office.domain.user_name_free(actor, MARKS[4])
    with pytest.raises(Invalid) as refused:
        office.domain.add_user(office.add(actor, MARKS[4]))
    assert [issue.code for issue in refused.value.issues] == ["user_name.in_use"]


def fresh(office: Office) -> object:
    return office.chosen(expires_at=office.clock.now() + timedelta(days=9))


def test_d19_it_waits_for_the_end_of_the_period_and_can_be_repeated(office: Office) -> None:
    leave_long_ago(office)
    office.clock.at = due_at(office) - timedelta(microseconds=1)
    assert retention.erase(office.world) == ()
    office.clock.at = due_at(office)
    assert [person.user_name for person in retention.due(office.world)] == [MARKS[4]]
    assert [person.user_name for person in retention.due(office.world)] == [MARKS[4]], "looking changes nothing"
    assert len(retention.erase(office.world)) == 1
    rows = audit_rows(office)
    assert retention.due(office.world) == retention.erase(office.world) == ()
    assert audit_rows(office) == rows


def audit_rows(office: Office) -> int:
    with office.storage.reading() as unit:
        return unit.audit.verify(office.authority.id).rows


def test_the_setting_counts_in_days_and_never_undercuts_putting_back(office: Office) -> None:
    read = BY_NAME["retention.days"].read
    assert read(leaving.RESTORABLE_DAYS) == leaving.RESTORABLE_DAYS
    with pytest.raises(WrongValue):
        read(leaving.RESTORABLE_DAYS - 1)
    assert Rules().retention_days == BY_NAME["retention.days"].default
    leave_long_ago(office)
    until = leaving.restorable_until(NOW, office.world.rules.zone)
    world = replace(office.world, rules=Rules(retention_days=leaving.RESTORABLE_DAYS))
    office.clock.at = until - timedelta(microseconds=1)
    assert retention.due(world) == ()
    office.clock.at = until
    assert len(retention.due(world)) == 1


def test_a_colleague_of_the_same_name_keeps_what_stands_under_it(office: Office) -> None:
    user = leave_long_ago(office)
    office.user(first_name=MARKS[0], last_name=MARKS[1])
    office.clock.at = due_at(office)
    retention.erase(office.world)
    assert office.stored(office.anna).checked_by == f"{MARKS[0]} {MARKS[1]}"
    actor = office.enter(office.user(user_name="greet", is_administrator=True, credential=fresh(office)))
    with pytest.raises(Gone):
        office.domain.user(actor, user.id)


def test_others_are_left_as_they_are(office: Office) -> None:
    leave_long_ago(office)
    early, late = office.user(email="early@x.example"), office.user(first_name="Late", email="late@x.example")
    office.clock.at = NOW + timedelta(days=1)
    delete(office, office.enter(office.anna), late)
    office.clock.at = due_at(office)
    retention.erase(office.world)
    assert office.stored(early).email == "early@x.example"
    with office.storage.reading() as unit:
        kept = unit.users.in_authority(office.authority.id).get_deleted(late.id)
    assert kept is not None
    assert kept.name == late.name
    assert kept.deleted_at == datetime(2026, 11, 24, 12, tzinfo=UTC)
