"""`python -m tests.bench.ready FOLDER`: the same screens with everything that they show at hand, and no database.

What the domain answers is asked once, before the program starts; from then on the answers come from memory. How much
longer the real program takes to open a screen is what the domain costs.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from imi_tui.cli import environment

if TYPE_CHECKING:
    from imi_tui.domain.api import Api


class Ready:
    """Stands for the domain: every request has its answer already."""

    def __init__(self, answers: Mapping[str, object]) -> None:
        self._answers = answers

    def __getattr__(self, name: str) -> Callable[..., object]:
        answer = self._answers[name]
        return lambda *_, **__: answer


def answers(folder: Path) -> Mapping[str, object]:
    """What the domain says to the administrator of the large authority."""
    from imi_tui import bootstrap
    from imi_tui.domain.dto.session import SignIn
    from imi_tui.domain.secret import Secret
    from tests.bench.large import PASSWORD, USER_NAME, settings_of

    with ExitStack() as ending:
        domain = bootstrap.build(settings_of(folder), ending)
        person = domain.sign_in(SignIn(user_name=USER_NAME, password=Secret(PASSWORD), ssh_client=""))
        return {
            "sign_in": person,
            "sign_out": None,
            "deliver_mail": None,
            "catalogue": domain.catalogue(person.actor),
            "home": domain.home(person.actor),
            "authority": domain.authority(person.actor),
            "user_form": domain.user_form(person.actor, None),
        }


def main(folder: Path) -> int:
    environment.prepare()
    from imi_tui.app import ImiApp

    ready = cast("Api", Ready(answers(folder)))
    app = ImiApp(lambda: ready, language="nl", language_forced=True, zone=ZoneInfo("Europe/Brussels"))
    app.run(mouse=False)
    return app.return_code or 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
