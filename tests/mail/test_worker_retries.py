"""Trying again, giving up, and what a worker that dies leaves behind (D20)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from imi_tui.domain.dto.mail import MailRun
from imi_tui.domain.mail.pauses import pause_after
from imi_tui.domain.mail.worker import LEASE_SECONDS
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.ports import MailFailed
from tests.factories import NOW, FixedClock
from tests.mail.workers import (
    FAST_HASHER,
    NOTHING,
    Post,
    a_worker,
    change_credential,
    failing,
    only_row,
    present,
    states,
    waiting_user,
)


def test_a_message_is_tried_again_after_growing_pauses_and_given_up_after_two_days(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    waiting_user(storage, authority.id)
    worker = a_worker(storage, Post(before=failing(MailFailed("mail.unreachable", permanent=False))), clock)
    attempts = 0
    while True:
        attempts += 1
        assert worker.deliver().failed == 1
        row = only_row(storage)
        assert (row.attempts, row.reason) == (attempts, "mail.unreachable")
        if row.state == "failed":
            break
        pause = pause_after(attempts)
        assert pause is not None
        assert row.next_try_at == clock.now() + pause
        clock.at = row.next_try_at - timedelta(seconds=1)
        assert worker.deliver() == NOTHING
        clock.at = row.next_try_at
    assert timedelta(hours=44) < clock.now() - NOW <= timedelta(days=2)
    clock.advance(days=30)
    assert worker.deliver() == NOTHING


def test_a_refusal_for_good_is_not_tried_again(storage: SqlStorage, authority: Authority, clock: FixedClock) -> None:
    waiting_user(storage, authority.id)
    worker = a_worker(storage, Post(before=failing(MailFailed("mail.mailbox 550", permanent=True))), clock)
    assert worker.deliver() == MailRun(sent=0, failed=1, lapsed=0)
    row = only_row(storage)
    assert (row.state, row.reason, row.next_try_at) == ("failed", "mail.mailbox 550", None)
    clock.advance(days=3)
    assert worker.deliver() == NOTHING


def test_every_try_makes_a_new_password_and_only_the_newest_works(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user = waiting_user(storage, authority.id)
    post = Post(after=failing(MailFailed("mail.unreachable", permanent=False)))
    worker = a_worker(storage, post, clock)
    worker.deliver()
    clock.advance(minutes=1)
    post.after = lambda: None
    worker.deliver()
    first, second = (sent.password for sent in post.sent)
    encoded = present(storage, user).credential.hash
    assert not FAST_HASHER.verify(encoded, first)
    assert FAST_HASHER.verify(encoded, second)
    assert present(storage, user).credential.expires_at == clock.now() + timedelta(hours=72)


def test_a_crash_after_sending_sends_once_more_when_the_lease_has_run_out(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user, post = waiting_user(storage, authority.id), Post(after=failing(KeyboardInterrupt()))
    worker = a_worker(storage, post, clock)
    with pytest.raises(KeyboardInterrupt):
        worker.deliver()
    assert states(storage) == ["sending"]
    post.after = lambda: None
    clock.advance(seconds=LEASE_SECONDS - 1)
    assert worker.deliver() == NOTHING
    clock.advance(seconds=1)
    assert worker.deliver().sent == 1
    assert len(post.sent) == 2
    assert FAST_HASHER.verify(present(storage, user).credential.hash, post.sent[1].password)


def test_a_user_who_signed_in_before_the_second_try_keeps_the_own_password(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    user, post = waiting_user(storage, authority.id), Post(after=failing(KeyboardInterrupt()))
    worker = a_worker(storage, post, clock)
    with pytest.raises(KeyboardInterrupt):
        worker.deliver()
    change_credential(storage, user, temporary=False, hash="$own")
    clock.advance(seconds=LEASE_SECONDS)
    assert worker.deliver().lapsed == 1
    assert present(storage, user).credential.hash == "$own"


def test_a_message_that_kills_every_worker_is_given_up(
    storage: SqlStorage, authority: Authority, clock: FixedClock
) -> None:
    waiting_user(storage, authority.id)
    post = Post(before=failing(KeyboardInterrupt()))
    worker = a_worker(storage, post, clock)
    crashes = 0
    while states(storage) != ["failed"]:
        try:
            worker.deliver()
        except KeyboardInterrupt:
            crashes += 1
        clock.advance(seconds=LEASE_SECONDS)
        assert crashes < 50
    assert crashes > 10
    assert only_row(storage).reason == "mail.interrupted"
