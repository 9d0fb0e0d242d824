"""`imi-tui remind`: queues the reminders that are due."""

from __future__ import annotations

from typing import Final

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command, Option
from imi_tui.cli.mail import after_queueing, operator_of
from imi_tui.locale import N_


def _remind(call: Call) -> int:
    dry = "dry-run" in call.options
    operator, number = operator_of(call), 0
    for row in operator.remind(dry_run=dry):
        number += 1
        if dry:
            say.out(row.kind, row.to, "" if row.days_left is None else str(row.days_left))
    texts = call.texts
    say.note(
        texts.plural("{n} reminder would be queued.", "{n} reminders would be queued.", number)
        if dry
        else texts.plural("{n} reminder is queued.", "{n} reminders are queued.", number)
    )
    if number and not dry:
        after_queueing(call, operator)
    return say.DONE


REMIND: Final = Command(
    words="remind",
    what=N_("Queues the reminders that are due: passwords that end, a second administrator that is lacking."),
    more=(
        N_("Each reminder comes once, however often this runs; what was missed is caught up by one message."),
        N_("Run it once a day or more often; `imi-tui deploy units` prints a timer. `imi-tui mail send` sends them."),
    ),
    examples=("imi-tui remind", "imi-tui remind --dry-run"),
    options=(
        Option(
            name="--dry-run",
            what=N_("Only list them: kind, to, days left (negative: over), separated by tabs."),
        ),
    ),
    run=_remind,
)
