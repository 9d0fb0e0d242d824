"""The folder of the demonstration: made once, whole or not at all, never over anything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from imi_tui.cli.command import Call, Stop
from imi_tui.cli.demonstration import ready
from imi_tui.cli.parse import WrongUse
from imi_tui.locale import load
from imi_tui.settings import Settings
from tests.cli.conftest import Run


def call(data: Path, **options: str) -> Call:
    return Call(load("en"), options, {"data_dir": str(data)}, {})


@pytest.fixture
def fillings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where demonstrations were filled; in the place of the real filling, which takes seconds."""
    folders: list[Path] = []

    def fill(settings: Settings, authorities: int | None = None, users: int | None = None) -> None:
        assert settings.demonstration
        folders.append(settings.data_dir)
        (settings.data_dir / "imi.db").write_text(f"{len(folders)} {authorities} {users}", encoding="utf-8")

    monkeypatch.setattr("imi_tui.bootstrap.fill_demonstration", fill)
    return folders


def content(data: Path) -> str:
    return (data / "demo" / "imi.db").read_text(encoding="utf-8")


def test_first_use_fills_and_later_ones_open(fillings: list[Path], data: Path) -> None:
    for _ in range(3):
        settings = ready(call(data))
        assert settings.data_dir == data / "demo"
        assert settings.demonstration
    assert len(fillings) == 1
    assert [path.name for path in data.iterdir()] == ["demo"]


def test_fresh_makes_it_anew_and_leaves_nothing_behind(fillings: list[Path], data: Path) -> None:
    ready(call(data))
    ready(call(data, fresh="", authorities="50", users="500"))
    assert content(data) == "2 50 500"
    assert [path.name for path in data.iterdir()] == ["demo"]


def test_other_size_needs_fresh(fillings: list[Path], data: Path) -> None:
    ready(call(data, authorities="50", users="500"))
    ready(call(data, authorities="50", users="500"))
    ready(call(data))
    with pytest.raises(Stop, match="--fresh") as caught:
        ready(call(data, authorities="60"))
    assert caught.value.code == 2
    assert content(data) == "1 50 500"


@pytest.mark.parametrize("fresh", [{}, {"fresh": ""}])
def test_folder_of_something_else_is_left_alone(fresh: dict[str, str], fillings: list[Path], data: Path) -> None:
    (data / "demo").mkdir(parents=True)
    (data / "demo" / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Stop, match="something else"):
        ready(call(data, **fresh))
    assert (data / "demo" / "thesis.txt").read_text(encoding="utf-8") == "mine"
    assert not fillings


def test_filling_that_is_broken_off_leaves_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(settings: Settings, **size: int) -> None:
        (settings.data_dir / "imi.db").touch()
        raise KeyboardInterrupt

    monkeypatch.setattr("imi_tui.bootstrap.fill_demonstration", broken)
    with pytest.raises(KeyboardInterrupt):
        ready(call(data))
    assert not list(data.iterdir())


def test_fresh_that_is_broken_off_keeps_the_old_one(
    fillings: list[Path], data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(call(data))

    def broken(settings: Settings, **size: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("imi_tui.bootstrap.fill_demonstration", broken)
    with pytest.raises(KeyboardInterrupt):
        ready(call(data, fresh=""))
    assert content(data) == "1 None None"


def test_demonstration_opened_as_a_data_directory_stays_where_it_is(fillings: list[Path], data: Path) -> None:
    ready(call(data))
    assert ready(call(data / "demo")).data_dir == data / "demo"
    assert len(fillings) == 1


@pytest.mark.parametrize(
    "option", [{"authorities": "0"}, {"authorities": "many"}, {"users": "-3"}, {"users": "10000001"}]
)
def test_impossible_size_is_refused(option: dict[str, str], fillings: list[Path], data: Path) -> None:
    with pytest.raises(WrongUse):
        ready(call(data, **option))
    assert not data.exists()


def test_real_demonstration_is_a_data_directory_like_any_other(run: Run, data: Path) -> None:
    settings = ready(call(data))
    assert run("--data-dir", str(settings.data_dir), "db", "check").code == 0
    assert run("--data-dir", str(settings.data_dir), "mail", "list").code == 0
    elsewhere = run("--data-dir", str(settings.data_dir), "doctor").out
    assert "maildir:  (demonstration" in elsewhere
