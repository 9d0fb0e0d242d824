"""The disk with the Maildir is full: the message waits with a reason, whole or not there at all (D20)."""

from __future__ import annotations

import errno
import os
import re
import stat
import subprocess
from collections.abc import Callable
from datetime import UTC
from email.headerregistry import Address
from pathlib import Path
from typing import Any, Final

import pytest

from imi_tui.domain.dto.mail import MailRun
from imi_tui.domain.mail.maildir import MaildirTransport
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.secret import Secret
from tests.factories import FixedClock
from tests.mail.workers import FAST_HASHER, a_worker, only_row, waiting_user

Patch = Callable[[str, Any], None]
_FULL: Final = OSError(errno.ENOSPC, "No space left on device")


def into(folder: Path, clock: FixedClock) -> MaildirTransport:
    return MaildirTransport(folder, sender=Address(addr_spec="imi@x.example"), clock=clock, zone=UTC)


def _no_room_for_a_folder(patch: Patch) -> None:
    patch("mkdir", _refused)


def _no_room_for_a_file(patch: Patch) -> None:
    before = os.open

    def opened(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & os.O_CREAT:
            raise _FULL
        return before(path, flags, *more, **named)

    patch("open", opened)


def _no_room_for_the_text(patch: Patch) -> None:
    before = os.fdopen

    def opened(handle: int, *more: Any, **named: Any) -> Any:
        os.close(handle)
        # The kernel's own full device: what is written to it meets the error where a full disk gives it.
        return before(os.open("/dev/full", os.O_WRONLY), *more, **named)

    patch("fdopen", opened)
    patch("fchmod", lambda *_: None)


def _not_on_the_disk(patch: Patch) -> None:
    _syncing(patch, folders=False)


def _folder_not_on_the_disk(patch: Patch) -> None:
    _syncing(patch, folders=True)


def _syncing(patch: Patch, *, folders: bool) -> None:
    before = os.fsync

    def synced(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode) == folders:
            raise _FULL
        before(handle)

    patch("fsync", synced)


def _no_room_for_the_name(patch: Patch) -> None:
    patch("link", _refused)


def _refused(*_: Any, **__: Any) -> None:
    raise _FULL


MOMENTS: Final = (
    _no_room_for_a_folder,
    _no_room_for_a_file,
    _no_room_for_the_text,
    _not_on_the_disk,
    _no_room_for_the_name,
    _folder_not_on_the_disk,
)


@pytest.mark.parametrize("moment", MOMENTS, ids=lambda moment: moment.__name__.strip("_"))
def test_d20_a_disk_that_is_full_at_any_moment_loses_no_message(
    moment: Callable[[Patch], None], storage: SqlStorage, authority: Authority, clock: FixedClock, tmp_path: Path
) -> None:
    user, folder = waiting_user(storage, authority.id), tmp_path / "mail"
    with pytest.MonkeyPatch.context() as broken:
        moment(lambda name, value: broken.setattr(os, name, value))
        run = a_worker(storage, into(folder, clock), clock).deliver()
    assert run == MailRun(sent=0, failed=1, lapsed=0)
    must_wait_and_come(storage, folder, clock, user.id)


def fill(folder: Path, patch: Patch) -> bool:
    """Mount a disk of 64 KiB there and fill it; where this machine lets nobody mount, only writing fails. Whether it is
    mounted."""
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if subprocess.run(command, check=False, capture_output=True).returncode:
        _no_room_for_the_text(patch)
        return False
    with pytest.raises(OSError, match="space"):
        (folder / "filler").write_bytes(b"\0" * 100_000)
    return True


def test_d20_a_disk_that_is_really_full(
    storage: SqlStorage, authority: Authority, clock: FixedClock, tmp_path: Path
) -> None:
    user, disk = waiting_user(storage, authority.id), tmp_path / "disk"
    disk.mkdir()
    with pytest.MonkeyPatch.context() as broken:
        mounted = fill(disk, lambda name, value: broken.setattr(os, name, value))
        assert a_worker(storage, into(disk / "mail", clock), clock).deliver().failed == 1
    try:
        (disk / "filler").unlink(missing_ok=True)
        must_wait_and_come(storage, disk / "mail", clock, user.id)
    finally:
        if mounted:
            subprocess.run(["umount", str(disk)], check=True)


def must_wait_and_come(storage: SqlStorage, folder: Path, clock: FixedClock, user_id: int) -> None:
    """It waits with a reason, nothing of it is seen; once there is room it comes, once, with a password that works."""
    row = only_row(storage)
    assert (row.state, row.reason) == ("waiting", "mail.folder")
    assert list(folder.glob("*/*")) == []
    assert row.next_try_at is not None
    clock.at = row.next_try_at
    assert a_worker(storage, into(folder, clock), clock).deliver().sent == 1
    (file,) = folder.glob("*/*")
    found = re.search(r"^ {4}(\S+)$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert found
    with storage.reading() as unit:
        user = unit.users.by_id(user_id)
    assert user is not None
    assert FAST_HASHER.verify(user.credential.hash, Secret(found[1]))
