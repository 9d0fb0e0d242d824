"""Settings: options beat the environment, the environment beats the TOML file, the file beats the defaults.

Each value remembers where it came from, so that `imi-tui doctor` and every refusal can name the place to put it right.
Nothing heavy is imported here: the settings are read before the first paint.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from imi_tui import setting_values as values
from imi_tui.locale import N_, languages
from imi_tui.setting_list import BY_NAME, SETTINGS
from imi_tui.setting_values import Origin, SettingsError, WrongValue

FILE_NAME: Final = "imi-tui.toml"
"""The settings file that is read from the data directory when no other is named."""
DATABASE_NAME: Final = "imi.db"
DEMONSTRATION_MARK: Final = ".demonstration"
"""A file of this name makes a data directory a demonstration: its mail and data never leave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of one run. Paths are absolute. See `SETTINGS` for what each one does.

    Attributes:
        wait_first: Seconds.
        wait_longest: Seconds.
        demonstration: Whether `data_dir` is a demonstration.
        file: The TOML file that was read, if any.
        origins: For each name of `SETTINGS`, where its value came from.
    """

    data_dir: Path
    database_url: str
    mail_url: str
    mail_from: str
    mail_commission: str
    mail_password_file: Path | None
    language: str
    time_zone: str
    free_attempts: int
    wait_first: int
    wait_longest: int
    blocked_after: int
    temporary_password_hours: int
    password_months: int
    refuse_common_passwords: bool
    retention_days: int
    demonstration: bool = False
    file: Path | None = None
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def given(self, name: str) -> bool:
        """Whether somebody set this on purpose."""
        return self.origins[name].kind != "default"


def load(options: Mapping[str, str], environment: Mapping[str, str]) -> Settings:
    """Settle every setting.

    Args:
        options: What stood on the command line, by name of the setting; `config` names the file.
        environment: The process environment.

    Raises:
        SettingsError: A value that cannot be used, a name that does not exist, a file that cannot be read.
    """
    given: dict[str, tuple[object, Origin]] = {}
    for setting in SETTINGS:
        if setting.name in options:
            given[setting.name] = (options[setting.name], Origin(kind="option", detail=setting.option))
        elif environment.get(setting.environment):
            given[setting.name] = (
                environment[setting.environment],
                Origin(kind="environment", detail=setting.environment),
            )
    file = _file(options, environment, given.get("data_dir"))
    if file is not None:
        origin = Origin(kind="file", detail=str(file))
        for name, value in _in_file(file):
            given.setdefault(name, (value, origin))
    return _settle(given, file, environment)


def _file(
    options: Mapping[str, str], environment: Mapping[str, str], data_dir: tuple[object, Origin] | None
) -> Path | None:
    named = options.get("config") or environment.get("IMI_TUI_CONFIG")
    if named:
        path = _named_file(named)
        if not path.is_file():
            raise SettingsError(N_("There is no settings file {path}. Check --config."), path=path)
        return path
    folder = _read("data_dir", *data_dir) if data_dir else _default_folder()
    path = folder / FILE_NAME
    return path if path.is_file() else None


def _named_file(named: str) -> Path:
    try:
        return values.path(named)
    except WrongValue:
        raise SettingsError(N_("There is no settings file {path}. Check --config."), path=repr(named)) from None


def _in_file(file: Path) -> Iterator[tuple[str, object]]:
    import tomllib

    try:
        with file.open("rb") as stream:
            tables = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(N_("The settings file {path} is not TOML: {reason}."), path=file, reason=error) from None
    except OSError as error:
        raise SettingsError(
            N_("The settings file {path} cannot be read ({reason})."), path=file, reason=error.strerror
        ) from None
    for name, value in _flat(tables):
        if name not in BY_NAME:
            raise SettingsError(
                N_("There is no setting {name} ({path}). {likely}"), name=name, path=file, likely=_likely(name)
            )
        if BY_NAME[name].read is values.path and isinstance(value, str):
            # A file means the folder it stands in, wherever the program is started.
            yield name, value if value.startswith("~") else str(file.parent / value)
        else:
            yield name, value


def _flat(tables: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _read(name: str, value: object, origin: Origin) -> Any:
    try:
        return BY_NAME[name].read(value)
    except WrongValue as wrong:
        raise SettingsError(wrong.msgid, setting=name, origin=origin, **wrong.params) from None


def _settle(given: Mapping[str, tuple[object, Origin]], file: Path | None, environment: Mapping[str, str]) -> Settings:
    settled: dict[str, Any] = {setting.attribute: setting.default for setting in SETTINGS}
    origins = dict.fromkeys(BY_NAME, Origin(kind="default"))
    for name, (value, origin) in given.items():
        settled[BY_NAME[name].attribute] = _read(name, value, origin)
        origins[name] = origin
    folder = settled["data_dir"] = settled["data_dir"] or _default_folder()
    settled["database_url"] = settled["database_url"] or f"sqlite:///{folder / DATABASE_NAME}"
    settled["language"] = settled["language"] or language_of(environment)
    settings = Settings(**settled, file=file, origins=origins)
    _check_together(settings)
    return demonstration(settings) if (folder / DEMONSTRATION_MARK).exists() else settings


def _check_together(settings: Settings) -> None:
    for low, high in (
        ("sign_in.wait_first", "sign_in.wait_longest"),
        ("sign_in.free_attempts", "sign_in.blocked_after"),
    ):
        least = getattr(settings, BY_NAME[low].attribute)
        if getattr(settings, BY_NAME[high].attribute) < least:
            wrong = high if settings.given(high) else low
            raise SettingsError(
                N_("does not fit: {high} must be at least {low} ({least})"),
                setting=wrong, origin=settings.origins[wrong], high=high, low=low, least=least,
            )  # fmt: skip


def demonstration(settings: Settings, folder: Path | None = None) -> Settings:
    """The same settings for the demonstration in `folder` (default: the data directory itself).

    Nothing of a demonstration leaves its folder, whatever was set: its mail and data are made up.
    """
    folder = folder or settings.data_dir
    origin = Origin(kind="demonstration", detail=str(folder))
    fixed = dict.fromkeys(("data_dir", "database.url", "mail.url", "mail.from", "mail.commission"), origin)
    return replace(
        settings,
        data_dir=folder,
        database_url=f"sqlite:///{folder / DATABASE_NAME}",
        mail_url="maildir:",
        mail_from="imi@imi.example",
        mail_commission="translation@commission.example",
        mail_password_file=None,
        demonstration=True,
        origins={**settings.origins, **fixed},
    )


def _default_folder() -> Path:
    import platformdirs

    return Path(platformdirs.user_data_dir("imi-tui", appauthor=False))


def language_of(environment: Mapping[str, str]) -> str:
    """The locale's language; Dutch without one, English when it has no screens yet (D21)."""
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    code = locale.partition(".")[0].partition("_")[0].lower()
    if code in ("", "c", "posix"):
        return "nl"
    return code if code in languages() else "en"


def _likely(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, BY_NAME, n=1, cutoff=0.5)
    return f"{close[0]}?" if close else ""
