"""Delivery into a Maildir: whole or not at all, for the owner alone, readable by any mail reader."""

from __future__ import annotations

import mailbox
import os
import stat
from collections.abc import Iterator
from datetime import UTC, datetime
from email.headerregistry import Address
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from imi_tui.domain.mail.maildir import MaildirTransport
from imi_tui.domain.ports import MailFailed


class FixedClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "deep" / "mail"


@pytest.fixture
def transport(folder: Path) -> MaildirTransport:
    return MaildirTransport(
        folder, sender=Address(addr_spec="imi@x.example"), clock=FixedClock(), zone=ZoneInfo("Europe/Brussels")
    )


@pytest.fixture(params=[0o000, 0o022, 0o077, 0o777], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def send(transport: MaildirTransport, to: str = "a@x.example", body: str = "één\n") -> None:
    transport.send(to=to, subject="IMI: uw wachtwoord", body=body)


def test_a_mail_reader_finds_the_message(transport: MaildirTransport, folder: Path) -> None:
    send(transport)
    messages = list(mailbox.Maildir(folder, create=False))
    assert len(messages) == 1
    assert messages[0]["To"] == "a@x.example"
    assert messages[0].get_payload(decode=True) == "één\n".encode()


def test_a_person_can_read_the_file_itself(transport: MaildirTransport, folder: Path) -> None:
    send(transport)
    (file,) = (folder / "new").iterdir()
    text = file.read_text(encoding="utf-8")
    assert "\nén" not in text
    assert text.endswith("\n\néén\n")
    assert "\r" not in text


def test_only_the_owner_can_read_whatever_the_umask(umask: int, tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    send(MaildirTransport(folder, sender=Address(addr_spec="imi@x.example"), clock=FixedClock(), zone=UTC))
    assert [mode(path) for path in (folder, folder / "cur", folder / "new", folder / "tmp")] == [0o700] * 4
    assert [mode(file) for file in (folder / "new").iterdir()] == [0o600]


def test_nothing_stays_in_tmp_and_every_message_has_its_own_file(transport: MaildirTransport, folder: Path) -> None:
    for number in range(20):
        send(transport, body=f"{number}\n")
    assert list((folder / "tmp").iterdir()) == []
    bodies = {file.read_text().rpartition("\n\n")[2] for file in (folder / "new").iterdir()}
    assert bodies == {f"{number}\n" for number in range(20)}


def test_the_message_is_on_the_disk_before_it_is_shown(
    transport: MaildirTransport, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    sync, link = os.fsync, os.link

    def noted_sync(handle: int) -> None:
        seen.append("sync folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "sync file")
        sync(handle)

    def noted_link(source: Path, target: Path) -> None:
        seen.append("show")
        link(source, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(os, "link", noted_link)
    send(transport)
    assert seen == ["sync file", "show", "sync folder"]


def test_a_full_disk_leaves_no_half_message_and_may_pass(
    transport: MaildirTransport, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", full)
        with pytest.raises(MailFailed) as failure:
            send(transport)
    assert (failure.value.reason, failure.value.permanent) == ("mail.folder", False)
    assert list((folder / "new").iterdir()) == list((folder / "tmp").iterdir()) == []
    send(transport)
    assert len(list((folder / "new").iterdir())) == 1


def test_a_folder_that_cannot_be_made_may_be_put_right(tmp_path: Path) -> None:
    (tmp_path / "mail").write_text("a file in the way")
    transport = MaildirTransport(
        tmp_path / "mail", sender=Address(addr_spec="imi@x.example"), clock=FixedClock(), zone=UTC
    )
    with pytest.raises(MailFailed) as failure:
        send(transport)
    assert (failure.value.reason, failure.value.permanent) == ("mail.folder", False)


def test_a_wrong_address_writes_nothing(transport: MaildirTransport, folder: Path) -> None:
    with pytest.raises(MailFailed):
        send(transport, to="a@x.example\nBcc: b@x.example")
    assert not folder.exists()
