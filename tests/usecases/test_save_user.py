"""Changing users (R3.5, R4.1-R4.4, D15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from imi_tui.domain.dto.users import UserQuery
from imi_tui.domain.errors import Conflict, Denied, DomainError, FieldChange, Gone, Invalid
from imi_tui.domain.model.authority import Access
from tests.factories import NOW, stored_authority
from tests.usecases.office import Office


def test_r3_5_everything_can_be_changed_at_any_time(office: Office) -> None:
    bert = office.user(user_name="bert", first_name="Bert", roles={("PQ-REQ", "viewer")}, email="b@x.example")
    command = office.save(
        office.enter(office.anna),
        bert,
        first_name="Bart",
        last_name="van Rietdijk",
        email="bart@x.example",
        phone="020 555 0143",
        language="fr",
        is_administrator=True,
        roles={"PQ-REQ": frozenset({"request_handler"}), "SD-REQ": frozenset({"allocator"})},
    )
    office.clock.advance(days=1)
    saved = office.domain.save_user(command)
    assert saved.changes == (
        FieldChange(path="first_name", before="Bert", after="Bart"),
        FieldChange(path="last_name", before="Wilgenroos", after="van Rietdijk"),
        FieldChange(path="email", before="b@x.example", after="bart@x.example"),
        FieldChange(path="phone", before="", after="+31205550143"),
        FieldChange(path="language", before="nl", after="fr"),
        FieldChange(path="is_administrator", before="", after="yes"),
        FieldChange(path="roles.PQ-REQ", before=("viewer",), after=("request_handler",)),
        FieldChange(path="roles.SD-REQ", before=(), after=("allocator",)),
    )
    after = office.stored(bert)
    assert (after.user_name, after.version, after.checked_on) == ("bert", 2, NOW + timedelta(days=1))
    assert after.credential == bert.credential
    assert after.roles == {("PQ-REQ", "request_handler"), ("SD-REQ", "allocator")}


def test_r3_4_changing_to_an_address_in_use_is_refused_but_the_own_is_not(office: Office) -> None:
    bert = office.user(email="bert@x.example")
    office.user(stored_authority(office.storage), email="taken@x.example")
    actor = office.enter(office.anna)
    with pytest.raises(Invalid) as caught:
        office.domain.save_user(office.save(actor, bert, email="TAKEN@x.example"))
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [("email.in_use", "email")]
    assert office.domain.save_user(office.save(actor, bert, email="BERT@x.example")).user.email == "BERT@x.example"


def test_saving_without_a_change_only_notes_that_somebody_looked(office: Office) -> None:
    bert = office.user()
    saved = office.domain.save_user(office.save(office.enter(office.anna), bert))
    assert (saved.changes, saved.user.version, saved.user.checked_by) == ((), 1, "Anna Zonneveld")


def test_r4_3_last_administrator_stays(office: Office) -> None:
    actor = office.enter(office.anna)
    with pytest.raises(DomainError) as caught:
        office.domain.save_user(office.save(actor, office.anna, is_administrator=False))
    assert (caught.value.code, caught.value.params) == ("last.administrator", {"name": "Anna Zonneveld"})
    assert office.domain.user(actor, office.anna.id).only_administrator


def test_d15_own_administrator_role_goes_only_while_another_remains(office: Office) -> None:
    office.user(user_name="bert", is_administrator=True)
    actor = office.enter(office.anna)
    office.domain.save_user(office.save(actor, office.anna, is_administrator=False))
    with pytest.raises(Denied):
        office.domain.users(actor, UserQuery())


def test_r4_3_last_holder_of_a_required_role_keeps_it(office: Office) -> None:
    roles = {("PQ-REQ", "request_handler"), ("SD-REQ", "allocator")}
    bert = office.user(user_name="bert", first_name="Bert", roles=roles)
    office.user(user_name="carla", roles={("SD-REQ", "allocator")})
    actor = office.enter(office.anna)
    assert office.domain.user(actor, bert.id).only_holder == {("PQ-REQ", "request_handler")}
    office.domain.save_user(office.save(actor, bert, roles={"PQ-REQ": frozenset({"request_handler"})}))
    with pytest.raises(DomainError) as caught:
        office.domain.save_user(office.save(actor, bert, roles={}))
    assert caught.value.code == "last.holder"
    assert caught.value.params == {"name": "Bert Wilgenroos", "module": "PQ-REQ", "role": "request_handler"}


def test_r4_3_a_role_that_nobody_must_hold_can_go(office: Office) -> None:
    bert = office.user(roles={("PQ-REQ", "viewer"), ("PQ-REQ", "allocator")})
    saved = office.domain.save_user(office.save(office.enter(office.anna), bert, roles={}))
    assert [issue.code for issue in saved.warnings] == ["roles.none"]


def test_r4_2_roles_of_a_newly_granted_module_can_be_given(office: Office) -> None:
    bert = office.user(roles={("PQ-REQ", "viewer")})
    actor = office.enter(office.anna)
    new = {"PQ-REQ": frozenset({"viewer"}), "SD-ALERT": frozenset({"viewer"})}
    with pytest.raises(Invalid):
        office.domain.save_user(office.save(actor, bert, roles=new))
    office.authority.modules["SD-ALERT"] = Access(module="SD-ALERT", role="authority")
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()
    assert office.domain.save_user(office.save(actor, bert, roles=new)).user.roles == new


def test_d5_roles_in_a_suspended_module_stay(office: Office) -> None:
    bert = office.user(roles={("PQ-REQ", "viewer")})
    office.authority.modules["PQ-REQ"].state = "suspended"
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()
    actor = office.enter(office.anna)
    assert office.domain.save_user(office.save(actor, bert, language="fr", roles={})).user.roles == {
        "PQ-REQ": {"viewer"}
    }
    offers = {offer.module: offer.suspended for offer in office.domain.user_form(actor, bert.id).offers}
    assert offers == {"PQ-REQ": True, "SD-REQ": False}


def test_d2_stale_save_of_a_user_tells_who_changed_what(office: Office) -> None:
    bert = office.user()
    second = office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    stale = office.save(office.enter(office.anna), bert, language="fr")
    office.domain.save_user(office.save(office.enter(second), bert, phone="020 555 0143"))
    with pytest.raises(Conflict) as caught:
        office.domain.save_user(stale)
    assert (caught.value.by, caught.value.at, caught.value.version) == ("Bart van Rietdijk", NOW, 2)
    assert [change.path for change in caught.value.changes] == ["phone"]
    assert office.stored(bert).language == "nl"


def test_d2_signing_in_and_resets_make_no_conflict(office: Office) -> None:
    bert = office.user(user_name="bert")
    command = office.save(office.enter(office.anna), bert, language="fr")
    office.enter("bert")
    office.domain.save_user(command)


def test_r1_2_admin_cannot_touch_other_authority(office: Office) -> None:
    stranger = office.user(stored_authority(office.storage), user_name="stranger")
    actor = office.enter(office.anna)
    for attempt in (
        lambda: office.domain.user(actor, stranger.id),
        lambda: office.domain.user_form(actor, stranger.id),
        lambda: office.domain.save_user(office.save(actor, stranger, language="fr")),
    ):
        with pytest.raises(Denied) as caught:
            attempt()
        assert caught.value.code == "denied.other_authority"
    assert office.stored(stranger).language == "nl"
    assert stranger.id not in {row.id for row in office.domain.users(actor, UserQuery()).rows}
    with pytest.raises(Gone):
        office.domain.user(actor, 10_000)


def test_r4_1_the_list_shows_all_users_of_the_authority(office: Office) -> None:
    for number in range(3):
        office.user(user_name=f"user-{number}")
    page = office.domain.users(office.enter(office.anna), UserQuery(limit=0))
    assert (len(page.rows), page.total, page.matching) == (1, 4, 4)
    with pytest.raises(Denied):
        office.domain.users(office.enter("user-0"), UserQuery())


def test_c1_a_claim_is_not_believed(office: Office) -> None:
    bert = office.user(user_name="bert")
    actor = office.enter(bert)
    for claim in (
        replace(actor, user_id=office.anna.id),
        replace(actor, session_id=10_000),
        replace(actor, session_id=-1),
    ):
        with pytest.raises(Denied) as caught:
            office.domain.users(claim, UserQuery())
        assert caught.value.code == "denied.session_ended"
