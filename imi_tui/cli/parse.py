"""Reads a command line: global options, the words of a command, its options.

Options are read here and not by a library: the plain command imports none before its first paint, every refusal is a
sentence in the reader's language, and no option can be abbreviated (`--password` must not pass for `--password-file`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
    options, rest = _split(words, GLOBAL_OPTIONS, until_word=True)
    return Line(options=options, words=rest)


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


def read_options(command: Command, words: Sequence[str]) -> tuple[dict[str, str], str]:
    """The command's own options by name without dashes, and the word that belongs to it.

    Raises:
        WrongUse: An option that does not exist here or lacks its value, a word too many or none where one is needed.
    """
    options, rest = _split(words, (*command.options, Option(name="--help", what="")), until_word=False)
    word = rest.pop(0) if command.word and rest else ""
    if rest:
        raise WrongUse(N_("{word} is one word too many. See `{command} --help`."), word=rest[0], command=_full(command))
    if command.word and not word and "help" not in options:
        raise WrongUse(
            N_("`{command}` needs one more word: {word}. See `{command} --help`."),
            command=_full(command), word=command.word,
        )  # fmt: skip
    return options, word


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


def _split(words: Sequence[str], known: Sequence[Option], *, until_word: bool) -> tuple[dict[str, str], list[str]]:
    """Options by name without dashes, and the words between or, with `until_word`, from the first word on."""
    by_name = {option.name: option for option in known}
    options: dict[str, str] = {}
    rest: list[str] = []
    waiting = list(words)
    while waiting:
        word = waiting.pop(0)
        if word == "--" or (until_word and not word.startswith("-")):
            return options, [*rest, *([] if word == "--" else [word]), *waiting]
        if not word.startswith("-"):
            rest.append(word)
            continue
        name, equals, value = ("--help" if word == "-h" else word).partition("=")
        option = by_name.get(name)
        if option is None:
            raise WrongUse(N_("There is no option {option} here. Add --help to see which there are."), option=name)
        if equals and not option.value:
            raise WrongUse(N_("{option} takes no value."), option=name)
        if option.value and not equals:
            if not waiting:
                raise WrongUse(N_("{option} needs a value: {option} {value}."), option=name, value=option.value)
            value = waiting.pop(0)
        options[name.removeprefix("--")] = value
    return options, rest
