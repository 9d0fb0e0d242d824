"""Signing in and out (R4.8, R4.9, D11, D12, D14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from imi_tui.domain.dto.session import SignIn
from imi_tui.domain.errors import Denied, SignInRefused
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.secret import Secret
from imi_tui.domain.security.hasher import Argon2Hasher, Parameters
from imi_tui.domain.service import Domain
from tests.factories import NOW
from tests.usecases.office import PASSWORD, Office


def refusal(office: Office, name: str, password: str = PASSWORD) -> SignInRefused:
    with pytest.raises(SignInRefused) as caught:
        office.domain.sign_in(SignIn(user_name=name, password=Secret(password)))
    return caught.value


@pytest.mark.parametrize("typed", ["anna", "ANNA", " Anna ", "anna\n"])
def test_sign_in_compares_names_folded(office: Office, typed: str) -> None:
    person = office.domain.sign_in(SignIn(user_name=typed, password=Secret(PASSWORD)))
    assert (person.name, person.must_change, person.is_administrator) == ("Anna Zonneveld", None, True)
    assert person.authority == office.authority.official_name
    assert person.authority_number == office.authority.number


def test_one_answer_for_every_failure(office: Office) -> None:
    office.user(user_name="blocked", credential=office.chosen(blocked_at=NOW))
    office.user(user_name="lapsed", credential=office.temporary(expires_at=NOW))
    office.user(user_name="unsent", credential=office.temporary(hash=None, set_at=None, expires_at=None))
    gone = office.user(user_name="gone")
    with office.storage.writing() as unit:
        gone.deleted_at = NOW
        unit.users.in_authority(office.authority.id).save(gone)
        unit.commit()
    answers = [
        (found.code, dict(found.params))
        for found in (
            refusal(office, "anna", "Wrong1234"),
            refusal(office, "nobody"),
            refusal(office, ""),
            refusal(office, "\ud800\x00", "\ud800"),
            refusal(office, "blocked"),
            refusal(office, "lapsed"),
            refusal(office, "unsent"),
            refusal(office, "gone"),
            refusal(office, "anna", "x" * 5000),
        )
    ]
    assert answers == [("sign_in.failed", {})] * 9


def test_every_failure_costs_one_hash(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []
    verify = office.hasher.verify

    def noted(encoded: str | None, typed: Secret) -> bool:
        asked.append(encoded)
        return verify(encoded, typed)

    monkeypatch.setattr(office.hasher, "verify", noted)
    office.user(user_name="blocked", credential=office.chosen(blocked_at=NOW))
    for name in ("nobody", "blocked"):
        refusal(office, name)
    refusal(office, "anna", "Wrong1234")
    assert asked[:2] == [None, None]
    assert asked[2] is not None


def test_hashing_never_stands_in_a_transaction(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    verify = office.hasher.verify

    def while_another_writes(encoded: str | None, typed: Secret) -> bool:
        with office.storage.writing() as unit:
            unit.commit()
        return verify(encoded, typed)

    monkeypatch.setattr(office.hasher, "verify", while_another_writes)
    office.enter(office.anna)


def test_d14_waits_grow_and_do_not_count(office: Office) -> None:
    for _ in range(5):
        assert refusal(office, "anna", "Wrong1234").code == "sign_in.failed"
    assert refusal(office, "anna", "Wrong1234").code == "sign_in.failed"
    waiting = refusal(office, "anna")
    assert (waiting.code, waiting.params) == ("sign_in.wait", {"until": NOW + timedelta(seconds=30)})
    assert office.stored(office.anna).credential.failed == 6
    office.clock.advance(seconds=30)
    office.enter(office.anna)
    assert office.stored(office.anna).credential.failed == 0
    assert office.domain.home(office.enter(office.anna)).failed_since == 0


def test_failed_attempts_are_told_at_the_next_sign_in(office: Office) -> None:
    office.enter(office.anna, client="192.0.2.17")
    office.clock.advance(hours=1)
    for _ in range(3):
        refusal(office, "anna", "Wrong1234")
    home = office.domain.home(office.enter(office.anna))
    assert (home.previous_sign_in, home.previous_client, home.failed_since) == (NOW, "192.0.2.17", 3)


def fail_until_blocked(office: Office, name: str, times: int) -> None:
    for _ in range(times):
        refusal(office, name, "Wrong1234")
        office.clock.advance(minutes=15)


def test_r4_9_twenty_wrong_attempts_block(office: Office) -> None:
    bert = office.user(user_name="bert")
    fail_until_blocked(office, "bert", 19)
    assert office.stored(bert).credential.state(office.clock.now()) == "valid"
    fail_until_blocked(office, "bert", 1)
    assert office.domain.user(office.enter(office.anna), bert.id).password == "blocked"
    assert refusal(office, "bert").code == "sign_in.failed"


def test_d14_only_administrator_is_never_blocked(office: Office) -> None:
    office.user(user_name="bert")
    fail_until_blocked(office, "anna", 25)
    office.enter(office.anna)


def test_d14_one_of_two_administrators_is_blocked(office: Office) -> None:
    office.user(user_name="bert", is_administrator=True)
    fail_until_blocked(office, "anna", 20)
    assert office.stored(office.anna).credential.blocked_at is not None


def test_unknown_names_wait_alike(office: Office) -> None:
    for _ in range(6):
        assert refusal(office, "nobody", "Wrong1234").code == "sign_in.failed"
    assert refusal(office, "Nobody").params == {"until": NOW + timedelta(seconds=30)}
    assert refusal(office, "somebody").code == "sign_in.failed"


def test_parallel_guesses_gain_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a right password is verified, others fail so often that waiting begins: it does not come in."""
    verify, inner = office.hasher.verify, False

    def slow(encoded: str | None, typed: Secret) -> bool:
        nonlocal inner
        if not inner:
            inner = True
            for _ in range(6):
                refusal(office, "anna", "Wrong1234")
        return verify(encoded, typed)

    monkeypatch.setattr(office.hasher, "verify", slow)
    assert refusal(office, "anna").code == "sign_in.wait"


