"""Every way in which a command cannot be carried out: one sentence on stderr, the exit code of the contract."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from imi_tui.cli import main, say
from imi_tui.domain.errors import DomainError, Invalid, Issue, Unavailable
from imi_tui.locale import load
from tests.cli.conftest import INIT, Ran, Run

ON_A_DATABASE = (["mail", "list"], ["mail", "send"], ["db", "check"], ["db", "upgrade"])


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nonsense"], "nonsense"),
        (["db"], "imi-tui db upgrade, imi-tui db check"),
        (["mail", "burn"], "imi-tui mail send"),
        (["--nonsense"], "--nonsense"),
        (["keys", "--nonsense"], "--nonsense"),
        (["keys", "too", "many"], "too"),
        (["mail", "send", "--every"], "--every SECONDS"),
        (["mail", "send", "--every", "0"], "1"),
        (["mail", "send", "--every", "²"], "--every"),
        (["mail", "send", "--watch=yes"], "--watch"),
        (["init", "--password", "Geheim-123"], "--password "),
        (["--lang", "nl", "doctor"], "--lang "),
        (["keys", "--help=yes"], "--help"),
        (["--language", "xx", "doctor"], "en, nl"),
        (["--config", "/no/such/file", "doctor"], "/no/such/file"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(words: list[str], said: str, run: Run) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert said in ran.sentence
    assert not ran.out


def test_d22_no_option_takes_a_password(run: Run) -> None:
    ran = run(*INIT, "--password", "Geheim-123")
    assert ran.code == 2
    assert "Geheim" not in ran.err + ran.out


@pytest.mark.parametrize("words", [[], ["demo"]])
def test_without_a_terminal_the_screens_do_not_open(words: list[str], tmp_path: Path) -> None:
    command = [sys.executable, "-m", "imi_tui", "--data-dir", str(tmp_path / "data"), "--language", "nl", *words]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["imi-tui heeft een terminal nodig: start het daarin, zonder < > of |."]
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("words", ON_A_DATABASE)
def test_without_a_database_the_way_to_one_is_shown(words: list[str], run: Run, data: Path) -> None:
    ran = run(*words)
    assert ran.code == 2
    assert "imi-tui init" in ran.sentence
    assert "imi-tui demo" in ran.sentence
    assert not data.exists()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
@pytest.mark.parametrize("words", ON_A_DATABASE)
def test_damaged_database_is_refused(words: list[str], content: bytes, run: Run, data: Path) -> None:
    data.mkdir()
    (data / "imi.db").write_bytes(content)
    ran = run(*words)
    assert ran.code == 1
    assert "damaged" in ran.sentence
    assert (data / "imi.db").read_bytes() == content


@pytest.mark.parametrize("words", ON_A_DATABASE)
def test_database_of_somebody_else_is_refused(words: list[str], run: Run, data: Path) -> None:
    data.mkdir()
    with sqlite3.connect(data / "imi.db") as connection:
        connection.execute("CREATE TABLE something (else_ TEXT)")
    connection.close()
    ran = run(*words)
    assert ran.code == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("words", [["mail", "list"], ["mail", "send"], ["db", "upgrade"]])
def test_database_of_a_newer_version_is_refused(words: list[str], run: Run, data: Path, made: Ran) -> None:
    with sqlite3.connect(data / "imi.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    ran = run(*words)
    assert ran.code == 1
    assert "newer" in ran.sentence


def test_folder_that_cannot_be_made_is_refused(run: Run) -> None:
    ran = run("--data-dir", "/proc/imi-tui", *INIT)
    assert ran.code == 2
    assert "/proc/imi-tui" in ran.sentence
    assert "--data-dir" in ran.sentence


def test_database_that_is_a_folder_is_refused(run: Run, data: Path) -> None:
    (data / "imi.db").mkdir(parents=True)
    assert run("mail", "list").code == 1


@pytest.mark.parametrize(
    ("code", "exit_code"),
    [("busy", 3), ("full", 3), ("read_only", 2), ("missing", 2), ("damaged", 1), ("old_schema", 1), ("new_schema", 1)],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_state_of_the_database_has_its_exit_code(code: str, exit_code: int, language: str) -> None:
    found, sentence = say.refusal(Unavailable(f"unavailable.{code}", path="/srv/imi.db"), load(language))
    assert found == exit_code
    assert "unavailable" not in sentence
    assert "{" not in sentence


def test_old_schema_names_the_command_that_helps() -> None:
    assert "imi-tui db upgrade" in say.refusal(Unavailable("unavailable.old_schema"), load("nl"))[1]


def test_other_refusals_exit_1() -> None:
    issue = Issue(code="email.no_at", path="email")
    assert say.refusal(Invalid((issue,)), load("en"))[0] == 1
    assert say.refusal(DomainError("setup.already"), load("en"))[0] == 1


def test_defect_is_a_number_and_exit_70_and_the_log_holds_no_values(
    run: Run, made: Ran, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(settings: object, ending: object) -> None:
        raise ZeroDivisionError("Geheim-123", settings)

    monkeypatch.setattr("imi_tui.bootstrap.operator", broken)
    ran = run("mail", "list")
    assert ran.code == 70
    log = (data / "imi-tui.log").read_text(encoding="utf-8")
    number = ran.sentence.partition("(report ")[2].partition(")")[0]
    assert len(number) == 8
    assert number in log
    assert "ZeroDivisionError" in log
    assert "test_refusals.py" in log
    assert "Geheim-123" not in log + ran.err
    assert (data / "imi-tui.log").stat().st_mode & 0o777 == 0o600


def test_reader_who_leaves_early_is_no_error() -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [sys.executable, "-m", "imi_tui", "--help"], stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert done.returncode == 0
    assert not done.stderr


def test_values_in_sentences_cannot_move_the_cursor(run: Run) -> None:
    assert "\x1b" not in run("\x1b[2J").err


def test_main_answers_with_the_exit_code(capsys: pytest.CaptureFixture[str], untouched_process: None) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("imi-tui ")
    assert main(["--language", "en", "--version"]) == 0
