"""Acts on several users, checks, the overview users x modules (R4.2, R4.4, R4.5, D25, D26)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.dto.roles_overview import OverviewRow
from imi_tui.domain.dto.session import SignIn
from imi_tui.domain.dto.users import (
    ConfirmUser,
    LeftOut,
    ResetPassword,
    ResetPasswords,
    ResetReport,
    SearchWord,
    UserQuery,
)
from imi_tui.domain.errors import Conflict, Denied, Gone, SignInRefused
from imi_tui.domain.model.authority import Access
from imi_tui.domain.model.user import User
from imi_tui.domain.secret import Secret
from tests.factories import NOW, stored_authority
from tests.usecases.office import PASSWORD, Office

# klopt nog --------------------------------------------------------------------------------------------------------


def confirm(office: Office, user: User, version: int = 1) -> ConfirmUser:
    return ConfirmUser(actor=office.enter(office.anna), user_id=user.id, expected_version=version)


def test_r4_2_confirming_a_user_notes_who_looked_without_a_version(office: Office) -> None:
    bert = office.user(roles={("PQ-REQ", "viewer")})
    office.clock.advance(days=3)
    view = office.domain.confirm_user(confirm(office, bert))
    assert (view.checked_on, view.checked_by, view.version) == (NOW + timedelta(days=3), "Anna Zonneveld", 1)
    assert view == office.domain.user(office.enter(office.anna), bert.id)
    assert office.stored(bert).roles == {("PQ-REQ", "viewer")}


def test_r4_2_what_was_looked_at_must_still_be_so(office: Office) -> None:
    bert = office.user()
    command = confirm(office, bert)
    office.domain.save_user(office.save(office.enter(office.anna), bert, language="fr"))
    office.clock.advance(days=3)
    with pytest.raises(Conflict) as caught:
        office.domain.confirm_user(command)
    assert [change.path for change in caught.value.changes] == ["language"]
    assert office.stored(bert).checked_on == NOW


def test_r1_2_only_ones_own_users_can_be_confirmed(office: Office) -> None:
    stranger = office.user(stored_authority(office.storage), user_name="stranger")
    with pytest.raises(Denied) as caught:
        office.domain.confirm_user(confirm(office, stranger))
    assert caught.value.code == "denied.other_authority"
    bert = office.user(user_name="bert")
    with pytest.raises(Denied):
        office.domain.confirm_user(ConfirmUser(actor=office.enter(bert), user_id=bert.id, expected_version=1))
    assert office.stored(bert).checked_on is None
    delete(office, bert)
    with pytest.raises(Gone):
        office.domain.confirm_user(confirm(office, bert))


def test_r4_2_menu_counts_who_was_not_checked_for_a_year(office: Office) -> None:
    for days in (300, 400, 500):
        office.user(created_at=NOW - timedelta(days=days))
    actor = office.enter(office.anna)
    home = office.domain.home(actor)
    assert (home.unchecked, home.authority_checked_on) == (2, None)
    late = office.domain.users(actor, UserQuery(show="unchecked")).rows
    for row in late:
        office.domain.confirm_user(ConfirmUser(actor=actor, user_id=row.id, expected_version=row.version))
    assert office.domain.home(actor).unchecked == 0
    assert office.domain.home(office.enter(office.user(user_name="bert"))).unchecked is None


# several passwords -------------------------------------------------------------------------------------------------


def delete(office: Office, user: User) -> None:
    actor = office.enter(office.anna)
    version = office.stored(user).version
    office.domain.delete_user(DeleteUser(actor=actor, user_id=user.id, expected_version=version))


def reset(office: Office, *users: User) -> ResetReport:
    actor = office.enter(office.anna)
    return office.domain.reset_passwords(ResetPasswords(actor=actor, user_ids=tuple(user.id for user in users)))


def test_r4_5_several_passwords_at_once(office: Office) -> None:
    people = [office.user(user_name=f"user-{number}") for number in range(3)]
    sessions = [office.enter(person) for person in people]
    report = reset(office, *people, people[0])
    assert [view.id for view in report.done] == [person.id for person in people]
    assert {view.password for view in report.done} == {"temporary"}
    assert report.left_out == ()
    actor = office.enter(office.anna)
    assert list(report.done) == [office.domain.user(actor, person.id) for person in people]
    for person, session in zip(people, sessions, strict=True):
        with pytest.raises(SignInRefused):
            office.domain.sign_in(SignIn(user_name=person.user_name, password=Secret(PASSWORD)))
        with pytest.raises(Denied):
            office.domain.home(session)
    assert office.deliver().sent == 3


def test_r4_5_who_cannot_be_reset_is_left_out_with_the_reason(office: Office) -> None:
    bert, carla, gone = (office.user(user_name=name, last_name=name.title()) for name in ("bert", "carla", "gone"))
    office.domain.reset_password(ResetPassword(actor=office.enter(office.anna), user_id=carla.id))
    delete(office, gone)
    report = reset(office, office.anna, bert, carla, gone)
    assert [view.id for view in report.done] == [bert.id]
    own, soon, left = report.left_out
    assert own == LeftOut(user_id=office.anna.id, name="Anna Zonneveld", code="denied.own_account")
    assert (soon.name, soon.code) == ("Mees Carla", "reset.too_soon")
    assert soon.params == {"at": NOW, "until": NOW + timedelta(minutes=5)}
    assert (left.user_id, left.name, left.code, left.params["by"]) == (gone.id, "", "gone.user", "Anna Zonneveld")
    office.enter(office.anna)


def test_r1_2_one_of_another_authority_and_nobody_is_reset(office: Office) -> None:
    bert, stranger = office.user(user_name="bert"), office.user(stored_authority(office.storage), user_name="stranger")
    with pytest.raises(Denied) as caught:
        reset(office, bert, stranger)
    assert caught.value.code == "denied.other_authority"
    for name in ("bert", "stranger"):
        office.enter(name)
    with office.storage.reading() as unit:
        assert list(unit.outbox.rows()) == []


def test_r1_5_resetting_is_for_administrators(office: Office) -> None:
    bert, carla = office.user(user_name="bert"), office.user(user_name="carla")
    with pytest.raises(Denied):
        office.domain.reset_passwords(ResetPasswords(actor=office.enter(bert), user_ids=(carla.id,)))
    office.enter("carla")


def test_a1_the_trail_tells_of_everybody_who_was_and_was_not_reset(office: Office) -> None:
    bert = office.user(user_name="bert")
    reset(office, office.anna, bert)
    with office.storage._engines.reader.connect() as connection:
        rows = connection.exec_driver_sql(
            "select target_id, result from audit where action = 'user.reset' order by seq"
        )
        assert [tuple(row) for row in rows] == [(office.anna.id, "denied.own_account"), (bert.id, "done")]


def test_resetting_nobody_does_nothing(office: Office) -> None:
    assert reset(office) == ResetReport(done=(), left_out=())


# overview ----------------------------------------------------------------------------------------------------------


def test_d26_who_may_do_what_where(office: Office) -> None:
    office.user(first_name="Bert", last_name="Bos", roles={("PQ-REQ", "viewer"), ("PQ-REQ", "allocator")})
    overview = office.domain.roles_overview(office.enter(office.anna))
    assert overview.modules == ("PQ-REQ", "SD-REQ")
    assert (overview.matching, overview.total) == (2, 2)
    bert, anna = overview.rows
    assert bert == OverviewRow(
        user_id=bert.user_id,
        key=("bos  bert", bert.user_id),
        name="Bert Bos",
        is_administrator=False,
        roles={"PQ-REQ": frozenset({"viewer", "allocator"})},
        everything=False,
    )
    assert (anna.name, anna.is_administrator, anna.roles) == ("Anna Zonneveld", True, {})


def test_r4_4_who_has_every_role_everywhere_is_marked(office: Office) -> None:
    every = {(module, role) for module in ("PQ-REQ", "SD-REQ") for role in ("viewer", "request_handler", "allocator")}
    office.user(last_name="All", roles=every)
    office.user(last_name="Most", roles=every - {("SD-REQ", "viewer")})
    actor = office.enter(office.anna)

    def marked() -> list[str]:
        return [row.name for row in office.domain.roles_overview(actor).rows if row.everything]

    assert marked() == ["Mees All"]
    # What is out of work or cannot be given does not count.
    office.authority.modules["SD-REQ"].state = "suspended"
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()
    assert marked() == ["Mees All", "Mees Most"]
    office.authority.modules["PQ-REQ"] = Access(module="PQ-REQ", role="coordinator")
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()
    assert marked() == []


def test_r4_4_without_modules_nobody_has_too_much(office: Office) -> None:
    office.authority.modules.clear()
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()
    overview = office.domain.roles_overview(office.enter(office.anna))
    assert (overview.modules, [row.everything for row in overview.rows]) == ((), [False])


def test_d26_the_overview_is_read_in_windows_as_the_list(office: Office) -> None:
    for number in range(5):
        office.user(last_name=f"Bos {number}", user_name=f"bos-{number}")
    actor = office.enter(office.anna)
    first = office.domain.roles_overview(actor, UserQuery(limit=2))
    rest = office.domain.roles_overview(actor, UserQuery(limit=9, after=first.rows[-1].key))
    assert [row.name for row in (*first.rows, *rest.rows)] == [f"Mees Bos {n}" for n in range(5)] + ["Anna Zonneveld"]
    back = office.domain.roles_overview(actor, UserQuery(limit=1, after=rest.rows[0].key, backwards=True))
    assert back.rows == first.rows[1:]
    found = office.domain.roles_overview(actor, UserQuery(words=(SearchWord(prefix="bos-3"),)))
    assert ([row.name for row in found.rows], found.matching, found.total) == (["Mees Bos 3"], 1, 6)


def test_r1_2_the_overview_is_of_ones_own_users_and_for_administrators(office: Office) -> None:
    office.user(stored_authority(office.storage), user_name="stranger")
    assert len(office.domain.roles_overview(office.enter(office.anna)).rows) == 1
    with pytest.raises(Denied):
        office.domain.roles_overview(office.enter(office.user(user_name="bert")))
