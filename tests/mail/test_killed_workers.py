"""Workers killed at any moment: no message is lost, and no password that was sent stands anywhere but in its hash."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random
from time import sleep

import pytest

from imi_tui.domain.secret import Secret
from tests.factories import new_database, opened, stored_authority
from tests.mail.servers import Inbox, running
from tests.mail.test_worker_together import hits
from tests.mail.workers import FAST_HASHER, present, states, waiting_user

ROOT = Path(__file__).resolve().parents[2]
USERS_A_KILL = 12


def killed_after(path: Path, port: int, seconds: float) -> None:
    """A worker that lives so long once it has begun to look for messages."""
    command = [sys.executable, "-m", "tests.mail.killed", str(path), str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        sleep(seconds)
        process.kill()


def leases_end(path: Path) -> None:
    """As if five minutes had gone by."""
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update outbox set due_at = '2000-01-01 00:00:00' where settled_at is null")


def sweep(folder: Path, kills: int) -> None:
    path, inbox, random = new_database(folder), Inbox(), Random(kills)  # noqa: S311 - the same moments each time
    with running(inbox) as port, opened(path, busy_seconds=30) as storage:
        authority = stored_authority(storage)
        users = []
        for _ in range(kills):
            users += [waiting_user(storage, authority.id) for _ in range(USERS_A_KILL)]
            killed_after(path, port, random.uniform(0, 0.12))
            leases_end(path)
        killed_after(path, port, 0)
        assert set(states(storage)) == {"sent"}
        letters = {user.email: [m for m in inbox.messages if m["To"] == user.email] for user in users}
        passwords = {to: [password_in(letter.get_content()) for letter in found] for to, found in letters.items()}
        assert all(passwords.values()), "a message was lost"
        times = Counter(len(found) for found in passwords.values())
        assert sum(number * (copies - 1) for copies, number in times.items()) <= kills * USERS_A_KILL / 2, times
        for user in users:
            encoded = present(storage, user).credential.hash
            assert [FAST_HASHER.verify(encoded, each) for each in passwords[user.email]][-1], "the newest works"
        assert hits(folder, [each.reveal() for found in passwords.values() for each in found]) == []


def password_in(body: str) -> Secret:
    found = re.search(r"^ {4}(\S+)\s*$", body, re.MULTILINE)
    assert found is not None
    return Secret(found.group(1))


def test_d20_workers_killed_10_times_lose_nothing_and_leave_no_password(tmp_path: Path) -> None:
    sweep(tmp_path, 10)


@pytest.mark.full
def test_d20_workers_killed_200_times_lose_nothing_and_leave_no_password(tmp_path: Path) -> None:
    sweep(tmp_path, 200)
