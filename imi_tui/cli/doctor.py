"""`imi-tui doctor`: what is right on this machine, what is not, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from imi_tui.cli import say
from imi_tui.cli.checkup import LOOK, RIGHT, WRONG, Report, about_data, about_mail, about_program, about_terminal
from imi_tui.cli.command import Call, Command
from imi_tui.locale import N_


def _doctor(call: Call) -> int:
    import os

    texts = call.texts
    words = {RIGHT: texts(N_("right")), LOOK: texts(N_("advice")), WRONG: texts(N_("WRONG"))}
    width = max(len(word) for word in words.values())
    worst = RIGHT
    for title, reports in _chapters(call, dict(os.environ)):
        say.out(title)
        for report in reports:
            say.out(f"  {words[report.state].ljust(width)}  {report.sentence}")
            worst = max(worst, report.state)
    say.out(texts(N_("Settings")))
    _settings(call)
    return say.REFUSED if worst == WRONG else say.DONE


def _chapters(call: Call, environment: dict[str, str]) -> Iterator[tuple[str, Iterator[Report]]]:
    texts, settings = call.texts, call.settings
    yield texts(N_("Program")), about_program(texts)
    yield texts(N_("Terminal")), about_terminal(texts, environment)
    yield texts(N_("Database")), about_data(texts, settings)
    yield texts(N_("Mail and passwords")), about_mail(texts, settings)


def _settings(call: Call) -> None:
    from imi_tui.setting_list import SETTINGS

    settings = call.settings
    width = max(len(setting.name) for setting in SETTINGS)
    for setting in SETTINGS:
        value = getattr(settings, setting.attribute)
        shown = "-" if value in {None, ""} else str(value).lower() if isinstance(value, bool) else masked(str(value))
        origin = say.origin_in_words(settings.origins[setting.name], call.texts)
        say.out(f"  {setting.name.ljust(width)}  {shown}  ({origin})")


def masked(value: str) -> str:
    """An address without the password that somebody may have put in it."""
    head, at, tail = value.rpartition("@")
    scheme, slashes, user = head.partition("://")
    if not (at and slashes and ":" in user):
        return value
    return f"{scheme}://{user.partition(':')[0]}:****@{tail}"


DOCTOR: Final = Command(
    words="doctor",
    what=N_("Checks terminal, locale, settings, database and mail, and says what to do."),
    more=(N_("Shows where each setting came from. Exits with 1 when something is wrong; advice alone exits with 0."),),
    examples=("imi-tui doctor", "imi-tui --config /etc/imi-tui.toml doctor"),
    run=_doctor,
)
