"""Several workers, the bytes on the disk, and every mail to everybody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Lock

from imi_tui.domain.dto.mail import MailKind
from imi_tui.domain.mail.worker import LEASE_SECONDS
from imi_tui.domain.model.authority import TranslationRequest
from imi_tui.domain.model.records import MailOrder
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.policies import user_name
from imi_tui.domain.ports import MailFailed
from imi_tui.domain.secret import Secret
from imi_tui.domain.security.random import SystemRandom
from tests.factories import NOW, FixedClock, new_database, opened, stored_authority
from tests.mail.workers import FAST_HASHER, Post, a_worker, failing, order, present, states, waiting_user

LANGUAGES = ("nl", "en", "de", "fr")


def test_several_workers_send_each_message_once(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    lock, sent = Lock(), list[str]()

    class Counting:
        def send(self, *, to: str, subject: str, body: str) -> None:
            with lock:
                sent.append(to)

        def close(self) -> None:
            pass

    with opened(path) as setup:
        authority = stored_authority(setup)
        users = [waiting_user(setup, authority.id) for _ in range(30)]
    start = Barrier(3)

    def work() -> int:
        with opened(path, busy_seconds=30) as storage:
            worker = a_worker(storage, Counting(), FixedClock())
            start.wait(10)
            return worker.deliver().sent

    with ThreadPoolExecutor(3) as pool:
        runs = [future.result(60) for future in [pool.submit(work) for _ in range(3)]]
    assert sum(runs) == 30
    assert sorted(sent) == sorted(user.email for user in users)


def test_two_workers_on_one_message_end_with_one_that_works(tmp_path: Path) -> None:
    """The first is slower than its lease; the second takes the message over. Both letters arrive, the newest counts."""
    path, clock, second, first = new_database(tmp_path), FixedClock(), Post(), Post()
    with opened(path) as storage, opened(path, busy_seconds=30) as other:
        user = waiting_user(storage, stored_authority(storage).id)

        def taken_over() -> None:
            assert a_worker(other, second, clock).deliver().sent == 0, "while the lease runs nobody else takes it"
            clock.advance(seconds=LEASE_SECONDS)
            assert a_worker(other, second, clock).deliver().sent == 1

        first.before = taken_over
        a_worker(storage, first, clock).deliver()
        assert states(storage) == ["sent"]
        assert a_worker(storage, second, clock).deliver().sent == 0
        encoded = present(storage, user).credential.hash
    assert [FAST_HASHER.verify(encoded, post.sent[0].password) for post in (first, second)] == [False, True]


def test_d20_no_password_that_was_sent_stands_anywhere_on_the_disk(tmp_path: Path) -> None:
    path, clock, post = new_database(tmp_path), FixedClock(), Post()
    with opened(path) as storage:
        authority = stored_authority(storage)
        users = [waiting_user(storage, authority.id) for _ in range(20)]
        worker = a_worker(storage, post, clock)
        worker.deliver()
        for round_ in range(9):
            post.after = failing(MailFailed("mail.unreachable", permanent=False)) if round_ % 3 == 1 else lambda: None
            for user in users:
                user.credential.order += 1
                again(storage, user.id)
                order(storage, user, "reset")
            worker.deliver()
            clock.advance(hours=6)
        post.after = lambda: None
        worker.deliver()
        assert set(states(storage)) == {"sent", "lapsed"}
        searched = hits(tmp_path, [sent.password.reveal() for sent in post.sent])
        assert all(FAST_HASHER.verify(present(storage, u).credential.hash, newest(post, u.email)) for u in users)
    assert len({sent.password.reveal() for sent in post.sent}) == len(post.sent) >= 200
    assert searched == hits(tmp_path, [sent.password.reveal() for sent in post.sent]) == []


def again(storage: SqlStorage, user_id: int) -> None:
    with storage.writing() as unit:
        user = unit.users.by_id(user_id)
        assert user is not None
        user.credential.order += 1
        user.credential.hash = None
        unit.users.save_credential(user)
        unit.commit()


def newest(post: Post, address: str) -> Secret:
    return [sent for sent in post.sent if sent.to == address][-1].password


def hits(folder: Path, passwords: list[str]) -> list[str]:
    """Files that hold a password, whole or without its hyphens; the write-ahead log is one of the files."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(file.name == "imi.db" for file in files)
    content = {file.name: file.read_bytes() for file in files}
    return [
        name
        for name, data in content.items()
        for password in passwords
        if password.encode() in data or password.replace("-", "").encode() in data
    ]


def test_the_search_finds_a_password_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "imi.db").write_bytes(b"...abcd-efgh...")
    assert hits(tmp_path, ["abcd-efgh", "efgh-abcd"]) == ["imi.db"]


def test_r3_7_no_mail_of_any_kind_in_any_language_holds_a_user_name(storage: SqlStorage) -> None:
    clock, post, random = FixedClock(), Post(), SystemRandom()
    authority = stored_authority(storage)
    given: list[str] = []
    kinds: tuple[MailKind, ...] = ("registration", "reset")
    for number in range(200):
        name = f"mees{number}" if number % 4 == 0 else user_name.propose(random, given.__contains__)
        given.append(name)
        waiting_user(
            storage,
            authority.id,
            kinds[number // 4 % 2],
            user_name=name,
            first_name=name.capitalize() if number % 4 == 0 else "Mees",
            language=LANGUAGES[number % 4],
            email=f"post{number}@veldermeer.example",
        )
    request_translation(storage, authority.id)
    assert a_worker(storage, post, clock).deliver().sent == 204
    everything = [f"{sent.to}\n{sent.subject}\n{sent.body}".casefold() for sent in post.sent]
    assert [name for name in given if any(name in mail for mail in everything)] == []
    # One subject for each kind and language with a catalogue: nothing of a user stands in it.
    assert len({sent.subject for sent in post.sent}) == 6


def request_translation(storage: SqlStorage, authority_id: int) -> None:
    with storage.writing() as unit:
        unit.authorities.save_translation_request(
            TranslationRequest(
                authority_id=authority_id, old_name="Oud", new_name="Nieuw", requested_at=NOW, requested_by=1
            )
        )
        for language in LANGUAGES:
            unit.outbox.put(
                MailOrder(
                    kind="translation_request",
                    authority_id=authority_id,
                    user_id=None,
                    address="translation@commission.example",
                    language=language,
                    created_at=NOW,
                )
            )
        unit.commit()
