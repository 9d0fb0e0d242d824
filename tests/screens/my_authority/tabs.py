"""The two list-and-detail tabs on a stage: packaged reference data, a scripted draft, keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache

from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.dto.catalogue import Catalogue
from screens.my_authority.classification import ClassificationTab
from screens.my_authority.modules import ModulesTab
from tests.screens.driver import Driver
from tests.screens.golden import focus_signs
from tests.screens.stage import ScriptedDraft, TabStage, a_coordinator, a_draft, an_access, stage


@cache
def reference_data() -> Catalogue:
    """What the program comes with."""
    return read_catalogue()


def town_hall(*, may_edit: bool = True) -> ScriptedDraft:
    """The competences of the drawings."""
    return a_draft(
        reference_data(),
        competences={
            "level": ["local"],
            "body_type": ["municipality"],
            "policy_area": ["12", "16", "28", "40", "44"],
            "economic_activity": ["F", "G", "I"],
        },
        may_edit=may_edit,
    )


def town_hall_with_modules() -> ScriptedDraft:
    """Four modules: two with the same list of keywords, one without keywords, one suspended."""
    professions = frozenset({"prof-doctor", "prof-architect", "prof-cardiologist", "prof-dermatologist"})
    bodies = (a_coordinator("Kamer van Vakberoepen Zuidland"), a_coordinator("Inspectie Diensten Oostmark", "BE"))
    alerts = next(
        module.code
        for module in reference_data().modules
        if module.workflow.code == "alert" and module.area.code == "PQ"
    )
    return a_draft(
        reference_data(),
        modules=[
            an_access("SD-REQ", keywords=frozenset({"svc-architects"})),
            an_access("PQ-REQ", keywords=professions, coordinators=bodies),
            an_access(alerts, role="alert_authority", keywords=frozenset({"prof-doctor", "prof-midwife"})),
            an_access("SOL-CAS"),
            an_access("PP-REQ", state="suspended", keywords=frozenset({"pp-works"})),
        ],
    )


class Tab:
    """A tab, its draft and what drives it."""

    def __init__(self, tab: ClassificationTab | ModulesTab, draft: ScriptedDraft, it: Driver) -> None:
        self.tab = tab
        self.draft = draft
        self.it = it

    async def edit(self, *, editing: bool = True) -> None:
        """F2, or back to view mode."""
        self.draft.editable = editing
        self.tab.set_editing(editing)
        await self.it.settle()

    async def refresh(self) -> None:
        """The draft changed outside the tab."""
        self.tab.refresh_from_draft()
        await self.it.settle()

    def left(self) -> list[str]:
        """The lines of the left list, its head first."""
        lines = [line for line in self.it.text().split("\n") if "│" in line]
        return [line.partition("│")[0].rstrip() for line in lines]

    def right(self) -> list[str]:
        """The lines of the right part that are not blank."""
        lines = [line.partition("│")[2] for line in self.it.text().split("\n") if "│" in line]
        return [line for line in lines if line.strip()]

    def one_sign(self) -> bool:
        """Whether the focus sign stands exactly once on the screen."""
        return focus_signs(self.it.text()) == 1


@asynccontextmanager
async def classification(
    draft: ScriptedDraft, *, language: str = "nl", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Tab]:
    tab = ClassificationTab(draft)
    screen = TabStage(tab.widgets(), tab.parts, 1)
    screen.hints = tab.hints
    async with stage(screen, draft.catalogue, language=language, size=size) as it:
        yield Tab(tab, draft, it)


@asynccontextmanager
async def modules(
    draft: ScriptedDraft, *, language: str = "nl", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Tab]:
    tab = ModulesTab(draft)
    screen = TabStage(tab.widgets(), tab.parts, 2)
    screen.hints = tab.hints
    async with stage(screen, draft.catalogue, language=language, size=size) as it:
        yield Tab(tab, draft, it)
