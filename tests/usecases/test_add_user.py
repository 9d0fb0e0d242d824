"""Registering colleagues (R3.1-R3.8)."""

from __future__ import annotations

import re

import pytest

from imi_tui.domain.errors import Denied, FieldChange, Invalid
from imi_tui.domain.model.authority import Access
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.policies import user_name
from tests.factories import NOW, stored_authority
from tests.usecases.office import Office


def refused(office: Office, *, user_name: str = "kano-7316", **changes: object) -> list[tuple[str, str]]:
    command = office.add(office.enter(office.anna), user_name, **changes)
    with pytest.raises(Invalid) as caught:
        office.domain.add_user(command)
    return [(issue.code, issue.path) for issue in caught.value.issues]


def test_r3_3_a_colleague_is_registered_with_everything_that_was_asked(office: Office) -> None:
    actor = office.enter(office.anna)
    roles = {"PQ-REQ": frozenset({"viewer", "request_handler"}), "SD-REQ": frozenset({"allocator"})}
    saved = office.domain.add_user(office.add(actor, phone="020 555 0143", language="fr", roles=roles))
    view = office.domain.user(actor, saved.user.id)
    assert view == saved.user
    assert (view.first_name, view.last_name, view.email) == ("Mees", "Wilgenroos", "m.wilgenroos@veldermeer.example")
    assert (view.phone, view.language, view.user_name, view.roles) == ("+31205550143", "fr", "kano-7316", roles)
    assert (view.checked_on, view.checked_by, view.version) == (NOW, "Anna Zonneveld", 1)
    assert saved.changes[0] == FieldChange(path="user_name", before="", after="kano-7316")
    assert saved.warnings == ()


def test_r3_8_r4_8_r4_9_the_new_user_is_new_with_a_temporary_password(office: Office) -> None:
    view = office.domain.add_user(office.add(office.enter(office.anna))).user
    assert (view.status, view.password, view.password_expires_at) == ("new", "temporary", None)
    assert view.mail is not None
    assert (view.mail.kind, view.mail.state) == ("registration", "waiting")


def test_r3_8_the_letter_brings_a_password_that_opens_only_the_change(office: Office) -> None:
    actor = office.enter(office.anna)
    view = office.domain.add_user(office.add(actor)).user
    assert office.domain.deliver_mail().sent == 1
    ((to, text),) = office.letters.sent
    assert to == "m.wilgenroos@veldermeer.example"
    password = re.search(r"[\w]{4}(-[\w]{4}){5}", text)
    assert password is not None
    assert view.user_name not in text
    office.enter("kano-7316", password.group())
    assert office.stored(view).status == "new"


@pytest.mark.parametrize(
    "typed",
    [
        "taken@bücher.example",
        "TAKEN@BÜCHER.EXAMPLE",
        "taken@xn--bcher-kva.example",
        " taken@bu\u0308cher.example ",
    ],
)
def test_r3_4_an_address_belongs_to_one_user_in_every_spelling(office: Office, typed: str) -> None:
    office.user(email="taken@bücher.example")
    assert refused(office, email=typed) == [("email.in_use", "email")]


def test_r3_4_the_refusal_reads_the_same_wherever_the_other_user_is(office: Office) -> None:
    elsewhere = stored_authority(office.storage)
    office.user(email="here@x.example")
    office.user(elsewhere, email="there@x.example")
    found = []
    for address in ("here@x.example", "there@x.example"):
        with pytest.raises(Invalid) as caught:
            office.domain.add_user(office.add(office.enter(office.anna), email=address))
        found.append(caught.value.issues)
    assert found[0] == found[1]
    assert found[0][0].params == {}


def test_r3_4_the_authoritys_own_mailbox_may_be_a_users_address(office: Office) -> None:
    office.domain.add_user(office.add(office.enter(office.anna), email=office.authority.general.email))


def test_r3_4_a_deleted_users_address_is_free(office: Office) -> None:
    gone = office.user(email="taken@x.example")
    gone.deleted_at = NOW
    with office.storage.writing() as unit:
        unit.users.in_authority(office.authority.id).save(gone)
        unit.commit()
    office.domain.add_user(office.add(office.enter(office.anna), email="taken@x.example"))


def test_r3_6_the_system_proposes_a_free_name(office: Office) -> None:
    actor = office.enter(office.anna)
    form = office.domain.user_form(actor, None)
    assert re.fullmatch(r"[a-z]+-[0-9]{4}", form.proposal)
    assert office.domain.user_name_free(actor, form.proposal)
    assert office.domain.propose_user_name(actor) != form.proposal
    saved = office.domain.add_user(office.add(actor, form.proposal))
    assert saved.user.user_name == form.proposal
    assert not office.domain.user_name_free(actor, form.proposal.upper())


@pytest.mark.parametrize("typed", ["anna", "ANNA", " Anna "])
def test_r3_6_an_own_choice_must_be_free(office: Office, typed: str) -> None:
    assert not office.domain.user_name_free(office.enter(office.anna), typed)
    assert refused(office, user_name=typed) == [("user_name.in_use", "user_name")]


