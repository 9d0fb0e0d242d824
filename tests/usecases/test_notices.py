"""Who is told of what (R2.7, D14, D24): ordered in the transaction of the act, and with it undone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from imi_tui.domain.dto.mail import MailRow, MessageQuery
from imi_tui.domain.dto.session import ChangePassword
from imi_tui.domain.dto.users import ResetPassword
from imi_tui.domain.errors import DomainError, Invalid, SignInRefused
from imi_tui.domain.model.authority import Access, Authority
from imi_tui.domain.secret import Secret
from imi_tui.domain.usecases.notices import ModuleAct, Notices
from tests.factories import NOW, a_catalogue, general_data, stored_authority
from tests.usecases.office import PASSWORD, Office, saving


def orders(office: Office) -> list[tuple[str, str]]:
    """Kind and address of everything ordered, oldest first."""
    return [(row.kind, row.to) for row in rows(office)]


def rows(office: Office) -> list[MailRow]:
    with office.storage.reading() as unit:
        return list(reversed(unit.outbox.rows()))


def letter(office: Office, to: str) -> str:
    """The one letter to that address, its lines joined."""
    (text,) = [text for address, text in office.letters.sent if address == to]
    return " ".join(text.split())


def test_d24_a_changed_address_is_told_to_the_old_and_the_new_one(office: Office) -> None:
    bert = office.user(email="old@veldermeer.example")
    office.domain.save_user(office.save(office.enter(office.anna), bert, email="new@veldermeer.example"))
    assert orders(office) == [("address_former", "old@veldermeer.example"), ("address_new", "new@veldermeer.example")]
    office.deliver()
    assert "dit is het laatste naar het oude" in letter(office, "old@veldermeer.example")
    assert "new@veldermeer.example" not in letter(office, "old@veldermeer.example")
    assert "komen voortaan op dit adres" in letter(office, "new@veldermeer.example")


def test_d24_the_former_address_counts_for_nobody(office: Office) -> None:
    """What a mailbox that is no longer the user's refuses says nothing about the user."""
    bert = office.user(email="old@veldermeer.example")
    office.domain.save_user(office.save(office.enter(office.anna), bert, email="new@veldermeer.example"))
    with office.storage.writing() as unit:
        former, new = sorted(row.id for row in unit.outbox.rows())
        unit.outbox.failed(former, NOW, "mail.mailbox 550", None)
        unit.outbox.sent(new, NOW)
        status = unit.outbox.latest_for(bert.id)
        unit.commit()
    assert status is not None
    assert (status.kind, status.state) == ("address_new", "sent")


def test_d24_an_address_changed_twice_is_confirmed_once_at_the_address_that_counts(office: Office) -> None:
    bert, actor = office.user(email="a@veldermeer.example"), office.enter(office.anna)
    for address in ("b@veldermeer.example", "c@veldermeer.example"):
        office.domain.save_user(office.save(actor, bert, email=address))
    office.deliver()
    assert [to for to, text in office.letters.sent if "komen voortaan" in " ".join(text.split())] == [
        "c@veldermeer.example"
    ]
    assert [row.state for row in rows(office)] == ["sent", "lapsed", "sent", "sent"]


def test_d24_changed_rights_are_told_with_what_came_and_went(office: Office) -> None:
    bert = office.user(roles={("PQ-REQ", "viewer")})
    data = {"roles": {"SD-REQ": frozenset({"allocator"})}, "is_administrator": True}
    office.domain.save_user(office.save(office.enter(office.anna), bert, **data))
    office.deliver()
    text = letter(office, bert.email)
    assert "- nieuw: beheerder - nieuw: SD-REQ (nl): allocator (nl) - niet meer: PQ-REQ (nl): viewer (nl)" in text
    assert bert.user_name not in text


def test_d24_other_data_and_rights_of_somebody_who_was_never_in_are_not_told(office: Office) -> None:
    actor = office.enter(office.anna)
    bert, new = office.user(), office.user(first_active_at=None, credential=office.temporary())
    office.domain.save_user(office.save(actor, bert, phone="+31201234567", language="en"))
    office.domain.save_user(office.save(actor, new, roles={"PQ-REQ": frozenset({"viewer"})}))
    assert orders(office) == []


def test_d24_a_refused_save_tells_nobody(office: Office) -> None:
    bert = office.user()
    with pytest.raises(Invalid):
        office.domain.save_user(office.save(office.enter(office.anna), bert, email=office.anna.email))
    assert orders(office) == []


def test_d24_a_chosen_password_is_told_to_its_owner_without_it(office: Office) -> None:
    bert = office.user(user_name="bert")
    actor = office.enter(bert)
    new = Secret("Nieuw-12345")
    office.domain.change_password(ChangePassword(actor=actor, new=new, again=new, present=Secret(PASSWORD)))
    assert orders(office) == [("password_changed", bert.email)]
    office.deliver()
    assert "Nieuw-12345" not in letter(office, bert.email)
    assert "op 23-11-2026 13:00" in letter(office, bert.email)


