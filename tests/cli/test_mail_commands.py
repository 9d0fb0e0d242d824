"""Mail, reminders, rescue and units from the command line."""

from __future__ import annotations

import configparser
import re
from pathlib import Path

import pytest

from imi_tui.cli.deploy import UNITS
from imi_tui.domain.dto.mail import MAIL_KINDS
from tests.cli.conftest import INIT, Ran, Run

SERVER = ("--mail-url", "smtp://127.0.0.1:1", "--mail-from", "imi@lakes.example")


@pytest.fixture
def unreachable(run: Run) -> Ran:
    """Made with a mail server that is not there: its first message waits for the next try."""
    made = run(*INIT, *SERVER)
    assert run("mail", "send").code == 3
    return made


def listed(run: Run, *options: str) -> list[list[str]]:
    return [line.split("\t") for line in run("mail", "list", *options).out.splitlines()]


def test_d20_the_list_says_state_moment_reason_and_next_try_never_text(run: Run, unreachable: Ran) -> None:
    (row,) = listed(run)
    assert row[1] == "waiting"
    assert row[3:8] == ["registration", "mees@lakes.example", "en", "1", "mail.unreachable"]
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d[+-]\d\d:\d\d", moment) for moment in (row[2], row[8]))
    assert listed(run, "--state", "waiting") == [row]
    assert listed(run, "--state", "failed") == []
    assert run("mail", "list", "--state", "gone").code == 2


@pytest.mark.parametrize("which", ["1", "all"])
def test_d20_retry_makes_it_due_now_once(run: Run, unreachable: Ran, which: str) -> None:
    ran = run("mail", "retry", which)
    assert ran.code == 0
    assert "1 message is tried again." in ran.err
    assert listed(run)[0][6] == "0"
    assert run("mail", "send").code == 3


@pytest.mark.parametrize(("word", "code"), [("42", 1), ("x", 2), ("-1", 2), ("", 2)])
def test_retry_says_what_it_cannot_try(run: Run, unreachable: Ran, word: str, code: int) -> None:
    assert run("mail", "retry", *filter(None, [word])).code == code


def test_retry_refuses_what_was_delivered(run: Run) -> None:
    run(*INIT)
    ran = run("mail", "retry", "1")
    assert ran.code == 1
    assert "delivered" in ran.sentence


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("kind", MAIL_KINDS)
def test_every_kind_can_be_seen_in_every_language(run: Run, kind: str, language: str) -> None:
    ran = run("mail", "preview", kind, "--language", language)
    assert ran.code == 0
    subject, empty, greeting = ran.out.splitlines()[:3]
    assert subject.startswith("IMI: ")
    assert (empty, greeting) == ("", {"nl": "Goedendag,", "en": "Hello,"}[language])
    assert not re.search(r"\w{4}(-\w{4}){5}", ran.out), "no password is made for it"
    assert run("mail", "preview", kind, language=language).out == ran.out


def test_d21_a_language_without_catalogue_is_seen_in_english(run: Run) -> None:
    assert run("mail", "preview", "reset", "--language", "mt").out == run("mail", "preview", "reset").out


def test_an_unknown_kind_is_answered_with_those_that_are(run: Run) -> None:
    ran = run("mail", "preview", "spam")
    assert ran.code == 2
    assert all(kind in ran.sentence for kind in MAIL_KINDS)
    assert run("mail", "preview").code == 2


def test_r3_1_remind_tells_with_dry_run_and_queues_without(run: Run, made: Ran) -> None:
    ran = run("remind", "--dry-run")
    assert (ran.code, ran.out, ran.sentence) == (0, "", "0 reminders would be queued.")
    assert run("remind").sentence == "0 reminders are queued."


def test_d22_user_reset_sends_a_temporary_password_without_naming_the_user(run: Run, made: Ran, data: Path) -> None:
    ran = run("user", "reset", "Mees-Wilg")
    assert ran.code == 0
    assert "mees@lakes.example" in ran.err
    (mail,) = (data / "mail" / "new").iterdir()
    letter = mail.read_text(encoding="utf-8")
    assert re.search(r"^    \w{4}(-\w{4}){5}$", letter, re.MULTILINE)
    assert "mees-wilg" not in letter
    assert listed(run)[0][1:4:2] == ["sent", "reset"]


@pytest.mark.parametrize("name", ["nobody-1234", "a b", "x" * 500])
def test_d22_user_reset_says_when_there_is_no_such_user(run: Run, made: Ran, name: str) -> None:
    ran = run("user", "reset", name)
    assert ran.code == 1
    assert "no user with this user name" in ran.sentence
    assert listed(run) == []


def test_deploy_units_prints_every_unit_for_this_data(run: Run, made: Ran, data: Path) -> None:
    ran = run("deploy", "units")
    assert ran.code == 0
    parts = re.split(r"^# /etc/systemd/system/(\S+)$", ran.out, flags=re.MULTILINE)[1:]
    units = dict(zip(parts[::2], parts[1::2], strict=True))
    assert tuple(units) == UNITS
    assert "@" not in ran.out
    for name, text in units.items():
        unit = configparser.RawConfigParser(strict=False)
        unit.optionxform = str  # type: ignore[assignment]
        unit.read_string(text)
        assert unit["Unit"]["Description"]
        if name.endswith(".service"):
            assert f"--data-dir {data}" in unit["Service"]["ExecStart"]
            assert unit["Service"]["User"] == data.owner()
        else:
            assert unit["Timer"]["Persistent"] == "true"
    commands = [line.rpartition(str(data))[2].strip() for line in ran.out.splitlines() if line.startswith("ExecStart=")]
    assert [command.partition("imi-tui.toml")[2].strip() or command for command in commands] == [
        "mail send --watch", "remind", "retention run",
    ]  # fmt: skip
