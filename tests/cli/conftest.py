"""Running a command within the test's own process, as `imi-tui` would."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from imi_tui.cli import main

INIT = (
    "init", "--authority", "Ministry of Lakes", "--informal-name", "Lakes", "--country", "nl", "--town", "Meerdam",
    "--authority-email", "imi@lakes.example", "--first-name", "Mees", "--last-name", "Wilg",
    "--email", "mees@lakes.example",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What one command did."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """What it said, which must be one line and no traceback."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert "Traceback" not in self.err
        return lines[0]


Run = Callable[..., Ran]


@pytest.fixture
def untouched_process() -> Iterator[None]:
    """A command may change umask and environment of its process; the next test must not notice."""
    umask = os.umask(0o022)
    before = dict(os.environ)
    yield
    os.umask(umask)
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def run(
    untouched_process: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: Path
) -> Run:
    """Runs a command on the data directory of the test, in English unless said otherwise."""

    def call(*words: str, language: str = "en", typed: str = "") -> Ran:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        capsys.readouterr()
        code = main(["--data-dir", str(data), "--language", language, *words])
        said = capsys.readouterr()
        return Ran(code=code, out=said.out, err=said.err)

    return call


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A data directory made once by `init`, and what that said."""
    folder = tmp_path_factory.mktemp("template") / "data"
    done = subprocess.run(
        [
            sys.executable, "-m", "imi_tui", "--data-dir", str(folder), "--language", "en", *INIT,
            "--user-name", "mees-wilg", "--password-file", "-",
        ],
        input="Kanaal-1995\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    return folder, Ran(code=done.returncode, out=done.stdout, err=done.stderr)


@pytest.fixture
def made(template: tuple[Path, Ran], data: Path) -> Ran:
    """A database with one access manager, whose administrator chose a password."""
    folder, ran = template
    assert ran.code == 0, ran.err
    shutil.copytree(folder, data)
    return ran
