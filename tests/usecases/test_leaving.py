"""Somebody leaves: what falls vacant, handing over in the same transaction, putting back (R4.3, R4.4, D7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from imi_tui.domain.dto.leaving import CandidateQuery, DeleteUser, RestoreUser
from imi_tui.domain.dto.session import Actor, SignIn
from imi_tui.domain.dto.users import Successor, UserQuery
from imi_tui.domain.errors import Conflict, Denied, DomainError, Gone, Invalid, SignInRefused
from imi_tui.domain.model.authority import Access
from imi_tui.domain.model.user import User
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.secret import Secret
from tests.factories import NOW, stored_authority
from tests.usecases.office import PASSWORD, Office
from tests.usecases.test_reset_and_delete import sent_password

HANDLER = ("PQ-REQ", "request_handler")
VIEWER = ("SD-REQ", "viewer")


def heir(user: User, role: tuple[str, str] = HANDLER, version: int | None = None) -> Successor:
    module, code = role
    return Successor(user_id=user.id, expected_version=version or user.version, module=module, role=code)


def delete(office: Office, actor: Actor, user: User, *successors: Successor) -> None:
    version = office.stored(user).version
    office.domain.delete_user(DeleteUser(actor=actor, user_id=user.id, expected_version=version, successors=successors))


def restore(office: Office, actor: Actor, user: User, email: str | None = None, version: int = 2) -> Any:
    command = RestoreUser(actor=actor, user_id=user.id, expected_version=version, email=email)
    return office.domain.restore_user(command)


def trail(office: Office) -> list[tuple[str, int, int, str]]:
    from imi_tui.domain.persistence.tables import audit

    with office.storage._engines.reader.connect() as connection:
        rows = connection.execute(audit.select().where(audit.c.target == "user").order_by(audit.c.id)).all()
    return [(row.action, row.target_id, row.version, row.result) for row in rows if row.action.startswith("user.")]


# handing over ---------------------------------------------------------------------------------------------------------


def test_r4_3_what_falls_vacant_is_told_and_what_needs_a_successor(office: Office) -> None:
    bert = office.user(first_name="Bert", roles={HANDLER, VIEWER, ("PQ-REQ", "viewer")}, is_administrator=True)
    office.user(roles={VIEWER})
    found = office.domain.departure(office.enter(office.anna), bert.id)
    assert [(one.module, one.role, one.needed, one.can_be_given) for one in found.vacant] == [
        ("PQ-REQ", "viewer", False, True),
        ("PQ-REQ", "request_handler", True, True),
        ("SD-REQ", "viewer", False, True),
    ]
    assert (found.colleagues, found.administrators_left, found.user.id) == (
        2, 1, bert.id,
    )  # fmt: skip
    assert found.restorable_until == datetime(2026, 12, 23, 23, tzinfo=UTC), "the whole of 23 December in Brussels"


def test_d5_a_role_in_a_suspended_module_cannot_be_handed_over_and_is_not_needed(storage: SqlStorage) -> None:
    office = Office(storage, modules={"PQ-REQ": Access(module="PQ-REQ", role="authority", state="suspended")})
    bert = office.user(roles={HANDLER})
    actor = office.enter(office.anna)
    (role,) = office.domain.departure(actor, bert.id).vacant
    assert (role.needed, role.can_be_given) == (False, False)
    with pytest.raises(DomainError) as refused:
        delete(office, actor, bert, heir(office.anna))
    assert refused.value.code == "successor.not_possible"
    delete(office, actor, bert)


def test_r4_3_the_last_holder_goes_when_a_successor_gets_the_role_in_the_same_act(office: Office) -> None:
    bert = office.user(roles={HANDLER, VIEWER})
    ilse = office.user(first_name="Ilse", roles={("PQ-REQ", "viewer")})
    actor = office.enter(office.anna)
    delete(office, actor, bert, heir(ilse), heir(ilse, VIEWER))
    stored = office.stored(ilse)
    assert (stored.roles, stored.version) == ({("PQ-REQ", "viewer"), HANDLER, VIEWER}, 2)
    assert trail(office)[-2:] == [("user.succeed", ilse.id, 2, "done"), ("user.delete", bert.id, 2, "done")]
    with office.storage.reading() as unit:
        assert unit.audit.verify(office.authority.id).fault == ""


def test_r4_3_the_administrator_who_deletes_can_be_the_successor(office: Office) -> None:
    bert = office.user(roles={HANDLER})
    delete(office, office.enter(office.anna), bert, heir(office.anna))
    assert office.stored(office.anna).roles == {HANDLER}


def test_who_has_the_role_already_gets_no_new_version(office: Office) -> None:
    bert, ilse = office.user(roles={HANDLER}), office.user(roles={HANDLER})
    delete(office, office.enter(office.anna), bert, heir(ilse))
    assert office.stored(ilse).version == 1
    assert [action for action, *_ in trail(office)] == ["user.delete"]


def test_r4_3_a_successor_for_another_role_does_not_help(office: Office) -> None:
    bert, ilse = office.user(roles={HANDLER, VIEWER}), office.user()
    with pytest.raises(DomainError) as refused:
        delete(office, office.enter(office.anna), bert, heir(ilse, VIEWER))
    assert refused.value.code == "last.holder"
    assert office.stored(ilse).roles == set(), "nothing of it was stored"
    assert office.stored(bert).roles == {HANDLER, VIEWER}


def test_d2_a_successor_whom_somebody_changed_meanwhile_is_looked_at_again(office: Office) -> None:
    bert, ilse = office.user(roles={HANDLER}), office.user(first_name="Ilse")
    actor = office.enter(office.anna)
    office.domain.save_user(office.save(actor, ilse, language="fr"))
    with pytest.raises(DomainError) as refused:
        delete(office, actor, bert, heir(ilse, version=1))
    assert refused.value.code == "successor.changed"
    assert refused.value.params == {"name": ilse.name, "by": "Anna Zonneveld"}
    assert office.stored(bert).deleted_at is None


def test_a_successor_who_left_meanwhile_is_gone(office: Office) -> None:
    bert, ilse = office.user(roles={HANDLER}), office.user()
    actor = office.enter(office.anna)
    delete(office, actor, ilse)
    with pytest.raises(DomainError) as refused:
        delete(office, actor, bert, heir(ilse))
    assert refused.value.code == "successor.gone"


def test_r1_2_a_successor_of_another_authority_is_denied(office: Office) -> None:
    bert, stranger = office.user(roles={HANDLER}), office.user(stored_authority(office.storage))
    with pytest.raises(Denied) as refused:
        delete(office, office.enter(office.anna), bert, heir(stranger))
    assert refused.value.code == "denied.other_authority"


@pytest.mark.parametrize("role", [("PQ-REQ", "allocator"), ("PQ-REQ", "referral_handler"), ("SD-ALERT", "viewer")])
def test_only_what_the_leaver_holds_can_be_taken_over(office: Office, role: tuple[str, str]) -> None:
    bert, ilse = office.user(roles={VIEWER}), office.user()
    with pytest.raises(DomainError) as refused:
        delete(office, office.enter(office.anna), bert, heir(ilse, role))
    assert refused.value.code == "successor.not_possible"


def test_r4_3_one_who_leaves_is_no_successor(office: Office) -> None:
    bert = office.user(roles={HANDLER})
    with pytest.raises(DomainError) as refused:
        delete(office, office.enter(office.anna), bert, heir(bert))
    assert refused.value.code == "successor.not_possible"


def test_r4_3_saving_hands_a_required_role_to_another_in_the_same_act(office: Office) -> None:
    bert, ilse = office.user(roles={HANDLER}), office.user()
    actor = office.enter(office.anna)
    command = office.save(actor, bert, roles={})
    with pytest.raises(DomainError) as refused:
        office.domain.save_user(command)
    assert refused.value.code == "last.holder"
    office.domain.save_user(replace(command, successors=(heir(ilse),)))
    assert (office.stored(bert).roles, office.stored(ilse).roles) == (set(), {HANDLER})


def test_candidates_who_work_in_the_module_come_first_and_words_find_them(office: Office) -> None:
    bert = office.user(last_name="Aardbei")
    office.user(last_name="Bosbes", user_name="duin-1", roles={VIEWER})
    office.user(last_name="Zwaluw", roles={("PQ-REQ", "viewer")})
    office.user(stored_authority(office.storage), last_name="Elders")
    actor = office.enter(office.anna)

    def names(**query: Any) -> list[str]:
        found = office.domain.successors(actor, CandidateQuery(leaver_id=bert.id, **query))
        return [one.name.rpartition(" ")[2] for one in found]

    assert names(module="PQ-REQ") == ["Zwaluw", "Bosbes", "Zonneveld"]
    assert names() == ["Bosbes", "Zonneveld", "Zwaluw"]
    assert names(text="duin") == ["Bosbes"]
    assert names(module="PQ-REQ", text="zw") == ["Zwaluw"]
    assert names(limit=1) == ["Bosbes"]


@pytest.mark.parametrize("name", ["departure", "successors", "restore"])
def test_r1_5_only_administrators(office: Office, name: str) -> None:
    bert = office.user()
    actor = office.enter(bert)

    def ask() -> object:
        if name == "departure":
            return office.domain.departure(actor, office.anna.id)
        if name == "successors":
            return office.domain.successors(actor, CandidateQuery(leaver_id=office.anna.id))
        return restore(office, actor, office.anna)

    with pytest.raises(Denied) as refused:
        ask()
    assert refused.value.code == "denied.not_administrator"


def test_d15_ones_own_departure_is_not_offered(office: Office) -> None:
    with pytest.raises(Denied) as refused:
        office.domain.departure(office.enter(office.anna), office.anna.id)
    assert refused.value.code == "denied.own_account"


# putting back ---------------------------------------------------------------------------------------------------------


def test_d7_a_deleted_user_is_put_back_without_roles_with_a_temporary_password(office: Office) -> None:
    bert = office.user(user_name="bert", email="bert@x.example", roles={VIEWER}, is_administrator=True)
    actor = office.enter(office.anna)
    delete(office, actor, bert)
    (row,) = office.domain.users(actor, UserQuery(show="deleted")).rows
    assert (row.id, row.deleted_at, row.version) == (bert.id, NOW, 2)
    view = restore(office, actor, bert)
    assert (view.roles, view.is_administrator, view.password, view.user_name) == ({}, False, "temporary", "bert")
    assert office.domain.users(actor, UserQuery(show="deleted")).rows == ()
    with pytest.raises(SignInRefused):
        office.domain.sign_in(SignIn(user_name="bert", password=Secret(PASSWORD)))
    office.deliver()
    assert [to for to, _ in office.letters.sent] == ["bert@x.example"]
    office.enter("bert", sent_password(office))
    assert trail(office)[-1] == ("user.restore", bert.id, 3, "done")


def test_d7_an_address_that_was_taken_meanwhile_asks_for_another(office: Office) -> None:
    bert = office.user(user_name="bert", email="post@x.example")
    actor = office.enter(office.anna)
    delete(office, actor, bert)
    office.domain.add_user(office.add(actor, email="POST@x.example"))
    for email, code in (
        (None, "email.in_use"),
        ("", "text.required"),
        ("post@X.example", "email.in_use"),
        ("post", "email.no_at"),
    ):
        with pytest.raises(Invalid) as refused:
            restore(office, actor, bert, email)
        assert [(issue.code, issue.path) for issue in refused.value.issues] == [(code, "email")]
    view = restore(office, actor, bert, "bert@x.example")
    assert view.email == "bert@x.example"


def test_d7_it_ends_with_the_thirtieth_day(office: Office) -> None:
    bert, actor = office.user(), office.enter(office.anna)
    delete(office, actor, bert)
    until = office.domain.departure(actor, office.user().id).restorable_until
    office.clock.at = until
    with pytest.raises(DomainError) as refused:
        restore(office, actor, bert)
    assert refused.value.code == "restore.too_late"
    office.clock.at = until - timedelta(seconds=1)
    assert restore(office, actor, bert).id == bert.id


def test_putting_back_twice_and_what_never_was(office: Office) -> None:
    bert, actor = office.user(), office.enter(office.anna)
    with pytest.raises(DomainError) as refused:
        restore(office, actor, bert, version=1)
    assert refused.value.code == "restore.not_deleted"
    delete(office, actor, bert)
    with pytest.raises(Conflict):
        restore(office, actor, bert, version=1)
    stranger = office.user(stored_authority(office.storage))
    with pytest.raises(Denied) as denied:
        restore(office, actor, stranger, version=1)
    assert denied.value.code == "denied.other_authority"
    with pytest.raises(Gone):
        office.domain.restore_user(RestoreUser(actor=actor, user_id=9999, expected_version=1))


def test_d7_sessions_from_before_stay_ended(office: Office) -> None:
    bert = office.user(user_name="bert")
    session, actor = office.enter(bert), office.enter(office.anna)
    delete(office, actor, bert)
    restore(office, actor, bert)
    with pytest.raises(Denied) as refused:
        office.domain.home(session)
    assert refused.value.code == "denied.session_ended"
