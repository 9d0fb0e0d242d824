"""Two people at one user: what the other changed, choosing where both changed the same, and putting one's own typing
on top of the rest (D2, screens.md 9.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from imi_tui.locale import formats
from screens.kit.clash import Clash
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.question import Choice, Question
from screens.kit.text import cut, width
from screens.kit.words import change_lines, label_of
from screens.users import words
from screens.users.form_fields import UserFields
from screens.users.record import users_path

if TYPE_CHECKING:
    from imi_tui.domain.dto.users import UserForm
    from imi_tui.domain.errors import Conflict, FieldChange
    from screens.kit.conflict import Choice as Side
    from screens.kit.host import Host
    from screens.users.form import UserFormScreen

_LONGEST_CHOICE = 53
"""Cells of the longest button that fits beside [Keep editing] at 80 columns."""


class UserConflict:
    """What happens after a save that met a newer version.

    Attributes:
        version: The version that was agreed to write over; None for the one that the form opened with.
    """

    def __init__(self, form: UserFormScreen) -> None:
        self._form = form
        self._clashes: tuple[Clash, ...] = ()
        self._chosen: dict[str, Side] = {}
        self._last: Conflict | None = None
        self.version: int | None = None

    async def meet(self, conflict: Conflict) -> None:
        """Fields that both changed are chosen one by one; ticks never clash, and without a clash one question asks."""
        fresh = await self._fetch()
        if fresh is None:
            return
        clashes = clashes_with(self._form, fresh)
        if not clashes:
            self._ask(conflict)
            return
        rebase(self._form, fresh)
        assert fresh.user is not None
        self._last, self._clashes, self.version = conflict, clashes, fresh.user.version
        self._chosen = {}
        await self.choose()

    async def _fetch(self) -> UserForm | None:
        form = self._form
        actor, user_id = form.host.me.actor, form.user_id
        async with form.busy(form.tr("fetching data...")):
            outcome = await form.host.bridge.ask(lambda api: api.user_form(actor, user_id))
        match outcome:
            case Done(value=fresh):
                return fresh
            case Refused() | Defect():
                form.explain(outcome)
        return None

    # a choice per field ----------------------------------------------------------------------------------------------

    def undecided(self) -> tuple[Clash, ...]:
        """Fields that still need a choice; typing something else into one is a choice too."""
        typed = {field.name: field.value for field in self._form.record.fields}
        self._clashes = tuple(clash for clash in self._clashes if typed.get(clash.path) == clash.yours)
        return self._clashes

    async def choose(self) -> None:
        """One screen on which each field is chosen."""
        from screens.kit.conflict import ConflictScreen, how_much_clashes  # seldom needed

        form, tr, conflict = self._form, self._form.tr, self._last
        assert conflict is not None
        when = formats.time_of(conflict.at, form.host.zone)
        intro = how_much_clashes(tr, len(self._clashes), len(form.changes()))
        chooser = ConflictScreen(
            (f"{users_path(form.host)} > {tr('edit')}", form.person()),
            tr("Changed meanwhile by {name}, {when}", name=conflict.by, when=when),
            [intro],
            self._clashes,
            by=conflict.by,
            decide=self._decide,
            save=form.save,
            chosen=self._chosen,
        )
        await form.host.show(chooser)
        chooser.say("error", tr("{by} made changes meanwhile. Choose per field what stays.", by=conflict.by))

    def _decide(self, chosen: Mapping[str, str]) -> None:
        form = self._form
        for clash in self._clashes:
            if chosen.get(clash.path) == "theirs":
                form.record.field(clash.path).load(clash.theirs)
        self._clashes = tuple(clash for clash in self._clashes if clash.path not in chosen)
        form.redraw()

    # no field of both ------------------------------------------------------------------------------------------------

    def _ask(self, conflict: Conflict) -> None:
        form, tr = self._form, self._form.tr
        by = words.person_initial(tr, conflict.by)

        async def over_theirs() -> None:
            await self._save_over(conflict)

        room = _LONGEST_CHOICE - width(tr("Save my typing over that of {name}", name=""))
        over = tr("Save my typing over that of {name}", name=cut(by, room))
        choices = [Choice(label=tr("Keep editing")), Choice(label=over, press=over_theirs, dangerous=True)]
        # F3 carries nothing out here: pressed twice, it must not undo what somebody else did before it was read.
        facts = conflict_facts(form.host, conflict)
        form.open_panel(Question(tr("Changed meanwhile"), facts, choices, carry_out=None))
        form.say("error", tr("{name} changed this user too. What you typed is still here.", name=by))

    async def _save_over(self, conflict: Conflict) -> None:
        """Put what was typed on top of what is stored now: fields that were not touched keep the other's values."""
        fresh = await self._fetch()
        if fresh is not None:
            rebase(self._form, fresh)
            self.version = conflict.version
            await self._form.save()


def clashes_with(form: UserFormScreen, fresh: UserForm) -> tuple[Clash, ...]:
    """Texts and choices that were changed here and there, to something else each. A box has only one other state, so
    two people can only have set it alike."""
    theirs = UserFields(form.host, new=False)
    theirs.load(fresh)
    stored = {field.name: field.value for field in theirs.all()}
    found = []
    for field in form.record.fields:
        old, yours, their = field.baseline, field.value, stored.get(field.name)
        if isinstance(old, bool) or isinstance(yours, bool) or their is None or isinstance(their, bool):
            continue
        if field.editable and field.changed and their not in (old, yours):
            found.append(Clash(field.name, old, their, yours))
    return tuple(found)


def conflict_facts(host: Host, conflict: Conflict) -> list[str]:
    """Who changed what, line by line."""
    tr = host.tr
    who, when = words.person_initial(tr, conflict.by), formats.time_of(conflict.at, host.zone)
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
