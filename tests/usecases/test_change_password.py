"""Choosing a new password (R4.6, R4.7, D10, D13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from imi_tui.domain.dto.session import Actor, ChangePassword, SignedIn
from imi_tui.domain.errors import Denied, Invalid, SignInRefused
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.secret import Secret
from imi_tui.domain.service import Domain
from tests.usecases.office import PASSWORD, Office


def change(
    office: Office, actor: Actor, new: str, again: str | None = None, present: str | None = PASSWORD
) -> SignedIn:
    return office.domain.change_password(
        ChangePassword(
            actor=actor,
            new=Secret(new),
            again=Secret(new if again is None else again),
            present=None if present is None else Secret(present),
        )
    )


def refused(
    office: Office, actor: Actor, new: str, again: str | None = None, present: str | None = PASSWORD
) -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        change(office, actor, new, again, present)
    return [(issue.code, issue.path) for issue in caught.value.issues]


NOT_THE_PRESENT = [("password.present", "present")]


def test_r4_6_the_forced_change_opens_everything(office: Office) -> None:
    bert = office.user(user_name="bert", credential=office.temporary(), first_active_at=None, last_sign_in_at=None)
    actor = office.enter(bert)
    person = change(office, actor, "Nieuw1234", present=None)
    assert (person.actor, person.must_change) == (actor, None)
    assert office.domain.home(actor).password_expires_at == datetime(2027, 5, 23, 22, 0, tzinfo=UTC)
    stored = office.stored(bert)
    assert (stored.status, stored.credential.state(office.clock.now())) == ("active", "valid")
    office.enter(bert, "Nieuw1234")


def test_r4_7_all_unmet_rules_come_at_once(office: Office) -> None:
    actor = office.enter(office.anna)
    assert refused(office, actor, "abc", "abd") == [
        ("password.length", "new"),
        ("password.upper", "new"),
        ("password.digit", "new"),
        ("password.same", "again"),
    ]
    assert refused(office, actor, "") == [("password.required", "new")]


def test_r4_7_last_five_cannot_be_used_again(office: Office) -> None:
    actor = office.enter(office.anna)
    chosen = [PASSWORD, "Tweede22", "Derde333", "Vierde44", "Vijfde55"]
    for present, new in pairwise(chosen):
        change(office, actor, new, present=present)
    for old in chosen:
        assert refused(office, actor, old, present="Vijfde55") == [("password.reused", "new")]
    with pytest.raises(Invalid) as caught:
        change(office, actor, chosen[0], present="Vijfde55")
    assert caught.value.issues[0].params == {"n": 5}
    change(office, actor, "Zesde666", present="Vijfde55")
    change(office, actor, PASSWORD, present="Zesde666")
    assert refused(office, actor, PASSWORD) == [("password.reused", "new")]
    assert refused(office, actor, "Derde333") == [("password.reused", "new")]
    change(office, actor, "Tweede22")


def test_r4_7_temporary_password_cannot_be_kept_and_does_not_count(office: Office) -> None:
    office.user(user_name="bert", credential=office.temporary())
    actor = office.enter("bert")
    assert refused(office, actor, PASSWORD, present=None) == [("password.temporary", "new")]
    change(office, actor, "Nieuw1234", present=None)
    change(office, actor, PASSWORD, present="Nieuw1234")


def test_one_password_in_every_unicode_form(office: Office) -> None:
    actor = office.enter(office.anna)
    change(office, actor, "Ångström1", "A\u030angstro\u0308m1")
    assert refused(office, actor, "A\u030angstro\u0308m1", present="Ångström1") == [("password.reused", "new")]
    office.enter(office.anna, "A\u030angstro\u0308m1")


def test_other_sessions_end_and_the_own_goes_on(office: Office) -> None:
    here, there = office.enter(office.anna), office.enter(office.anna)
    change(office, here, "Nieuw1234")
    office.domain.home(here)
    with pytest.raises(Denied) as caught:
        office.domain.home(there)
    assert caught.value.code == "denied.session_ended"


def test_password_changed_while_hashing_is_not_overwritten(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there, hashing = office.enter(office.anna), office.enter(office.anna), office.hasher.hash
    once = iter([True])

    def slow(password: Secret) -> str:
        if next(once, False):
            change(office, there, "Sneller11")
        return hashing(password)

    monkeypatch.setattr(office.hasher, "hash", slow)
    with pytest.raises(Denied):
        change(office, here, "Trager111")
    office.enter(office.anna, "Sneller11")


def test_own_choice_drops_a_temporary_password_on_its_way(office: Office) -> None:
    bert = office.user(user_name="bert", credential=office.temporary())
    actor = office.enter(bert)
    order = office.stored(bert).credential.order
    change(office, actor, "Nieuw1234")
    assert office.stored(bert).credential.order > order


def test_common_passwords_are_refused_when_the_operator_says_so(office: Office) -> None:
    actor = office.enter(office.anna)
    strict = Domain(
        replace(office.world, rules=replace(office.world.rules, refuse_guessable=True)), Preview(office.world.rules)
    )
    for guess in ("Welkom01", "Zonneveld1", "W4chtw00rd", "Veldermeer1"):
        command = ChangePassword(actor=actor, new=Secret(guess), again=Secret(guess), present=Secret(PASSWORD))
        with pytest.raises(Invalid) as caught:
            strict.change_password(command)
        assert [issue.code for issue in caught.value.issues] == ["password.guessable"]
    change(office, actor, "Welkom01")


def test_ended_session_changes_nothing(office: Office) -> None:
    actor = office.enter(office.anna)
    office.domain.sign_out(actor)
    with pytest.raises(Denied):
        change(office, actor, "Nieuw1234")
    office.enter(office.anna)


def test_of_ones_own_accord_only_with_the_present_password(office: Office) -> None:
    actor = office.enter(office.anna)
    assert refused(office, actor, "Nieuw1234", present=None) == NOT_THE_PRESENT
    assert refused(office, actor, "Nieuw1234", present="") == NOT_THE_PRESENT
    assert refused(office, actor, "Nieuw1234", present="Abcdefg2") == NOT_THE_PRESENT
    assert refused(office, actor, "kort", present=None)[0] == NOT_THE_PRESENT[0]
    office.enter(office.anna)
    change(office, actor, "Nieuw1234")
    assert refused(office, actor, "Anders5678") == NOT_THE_PRESENT
    office.enter(office.anna, "Nieuw1234")


def test_a_forced_change_over_is_no_way_round_the_present_password(office: Office) -> None:
    actor = office.enter(office.user(user_name="bert", credential=office.temporary()))
    change(office, actor, "Nieuw1234", present=None)
    assert refused(office, actor, "Anders5678", present=None) == NOT_THE_PRESENT


def test_an_expired_password_is_changed_without_asking_it_again(office: Office) -> None:
    office.clock.advance(days=184)
    actor = office.enter(office.anna)
    assert change(office, actor, "Nieuw1234", present=None).must_change is None


def test_d14_guessing_the_present_password_waits_and_blocks_as_at_sign_in(office: Office) -> None:
    office.user(user_name="els", is_administrator=True)
    actor, rules = office.enter(office.anna), office.world.rules
    for _ in range(rules.free_attempts + 1):
        assert refused(office, actor, "Nieuw1234", present="Geraden11") == NOT_THE_PRESENT
    with pytest.raises(SignInRefused) as caught:
        change(office, actor, "Nieuw1234")
    assert caught.value.params["until"] == office.clock.now() + timedelta(seconds=30)
    for _ in range(rules.blocked_after - rules.free_attempts - 1):
        office.clock.advance(minutes=16)
        assert refused(office, actor, "Nieuw1234", present="Geraden11") == NOT_THE_PRESENT
    office.clock.advance(minutes=16)
    assert office.stored(office.anna).credential.state(office.clock.now()) == "blocked"
    assert refused(office, actor, "Nieuw1234") == NOT_THE_PRESENT, "blocked: the right one opens nothing either"


def test_d14_the_right_present_password_forgets_the_wrong_ones(office: Office) -> None:
    actor = office.enter(office.anna)
    refused(office, actor, "Nieuw1234", present="Geraden11")
    assert office.stored(office.anna).credential.failed == 1
    change(office, actor, "Nieuw1234")
    assert office.stored(office.anna).credential.failed == 0
