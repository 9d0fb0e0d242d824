"""The wheel carries all that the program needs, nothing that it does not, and runs from where it is installed."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Hatchling alone, in this environment: as pip would build it, without asking a package index.
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    command = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
    ]
    subprocess.run([*command, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return folder


def sources(pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in ROOT.glob(pattern)}


def test_wheel_carries_code_styles_reference_data_and_both_languages(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for pattern in ("imi_tui/**/*.py", "screens/**/*.py", "styles/*.tcss", "imi_tui/domain/catalogue/files/**/*.yaml"):
        wanted = sources(pattern)
        assert wanted
        assert wanted <= names
    catalogues = {name.removesuffix(".po") + ".mo" for name in sources("imi_tui/locale/*/*.po")}
    assert {name.split("/")[2] for name in catalogues} == {"en", "nl"}
    assert catalogues <= names


def test_wheel_carries_neither_tests_nor_tools(wheel: Path) -> None:
    rooms = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {room for room in rooms if not room.endswith(".dist-info")} == {"imi_tui", "screens", "styles"}
    assert not [name for name in zipfile.ZipFile(wheel).namelist() if "__pycache__" in name or name.endswith(".pyc")]


@pytest.mark.parametrize(("language", "word"), [("nl", "Gebruiker toevoegen"), ("en", "Add user")])
def test_installed_program_runs_and_speaks_every_language(installed: Path, language: str, word: str) -> None:
    code = "import sys, imi_tui; print(imi_tui.__file__); from imi_tui.cli import main; sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", code, "--language", language, "keys"],
        cwd=installed, env={**os.environ, "PYTHONPATH": str(installed)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    where, *table = done.stdout.splitlines()
    assert Path(where).is_relative_to(installed)
    assert any(word in line for line in table)


def test_lock_names_no_index_and_hashes_everything() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = [line for line in lock.splitlines() if line and line[0].isalnum()]
    assert pinned
    assert "://" not in lock
    for entry in lock.replace("\\\n", " ").splitlines():
        if entry and entry[0].isalnum():
            assert "==" in entry
            assert "--hash=sha256:" in entry


def test_lock_holds_what_the_program_pins() -> None:
    import tomllib

    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        assert f"\n{requirement} \\" in f"\n{lock}", f"{requirement} is not in the lock: run make lock"
