"""Deleting a user who leaves: what falls vacant, then a look at everything (screens.md 8.5, R4.3, R4.4)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from imi_tui.domain.dto.leaving import Candidate, DeleteUser, Departure
from imi_tui.domain.errors import Gone
from imi_tui.locale import N_
from screens.kit.app_screen import AppScreen
from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.key_line import KeyHint
from screens.kit.line_widget import LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.panels.question import Choice, Question
from screens.kit.problems import role_name
from screens.kit.steps import Step, StepsScreen
from screens.kit.typed_word import TypedWord
from screens.users import words
from screens.users.leaving.facts import Facts
from screens.users.leaving.plan import Plan, candidate_of
from screens.users.leaving.vacancies import VacancyList
from screens.users.record import users_path

if TYPE_CHECKING:
    from imi_tui.domain.api import Api
    from imi_tui.domain.dto.leaving import VacantRole

_OF_THE_USER = ("leaving", "user")
"""Screens about somebody who is no more once this is done."""


class LeavingScreen(StepsScreen):
    """Opens when the user can be deleted at all; stores nothing before the end.

    Attributes:
        plan: What is chosen.
    """

    place = "leaving"

    def __init__(self, *, departure: Departure) -> None:
        self.plan = Plan(departure)
        self.vacancies = VacancyList(self.plan)
        self.facts = Facts(self.plan)
        self.typed = TypedWord(lambda: self.tr.ctx("typed word", "delete"))
        last = (self.facts, self.typed) if self.must_type else (self.facts,)
        steps = (
            Step(N_("what falls vacant"), (self.vacancies,), self.vacancies),
            Step(N_("check"), last, self.typed if self.must_type else None),
        )
        super().__init__(steps, act="leaving.delete")

    @property
    def must_type(self) -> bool:
        """Whether one administrator would be left: an act that asks for a word."""
        departure = self.plan.departure
        return departure.user.is_administrator and departure.administrators_left == 1

    # frame ---------------------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self.begin(self._first())

    def _first(self) -> int:
        return 0 if any(role.can_be_given for role in self.plan.rows) else 1

    def heading(self) -> tuple[str, str]:
        return users_path(self.host), self.person()

    def subject(self) -> str:
        return f"{self.tr(COMMANDS['users.delete'].label)}: {words.full_name(self.plan.departure.user)}"

    def parts(self) -> list[LineWidget]:
        return [part for part in super().parts() if part is not self.facts or self.facts.rolls]

    def step_offers(self) -> list[Offer]:
        elsewhere = self.tr("only in the first step") if self.is_last else ""
        return [
            self.offer("leaving.successor", self._choose, elsewhere),
            self.offer("form.problem", self._to_missing, elsewhere),
        ]

    def step_hints(self) -> list[KeyHint]:
        return [] if self.is_last else [("f4", self.tr("Choose")), ("f6", self.tr("To problem"))]

    def help_topic(self) -> str:
        return self.place

    def menu_about(self) -> str:
        return words.full_name(self.plan.departure.user)

    # step 1 --------------------------------------------------------------------------------------------------------

    async def _choose(self) -> None:
        self.focus_part(self.vacancies)
        self.vacancies.choose()

    async def _to_missing(self) -> None:
        if self._go_to_missing() is None:
            self.say("note", self.tr("no problems found."))

    def _go_to_missing(self) -> VacantRole | None:
        """The cursor on the next role that lacks a successor, round the list."""
        missing = self.plan.missing()
        if not missing:
            return None
        rows, here = self.plan.rows, self.vacancies.role
        at = rows.index(here) if here is not None else -1
        role = next((one for one in missing if rows.index(one) > at), missing[0])
        self.focus_part(self.vacancies)
        self.vacancies.go_to(role)
        return role

    def may_go_on(self) -> bool:
        missing = self.plan.missing()
        if self.is_last or not missing:
            return True
        self.focus_part(self.vacancies)
        self.vacancies.go_to(missing[0])
        role = role_name(self.host, missing[0].role)
        self.say("error", self.tr("{role} must have somebody. Choose a successor with F4.", role=role))
        return False

    # the end -------------------------------------------------------------------------------------------------------

    async def carry_out(self) -> None:
        if self.must_type and not self.typed.fits:
            self.focus_part(self.typed)
            self.say("error", self.tr("type {word} first.", word=self.typed.word))
            return
        user = self.plan.departure.user
        command = DeleteUser(
            actor=self.host.me.actor,
            user_id=user.id,
            expected_version=user.version,
            successors=self.plan.successors(),
        )
        async with self.busy(self.tr("deleting...")):
            outcome = await self.host.bridge.do(lambda api: api.delete_user(command))
        match outcome:
            case Done():
                await self._close("done", self.tr("{name} is deleted.", name=words.full_name(user)))
            case Refused(error=error) if error.code in ("denied.session_ended", "denied.not_administrator"):
                self.explain(outcome)
            case Refused():
                await self._again(outcome)
            case Defect():
                self.explain(outcome)

    async def _close(self, kind: str, sentence: str) -> None:
        """To the screen from which it was asked for, or above it when that is about who is no more."""
        beneath = [screen for screen in self.app.screen_stack if isinstance(screen, AppScreen)]
        place = next(screen.place for screen in reversed(beneath) if screen.place not in _OF_THE_USER)
        screen = await self.host.back(to=place)
        if isinstance(screen, AppScreen):
            screen.say("done" if kind == "done" else "error", sentence)

    async def _again(self, refused: Refused) -> None:
        """Somebody was quicker: go on with what is stored now, keeping the choices that still hold."""
        actor, user_id = self.host.me.actor, self.plan.departure.user.id
        async with self.busy(self.tr("fetching data...")):
            outcome = await self.host.bridge.ask(lambda api: api.departure(actor, user_id))
            known = await self._known_still()
        if isinstance(outcome, Done):
            self.plan.refresh(outcome.value, known)
            self.begin(self._first())
            self.explain(refused)
            return
        screen = await self.host.back()
        if isinstance(screen, AppScreen):
            screen.explain(outcome)

    async def _known_still(self) -> dict[int, Candidate]:
        """The chosen colleagues as they are now."""
        actor = self.host.me.actor
        chosen = sorted({who.user_id for who in self.plan.chosen.values()})

        def look(api: Api) -> dict[int, Candidate]:
            found = {}
            for user_id in chosen:
                with suppress(Gone):
                    found[user_id] = candidate_of(api.user(actor, user_id))
            return found

        outcome = await self.host.bridge.ask(look)
        return outcome.value if isinstance(outcome, Done) else {}

    async def leave(self) -> None:
        """At once while nothing is chosen; else after a question."""
        if not self.plan.chosen:
            await super().leave()
            return
        text = self.tr.plural("{n} successor is chosen.", "{n} successors are chosen.", len(self.plan.chosen))
        facts = [text + " " + self.tr("Nothing is stored yet.")]
        choices = [
            Choice(label=self.tr("Keep editing")),
            Choice(label=self.tr("Discard"), press=super().leave, dangerous=True),
        ]
        self.open_panel(Question(self.subject(), facts, choices))
