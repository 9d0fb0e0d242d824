"""What is wrong with the draft: shown beneath the fields, counted on the tabs, walked with F6 (screens.md 4.3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from imi_tui.domain.errors import Issue
from screens.my_authority.general import TRANSLATE
from screens.my_authority.links import is_link, module_of

if TYPE_CHECKING:
    from screens.my_authority.draft import AuthorityDraft
    from screens.my_authority.screen import MyAuthorityScreen

GENERAL, CLASSIFICATION, MODULES, USERS = range(4)


def tab_of(path: str) -> int:
    """On which tab the field of that path stands."""
    if path.startswith("competences."):
        return CLASSIFICATION
    return MODULES if path.startswith("modules.") else GENERAL


class AuthorityProblems:
    """The problems of the draft, for the screen that holds it."""

    def __init__(self, screen: MyAuthorityScreen) -> None:
        self._screen = screen
        self._last = ""

    @property
    def _draft(self) -> AuthorityDraft:
        assert self._screen.draft is not None
        return self._screen.draft

    def counts(self) -> tuple[list[int], list[int]]:
        """Changes and problems of each tab."""
        screen = self._screen
        changes, problems = [0] * 4, [0] * 4
        if screen.draft is not None and screen.editing:
            fields = screen.general.record.fields
            changes[GENERAL] = sum(field.changed for field in fields if field.name != TRANSLATE)
            ticks = ((CLASSIFICATION, self._draft.competence_changes()), (MODULES, self._draft.module_changes()))
            for tab, found in ticks:
                changes[tab] = sum(len(change.before) + len(change.after) for change in found)
            for path, issues in self._draft.issues.items():
                problems[tab_of(path)] += sum(not issue.warning for issue in issues)
        return changes, problems

    def recheck(self, path: str) -> None:
        """Look again at one field and show what is wrong with it now."""
        if is_link(path):
            found = self._links_still_wrong(path)
        else:
            found = tuple(issue for issue in self._draft.checked().issues if issue.path == path)
        issues = {name: shown for name, shown in self._draft.issues.items() if name != path}
        if found:
            issues[path] = found
        self._show(issues)

    def _links_still_wrong(self, path: str) -> tuple[Issue, ...]:
        """Only a save knows who can be linked; what it said stands until that one is no longer linked."""
        links, module = self._draft.links, module_of(path)
        return tuple(
            issue
            for issue in self._draft.issues.get(path, ())
            if links.is_linked(module, str(issue.params.get("coordinator", "")))
            or ("coordinator" not in issue.params and links.differing(module))
        )

    def ticked(self) -> None:
        """A tick changed: what was wrong with the ticks may be right now."""
        for path in [path for path in self._draft.issues if tab_of(path) != GENERAL]:
            self.recheck(path)
        self._screen.name_tabs()

    def show(self, issues: Iterable[Issue]) -> None:
        """Show everything that is wrong, on all tabs."""
        found: dict[str, tuple[Issue, ...]] = {}
        for issue in issues:
            found[issue.path] = (*found.get(issue.path, ()), issue)
        self._show(found)
        for tab in (self._screen.classification, self._screen.modules):
            if tab is not None:
                tab.refresh_from_draft()

    def _show(self, issues: dict[str, tuple[Issue, ...]]) -> None:
        self._draft.issues = issues
        self._screen.general.record.issues = issues
        self._screen.general.record.repaint()
        self._screen.name_tabs()

    def how_many(self, errors: Sequence[Issue]) -> str:
        """How many fields are not right, and on which hidden tabs; the first one is where the focus went."""
        tr, here = self._screen.tr, tab_of(errors[0].path)
        elsewhere = Counter(tab_of(issue.path) for issue in errors)
        del elsewhere[here]
        if not elsewhere:
            return tr.plural(
                "{n} field is not right yet. F6 goes to it.",
                "{n} fields are not right yet. F6 goes to the next one.",
                len(errors),
            )
        names = (tr("Authority"), tr("Classification"), tr("Modules"))
        where = ", ".join(tr("{n} on {tab}", n=count, tab=names[tab]) for tab, count in sorted(elsewhere.items()))
        return tr("{n} fields are not right yet ({where}). F6 goes to the next one.", n=len(errors), where=where)

    async def next(self) -> None:
        """F6: to the next field that is not right, in the order of the tabs and round again."""
        issues = self._draft.issues
        paths = [path for path, found in issues.items() if any(not issue.warning for issue in found)]
        if not paths:
            self._screen.say("note", self._screen.tr("no problems found."))
            return
        here = self._screen.help_topic()
        last = here if here in paths else self._last
        index = (paths.index(last) + 1) % len(paths) if last in paths else 0
        await self.go_to(paths[index])

    async def go_to(self, path: str) -> None:
        """Put the focus on the field of that path, on whatever tab it is."""
        screen, tab = self._screen, tab_of(path)
        self._last = path
        await screen.choose_tab(tab)
        if tab == GENERAL:
            screen.general.record.focus_field(path)
            screen.focus_part(screen.general.record)
        elif tab == CLASSIFICATION and screen.classification is not None:
            screen.classification.focus_problem(path)
        elif screen.modules is not None:
            screen.modules.focus_problem(path)
