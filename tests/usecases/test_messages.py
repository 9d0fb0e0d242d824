"""The messages of an authority: how each stands, what it says, and sending it again (screens, chapter 16)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from imi_tui.domain.dto.mail import MAIL_KINDS, MessageQuery, MessageView
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import ResetPassword
from imi_tui.domain.errors import Denied, DomainError, Gone
from imi_tui.domain.model.user import User
from imi_tui.domain.usecases.change_password import set_chosen
from tests.factories import NOW, stored_authority
from tests.usecases.office import Office

MADE_LATER = "[wordt bij verzending gemaakt]"


@pytest.fixture
def actor(office: Office) -> Actor:
    return office.enter(office.anna)


def reset(office: Office, actor: Actor, user: User) -> int:
    """Number of the message."""
    office.domain.reset_password(ResetPassword(actor=actor, user_id=user.id))
    return newest(office, actor).row.id


def newest(office: Office, actor: Actor) -> MessageView:
    return office.domain.message(actor, office.domain.messages(actor).rows[0].id)


def failed(office: Office, mail_id: int, reason: str = "mail.mailbox 550") -> None:
    with office.storage.writing() as unit:
        unit.outbox.failed(mail_id, office.clock.now(), reason, None)
        unit.commit()


def test_d20_each_state_is_told_with_its_moment(office: Office, actor: Actor) -> None:
    ids = [reset(office, actor, office.user()) for _ in range(5)]
    later = NOW + timedelta(minutes=4)
    with office.storage.writing() as unit:
        for _ in range(4):
            unit.outbox.claim(NOW, 60)
        unit.outbox.sent(ids[1], later)
        unit.outbox.failed(ids[2], later, "mail.mailbox 550", None)
        unit.outbox.failed(ids[3], later, "mail.unreachable", later + timedelta(minutes=1))
        unit.outbox.lapsed(ids[4], later)
        unit.commit()
    page = office.domain.messages(actor)
    found = [(row.id, row.state, row.at, row.next_try_at, row.reason) for row in reversed(page.rows)]
    assert found == [
        (ids[0], "sending", NOW, None, ""),
        (ids[1], "sent", later, None, ""),
        (ids[2], "failed", later, None, "mail.mailbox 550"),
        (ids[3], "again", NOW, later + timedelta(minutes=1), "mail.unreachable"),
        (ids[4], "lapsed", later, None, ""),
    ]
    assert (page.total, page.matching, page.failed, page.waiting) == (5, 5, 1, 2)
    refusals = [office.domain.message(actor, mail_id).refusal for mail_id in ids]
    assert refusals == ["retry.sending", "retry.sent", None, None, "retry.lapsed"]


def test_the_list_comes_in_windows_both_ways(office: Office, actor: Actor) -> None:
    ids = [reset(office, actor, office.user()) for _ in range(7)][::-1]
    first = office.domain.messages(actor, MessageQuery(limit=3))
    second = office.domain.messages(actor, MessageQuery(limit=3, after=first.rows[-1].key))
    back = office.domain.messages(actor, MessageQuery(limit=3, after=second.rows[-1].key, backwards=True))
    last = office.domain.messages(actor, MessageQuery(limit=2, backwards=True))
    assert [row.id for row in (*first.rows, *second.rows)] == ids[:6]
    assert [row.id for row in back.rows] == ids[2:5]
    assert [row.id for row in last.rows] == ids[5:]


def test_the_list_chooses_by_state_and_address(office: Office, actor: Actor) -> None:
    for address in ("a_b@veldermeer.example", "axb@veldermeer.example", "c@veldermeer.example"):
        reset(office, actor, office.user(email=address))
    failed(office, office.domain.messages(actor).rows[0].id)

    def shown(**query: str) -> list[str]:
        page = office.domain.messages(actor, MessageQuery(**query))  # type: ignore[arg-type]
        assert page.total == 3
        assert page.matching == len(page.rows)
        return [row.to.partition("@")[0] for row in page.rows]

    assert shown(show="failed") == ["c"]
    assert shown(show="waiting") == ["axb", "a_b"]
    assert shown(text="A_B") == ["a_b"]


def test_r4_5_the_preview_of_a_letter_with_a_password_holds_none(office: Office, actor: Actor) -> None:
    bert = office.user()
    mail_id = reset(office, actor, bert)
    before = office.domain.message(actor, mail_id)
    office.deliver()
    after = office.domain.message(actor, mail_id)
    for view in (before, after):
        assert view.text is not None
        assert view.language == "nl"
        assert f"\n    {MADE_LATER}\n" in view.text.body
        assert bert.user_name not in view.text.subject + view.text.body
    ((_, letter),) = office.letters.sent
    assert MADE_LATER not in letter


def test_the_message_of_somebody_deleted_has_no_text_any_more(office: Office, actor: Actor) -> None:
    bert = office.user()
    mail_id = reset(office, actor, bert)
    bert = office.stored(bert)
    bert.deleted_at = NOW
    with office.storage.writing() as unit:
        unit.users.in_authority(bert.authority_id).save(bert)
        unit.commit()
    assert office.domain.message(actor, mail_id).text is None


def test_d20_sending_again_makes_a_new_password(office: Office, actor: Actor) -> None:
    bert = office.user()
    mail_id = reset(office, actor, bert)
    office.deliver()
    first = office.stored(bert).credential.hash
    office.clock.advance(hours=1)
    second_id = reset(office, actor, bert)
    assert second_id > mail_id
    failed(office, second_id)
    view = office.domain.retry_message(actor, second_id)
    assert (view.row.state, view.row.attempts, view.row.next_try_at) == ("waiting", 0, NOW + timedelta(hours=1))
    office.deliver()
    assert office.domain.message(actor, second_id).row.state == "sent"
    assert office.stored(bert).credential.hash not in (None, first)
    passwords = [letter.split("\n    ")[1].split("\n")[0] for _, letter in office.letters.sent]
    assert len(set(passwords)) == 2
    assert office.enter(bert, passwords[-1]).user_id == bert.id


def test_d20_sending_again_leaves_who_chose_a_password_meanwhile_alone(office: Office, actor: Actor) -> None:
    bert = office.user()
    mail_id = reset(office, actor, bert)
    failed(office, mail_id)
    present = office.stored(bert)
    set_chosen(present.credential, "$own", NOW, office.world.rules)
    with office.storage.writing() as unit:
        unit.users.save_credential(present)
        unit.commit()
    office.domain.retry_message(actor, mail_id)
    assert office.deliver().lapsed == 1
    assert office.stored(bert).credential.hash == "$own"
    assert office.letters.sent == []


def test_a_message_that_waits_for_its_next_try_is_sent_now(office: Office, actor: Actor) -> None:
    mail_id = reset(office, actor, office.user())
    with office.storage.writing() as unit:
        unit.outbox.claim(NOW, 60)
        unit.outbox.failed(mail_id, NOW, "mail.unreachable", NOW + timedelta(hours=4))
        unit.commit()
    assert office.deliver().sent == 0
    office.domain.retry_message(actor, mail_id)
    with pytest.raises(DomainError, match=r"retry\.waiting"):
        office.domain.retry_message(actor, mail_id)
    assert office.deliver().sent == 1
    with pytest.raises(DomainError, match=r"retry\.sent"):
        office.domain.retry_message(actor, mail_id)


def test_r1_2_nobody_sees_or_sends_the_messages_of_another_authority(office: Office, actor: Actor) -> None:
    other = office.user(stored_authority(office.storage), user_name="elders", is_administrator=True)
    mail_id = reset(office, actor, office.user())
    failed(office, mail_id)
    stranger = office.enter(other)
    assert office.domain.messages(stranger).rows == ()
    for act in (office.domain.message, office.domain.retry_message):
        with pytest.raises(Gone, match=r"gone\.message"):
            act(stranger, mail_id)
    assert office.domain.message(actor, mail_id).row.state == "failed"


def test_d27_messages_are_for_administrators(office: Office, actor: Actor) -> None:
    mail_id = reset(office, actor, office.user())
    failed(office, mail_id)
    colleague = office.enter(office.user(user_name="bert"))
    with pytest.raises(Denied):
        office.domain.messages(colleague)
    for act in (office.domain.message, office.domain.retry_message):
        with pytest.raises(Denied):
            act(colleague, mail_id)


def test_sending_again_stands_in_the_trail(office: Office, actor: Actor) -> None:
    bert = office.user()
    mail_id = reset(office, actor, bert)
    failed(office, mail_id)
    office.domain.retry_message(actor, mail_id)
    with office.storage._engines.reader.connect() as connection:
        found = text("select action, target, target_id, actor_id from audit order by id desc limit 1")
        last = connection.execute(found).one()
    assert tuple(last) == ("mail.retry", "user", bert.id, office.anna.id)


def test_the_kinds_are_named_once() -> None:
    assert len(MAIL_KINDS) == len(set(MAIL_KINDS)) == 18
