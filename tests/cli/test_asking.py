"""`init` in a terminal, where it asks; and `mail send --watch`, which goes on until it is told to stop."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

_PATIENCE = 20.0


class Talk:
    """A command in a terminal, and what it asks."""

    def __init__(self, *words: str) -> None:
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            os.execv(sys.executable, [sys.executable, "-m", "imi_tui", *words])
        self.said = ""

    def wait_for(self, text: str) -> None:
        while text not in self.said:
            assert select.select([self._terminal], [], [], _PATIENCE)[0], f"{text!r} never came: {self.said}"
            self.said += os.read(self._terminal, 4096).decode()

    def answer(self, question: str, text: str) -> None:
        self.wait_for(question)
        self.said = self.said.partition(question)[2]
        os.write(self._terminal, f"{text}\n".encode())

    def end(self) -> int:
        """Everything that is still said, and the exit code."""
        while select.select([self._terminal], [], [], _PATIENCE)[0]:
            try:
                more = os.read(self._terminal, 4096)
            except OSError:
                break
            if not more:
                break
            self.said += more.decode()
        os.close(self._terminal)
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


@pytest.fixture
def talk(data: Path) -> Talk:
    return Talk("--data-dir", str(data), "--language", "nl", "init")


def test_r1_3_init_asks_for_what_it_needs_and_again_for_what_is_wrong(talk: Talk, data: Path) -> None:
    talk.answer("Officiële naam", "Ministerie van Meren")
    talk.answer("informele benaming", "Meren")
    talk.answer("land", "nl")
    talk.answer("plaats", "")
    talk.answer("Het e-mailadres ervan", "imi@meren.example")
    talk.answer("Voornaam", "Mees")
    talk.answer("Achternaam", "Wilg")
    talk.answer("E-mailadres van die persoon", "mees")
    talk.answer("Gebruikersnaam", "mees-wilg")
    talk.answer("Wachtwoord", "Kanaal-1995")
    talk.answer("nog eens", "Kanaal-1996")
    talk.answer("Wachtwoord", "Kanaal-1995")
    talk.answer("nog eens", "Kanaal-1995")
    talk.answer("Mailserver", "")
    talk.answer("E-mailadres van die persoon", "mees@meren.example")
    code = talk.end()
    assert code == 0, talk.said
    assert "NL-00001" in talk.said
    assert "Kanaal" not in talk.said
    assert (data / "imi.db").exists()


def test_init_that_is_broken_off_makes_nothing(talk: Talk, data: Path) -> None:
    talk.answer("Officiële naam", "Ministerie van Meren")
    talk.wait_for("informele benaming")
    os.kill(talk.pid, signal.SIGINT)
    assert talk.end() == 130
    assert "Traceback" not in talk.said
    assert not (data / "imi.db").exists()


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_watching_sends_what_comes_and_ends_when_told(stop: signal.Signals, made: Ran, data: Path) -> None:
    command = [sys.executable, "-m", "imi_tui", "--data-dir", str(data), "--language", "en", "mail", "send", "--watch"]
    with subprocess.Popen([*command, "--every", "1"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "Watching" in process.stderr.readline()
        process.send_signal(stop)
        _, said = process.communicate(timeout=_PATIENCE)
    assert process.returncode == 0
    assert not said
