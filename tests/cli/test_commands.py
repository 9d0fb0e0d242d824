"""The commands at work: init, db, mail, doctor, keys, help."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from imi_tui.cli.commands import COMMANDS
from imi_tui.cli.doctor import masked
from imi_tui.cli.parse import GLOBAL_OPTIONS
from imi_tui.cli.program import speaks_utf8
from tests.cli.conftest import INIT, Ran, Run

CONTRACT = (
    "demo", "init", "db upgrade", "db check", "mail send", "mail list", "mail retry", "mail preview", "remind",
    "user reset", "retention run", "deploy units", "doctor", "keys",
)  # fmt: skip


def test_commands_are_those_of_the_contract() -> None:
    assert {command.words for command in COMMANDS} == {"", *CONTRACT}
    assert {option.name for option in GLOBAL_OPTIONS} >= {"--data-dir", "--config", "--language", "--version"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("words", CONTRACT)
def test_every_command_explains_itself_with_an_example(words: str, language: str, run: Run) -> None:
    ran = run(*words.split(), "--help", language=language)
    assert ran.code == 0
    assert not ran.err
    heading = {"nl": "Voorbeeld", "en": "Example"}[language]
    _, _, example = ran.out.partition(f"\n{heading}\n")
    assert f"imi-tui {words}" in example
    assert max(len(line) for line in ran.out.partition(f"\n{heading}\n")[0].splitlines()) < 80


@pytest.mark.parametrize(("language", "word"), [("nl", "Opdrachten"), ("en", "Commands")])
def test_help_shows_every_command(language: str, word: str, run: Run) -> None:
    ran = run("--help", language=language)
    assert word in ran.out
    assert all(f"imi-tui {words}" in ran.out for words in CONTRACT)
    assert max(len(line) for line in ran.out.splitlines()) < 80


def test_r1_3_init_makes_the_first_access_manager_and_its_administrator(made: Ran, data: Path) -> None:
    assert made.out.splitlines() == ["Authority\tNL-00001", "User name\tmees-wilg"]
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in data.iterdir()} == {0o600}


def test_r3_8_init_without_a_password_sends_a_temporary_one(run: Run, data: Path) -> None:
    ran = run(*INIT)
    assert ran.code == 0
    (mail,) = (data / "mail" / "new").iterdir()
    user_name = ran.out.splitlines()[1].partition("\t")[2]
    assert user_name not in mail.read_text(encoding="utf-8")
    listed = run("mail", "list").out.splitlines()
    assert [line.split("\t")[1] for line in listed] == ["sent"]


def test_init_twice_is_refused_and_changes_nothing(run: Run, made: Ran) -> None:
    ran = run(*INIT)
    assert ran.code == 1
    assert "already" in ran.sentence
    assert run("mail", "list").out == ""


def test_init_names_what_is_missing(run: Run, data: Path) -> None:
    ran = run("init", "--authority", "Ministry of Lakes")
    assert ran.code == 2
    assert "--email" in ran.sentence
    assert "--authority," not in ran.sentence
    assert not data.exists()


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--email", "mees"),
        ("--authority-email", "@"),
        ("--first-name", "M[/]"),
        ("--country", "XX"),
        ("--user-name", "A B"),
    ],
)
def test_init_says_which_answer_is_wrong(option: str, value: str, run: Run, data: Path) -> None:
    ran = run(*INIT, option, value)
    assert ran.code == 1
    assert ran.sentence.startswith(f"{option}: ")
    assert not (data / "imi.db").exists()


def test_r4_7_init_refuses_a_weak_password(run: Run) -> None:
    ran = run(*INIT, "--password-file", "-", typed="kort\n")
    assert ran.code == 1
    assert "kort" not in ran.err.replace("--password-file", "")
    assert all(line.startswith("--password-file: ") for line in ran.err.splitlines())


def test_init_remembers_what_was_said_about_mail(run: Run, data: Path) -> None:
    ran = run(*INIT, "--mail-url", "smtp://mail.lakes.example", "--mail-from", "imi@lakes.example")
    assert ran.code == 0
    assert (data / "imi-tui.toml").read_text(encoding="utf-8").splitlines() == [
        "[mail]", 'url = "smtp://mail.lakes.example"', 'from = "imi@lakes.example"',
    ]  # fmt: skip
    assert "smtp://mail.lakes.example  (file " in run("doctor").out


def test_init_with_a_mail_server_needs_a_sender(run: Run, data: Path) -> None:
    ran = run(*INIT, "--mail-url", "smtp://mail.lakes.example")
    assert ran.code == 2
    assert "--mail-from" in ran.sentence
    assert not (data / "imi.db").exists()


def test_upgrade_of_a_database_of_this_version_does_nothing(run: Run, made: Ran, data: Path) -> None:
    before = (data / "imi.db").read_bytes()
    assert run("db", "upgrade").code == 0
    assert (data / "imi.db").read_bytes() == before


def test_check_finds_a_sound_database_sound(run: Run, made: Ran) -> None:
    ran = run("db", "check")
    assert ran.code == 0
    assert all(line.startswith("right") for line in ran.out.splitlines())


def test_check_finds_a_database_that_others_can_read(run: Run, made: Ran, data: Path) -> None:
    (data / "imi.db").chmod(0o644)
    ran = run("db", "check", language="nl")
    assert ran.code == 1
    assert [line for line in ran.out.splitlines() if line.startswith("FOUT")]
    assert run("doctor").code == 1


def test_mail_sender_that_is_no_address_is_refused(run: Run, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(*INIT, "--mail-url", "smtp://mail.lakes.example", "--mail-from", "imi@lakes.example").code == 0
    monkeypatch.setenv("IMI_TUI_MAIL_FROM", "nobody")
    ran = run("mail", "send")
    assert ran.code == 2
    assert "mail.from (environment IMI_TUI_MAIL_FROM)" in ran.sentence


def test_doctor_shows_where_each_value_came_from(run: Run, made: Ran, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IMI_TUI_TIME_ZONE", "Europe/Malta")
    ran = run("doctor")
    assert ran.code == 0
    assert "Europe/Malta  (environment IMI_TUI_TIME_ZONE)" in ran.out
    assert "en  (option --language)" in ran.out
    assert "maildir:  (default)" in ran.out


def test_d20_doctor_warns_while_mail_reaches_nobody(run: Run, made: Ran) -> None:
    assert "advice" in next(line for line in run("doctor").out.splitlines() if "reaches nobody" in line)


def test_d13_doctor_recommends_refusing_common_passwords(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "password.refuse_common" in run("doctor").out.partition("Settings")[0]
    monkeypatch.setenv("IMI_TUI_PASSWORD_REFUSE_COMMON", "true")
    assert "password.refuse_common" not in run("doctor").out.partition("Settings")[0]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("smtp://imi:Geheim@mail.example", "smtp://imi:****@mail.example"),
        ("smtp://imi:Ge@heim@mail.example", "smtp://imi:****@mail.example"),
        ("smtp://imi@mail.example", "smtp://imi@mail.example"),
        ("imi@mail.example", "imi@mail.example"),
    ],
)
def test_doctor_shows_no_password(value: str, shown: str) -> None:
    assert masked(value) == shown


@pytest.mark.parametrize(("language", "word"), [("nl", "Gebruiker toevoegen"), ("en", "Add user")])
def test_keys_are_shown_in_the_language(language: str, word: str, run: Run) -> None:
    ran = run("keys", language=language)
    assert ran.code == 0
    assert any(line.startswith("F7") and line.endswith(word) for line in ran.out.splitlines())


@pytest.mark.parametrize(
    ("locale", "utf8"),
    [({"LANG": "nl_NL.UTF-8"}, True), ({"LANG": "nl_NL.utf8@euro"}, True),
     ({"LC_ALL": "C", "LANG": "nl_NL.UTF-8"}, False),
     ({"LANG": "nl_NL.ISO-8859-15"}, False), ({}, True), ({"LANG": "POSIX"}, False)],
)  # fmt: skip
def test_signs_are_ascii_where_the_locale_says_so(locale: dict[str, str], utf8: bool) -> None:
    assert speaks_utf8(locale) is utf8
