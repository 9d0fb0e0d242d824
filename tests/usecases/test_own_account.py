"""One's own account: what everybody may change of it, and what nobody changes there (screens.md 17, D15)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from imi_tui.domain.dto.own_account import SaveOwnDetails
from imi_tui.domain.dto.session import Actor, SignIn
from imi_tui.domain.errors import Conflict, Denied, Invalid
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.secret import Secret
from tests.usecases.office import Office


def saving(office: Office, actor: Actor, **changes: Any) -> SaveOwnDetails:
    seen = office.domain.own_details(actor)
    command = SaveOwnDetails(
        actor=actor,
        expected_version=seen.user.version,
        phone=seen.user.phone,
        language=seen.user.language,
        screen_language=seen.screen_language,
    )
    return replace(command, **changes)


def test_somebody_who_is_no_administrator_looks_after_the_own_account(office: Office) -> None:
    mees = office.user(user_name="mees", roles={("PQ-REQ", "viewer")})
    actor = office.enter(mees)
    saved = office.domain.save_own_details(saving(office, actor, phone="020 555 0199", language="fr"))
    assert (saved.user.phone, saved.user.language) == ("+31205550199", "fr")
    stored = office.stored(mees)
    assert (stored.phone, stored.language, stored.version) == ("+31205550199", "fr", mees.version + 1)
    assert stored.roles == {("PQ-REQ", "viewer")}
    assert not stored.is_administrator


def test_the_language_of_the_screen_is_kept_apart_from_that_of_the_mails(office: Office) -> None:
    mees = office.user(user_name="mees", language="nl")
    actor = office.enter(mees)
    office.domain.save_own_details(saving(office, actor, screen_language="en"))
    assert office.stored(mees).language == "nl"
    office.domain.save_own_details(saving(office, actor, language="fr"))
    seen = office.domain.own_details(actor)
    assert (seen.user.language, seen.screen_language) == ("fr", "en")
    office.domain.save_own_details(saving(office, actor, screen_language=""))
    assert office.domain.own_details(actor).screen_language == ""


def test_signing_in_opens_in_the_chosen_language_of_the_screen(office: Office) -> None:
    mees = office.user(user_name="mees", language="nl")
    actor = office.enter(mees)
    office.domain.save_own_details(saving(office, actor, screen_language="en"))
    again = office.domain.sign_in(SignIn(user_name="mees", password=Secret("Abcdefg1")))
    assert again.language == "en"


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_stored(office: Office) -> None:
    mees = office.user(user_name="mees")
    actor = office.enter(mees)
    with pytest.raises(Invalid) as refused:
        office.domain.save_own_details(saving(office, actor, phone="12", language="xx", screen_language="yy"))
    assert [issue.path for issue in refused.value.issues] == ["phone", "language", "screen_language"]
    assert office.stored(mees).version == mees.version


def test_an_administrator_who_changed_the_account_meanwhile_is_not_written_over(office: Office) -> None:
    mees = office.user(user_name="mees")
    actor = office.enter(mees)
    mine = saving(office, actor, phone="020 555 0199")
    office.domain.save_user(office.save(office.enter(office.anna), mees, phone="020 555 0111"))
    with pytest.raises(Conflict) as refused:
        office.domain.save_own_details(mine)
    assert refused.value.by == "Anna Zonneveld"
    assert office.stored(mees).phone == "+31205550111"


def test_d19_the_trail_tells_what_was_changed_and_nothing_when_nothing_was(office: Office) -> None:
    mees = office.user(user_name="mees")
    actor = office.enter(mees)
    office.domain.save_own_details(saving(office, actor, phone="020 555 0199", screen_language="en"))
    with office.storage.reading() as unit:
        since = unit.audit.changes_since("user", mees.id, mees.version)
    assert since is not None
    assert [(change.path, change.after) for change in since[2]] == [
        ("phone", "+31205550199"),
        ("screen_language", "en"),
    ]
    before = office.stored(mees).version
    office.domain.save_own_details(saving(office, actor))
    assert office.stored(mees).version == before


def test_a_session_that_is_over_sees_nothing_of_the_account(office: Office) -> None:
    mees = office.user(user_name="mees")
    actor = office.enter(mees)
    command = saving(office, actor)
    office.domain.sign_out(actor)
    with pytest.raises(Denied):
        office.domain.own_details(actor)
    with pytest.raises(Denied):
        office.domain.save_own_details(command)


def test_r4_7_the_rules_shown_are_those_that_hold(office: Office) -> None:
    office.world = replace(office.world, rules=Rules(password_months=3, temporary_hours=24, refuse_guessable=True))
    office.domain._world = office.world
    rules = office.domain.own_details(office.enter(office.anna)).user.rules
    assert (rules.least, rules.history, rules.months, rules.temporary_hours) == (8, 5, 3, 24)
    assert rules.refuse_guessable
