"""What is imported when: the start is measured as a list of modules, not by a clock (E9)."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = frozenset({
    "alembic", "argon2", "argparse", "babel", "email_validator", "imi_tui.domain.mail", "imi_tui.domain.persistence",
    "imi_tui.domain.security", "imi_tui.domain.usecases", "phonenumbers", "smtplib", "sqlalchemy", "sqlite3", "yaml",
})  # fmt: skip


def modules_after(words: list[str], tmp_path: Path) -> set[str]:
    """The modules in memory when the command is done."""
    target = tmp_path / "modules"
    code = (
        "import json, sys; from pathlib import Path; from imi_tui.cli import main; main(sys.argv[2:]);"
        "Path(sys.argv[1]).write_text(json.dumps(sorted(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code, str(target), *words], check=True, capture_output=True)
    return set(json.loads(target.read_text(encoding="utf-8")))


def heavy_in(modules: set[str]) -> set[str]:
    return {name for name in HEAVY if any(module == name or module.startswith(f"{name}.") for module in modules)}


def test_version_imports_nothing(tmp_path: Path) -> None:
    found = modules_after(["--version"], tmp_path)
    assert not {name for name in found if name.startswith(("textual", "rich", "screens", "asyncio", "dataclasses"))}
    assert {name for name in found if name.startswith("imi_tui")} == {"imi_tui", "imi_tui.cli"}


@pytest.mark.parametrize("words", [["--help"], ["demo", "--help"], ["keys"], ["--language", "en", "nonsense"]])
def test_small_commands_import_neither_textual_nor_storage(words: list[str], tmp_path: Path) -> None:
    found = modules_after(words, tmp_path)
    assert "textual" not in found
    assert not heavy_in(found)


def modules_at_first_paint(folder: Path) -> set[str]:
    """Start the program in a terminal; the moment after its first paint is when it first freezes what there is."""
    target = folder / "modules"
    code = (
        "import gc, json, sys; from pathlib import Path; freeze = gc.freeze\n"
        "def painted():\n"
        "    found = Path(sys.argv[1])\n"
        "    found.exists() or found.write_text(json.dumps(sorted(sys.modules))); freeze()\n"
        "gc.freeze = painted\n"
        "from imi_tui.cli import main; sys.exit(main(['--data-dir', sys.argv[2]]))"
    )
    data = folder / "data"
    data.mkdir()
    (data / "imi.db").write_bytes(b"SQLite format 3\x00")
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(sys.executable, [sys.executable, "-c", code, str(target), str(data)])
    # The file is no database: once the screens stand the program ends by itself, with its sentence.
    while True:
        try:
            if not os.read(terminal, 65536):
                break
        except OSError:
            break
    os.close(terminal)
    status = os.waitpid(pid, 0)[1]
    assert not os.WIFSIGNALED(status), signal.Signals(os.WTERMSIG(status))
    return set(json.loads(target.read_text(encoding="utf-8")))


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    found = modules_at_first_paint(tmp_path)
    assert "textual" in found
    assert not heavy_in(found)
    screens = {name for name in found if name.startswith("screens.") and not name.startswith("screens.kit")}
    assert screens == {"screens.sign_in"}
