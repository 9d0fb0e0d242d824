"""An authority as large as they come: every module of the catalogue, and five hundred keywords ticked."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import zip_longest
from pathlib import Path
from typing import Final

from imi_tui import bootstrap
from imi_tui import settings as settings_module
from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.dto.catalogue import Catalogue, Keyword
from imi_tui.domain.dto.setup import FirstAccessManager
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.secret import Secret
from imi_tui.private import private_folder
from imi_tui.settings import Settings

USER_NAME: Final = "mees-wilg"
PASSWORD: Final = "Kanaal-1995"
KEYWORDS: Final = 500
MODULES: Final = 50


def large_authority(scratch: Path) -> Path:
    """A data directory with that authority and its first administrator."""
    folder = private_folder(scratch / "large")
    catalogue = read_catalogue()
    assert len(catalogue.modules) >= MODULES
    with ExitStack() as ending:
        bootstrap.operator(settings_of(folder), ending).initialise(_FIRST, catalogue)
    with ExitStack() as ending:
        storage = bootstrap.open_world(settings_of(folder), ending).storage
        with storage.writing() as unit:
            authority = unit.authorities.get(1)
            assert authority is not None
            assert _tick(authority, catalogue, KEYWORDS) == KEYWORDS
            unit.authorities.save(authority)
            unit.commit()
    return folder


def settings_of(folder: Path) -> Settings:
    """The settings with which the program opens that data directory."""
    return settings_module.load({"data_dir": str(folder)}, {})


def _tick(authority: Authority, catalogue: Catalogue, most: int) -> int:
    """Tick keywords, of each module in turn one more; how many that were."""
    every = {
        module.code: [
            code for word in catalogue.keyword_sets.get(module.keyword_set or "", ()) for code in _leaves(word)
        ]
        for module in catalogue.modules
    }
    in_turn = [(module, code) for row in zip_longest(*every.values()) for module, code in zip(every, row, strict=True)]
    ticked = [(module, code) for module, code in in_turn if code is not None][:most]
    for module, code in ticked:
        authority.modules[module].keywords.add(code)
    return len(ticked)


def _leaves(word: Keyword) -> list[str]:
    return [code for child in word.children for code in _leaves(child)] if word.children else [word.code]


_FIRST: Final = FirstAccessManager(
    official_name="Ministerie van Meren", informal_name="Meren", country="NL", town="Meerdam",
    email="imi@meren.example", first_name="Mees", last_name="Wilg", user_email="mees@meren.example",
    user_name=USER_NAME, language="nl", password=Secret(PASSWORD),
)  # fmt: skip