def test_d1_a_user_name_is_never_used_again(office: Office) -> None:
    gone = office.user(user_name="kano-0001")
    gone.deleted_at = NOW
    with office.storage.writing() as unit:
        unit.users.in_authority(office.authority.id).save(gone)
        unit.commit()
    assert refused(office, user_name="kano-0001") == [("user_name.in_use", "user_name")]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("", "text.required"), ("ab", "user_name.too_short"), ("[/]", "user_name.character"), ("a\x1bbc", "text.control")],
)
def test_r3_6_the_form_of_a_name(office: Office, typed: str, code: str) -> None:
    assert refused(office, user_name=typed) == [(code, "user_name")]
    assert office.domain.user_name_free(office.enter(office.anna), "\ud800")


def test_d9_a_name_like_the_person_warns_and_saves(office: Office) -> None:
    saved = office.domain.add_user(office.add(office.enter(office.anna), "wilgenroos"))
    assert [issue.code for issue in saved.warnings] == ["user_name.personal"]


def test_r3_3_every_problem_comes_at_once_and_nothing_is_saved(office: Office) -> None:
    office.user(email="taken@x.example")
    found = refused(office, user_name="anna", first_name=" ", email="taken@x.example", phone="x", language="xx")
    assert found == [
        ("text.required", "first_name"),
        ("phone.not_a_number", "phone"),
        ("language.unknown", "language"),
        ("email.in_use", "email"),
        ("user_name.in_use", "user_name"),
    ]
    with office.storage.reading() as unit:
        assert list(unit.outbox.rows()) == []


def test_r3_3_only_roles_of_the_authoritys_modules(office: Office) -> None:
    assert refused(office, roles={"SD-ALERT": frozenset({"viewer"})}) == [("roles.not_offered", "roles.SD-ALERT")]
    assert refused(office, roles={"PQ-REQ": frozenset({"referral_handler"})}) == [("roles.not_offered", "roles.PQ-REQ")]


def test_r3_3_a_coordinator_offers_its_own_role(storage: SqlStorage) -> None:
    office = Office(storage, modules={"PQ-REQ": Access(module="PQ-REQ", role="coordinator")})
    actor = office.enter(office.anna)
    (offer,) = office.domain.user_form(actor, None).offers
    assert [(role.role, role.required) for role in offer.roles] == [
        ("viewer", False),
        ("request_handler", True),
        ("allocator", False),
        ("referral_handler", True),
    ]
    office.domain.add_user(office.add(actor, roles={"PQ-REQ": frozenset({"referral_handler"})}))
    (offer,) = office.domain.user_form(actor, None).offers
    assert [role.holders for role in offer.roles] == [(), (), (), ("Mees Wilgenroos",)]


def test_r4_4_a_new_user_starts_without_any_tick(office: Office) -> None:
    form = office.domain.user_form(office.enter(office.anna), None)
    assert (form.user, form.language) == (None, "nl")
    saved = office.domain.add_user(office.add(office.enter(office.anna), roles={}))
    assert [issue.code for issue in saved.warnings] == ["roles.none"]


def test_r1_4_others_can_become_administrator(office: Office) -> None:
    saved = office.domain.add_user(office.add(office.enter(office.anna), is_administrator=True))
    assert saved.user.is_administrator
    assert office.domain.home(office.enter(office.anna)).administrators == 2


def test_r1_5_only_administrators_register(office: Office) -> None:
    actor = office.enter(office.user(user_name="bert"))
    for attempt in (
        lambda: office.domain.add_user(office.add(actor)),
        lambda: office.domain.user_form(actor, None),
        lambda: office.domain.propose_user_name(actor),
        lambda: office.domain.user_name_free(actor, "kano-7316"),
    ):
        with pytest.raises(Denied) as caught:
            attempt()
        assert caught.value.code == "denied.not_administrator"


def test_r3_3_mail_in_the_users_language(office: Office) -> None:
    office.domain.add_user(office.add(office.enter(office.anna), language="en"))
    with office.storage.reading() as unit:
        (row,) = unit.outbox.rows()
    assert (row.language, row.to, row.kind) == ("en", "m.wilgenroos@veldermeer.example", "registration")


def test_the_loser_of_a_race_hears_the_same(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """The policy finds the address and the name free, the database does not: same codes, same fields."""
    office.user(email="taken@x.example", user_name="kano-0001")
    actor = office.enter(office.anna)
    from imi_tui.domain.persistence.users import SqlUsers

    monkeypatch.setattr(SqlUsers, "email_in_use", lambda self, key, except_id=0: False)
    monkeypatch.setattr(SqlUsers, "user_name_in_use", lambda self, key: False)
    for command, found in (
        (office.add(actor, email="taken@x.example"), ("email.in_use", "email")),
        (office.add(actor, "kano-0001"), ("user_name.in_use", "user_name")),
    ):
        with pytest.raises(Invalid) as caught:
            office.domain.add_user(command)
        assert [(issue.code, issue.path) for issue in caught.value.issues] == [found]


def test_proposal_says_nothing_of_the_person(office: Office) -> None:
    command = office.add(office.enter(office.anna))
    proposal = office.domain.propose_user_name(command.actor)
    names = (command.data.first_name, command.data.last_name)
    assert user_name.personal(proposal, names, command.data.email) == ()
