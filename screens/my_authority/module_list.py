"""The modules of the authority, under their legal area, at the left of the tab Modules."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from imi_tui.domain.dto.authority import ModuleAccess
from imi_tui.domain.dto.catalogue import Module
from imi_tui.locale import formats
from screens.kit.keys import Key
from screens.kit.widgets.choice_list import ChoiceList, ChoiceRow
from screens.my_authority.draft_protocol import TicksDraft


class Modules:
    """What the parts of the tab share: the draft and the module that is chosen.

    Attributes:
        chosen: Code of the module; empty when the authority has none.
    """

    def __init__(self, draft: TicksDraft) -> None:
        self.draft = draft
        self.chosen = ""
        self.stay_valid()

    def stay_valid(self) -> None:
        """Choose the first module when the chosen one is not there (any more)."""
        codes = [access.module for access in self.accesses()]
        if self.chosen not in codes:
            self.chosen = codes[0] if codes else ""

    def accesses(self) -> list[ModuleAccess]:
        """The authority's modules in the order of the catalogue; one that the catalogue does not know comes last."""
        order = {code: index for index, code in enumerate(self.draft.catalogue.module_by_code)}
        return sorted(self.draft.view.modules, key=lambda access: order.get(access.module, len(order)))

    @property
    def access(self) -> ModuleAccess | None:
        """The chosen module as stored."""
        return next((access for access in self.draft.view.modules if access.module == self.chosen), None)

    @property
    def module(self) -> Module | None:
        """What the catalogue says about the chosen module."""
        return self.draft.catalogue.module_by_code.get(self.chosen)

    @property
    def has_keywords(self) -> bool:
        """Whether keywords apply to the chosen module."""
        return self.module is not None and self.module.keyword_set is not None

    @property
    def changeable(self) -> bool:
        """Whether the keywords of the chosen module can be changed in edit mode: not while access is suspended."""
        return self.has_keywords and self.access is not None and self.access.state == "granted"

    @property
    def has_coordinators(self) -> bool:
        """Whether coordinators can be linked in the chosen module at all."""
        return self.module is not None and self.module.coordinators

    @property
    def linking(self) -> bool:
        """Whether coordinators can be linked and struck now: not while access is suspended."""
        granted = self.access is not None and self.access.state == "granted"
        return self.draft.editable and self.has_coordinators and granted

    @property
    def editing(self) -> bool:
        """Whether the keywords of the chosen module can be changed now."""
        return self.draft.editable and self.changeable

    def title(self, code: str, language: str) -> str:
        """Area and module."""
        module = self.draft.catalogue.module_by_code.get(code)
        return module.title(language) if module else code

    def with_same_keywords(self) -> list[ModuleAccess]:
        """The authority's other modules that choose from the same list of keywords."""
        known = self.draft.catalogue.module_by_code
        mine = self.module.keyword_set if self.module else None
        return [
            access
            for access in self.accesses()
            if access.module != self.chosen and access.module in known and known[access.module].keyword_set == mine
        ]


class ModuleList(ChoiceList):
    """Letters find by area and module.

    Attributes:
        on_pick: F4.
    """

    def __init__(self, modules: Modules) -> None:
        super().__init__(id="modules-list")
        self._modules = modules
        self.on_pick: Callable[[], None] = lambda: None

    async def key(self, key: Key) -> bool:
        if key.name == "f4" and self._modules.editing:
            self.on_pick()
            return True
        return await super().key(key)

    def heading(self) -> tuple[str, str]:
        return self.tr("Module"), self.tr("Keywords")

    def rows(self) -> Sequence[ChoiceRow]:
        language = self.tr.language
        rows: list[ChoiceRow] = []
        area = ""
        for access in self._modules.accesses():
            module = self._modules.draft.catalogue.module_by_code.get(access.module)
            name = module.area.names.in_(language) if module else ""
            if name != area:
                rows.append(ChoiceRow("", name))
                area = name
            rows.append(self._line(access, module))
        return rows

    def _line(self, access: ModuleAccess, module: Module | None) -> ChoiceRow:
        draft, language = self._modules.draft, self.tr.language
        ticked = draft.keywords.get(access.module, set())
        changed = len(ticked ^ access.keywords) + draft.links.differing(access.module) if draft.editable else 0
        paths = (f"modules.{access.module}.{kind}" for kind in ("keywords", "coordinators"))
        wrong = sum(not issue.warning for path in paths for issue in draft.issues.get(path, ()))
        marks = " ".join(f"{sign}{count}" for sign, count in (("±", changed), ("!", wrong)) if count)
        number = formats.number(language, len(ticked)) if module is None or module.keyword_set else ""
        if access.state == "suspended":
            number = self.tr("suspended")
        label = module.names.in_(language) if module else access.module
        words = module.title(language) if module else access.module
        return ChoiceRow(access.module, label, indent=1, marks=marks, number=number, words=words)
