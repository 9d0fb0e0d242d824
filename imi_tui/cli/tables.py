"""The tables of keys, commands and settings: for `imi-tui keys` and the README, which a test keeps equal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from imi_tui.locale import N_, Texts


def keys(texts: Texts) -> list[tuple[str, str, str]]:
    """Key, letter in the menu, what it does: a row each, the keys in order, one row for one meaning."""
    from screens.kit.commands import COMMANDS, MOVES

    rows = [(texts(N_("key")), texts(N_("letter")), texts(N_("does")))]
    rows += [(texts(name), "", texts(what)) for name, what in MOVES]
    seen: set[tuple[str, str, str]] = set()
    for command in sorted(COMMANDS.values(), key=lambda command: _order(command.key)):
        letter = texts.ctx(f"letter {command.id}", command.letter) if command.letter else ""
        row = (_key_name(command.key), letter, texts(command.label))
        if row not in seen:
            seen.add(row)
            rows.append(row)
    return rows


def commands(texts: Texts) -> list[tuple[str, str]]:
    """Command line and what it does."""
    from imi_tui.cli.commands import COMMANDS

    rows = [(texts(N_("command")), texts(N_("does")))]
    return rows + [(f"`{command.synopsis}`", texts(command.what)) for command in COMMANDS]


def settings(texts: Texts) -> list[tuple[str, str, str, str]]:
    """Setting, environment variable, default, what it does."""
    from imi_tui.setting_list import SETTINGS

    rows = [(texts(N_("setting (TOML)")), texts(N_("environment")), texts(N_("default")), texts(N_("does")))]
    for setting in SETTINGS:
        default = texts(setting.shown) if setting.shown else f"`{setting.default}`"
        rows.append((f"`{setting.name}`", f"`{setting.environment}`", default, texts(setting.what)))
    return rows


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first row is its head."""
    head, *body = rows
    return "\n".join([_row(head), _row("---" for _ in head), *(_row(row) for row in body)])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _order(key: str) -> tuple[int, int, str]:
    """F1 to F9, then other keys, then what has a letter alone."""
    if key.startswith("f") and key[1:].isdecimal():
        return 0, int(key[1:]), ""
    return (1, 0, key) if key else (2, 0, "")


def _key_name(key: str) -> str:
    return key.upper() if key.startswith("f") and key[1:].isdecimal() else key
