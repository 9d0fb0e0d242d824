"""What the worker does with each message: send, try again, give up, let lapse (R3.8, R4.5, D20)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from imi_tui.domain.dto.authority import Translation
from imi_tui.domain.dto.mail import MailRun
from imi_tui.domain.model.authority import Authority, TranslationRequest
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.records import MailOrder
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.policies.rules import Rules
from imi_tui.domain.ports import MailFailed
from tests.factories import NOW, FixedClock, stored_user
from tests.mail.workers import (
    FAST_HASHER,
    NOTHING,
    Post,
    a_worker,
    change_credential,
    order,
    present,
    states,
    waiting_user,
)


def test_r3_8_a_new_user_gets_a_password_that_works(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user, post = waiting_user(storage, authority.id), Post()
    assert a_worker(storage, post, clock).deliver() == MailRun(sent=1, failed=0, lapsed=0)
    (sent,) = post.sent
    credential = present(storage, user).credential
    assert sent.to == user.email
    assert FAST_HASHER.verify(credential.hash, sent.password)
    assert credential.state(clock.now()) == "temporary"
    assert states(storage) == ["sent"]


def test_d14_the_password_lives_72_hours_from_sending_not_from_ordering(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user = waiting_user(storage, authority.id)
    clock.advance(hours=40)
    a_worker(storage, Post(), clock).deliver()
    credential = present(storage, user).credential
    assert credential.set_at == clock.now()
    assert credential.expires_at == clock.now() + timedelta(hours=72)
    assert credential.state(clock.now() + timedelta(hours=72)) == "expired"


def test_d14_the_setting_decides_about_password_and_letter_alike(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user, post = waiting_user(storage, authority.id, language="en"), Post()
    a_worker(storage, post, clock, rules=Rules(temporary_hours=24)).deliver()
    assert present(storage, user).credential.expires_at == clock.now() + timedelta(hours=24)
    assert "24 hours" in post.sent[0].body


def test_r4_5_a_reset_leaves_history_and_session_stamp_alone(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user = waiting_user(
        storage, authority.id, "reset", credential=Credential(order=3, stamp=7, history=["$old", "$older"])
    )
    post = Post()
    a_worker(storage, post, clock).deliver()
    credential = present(storage, user).credential
    assert (credential.order, credential.stamp, credential.history) == (3, 7, ["$old", "$older"])
    assert post.sent[0].subject == "IMI: uw nieuwe tijdelijke wachtwoord"


def test_r3_3_the_letter_speaks_the_users_language(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    for language in ("nl", "en", "fr"):
        waiting_user(storage, authority.id, language=language)
    post = Post()
    a_worker(storage, post, clock).deliver()
    assert [sent.body.splitlines()[0] for sent in post.sent] == ["Goedendag,", "Hello,", "Hello,"]


def test_r2_7_an_address_put_right_meanwhile_is_the_one_that_counts(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user, post = waiting_user(storage, authority.id, email="wrong@veldermeer.example"), Post()
    user.email = "right@veldermeer.example"
    with storage.writing() as unit:
        unit.users.in_authority(authority.id).save(user)
        unit.commit()
    a_worker(storage, post, clock).deliver()
    assert [sent.to for sent in post.sent] == ["right@veldermeer.example"]


@pytest.mark.parametrize(
    "moved_on",
    [{"order": 2}, {"temporary": False, "hash": "$own"}],
    ids=["a later reset", "an own password"],
)
def test_an_order_that_was_overtaken_lapses(
    storage: SqlStorage, authority: Authority, clock: FixedClock, moved_on: dict[str, Any]
) -> None:
    user, post = waiting_user(storage, authority.id), Post()
    change_credential(storage, user, **moved_on)
    before = present(storage, user).credential
    assert a_worker(storage, post, clock).deliver() == MailRun(sent=0, failed=0, lapsed=1)
    assert post.sent == []
    assert states(storage) == ["lapsed"]
    assert present(storage, user).credential == before


def test_d7_a_deleted_user_gets_no_letter(storage: SqlStorage, authority: Authority, clock: FixedClock) -> None:
    user, post = waiting_user(storage, authority.id), Post()
    user.deleted_at = clock.now()
    with storage.writing() as unit:
        unit.users.in_authority(authority.id).save(user)
        unit.commit()
    assert a_worker(storage, post, clock).deliver().lapsed == 1
    assert post.sent == []


def test_an_order_overtaken_while_the_password_is_hashed_lapses(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user, post = waiting_user(storage, authority.id), Post()

    class SlowHasher:
        verify, outdated = FAST_HASHER.verify, FAST_HASHER.outdated

        def hash(self, password: Any) -> str:
            change_credential(storage, user, temporary=False, hash="$own")
            return FAST_HASHER.hash(password)

    assert a_worker(storage, post, clock, hasher=SlowHasher()).deliver().lapsed == 1
    assert post.sent == []
    assert present(storage, user).credential.hash == "$own"


def test_e8_no_transaction_is_open_while_a_letter_is_on_its_way(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    colleague = stored_user(storage, authority.id)
    waiting_user(storage, authority.id)
    post = Post(before=lambda: change_credential(storage, colleague, failed=4))
    assert a_worker(storage, post, clock).deliver().sent == 1
    assert present(storage, colleague).credential.failed == 4


def test_one_failure_holds_up_nobody_else(storage: SqlStorage, authority: Authority, clock: FixedClock) -> None:
    users = [waiting_user(storage, authority.id) for _ in range(3)]
    tried: list[str] = []

    class Picky:
        def send(self, *, to: str, subject: str, body: str) -> None:
            tried.append(to)
            if to == users[0].email:
                raise MailFailed("mail.mailbox 550", permanent=True)

        def close(self) -> None:
            pass

    assert a_worker(storage, Picky(), clock).deliver() == MailRun(sent=2, failed=1, lapsed=0)
    assert tried == [user.email for user in users]


def test_a_run_ends_even_when_messages_keep_coming(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user = waiting_user(storage, authority.id)

    def another() -> None:
        order(storage, user)

    post = Post(after=another)
    assert a_worker(storage, post, clock).deliver(most=5).sent == 5


def test_r2_6_the_commission_is_told_what_the_request_says_now(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    authority.translations = {"de": Translation(language="de", text="Rathaus", outdated=True)}
    user = stored_user(storage, authority.id)
    with storage.writing() as unit:
        unit.authorities.save_translation_request(
            TranslationRequest(
                authority_id=authority.id, old_name="Oud", new_name="Nieuw", requested_at=NOW, requested_by=user.id
            )
        )
        unit.commit()
    translation_order(storage, authority)
    post = Post()
    assert a_worker(storage, post, clock).deliver().sent == 1
    (sent,) = post.sent
    assert sent.to == "translation@commission.example"
    assert f"Gemeente Veldermeer ({authority.number}, NL)" in sent.body
    assert "was: Oud\n    is now: Nieuw" in sent.body


def test_d16_a_request_that_was_closed_meanwhile_is_not_mailed(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    translation_order(storage, authority)
    post = Post()
    assert a_worker(storage, post, clock).deliver().lapsed == 1
    assert post.sent == []


def translation_order(storage: SqlStorage, authority: Authority) -> None:
    with storage.writing() as unit:
        unit.outbox.put(
            MailOrder(
                kind="translation_request",
                authority_id=authority.id,
                user_id=None,
                address="translation@commission.example",
                language="en",
                created_at=NOW,
            )
        )
        unit.commit()


def test_nothing_waits_nothing_happens(storage: SqlStorage, clock: FixedClock) -> None:
    assert a_worker(storage, Post(), clock).deliver() == NOTHING
