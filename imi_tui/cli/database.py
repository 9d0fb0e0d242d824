"""`imi-tui db upgrade` and `imi-tui db check`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command
from imi_tui.cli.program import path_of, require_database
from imi_tui.locale import N_

if TYPE_CHECKING:
    from imi_tui.domain.dto.setup import Finding
    from imi_tui.settings import Settings


def _upgrade(call: Call) -> int:
    from imi_tui import bootstrap

    settings = call.settings
    require_database(settings)
    operator = bootstrap.operator(settings, call.ending)
    _require_ours(operator.check(), settings)
    operator.upgrade()
    say.note(call.texts(N_("Done: the database is of this version.")))
    return say.DONE


def _check(call: Call) -> int:
    from imi_tui import bootstrap
    from imi_tui.cli.findings import in_words

    settings, texts = call.settings, call.texts
    require_database(settings)
    findings = bootstrap.operator(settings, call.ending).check()
    _require_open(findings, settings)
    words = {True: texts(N_("right")), False: texts(N_("WRONG"))}
    width = max(len(word) for word in words.values())
    for finding in findings:
        say.out(f"{words[finding.ok].ljust(width)}  {in_words(finding, settings, texts)}")
    return say.DONE if all(finding.ok for finding in findings) else say.REFUSED


def _require_open(findings: Sequence[Finding], settings: Settings) -> None:
    from imi_tui.domain.errors import Unavailable

    for finding in findings:
        if finding.code == "db.open":
            raise Unavailable(dict(finding.params)["reason"], path=path_of(settings))


def _require_ours(findings: Sequence[Finding], settings: Settings) -> None:
    """Never put our tables beside those of another program, nor change a file that is damaged."""
    from imi_tui.domain.errors import Unavailable

    _require_open(findings, settings)
    for finding in findings:
        foreign = finding.code == "db.schema" and not dict(finding.params)["found"]
        if foreign or (finding.code == "db.integrity" and not finding.ok):
            raise Unavailable("unavailable.damaged", path=path_of(settings))


UPGRADE: Final = Command(
    words="db upgrade",
    what=N_("Brings the database up to this version of imi-tui."),
    more=(N_("Make a copy first. Does nothing when the database is of this version already."),),
    examples=("imi-tui db upgrade", "imi-tui --data-dir /srv/imi db upgrade"),
    run=_upgrade,
)
CHECK: Final = Command(
    words="db check",
    what=N_("Checks that the database is whole; changes nothing."),
    more=(N_("Exits with 1 when something is wrong."),),
    examples=("imi-tui db check",),
    run=_check,
)
