"""The import contracts hold, and would be noticed if they did not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name in ("imi_tui", "screens", "styles"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_contracts_hold(checkout: Path) -> None:
    found = lint(checkout)
    assert found.returncode == 0, found.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("screens/kit/marks.py", "import imi_tui.domain.persistence"),
        ("screens/kit/marks.py", "import imi_tui.domain.usecases.setup"),
        ("imi_tui/domain/model/user.py", "import asyncio"),
        ("imi_tui/domain/policies/password.py", "import imi_tui.domain.usecases.setup"),
        ("imi_tui/domain/policies/website.py", "import phonenumbers"),
        ("imi_tui/domain/mail/message.py", "import imi_tui.domain.security.random"),
        ("imi_tui/domain/service.py", "import screens.kit.marks"),
        ("imi_tui/cli/doctor.py", "import textual"),
        ("imi_tui/cli/doctor.py", "import screens.sign_in"),
        ("screens/kit/marks.py", "import screens.sign_in"),
    ],
)
def test_wrong_import_is_noticed(checkout: Path, module: str, line: str) -> None:
    path = checkout / module
    path.write_text(f"{path.read_text(encoding='utf-8')}\n\ndef _wrong() -> None:\n    {line}\n", encoding="utf-8")
    found = lint(checkout)
    assert found.returncode == 1, f"{line} in {module} went unnoticed"
    importer = module.removesuffix(".py").replace("/", ".")
    assert f"{importer} -> {line.removeprefix('import ')}" in found.stdout
