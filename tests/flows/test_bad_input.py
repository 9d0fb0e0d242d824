"""What arrives from outside that nobody meant: files, keys and settings that are not as they should be."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.flows.conftest import PASSWORD, signed_in
from tests.flows.terminal import IMI_TUI, Terminal, program

BAD_UTF8 = (b"\xff\xfe", b"\x80", b"(\xc3", b"\xed\xa0\x80", b"Ren\xe9", b"\xe9", b"\x1b[200~Ren\xe9e\x1b[201~")


def refused(it: Terminal, code: int) -> str:
    """The sentence with which the program ends; the terminal must be as it was."""
    found = it.exit_code()
    assert found == code, it.text()
    assert it.left_on == set()
    assert "Traceback" not in it.output.decode()
    return " ".join(it.text().split())


# files ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("stream", ["stdin", "stdout", "stderr"])
def test_without_a_terminal_one_sentence_and_exit_2(stream: str, data: Path) -> None:
    master, slave = os.openpty()
    streams = {"stdin": slave, "stdout": slave, "stderr": slave, stream: subprocess.DEVNULL}
    if stream != "stderr":
        streams["stderr"] = subprocess.PIPE
    done = subprocess.run([*IMI_TUI, "--data-dir", str(data), "demo"], **streams, check=False)  # type: ignore[call-overload]
    assert done.returncode == 2
    if stream != "stderr":
        assert done.stderr.decode().splitlines() == [
            "imi-tui heeft een terminal nodig: start het daarin, zonder < > of |."
        ]
    os.close(slave)
    os.close(master)


def test_without_a_database_the_way_to_one_is_said(tmp_path: Path) -> None:
    with program(tmp_path / "data") as it:
        said = refused(it, 2)
    assert "imi-tui init" in said
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_damaged_database_is_said_on_the_plain_screen(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "imi.db").write_bytes(content)
    with program(tmp_path) as it:
        assert "beschadigd" in refused(it, 1)
    assert (tmp_path / "imi.db").read_bytes() == content


def test_database_torn_in_the_middle_is_said(data: Path) -> None:
    path = data / "demo" / "imi.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with program(data, "demo") as it:
        assert "beschadigd" in refused(it, 1)


def test_database_of_an_older_version_names_the_command_that_helps(data: Path) -> None:
    later = (
        "import sys; from imi_tui.domain.persistence import revision; from imi_tui.cli import main;"
        "revision.REVISIONS, revision.HEAD = (*revision.REVISIONS, '9998'), '9998'; sys.exit(main())"
    )
    with Terminal([sys.executable, "-c", later, "--language", "nl", "--data-dir", str(data), "demo"]) as it:
        assert "imi-tui db upgrade" in refused(it, 1)


def test_database_of_a_newer_version_is_refused(data: Path) -> None:
    change(data, "UPDATE alembic_version SET version_num = '9999'")
    with program(data, "demo") as it:
        assert "nieuwer" in refused(it, 1)


def test_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("mine", encoding="utf-8")
    with program(tmp_path / "data", "demo") as it:
        assert "--data-dir" in refused(it, 2)
    assert (tmp_path / "data").read_text(encoding="utf-8") == "mine"


def test_folder_that_nobody_can_write_in_is_refused() -> None:
    with program(Path("/proc/imi-tui"), "demo") as it:
        assert "--data-dir" in refused(it, 2)


def change(data: Path, statement: str) -> None:
    connection = sqlite3.connect(data / "demo" / "imi.db")
    with connection:
        connection.execute(statement)
    connection.close()


# keys ----------------------------------------------------------------------------------------------------------------


def test_bytes_that_are_no_text_are_said_and_nothing_is_lost(data: Path) -> None:
    with program(data, "demo") as it:
        it.wait_for("[Aanmelden]")
        for typed in BAD_UTF8:
            it.type("beheer")
            it.wait_for("[beheer  ")
            it.send(typed)
            it.wait_for("Let op: uw toetsenbord stuurt geen UTF-8.", "[")
            it.press("f8")
            it.wait_for("Gebruikersnaam       [          ")
        signed_in(it, "beheerder")


def test_any_two_bytes_leave_the_program_alive(data: Path) -> None:
    with program(data, "demo") as it:
        it.wait_for("[Aanmelden]")
        for first in range(0x80, 0x100):
            it.send(bytes([first, (first * 7) % 256 or 1, 0x41]))
        it.press("f8")
        signed_in(it, "beheerder")


def test_keys_that_end_or_stop_other_programs_do_nothing(data: Path) -> None:
    with program(data, "demo") as it:
        signed_in(it, "beheerder")
        it.press("1")
        it.wait_for("1 Autoriteit├", "[Gegevens autoriteit bewerken]")
        for key in (
            "ctrl+c",
            "ctrl+q",
            "ctrl+z",
            "ctrl+p",
            "ctrl+d",
            "ctrl+s",
            "ctrl+x",
            "ctrl+v",
            "ctrl+l",
            "ctrl+\\",
        ):
            it.press(key)
        it.press("2")
        it.wait_for("2 Classificatie├")
        it.press("1", "t", "f2")
        before = it.wait_for("> bewerken")
        it.press("ctrl+c", "ctrl+q", "ctrl+z", "ctrl+p", "ctrl+k", "ctrl+u", "ctrl+w", "ctrl+a", "f5")
        it.wait_for("Er is niets gewijzigd")
        assert "+31 20 555 0100" in before
        assert b"\x1b]52" not in it.output


def test_answers_that_no_terminal_was_asked_for_change_nothing(data: Path) -> None:
    """Mouse clicks, sizes and reports could be anywhere in a text that is pasted."""
    with program(data, "demo") as it:
        it.wait_for("[Aanmelden]")
        it.type("beh")
        for report in (
            "[<0;10;4M",
            "[<0;10;4m",
            "[48;9;9;9;9t",
            "[48;99999;99999;1;1t",
            "[?2048;2$y",
            "[I",
            "[O",
            "[5;5R",
        ):
            it.send(f"\x1b{report}".encode())
        it.type("eerder")
        it.wait_for("[beheerder ")


def test_keys_typed_before_the_program_is_ready_are_not_lost(data: Path) -> None:
    with program(data, "demo") as it:
        it.type(f"beheerder\r{PASSWORD}\r1t")
        shown = it.wait_for("1 Autoriteit├", ">  Telefoon")
    assert "Gemeente Veldermeer" in shown


def test_a_paste_of_many_lines_presses_nothing(data: Path) -> None:
    with program(data, "demo") as it:
        signed_in(it, "beheerder")
        it.press("1", "s", "f2")
        it.wait_for("> bewerken")
        it.send(b"\x1b[200~Plein 1\r\nbus\x1bOR 3\x1b[201~")
        it.press("f5")
        it.wait_for("Wat is er gewijzigd: 1", "Straat en nummer")


# settings ------------------------------------------------------------------------------------------------------------


def test_what_the_environment_says_to_the_framework_has_no_effect(data: Path, tmp_path: Path) -> None:
    log = tmp_path / "keys.log"
    told = {
        "TEXTUAL_LOG": str(log), "TEXTUAL": "debug,devtools", "TEXTUAL_DEBUG": "1", "TEXTUAL_PRESS": "ctrl+q,x,y",
        "TEXTUAL_DRIVER": "tests.flows.none:Driver", "TEXTUAL_SHOW_RETURN": "1", "COLUMNS": "40", "LINES": "10",
        "ESCDELAY": "nonsense",
    }  # fmt: skip
    with program(data, "demo", environment=told) as it:
        shown = signed_in(it, "beheerder")
        assert "xy" not in shown
        assert max(len(line) for line in shown.split("\n")) == 79
    assert not log.exists()
    assert not (Path.cwd() / "keys.log").exists()


# what is written -----------------------------------------------------------------------------------------------------


def test_nothing_is_sent_while_nobody_types(data: Path) -> None:
    with program(data, "demo") as it:
        it.wait_for("Esc Afsluiten", "commissie")
        it.quiet()
        assert it.written_for(2) == b""
        signed_in(it, "beheerder")
        it.press("4")
        it.wait_for("14 van 14", "[Gebruiker wissen]")
        it.quiet(0.6)
        assert it.written_for(2) == b""


def test_no_password_is_ever_written(data: Path) -> None:
    secret = "Gordijn-8842"
    with program(data, "demo", language="en") as it:
        it.wait_for("[Sign in]")
        it.type(f"beheerder\r{secret}")
        it.press("ctrl+c", "ctrl+x", "left", "shift+tab", "tab", "enter")
        it.wait_for("Error: Sign-in failed")
        it.type(secret)
        it.press("f1")
        it.wait_for("Help")
        it.press("esc")
        it.wait_until_gone("Help:")
        it.press("f9")
        it.wait_for("What can you do here?")
    assert secret.encode() not in it.output
    for part in (secret[:5], secret[-5:]):
        assert part.encode() not in it.output
    for file in data.rglob("*"):
        if file.is_file():
            assert secret.encode() not in file.read_bytes(), file


def test_a_key_is_cheap_on_the_line(data: Path) -> None:
    with program(data, "demo") as it:
        signed_in(it, "beheerder")
        it.press("1", "t", "f2")
        it.wait_for("> bewerken", "Esc Annuleren")
        it.type("12")
        it.wait_for("±1", "010012")
        for key, most in (("x", 200), ("backspace", 200), ("tab", 1000), ("shift+tab", 1000), ("down", 1000)):
            it.quiet()
            it.press(key)
            written = it.written_for(0.4)
            assert 0 < len(written) <= most, (key, written)
