"""`imi-tui retention run`: erases what the retention period no longer allows (D19)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command, Option
from imi_tui.cli.program import require_database
from imi_tui.locale import N_

if TYPE_CHECKING:
    from imi_tui.domain.dto.leaving import ErasedPerson


def _run(call: Call) -> int:
    from imi_tui import bootstrap

    require_database(call.settings)
    operator = bootstrap.operator(call.settings, call.ending)
    only_looking = "dry-run" in call.options
    people = operator.due_for_erasing() if only_looking else operator.erase()
    zone = ZoneInfo(call.settings.time_zone)
    for person in people:
        say.out(*_fields(person, zone))
    msgid = N_("To be erased: {n}. Nothing was changed.") if only_looking else N_("Erased: {n}.")
    say.note(call.texts(msgid, n=len(people)))
    return say.DONE


def _fields(person: ErasedPerson, zone: ZoneInfo) -> tuple[str, ...]:
    """Tab-separated. The user name is the last that can be said of the person; a name of a person never is."""
    day = person.deleted_at.astimezone(zone).date().isoformat()
    return (person.code, person.authority, person.user_name, day)


RUN: Final = Command(
    words="retention run",
    what=N_("Erases the personal data of users who were deleted longer ago than `retention.days`."),
    more=(
        N_(
            "Erased are name, address, telephone, sessions, mail and these values in the trail; the trail stays whole "
            "and names the person by a code. It can be repeated, from cron or a timer; a user name is never free again."
        ),
        N_("Columns: code, authority, user name, day of the deletion; separated by tabs."),
    ),
    examples=("imi-tui retention run --dry-run", "imi-tui retention run"),
    options=(Option(name="--dry-run", what=N_("List whose data would be erased; change nothing.")),),
    run=_run,
)
