"""Reads a command line: global options, the words of a command, its options.

By getopt and not by argparse: this way the plain command imports no command library before its first paint, and every
refusal is a sentence in the reader's language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from getopt import GetoptError, getopt, gnu_getopt
from typing import Final

from imi_tui.cli.command import Command, Option
from imi_tui.locale import N_

GLOBAL_OPTIONS: Final = (
    Option(name="--data-dir", value="DIR", what=N_("Where the database, mail and logs stand.")),
    Option(name="--config", value="FILE", what=N_("The settings file.")),
    Option(name="--language", value="CODE", what=N_("The language of screens and commands: nl or en.")),
    Option(name="--version", what=N_("Say which version this is.")),
    Option(name="--help", what=N_("Explain the program, or after a command that command.")),
)


class WrongUse(Exception):
    """A command line that means nothing; `msgid` and `params` make the sentence."""

    def __init__(self, msgid: str, **params: object) -> None:
        self.msgid = msgid
        self.params = params
        super().__init__(msgid)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A command line, read.

    Attributes:
        options: Global options by name without dashes.
        words: What follows them.
    """

    options: dict[str, str]
    words: list[str]


def read_global(words: Sequence[str]) -> Line:
    """Split off the global options, which stand before the command.

    Raises:
        WrongUse: An option that does not exist or lacks its value.
    """
    try:
        found, rest = getopt(list(words), "h", _long(GLOBAL_OPTIONS))
    except GetoptError as error:
        raise _explained(error, GLOBAL_OPTIONS) from None
    return Line(options=_by_name(found), words=rest)


def find(words: Sequence[str], commands: Sequence[Command]) -> tuple[Command, list[str]]:
    """The command that `words` name, and the words after it.

    Raises:
        WrongUse: There is none, or only its first word was given.
    """
    typed = [word for word in words if not word.startswith("-")]
    for length in (2, 1):
        for command in commands:
            parts = command.words.split()
            if len(parts) == length and list(words[:length]) == parts:
                return command, list(words[length:])
    group = [command.words for command in commands if command.words.startswith(f"{words[0]} ")]
    if group:
        raise WrongUse(N_("Which one: {commands}?"), commands=", ".join(f"imi-tui {name}" for name in group))
    raise WrongUse(
        N_("There is no command {name}. `imi-tui --help` shows them all."), name=" ".join(typed[:1]) or words[0]
    )


def read_options(command: Command, words: Sequence[str]) -> dict[str, str]:
    """The command's own options by name without dashes.

    Raises:
        WrongUse: An option that does not exist here or lacks its value, or a word too many.
    """
    known = (*command.options, Option(name="--help", what=""))
    try:
        found, rest = gnu_getopt(list(words), "h", _long(known))
    except GetoptError as error:
        raise _explained(error, known) from None
    if rest:
        raise WrongUse(N_("{word} is one word too many. See `{command} --help`."), word=rest[0], command=_full(command))
    return _by_name(found)


def number(options: Mapping[str, str], name: str, low: int, high: int) -> int | None:
    """The whole number given for an option, or None.

    Raises:
        WrongUse: It is no number between `low` and `high`.
    """
    text = options.get(name)
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and low <= int(text) <= high):
        raise WrongUse(N_("--{name} needs a whole number from {low} to {high}."), name=name, low=low, high=high)
    return int(text)


def _full(command: Command) -> str:
    return f"imi-tui {command.words}".strip()


def _long(options: Sequence[Option]) -> list[str]:
    return [option.name.removeprefix("--") + ("=" if option.value else "") for option in options]


def _by_name(found: Sequence[tuple[str, str]]) -> dict[str, str]:
    return {"help" if name == "-h" else name.removeprefix("--"): value for name, value in found}


def _explained(error: GetoptError, known: Sequence[Option]) -> WrongUse:
    name = f"--{error.opt}" if len(error.opt) > 1 else f"-{error.opt}"
    match = [option for option in known if option.name.startswith(name)]
    if len(match) > 1:
        return WrongUse(
            N_("{option} can mean {meanings}: write it in full."),
            option=name,
            meanings=", ".join(option.name for option in match),
        )
    if not match:
        return WrongUse(N_("There is no option {option} here. Add --help to see which there are."), option=name)
    if match[0].value:
        return WrongUse(N_("{option} needs a value: {option} {value}."), option=name, value=match[0].value)
    return WrongUse(N_("{option} takes no value."), option=name)
