"""The help of the program and of each command."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final

from imi_tui.cli.command import Command, Option
from imi_tui.cli.commands import COMMANDS
from imi_tui.cli.parse import GLOBAL_OPTIONS
from imi_tui.locale import N_, Texts

_WIDTH: Final = 79


def of_program(texts: Texts) -> str:
    """`imi-tui --help`."""
    lines = [
        *wrap(
            texts(N_("imi-tui keeps the data and users of your authority in IMI, full-screen in a terminal.")), _WIDTH
        ),
        "",
        texts(N_("Use: imi-tui [global options] [command] [options]")),
        "",
        texts(N_("Commands")),
        *_columns([(f"imi-tui {command.words}".strip(), texts(command.what)) for command in COMMANDS]),
        "",
        texts(N_("Global options, before the command")),
        *_options(GLOBAL_OPTIONS, texts),
        "",
        texts(N_("Each command explains itself: imi-tui demo --help")),
    ]
    return "\n".join(lines)


def of_command(command: Command, texts: Texts) -> str:
    """`imi-tui COMMAND --help`."""
    lines = [*wrap(texts("Use: {synopsis}", synopsis=command.synopsis), _WIDTH, subsequent_indent="    "), ""]
    lines += wrap(texts(command.what), _WIDTH)
    for paragraph in command.more:
        lines += ["", *wrap(texts(paragraph), _WIDTH)]
    if command.options:
        lines += ["", texts(N_("Options")), *_options(command.options, texts)]
    if command.examples:
        lines += ["", texts(N_("Example")), *(f"  {example}" for example in command.examples)]
    return "\n".join(lines)


def _options(options: Sequence[Option], texts: Texts) -> list[str]:
    return _columns([(f"{option.name} {option.value}".strip(), texts(option.what)) for option in options])


def _columns(rows: Sequence[tuple[str, str]]) -> list[str]:
    left = max(len(name) for name, _ in rows) + 4
    lines = []
    for name, what in rows:
        first, *more = wrap(what, _WIDTH - left) or [""]
        lines.append(f"  {name}".ljust(left) + first)
        lines += [" " * left + line for line in more]
    return lines
