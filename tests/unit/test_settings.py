"""Settings: who wins, where a value came from, and one sentence for everything that cannot be used."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from imi_tui.private import private_file, private_folder
from imi_tui.setting_list import SETTINGS
from imi_tui.setting_values import SettingsError
from imi_tui.settings import DEMONSTRATION_MARK, FILE_NAME, demonstration, load


def write(folder: Path, text: str) -> Path:
    file = folder / FILE_NAME
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults_are_those_of_the_contract(tmp_path: Path) -> None:
    settings = load({"data_dir": str(tmp_path)}, {})
    assert settings.database_url == f"sqlite:///{tmp_path / 'imi.db'}"
    assert (settings.mail_url, settings.mail_from, settings.mail_commission) == ("maildir:", "", "")
    assert (settings.language, settings.time_zone) == ("nl", "Europe/Brussels")


def test_defaults_are_those_of_the_decisions(tmp_path: Path) -> None:
    settings = load({"data_dir": str(tmp_path)}, {})
    assert (settings.free_attempts, settings.wait_first, settings.wait_longest, settings.blocked_after) == (
        5,
        30,
        900,
        20,
    )
    assert (settings.temporary_password_hours, settings.password_months) == (72, 6)
    assert settings.refuse_common_passwords is False
    assert not settings.demonstration


def test_default_folder_is_the_platforms(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert load({}, {}).data_dir == tmp_path / "imi-tui"


def test_option_beats_environment_beats_file_beats_default(tmp_path: Path) -> None:
    file = write(tmp_path, 'language = "en"\ntime_zone = "Europe/Sofia"\n[mail]\nfrom = "imi@file.example"\n')
    settings = load(
        {"data_dir": str(tmp_path), "language": "nl"},
        {"IMI_TUI_LANGUAGE": "en", "IMI_TUI_MAIL_FROM": "imi@env.example", "IMI_TUI_DATA_DIR": "/nowhere"},
    )
    assert (settings.language, settings.mail_from, settings.time_zone) == ("nl", "imi@env.example", "Europe/Sofia")
    kinds = {name: (origin.kind, origin.detail) for name, origin in settings.origins.items()}
    assert kinds["data_dir"] == ("option", "--data-dir")
    assert kinds["language"] == ("option", "--language")
    assert kinds["mail.from"] == ("environment", "IMI_TUI_MAIL_FROM")
    assert kinds["time_zone"] == ("file", str(file))
    assert kinds["mail.url"] == ("default", "")
    assert settings.file == file


def test_each_setting_can_come_from_environment_and_file(tmp_path: Path) -> None:
    samples = {
        "data_dir": str(tmp_path), "database.url": "sqlite:////srv/imi.db", "mail.url": "smtps://mail.example",
        "mail.from": "a@b.example", "mail.commission": "c@d.example", "mail.password_file": "/run/secret",
        "language": "en", "time_zone": "Europe/Malta", "sign_in.free_attempts": "7", "sign_in.wait_first": "8",
        "sign_in.wait_longest": "99", "sign_in.blocked_after": "50", "password.temporary_hours": "24",
        "password.months": "3", "password.refuse_common": "true", "retention.days": "90",
    }  # fmt: skip
    assert set(samples) == {setting.name for setting in SETTINGS}
    by_environment = load({}, {setting.environment: samples[setting.name] for setting in SETTINGS})
    lines = [
        f"{name} = {value}" if value.isdigit() or value == "true" else f'{name} = "{value}"'
        for name, value in samples.items()
    ]
    by_file = load({"config": str(write(tmp_path, "\n".join(lines)))}, {})
    for setting in SETTINGS:
        assert getattr(by_environment, setting.attribute) == getattr(by_file, setting.attribute)
        assert str(getattr(by_file, setting.attribute)).replace("True", "true") == samples[setting.name]


@pytest.mark.parametrize(
    ("locale", "language"),
    [({"LANG": "nl_BE.UTF-8"}, "nl"), ({"LANG": "en_IE"}, "en"), ({"LANG": "C.UTF-8"}, "nl"), ({}, "nl"),
     ({"LANG": "nl_NL", "LC_ALL": "en_GB.UTF-8"}, "en"), ({"LANG": "POSIX"}, "nl"), ({"LANG": "bg_BG.UTF-8"}, "en")],
)  # fmt: skip
def test_r3_3_language_comes_from_the_locale_else_dutch(locale: dict[str, str], language: str, tmp_path: Path) -> None:
    assert load({"data_dir": str(tmp_path)}, locale).language == language


@pytest.mark.parametrize(
    ("name", "value"),
    [("database.url", "mysql://x"), ("mail.url", "mail.example"), ("language", "bg"), ("time_zone", "Mars/Olympus"),
     ("time_zone", "../../etc/passwd"), ("sign_in.free_attempts", "0"), ("sign_in.wait_first", "-3"),
     ("password.months", "six"), ("password.refuse_common", "maybe"), ("mail.from", "a\nb"),
     ("sign_in.blocked_after", "4"), ("sign_in.wait_longest", "29"), ("data_dir", "~nobody-by-this-name/x")],
)  # fmt: skip
def test_wrong_value_names_setting_and_origin(name: str, value: str) -> None:
    variable = "IMI_TUI_" + name.upper().replace(".", "_")
    with pytest.raises(SettingsError) as caught:
        load({"data_dir": "/nowhere"} if name != "data_dir" else {}, {variable: value})
    assert caught.value.setting == name
    assert caught.value.origin is not None
    assert caught.value.origin.detail == variable


@pytest.mark.parametrize("line", ["free_attempts = 5", 'mail.sender = "x"', "sign_in.wait = 3"])
def test_unknown_name_in_the_file_is_refused(line: str, tmp_path: Path) -> None:
    file = write(tmp_path, line)
    with pytest.raises(SettingsError) as caught:
        load({"data_dir": str(tmp_path)}, {})
    assert caught.value.params["name"] == line.partition(" ")[0]
    assert caught.value.params["path"] == file


@pytest.mark.parametrize(
    "line", ['password.months = "x"', "password.months = true", "language = 5", "password.refuse_common = 2"]
)
def test_wrong_kind_of_value_in_the_file_is_refused(line: str, tmp_path: Path) -> None:
    write(tmp_path, line)
    with pytest.raises(SettingsError) as caught:
        load({"data_dir": str(tmp_path)}, {})
    assert caught.value.setting == line.partition(" ")[0]


@pytest.mark.parametrize("content", [b"= broken", b"a = '\xff'"])
def test_file_that_is_no_toml_is_refused(content: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(SettingsError, match="not TOML"):
        load({"data_dir": str(tmp_path)}, {})


@pytest.mark.parametrize("named", ["missing.toml", ".", "a\nb"])
def test_named_file_must_exist(named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match="settings file"):
        load({"config": named}, {})


def test_paths_in_the_file_are_relative_to_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, 'data_dir = "data"\n[mail]\npassword_file = "secret"\n')
    settings = load({"config": str(file)}, {})
    assert settings.data_dir == tmp_path / "data"
    assert settings.mail_password_file == tmp_path / "secret"


def test_empty_variable_sets_nothing(tmp_path: Path) -> None:
    assert load({"data_dir": str(tmp_path)}, {"IMI_TUI_MAIL_URL": ""}).origins["mail.url"].kind == "default"


def test_demonstration_keeps_everything_in_its_folder(tmp_path: Path) -> None:
    (tmp_path / DEMONSTRATION_MARK).touch()
    elsewhere = {"IMI_TUI_MAIL_URL": "smtp://mail.example", "IMI_TUI_DATABASE_URL": "sqlite:////srv/imi.db"}
    settings = load({"data_dir": str(tmp_path)}, elsewhere)
    assert settings.demonstration
    assert settings.mail_url == "maildir:"
    assert settings.database_url == f"sqlite:///{tmp_path / 'imi.db'}"
    assert settings.mail_from.endswith(".example")
    assert settings.origins["mail.url"].kind == "demonstration"


def test_demonstration_of_other_settings_moves_to_its_own_folder(tmp_path: Path) -> None:
    settings = demonstration(load({"data_dir": str(tmp_path), "language": "en"}, {}), tmp_path / "demo")
    assert settings.data_dir == tmp_path / "demo"
    assert settings.database_url == f"sqlite:///{tmp_path / 'demo' / 'imi.db'}"
    assert settings.language == "en"


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o377])
def test_folder_and_file_are_for_their_owner_alone_whatever_the_umask(umask: int, tmp_path: Path) -> None:
    before = os.umask(umask)
    try:
        folder = private_folder(tmp_path / "data")
        private_file(folder / "settings", "x = 1\n")
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "settings").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["settings"]


def test_folder_that_cannot_be_made_or_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (Path("/proc/imi-tui/data"), tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(SettingsError, match="data-dir"):
            private_folder(path)
