from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from imi_tui import bootstrap
from imi_tui import settings as settings_module
from imi_tui.private import private_file, private_folder
from imi_tui.settings import DEMONSTRATION_MARK
from tests.flows.terminal import Terminal

PASSWORD = "Demo1234"


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the demonstration in it, filled once: that takes seconds."""
    data = tmp_path_factory.mktemp("demonstration") / "data"
    folder = private_folder(private_folder(data) / "demo")
    plain = settings_module.load({"data_dir": str(data)}, {})
    bootstrap.fill_demonstration(settings_module.demonstration(plain, folder))
    private_file(folder / DEMONSTRATION_MARK, "{}\n")
    return data


@pytest.fixture
def data(filled: Path, tmp_path: Path) -> Path:
    """A data directory of the test's own: `demo` opens the demonstration in it."""
    return Path(shutil.copytree(filled, tmp_path / "data"))


def signed_in(it: Terminal, user_name: str, password: str = PASSWORD) -> str:
    """Sign in at the first screen; what then stands on the screen."""
    it.wait_for("Aanmelden", "Gebruikersnaam")
    it.type(user_name)
    it.press("enter")
    it.type(password)
    it.press("enter")
    return it.wait_for("   Mijn autoriteit", "A  Afmelden", "Esc Afmelden")