def test_password_reset_while_verifying_does_not_come_in(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    bert, verify = office.user(user_name="bert"), office.hasher.verify

    def slow(encoded: str | None, typed: Secret) -> bool:
        user = office.stored(bert)
        user.credential.stamp += 1
        with office.storage.writing() as unit:
            unit.users.save_credential(user)
            unit.commit()
        return verify(encoded, typed)

    monkeypatch.setattr(office.hasher, "verify", slow)
    assert refusal(office, "bert").code == "sign_in.failed"


def test_r4_8_first_sign_in_past_the_change_makes_active(office: Office) -> None:
    bert = office.user(user_name="bert", first_active_at=None, last_sign_in_at=None)
    new = office.user(user_name="newone", first_active_at=None, credential=office.temporary())
    office.enter(bert)
    office.enter(new)
    assert (office.stored(bert).status, office.stored(new).status) == ("active", "new")


@pytest.mark.parametrize("state", ["temporary", "expired"])
def test_r4_6_nothing_but_the_change_can_be_reached(office: Office, state: str) -> None:
    credential = office.temporary() if state == "temporary" else office.chosen(expires_at=NOW)
    office.user(user_name="bert", credential=credential, is_administrator=True)
    person = office.domain.sign_in(SignIn(user_name="bert", password=Secret(PASSWORD)))
    assert person.must_change == state
    assert person.password_expired_on == (NOW if state == "expired" else None)
    with pytest.raises(Denied) as caught:
        office.domain.home(person.actor)
    assert caught.value.code == "denied.password_change_due"


@pytest.mark.parametrize(("seconds", "enters"), [(-1, True), (0, False), (1, False)])
def test_temporary_password_ends_to_the_second(office: Office, seconds: int, enters: bool) -> None:
    office.user(user_name="bert", credential=office.temporary())
    office.clock.advance(hours=72, seconds=seconds)
    if enters:
        office.enter("bert")
    else:
        assert refusal(office, "bert").code == "sign_in.failed"


def test_hash_is_renewed_when_the_parameters_moved_on(office: Office) -> None:
    stronger = Argon2Hasher(Parameters(time_cost=2, memory_kib=16, parallelism=1), allow_weak=True)
    domain = Domain(replace(office.world, hasher=stronger), Preview(office.world.rules))
    before = office.stored(office.anna).credential
    domain.sign_in(SignIn(user_name="anna", password=Secret(PASSWORD)))
    after = office.stored(office.anna).credential
    assert after.hash is not None
    assert after.hash != before.hash
    assert (after.history, after.stamp) == ([after.hash], before.stamp)
    assert not stronger.outdated(after.hash)
    domain.sign_in(SignIn(user_name="anna", password=Secret(PASSWORD)))


def test_sign_out_ends_the_session(office: Office) -> None:
    actor = office.enter(office.anna)
    office.domain.sign_out(actor)
    with pytest.raises(Denied) as caught:
        office.domain.home(actor)
    assert caught.value.code == "denied.session_ended"
    office.domain.sign_out(actor)


def test_client_address_is_stored_without_anything_that_acts_on_a_terminal(office: Office) -> None:
    office.enter(office.anna, client="2001:db8::1%eth0\x1b[2J\u202e" + "9" * 200)
    client = office.stored(office.anna).last_client
    assert client.startswith("2001:db8::1%eth02J9")
    assert len(client) == 64
