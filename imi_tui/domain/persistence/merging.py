"""Several changes of a record seen as one, for the person whose save comes too late (D2)."""

from __future__ import annotations

from collections.abc import Iterable

from imi_tui.domain.errors import FieldChange


def merge(changes: Iterable[FieldChange]) -> tuple[FieldChange, ...]:
    """One change a field, in the order in which the fields first changed: the first value before, the last one after.
    A field that is again what it was is left out."""
    merged: dict[str, FieldChange] = {}
    for change in changes:
        former = merged.get(change.path)
        merged[change.path] = change if former is None else _follow(former, change)
    return tuple(change for change in merged.values() if change.before != change.after)


def _follow(former: FieldChange, latter: FieldChange) -> FieldChange:
    if isinstance(former.before, str) or isinstance(latter.after, str):
        return FieldChange(path=former.path, before=former.before, after=latter.after)
    # Lists say what was taken away and what came.
    gone = [code for code in former.before if code not in latter.after]
    gone += [code for code in latter.before if code not in former.after and code not in gone]
    came = [code for code in former.after if code not in latter.before]
    came += [code for code in latter.after if code not in former.before and code not in came]
    return FieldChange(path=former.path, before=tuple(gone), after=tuple(came))
