"""Two people at one user: what the other changed, and putting one's own typing on top of it (D2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imi_tui.locale import formats
from screens.kit.words import change_lines, label_of
from screens.users import words

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserForm
    from imi_tui.domain.errors import Conflict, FieldChange
    from screens.kit.host import Host
    from screens.users.form import UserFormScreen


def conflict_facts(host: Host, conflict: Conflict) -> list[str]:
    """Who changed what, line by line."""
    tr = host.tr
    who, when = words.initial_name(conflict.by), formats.time_of(conflict.at, host.zone)
    facts = [tr("{name} changed this user too, at {when}:", name=who, when=when)]
    facts += [f"  {label_of(host, change.path)}: {_in_words(host, change)}" for change in conflict.changes]
    return facts


def _in_words(host: Host, change: FieldChange) -> str:
    if change.path == "is_administrator":
        yes, no = host.tr("yes"), host.tr("no")
        pairs = [(host.tr("was"), yes if change.before else no), (host.tr("becomes"), yes if change.after else no)]
    else:
        pairs = change_lines(host, change)
    return ", ".join(f"{word} {value}" for word, value in pairs)


def rebase(form: UserFormScreen, fresh: UserForm) -> None:
    """Open the form anew on what is stored now, and type again only what was changed here."""
    assert form.fields is not None
    typed = {field.name: field.value for field in form.record.fields if field.editable and field.changed}
    ticks = form.grid.changes()
    at = form.record.current.name
    form.problems.clear()
    form.show(fresh)
    for field in form.fields.all():
        if field.name in typed:
            baseline = field.baseline
            field.load(typed[field.name])
            field.baseline = baseline
    form.grid.keep_changes(ticks)
    form.record.focus_field(at)
