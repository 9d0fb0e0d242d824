"""One act on several marked users: a new password for each (screens.md 7.2, R4.5)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Final

from imi_tui.domain.dto.users import LeftOut, ResetPasswords, ResetReport
from imi_tui.domain.errors import DomainError
from screens.kit.commands import COMMANDS
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.question import Choice, Question
from screens.kit.problems import sentence
from screens.kit.text import pad
from screens.users import words

if TYPE_CHECKING:
    from screens.kit.app_screen import AppScreen
    from screens.users.acts import Person

_NAME_CELLS: Final = 17


class SeveralActs:
    """The question names everybody whom it is for, and who is left out why; F3 carries it out for those."""

    def __init__(self, page: AppScreen, done: Callable[[], Awaitable[None]]) -> None:
        self._page = page
        self._done = done

    async def ask_reset(self, people: Sequence[Person]) -> None:
        """The question of screens.md 7.2. Oneself is left out (D15)."""
        page, tr = self._page, self._page.tr
        asked = [person for person in people if not person.is_self]
        if not asked:
            page.say("note", tr("yourself: a colleague can do this") + ".")
            return
        label = tr(COMMANDS["users.reset"].label)
        count = tr.plural("{n} user", "{n} users", len(asked))
        last = tr.plural(
            "A temporary password goes to that address. The old password stops working at once.",
            "A temporary password goes to each of these addresses. The old passwords stop working at once.",
            len(asked),
        )

        async def carry_out() -> None:
            await self._reset(asked)

        left_out = [self._line(person, tr("yourself: a colleague can do this")) for person in people if person.is_self]
        facts = [*self._at_most([*left_out, *map(self._whom, asked)]), last]
        choices = [Choice(label=tr("Cancel")), Choice(label=label, press=carry_out, dangerous=True)]
        page.open_panel(Question(f"{label}: {count}", facts, choices))

    def _whom(self, person: Person) -> str:
        return self._line(person, words.short_address(person.email))

    def _line(self, person: Person, text: str) -> str:
        return f"{pad(words.initial_name(person.name), _NAME_CELLS)}{text}"

    def _at_most(self, lines: list[str]) -> list[str]:
        """As many as leave room for the list above; the rest as a number."""
        room = self._page.app.size.height // 3
        if len(lines) <= room:
            return lines
        rest = len(lines) - room + 1
        return [*lines[: room - 1], self._page.tr.plural("and {n} more", "and {n} more", rest)]

    async def _reset(self, people: Sequence[Person]) -> None:
        page = self._page
        command = ResetPasswords(actor=page.host.me.actor, user_ids=tuple(person.id for person in people))
        async with page.busy(page.tr("resetting the password...")):
            outcome = await page.host.bridge.do(lambda api: api.reset_passwords(command))
            await page.host.bridge.delivered()
        match outcome:
            case Done(value=report):
                await self._done()
                self._tell(report, {person.id: person for person in people})
            case Refused() | Defect():
                page.explain(outcome)

    def _tell(self, report: ResetReport, people: dict[int, Person]) -> None:
        page, tr = self._page, self._page.tr
        count = len(report.done)
        if report.left_out:
            title = tr.plural("Left out: {n} user", "Left out: {n} users", len(report.left_out))
            lines = [self._line(people[entry.user_id], self._why(entry)) for entry in report.left_out]
            page.open_panel(Question(title, self._at_most(lines), [Choice(label=tr("Close"))], carry_out=None))
        if count:
            text = tr.plural(
                "{n} user gets a temporary password by e-mail.",
                "{n} users get a temporary password by e-mail.",
                count,
            )
            page.say("done", text)
        else:
            page.say("note", tr("nobody got a new password."))

    def _why(self, entry: LeftOut) -> str:
        if entry.code == "denied.own_account":
            return self._page.tr("yourself: a colleague can do this")
        return sentence(self._page.host, DomainError(entry.code, **entry.params))
