"""F7 on the tab Modules: the authorities that can be linked as coordinator, found while typing (screens.md 6.1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from imi_tui.domain.dto.authority import Coordinator, CoordinatorCandidate
from screens.kit.app_screen import AppScreen
from screens.kit.outcome import Done
from screens.kit.panels.picker import Option
from screens.kit.panels.search_picker import MOST, SearchPicker
from screens.my_authority.module_list import Modules


class CoordinatorPicker:
    """Opens the panel over the screen and links what is taken.

    Args:
        on_link: Called with the number of the one that was linked.
    """

    def __init__(self, modules: Modules, page: AppScreen, on_link: Callable[[str], None]) -> None:
        self._modules = modules
        self._page = page
        self._on_link = on_link
        self._offered: dict[str, Coordinator] = {}

    def open(self) -> None:
        """Show everyone; what is typed narrows it down."""
        tr, module = self._page.tr, self._modules.chosen
        panel = SearchPicker(
            tr("Add linked coordinator: {module}", module=self._modules.title(module, tr.language)),
            self._seek,
            self._take,
            nothing=tr("Nothing found. Look for part of a name, place or keyword."),
            advice=tr("Only coordinators in this module. Enter chooses, Esc closes."),
        )
        self._page.open_panel(panel)

    async def _seek(self, typed: str) -> Sequence[Option]:
        host, module = self._page.host, self._modules.chosen
        actor = host.me.actor
        outcome = await host.bridge.ask(lambda api: api.coordinator_candidates(actor, module, typed, MOST))
        if not isinstance(outcome, Done):
            self._page.explain(outcome)
            return ()
        for one in outcome.value:
            self._offered[one.number] = Coordinator(number=one.number, name=one.name, country=one.country)
        return [self._option(one) for one in outcome.value]

    def _option(self, one: CoordinatorCandidate) -> Option:
        taken = self._modules.draft.links.is_linked(self._modules.chosen, one.number)
        return Option(
            code=one.number,
            label=one.name,
            beside=f"{one.country} {one.town}".rstrip(),
            remark=self._where(one),
            reason=self._page.tr("already linked") if taken else "",
        )

    def _where(self, one: CoordinatorCandidate) -> str:
        """Where the typed words were found."""
        tr, found = self._page.tr, one.found
        if one.found_in == "keyword":
            module = self._modules.module
            keywords = self._modules.draft.catalogue.leaf_keywords.get((module and module.keyword_set) or "", {})
            found = keywords[found].names.in_(tr.language) if found in keywords else found
        words = {
            "name": tr("name"),
            "place": tr("place"),
            "keyword": tr("keyword"),
            "description": tr("description"),
        }
        return f"{words[one.found_in]}: {found}" if found else words[one.found_in]

    async def _take(self, numbers: tuple[str, ...]) -> None:
        body = self._offered[numbers[0]]
        self._modules.draft.links.link(self._modules.chosen, body)
        self._on_link(body.number)
