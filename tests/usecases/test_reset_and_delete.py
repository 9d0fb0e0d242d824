"""Resetting passwords and deleting users (R4.3-R4.5, D7, D15)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.dto.session import Actor, ChangePassword, SignIn
from imi_tui.domain.dto.users import ResetPassword, UserView
from imi_tui.domain.errors import Conflict, Denied, DomainError, Gone, SignInRefused
from imi_tui.domain.model.user import User
from imi_tui.domain.secret import Secret
from tests.factories import NOW, stored_authority
from tests.usecases.office import PASSWORD, Office


def reset(office: Office, actor: Actor, user: User) -> UserView:
    return office.domain.reset_password(ResetPassword(actor=actor, user_id=user.id))


def delete(office: Office, actor: Actor, user: User) -> None:
    version = office.stored(user).version
    office.domain.delete_user(DeleteUser(actor=actor, user_id=user.id, expected_version=version))


def sent_password(office: Office) -> str:
    found = re.search(r"\w{4}(-\w{4}){5}", office.letters.sent[-1][1])
    assert found is not None
    return found.group()


def cannot_enter(office: Office, name: str, password: str = PASSWORD) -> bool:
    with pytest.raises(SignInRefused):
        office.domain.sign_in(SignIn(user_name=name, password=Secret(password)))
    return True


def test_r4_5_reset_kills_the_old_password_and_sends_a_temporary_one(office: Office) -> None:
    bert = office.user(user_name="bert", email="bert@x.example")
    open_session = office.enter(bert)
    view = reset(office, office.enter(office.anna), bert)
    assert (view.password, view.status, view.password_expires_at) == ("temporary", "active", None)
    assert cannot_enter(office, "bert")
    with pytest.raises(Denied) as caught:
        office.domain.home(open_session)
    assert caught.value.code == "denied.session_ended"
    office.deliver()
    assert office.letters.sent[-1][0] == "bert@x.example"
    assert "bert" not in office.letters.sent[-1][1].replace("bert@x.example", "")
    actor = office.enter("bert", sent_password(office))
    with pytest.raises(Denied) as caught:
        office.domain.home(actor)
    assert caught.value.code == "denied.password_change_due"
    office.domain.change_password(ChangePassword(actor=actor, new=Secret("Nieuw1234"), again=Secret("Nieuw1234")))
    office.domain.home(actor)


def test_r4_5_reset_frees_a_blocked_user(office: Office) -> None:
    credential = office.chosen(blocked_at=NOW, failed=20, wait_until=NOW + timedelta(hours=1))
    bert = office.user(user_name="bert", credential=credential)
    assert reset(office, office.enter(office.anna), bert).password == "temporary"
    office.deliver()
    office.enter("bert", sent_password(office))


def test_r4_7_history_survives_a_reset(office: Office) -> None:
    bert = office.user(user_name="bert")
    reset(office, office.enter(office.anna), bert)
    assert office.stored(bert).credential.history == bert.credential.history


def test_r4_5_not_ones_own_and_not_elsewhere(office: Office) -> None:
    actor = office.enter(office.anna)
    stranger = office.user(stored_authority(office.storage), user_name="stranger")
    for user, code in ((office.anna, "denied.own_account"), (stranger, "denied.other_authority")):
        with pytest.raises(Denied) as caught:
            reset(office, actor, user)
        assert caught.value.code == code
    office.enter("stranger")
    with pytest.raises(Denied) as caught:
        reset(office, office.enter("stranger"), stranger)
    assert caught.value.code == "denied.not_administrator"


def test_r4_5_repeating_waits_five_minutes(office: Office) -> None:
    bert = office.user(user_name="bert")
    actor = office.enter(office.anna)
    reset(office, actor, bert)
    office.deliver()
    office.clock.advance(minutes=4, seconds=59)
    with pytest.raises(DomainError) as caught:
        reset(office, actor, bert)
    assert (caught.value.code, caught.value.params) == (
        "reset.too_soon", {"at": NOW, "until": NOW + timedelta(minutes=5)},
    )  # fmt: skip
    office.clock.advance(seconds=1)
    reset(office, actor, bert)


def test_r4_5_a_corrected_address_gets_a_new_letter_at_once_and_the_former_password_is_dead(office: Office) -> None:
    bert = office.user(user_name="bert", email="wrong@veldermeer.example")
    actor = office.enter(office.anna)
    reset(office, actor, bert)
    office.deliver()
    office.domain.save_user(office.save(actor, bert, email="right@veldermeer.example"))
    reset(office, actor, bert)
    assert office.stored(bert).credential.hash is None, "what went to the wrong mailbox works no longer"
    office.deliver()
    letters = [to for to, text in office.letters.sent if "tijdelijke wachtwoord" in text.partition("\n")[0]]
    assert letters == ["wrong@veldermeer.example", "right@veldermeer.example"]


def test_r4_5_a_registration_can_be_followed_by_a_reset_at_once(office: Office) -> None:
    actor = office.enter(office.anna)
    added = office.domain.add_user(office.add(actor)).user
    office.domain.reset_password(ResetPassword(actor=actor, user_id=added.id))
    run = office.deliver()
    assert (run.sent, run.lapsed) == (1, 1)
    office.enter("kano-7316", sent_password(office))


def test_r4_4_a_leaver_is_deleted(office: Office) -> None:
    bert = office.user(user_name="bert", email="bert@x.example", roles={("PQ-REQ", "viewer")}, is_administrator=True)
    session, actor = office.enter(bert), office.enter(office.anna)
    office.clock.advance(minutes=1)
    delete(office, actor, bert)
    assert cannot_enter(office, "bert")
    with pytest.raises(Denied):
        office.domain.home(session)
    with pytest.raises(Gone) as caught:
        office.domain.user(actor, bert.id)
    assert caught.value.params == {"by": "Anna Zonneveld", "at": NOW + timedelta(minutes=1)}
    office.domain.add_user(office.add(actor, "kano-7316", email="BERT@x.example"))
    assert not office.domain.user_name_free(actor, "bert")


def test_r4_4_a_letter_that_waits_for_a_deleted_user_is_dropped_at_once(office: Office) -> None:
    actor = office.enter(office.anna)
    added = office.domain.add_user(office.add(actor)).user
    office.domain.delete_user(DeleteUser(actor=actor, user_id=added.id, expected_version=added.version))
    with office.storage.reading() as unit:
        assert [row.state for row in unit.outbox.rows()] == ["lapsed"]
    office.deliver()
    assert office.letters.sent == []


def test_r4_4_a_letter_that_a_worker_has_taken_already_lapses(office: Office) -> None:
    actor = office.enter(office.anna)
    added = office.domain.add_user(office.add(actor)).user
    with office.storage.writing() as unit:
        assert unit.outbox.claim(NOW, 60) is not None
        unit.commit()
    office.domain.delete_user(DeleteUser(actor=actor, user_id=added.id, expected_version=added.version))
    office.clock.advance(minutes=2)
    assert (office.deliver().lapsed, office.letters.sent) == (1, [])


def test_r4_3_last_holder_cannot_be_deleted(office: Office) -> None:
    bert = office.user(user_name="bert", first_name="Bert", roles={("PQ-REQ", "request_handler")})
    actor = office.enter(office.anna)
    with pytest.raises(DomainError) as caught:
        delete(office, actor, bert)
    assert caught.value.code == "last.holder"
    assert caught.value.params == {"name": "Bert Wilgenroos", "module": "PQ-REQ", "role": "request_handler"}
    office.user(roles={("PQ-REQ", "request_handler")})
    delete(office, actor, bert)


def test_d15_nobody_deletes_the_own_account(office: Office) -> None:
    office.user(is_administrator=True)
    with pytest.raises(Denied) as caught:
        delete(office, office.enter(office.anna), office.anna)
    assert caught.value.code == "denied.own_account"


def test_r1_2_admin_cannot_delete_in_other_authority(office: Office) -> None:
    stranger = office.user(stored_authority(office.storage), user_name="stranger")
    with pytest.raises(Denied) as caught:
        delete(office, office.enter(office.anna), stranger)
    assert caught.value.code == "denied.other_authority"
    office.enter("stranger")


def test_d2_deleting_what_somebody_changed_meanwhile_is_refused(office: Office) -> None:
    bert, actor = office.user(), office.enter(office.anna)
    office.domain.save_user(office.save(actor, bert, language="fr"))
    with pytest.raises(Conflict):
        office.domain.delete_user(DeleteUser(actor=actor, user_id=bert.id, expected_version=1))


def test_deleting_twice_is_gone(office: Office) -> None:
    bert, actor = office.user(), office.enter(office.anna)
    delete(office, actor, bert)
    with pytest.raises(Gone) as caught:
        office.domain.delete_user(DeleteUser(actor=actor, user_id=bert.id, expected_version=1))
    assert caught.value.params["by"] == "Anna Zonneveld"