def test_d14_a_block_is_told_to_the_administrators_who_can_act(office: Office) -> None:
    blocked = office.user(is_administrator=True, credential=office.chosen(blocked_at=NOW))
    colleague = office.user(is_administrator=True)
    bert = office.user(user_name="bert", credential=office.chosen(failed=19))
    office.user(stored_authority(office.storage), is_administrator=True)
    with pytest.raises(SignInRefused):
        office.enter("bert", "wrong-Password1")
    told = [("user_blocked", office.anna.email), ("user_blocked", colleague.email)]
    assert orders(office) == told
    assert office.stored(bert).credential.blocked_at is not None
    with pytest.raises(SignInRefused):
        office.enter("bert", PASSWORD)
    assert orders(office) == told, "once, however often it is tried after that"
    assert blocked.email not in dict(orders(office)).values()
    office.deliver()
    text = letter(office, colleague.email)
    assert "geblokkeerd" in text
    assert bert.user_name not in text.casefold()
    assert bert.last_name not in text


def test_r2_7_a_changed_mailbox_is_told_at_both_addresses(office: Office) -> None:
    actor = office.enter(office.anna)
    view = office.domain.authority(actor)
    office.domain.save_authority(saving(actor, view, email="post@veldermeer.example"))
    assert orders(office) == [
        ("mailbox_former", "info@veldermeer.example"), ("mailbox_new", "post@veldermeer.example"),
    ]  # fmt: skip


def coordinator(office: Office, name: str = "Kamer") -> Authority:
    access = Access(module="PQ-REQ", role="coordinator")
    general = general_data(email=f"{name.lower()}@kamer.example", working_languages=("en",))
    return stored_authority(office.storage, official_name=name, general=general, modules={"PQ-REQ": access})


def test_d24_linked_and_unlinked_coordinators_are_told(office: Office) -> None:
    actor, chamber, other = office.enter(office.anna), coordinator(office), coordinator(office, "Orde")
    for linked in ({chamber.number, other.number}, {other.number}, {other.number}):
        command = saving(actor, office.domain.authority(actor))
        office.domain.save_authority(replace(command, coordinators={"PQ-REQ": frozenset(linked)}))
    assert orders(office) == [
        ("coordinator_linked", "kamer@kamer.example"),
        ("coordinator_linked", "orde@kamer.example"),
        ("coordinator_unlinked", "kamer@kamer.example"),
    ]
    with office.storage.reading() as unit:
        page = unit.lists.messages(chamber.id, MessageQuery())
    assert [row.kind for row in page.rows] == ["coordinator_unlinked", "coordinator_linked"]
    office.deliver()
    text = letter(office, "orde@kamer.example")
    named = f"{office.authority.official_name} ({office.authority.number})"
    assert f"{named} linked Orde as coordinator in the module PQ-REQ." in text


@pytest.mark.parametrize(
    ("act", "words"), [("granted", "gave Kamer access"), ("suspended", "suspended"), ("withdrawn", "withdrew")]
)
def test_d24_a_mailbox_is_told_what_another_authority_did(office: Office, act: ModuleAct, words: str) -> None:
    chamber = coordinator(office)
    with office.storage.writing() as unit:
        notices = Notices(unit=unit, now=NOW)
        notices.authority_changed(chamber.id, office.authority)
        notices.module_access(act, chamber.id, office.authority, "SD-REQ", a_catalogue())
        unit.commit()
    office.deliver()
    changed, access = (" ".join(text.split()) for _, text in office.letters.sent)
    assert f"{office.authority.number}) changed data of Kamer in IMI" in changed
    assert words in access
    assert "the module SD-REQ." in access


def test_a_notice_that_arrived_does_not_hide_a_password_that_did_not(office: Office) -> None:
    bert = office.user(roles={("PQ-REQ", "viewer")})
    actor = office.enter(office.anna)
    office.domain.reset_password(ResetPassword(actor=actor, user_id=bert.id))
    with office.storage.writing() as unit:
        unit.outbox.failed(unit.outbox.rows()[0].id, NOW, "mail.mailbox 550", None)
        unit.commit()
    office.domain.save_user(office.save(actor, bert, roles={}))
    office.deliver()
    office.clock.advance(minutes=10)
    view = office.domain.user(actor, bert.id)
    assert view.mail is not None
    assert (view.mail.kind, view.mail.state) == ("reset", "failed")
    assert office.domain.home(actor).mails_failed == 1
    office.domain.reset_password(ResetPassword(actor=actor, user_id=bert.id))
    office.deliver()
    assert office.domain.home(actor).mails_failed == 0


def test_a_notice_does_not_shorten_the_pause_between_resets(office: Office) -> None:
    bert, actor = office.user(roles={("PQ-REQ", "viewer")}), office.enter(office.anna)
    office.domain.reset_password(ResetPassword(actor=actor, user_id=bert.id))
    office.domain.save_user(office.save(actor, bert, roles={}))
    with pytest.raises(DomainError, match=r"reset\.too_soon"):
        office.domain.reset_password(ResetPassword(actor=actor, user_id=bert.id))
    office.clock.advance(minutes=5)
    office.domain.reset_password(ResetPassword(actor=actor, user_id=bert.id))
