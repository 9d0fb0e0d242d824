"""What the check of a database found, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imi_tui.cli.program import path_of
from imi_tui.domain.errors import Unavailable
from imi_tui.locale import N_, Texts

if TYPE_CHECKING:
    from imi_tui.domain.dto.setup import Finding
    from imi_tui.settings import Settings

# By code: what to say when it is right, and when it is not.
SENTENCES: Final = {
    "db.integrity": (
        N_("The database file is whole."),
        N_("The database file is damaged ({problems}). Restore a copy."),
    ),
    "db.foreign_keys": (
        N_("Every record that another one refers to is there."),
        N_("Records refer to others that are not there ({tables}). Restore a copy."),
    ),
    "db.schema": (
        N_("The database is of this version ({found})."),
        N_("The database is of version {found}, this program of {expected}. `imi-tui db upgrade` helps an older one."),
    ),
    "db.private": (
        N_("The database is for its owner alone."),
        N_("Others can read the database (mode {mode}). Run chmod 600 on it and on the files beside it."),
    ),
    "db.audit": (
        N_("The trail is whole: {rows} rows in {chains} chains."),
        N_("The trail {chain} was changed at row {row} ({fault}). Compare it with a copy."),
    ),
}


def in_words(finding: Finding, settings: Settings, texts: Texts) -> str:
    """The sentence about one finding."""
    params = dict(finding.params)
    if finding.code == "db.open":
        from imi_tui.cli.say import refusal

        return refusal(Unavailable(params["reason"], path=path_of(settings)), texts)[1]
    right, wrong = SENTENCES[finding.code]
    return texts(right if finding.ok else wrong, **params)
