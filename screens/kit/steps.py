"""Steps: one thing after another, looked at in the last one, and nothing stored before that (screens.md 8.5, 19)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textual.widget import Widget

from screens.kit.app_screen import AppScreen
from screens.kit.commands import COMMANDS, Offer
from screens.kit.frame.buttons import Button
from screens.kit.frame.key_line import KeyHint
from screens.kit.keys import Key
from screens.kit.line_widget import LineWidget
from screens.kit.text import cut
from screens.kit.text import width as cells_of

_RULE_CELLS = 8
"""Cells that the rule itself takes around the name in it."""


class Step(NamedTuple):
    """One step: its name (English message id), its widgets from top to bottom, and which of them is entered first; None
    for the buttons."""

    name: str
    widgets: tuple[LineWidget, ...]
    first: LineWidget | None = None


class StepsScreen(AppScreen):
    """The rule shows step and count; PageDown or the first button goes on, PageUp and Esc go one step back, F3 carries
    out, in the last step alone. There the harmless button has the focus.

    Attributes:
        steps: All steps.
        at: The one that is shown.
        start: The first one that there is anything to do in.
        act: Id of the command that the last step carries out.
    """

    def __init__(self, steps: Sequence[Step], *, act: str) -> None:
        super().__init__()
        self.steps = tuple(steps)
        self.act = act
        self.at = self.start = 0

    # what subclasses give ------------------------------------------------------------------------------------------

    def subject(self) -> str:
        """What is done to whom."""
        raise NotImplementedError

    def may_go_on(self) -> bool:
        """Whether the present step is done; says what is missing when not."""
        return True

    async def carry_out(self) -> None:
        """What the last step proposes."""
        raise NotImplementedError

    def step_hints(self) -> list[KeyHint]:
        """Keys of the present step, besides those that go on."""
        return []

    def step_offers(self) -> list[Offer]:
        """What else can be done in the present step."""
        return []

    # frame ---------------------------------------------------------------------------------------------------------

    @property
    def is_last(self) -> bool:
        """Whether this is the step that carries out."""
        return self.at == len(self.steps) - 1

    def content(self) -> Iterable[Widget]:
        return [widget for step in self.steps for widget in step.widgets]

    def parts(self) -> list[LineWidget]:
        return list(self.steps[self.at].widgets)

    def screen_name(self) -> str:
        step = self.tr(
            "step {at} of {n}: {name}",
            at=self.at - self.start + 1,
            n=len(self.steps) - self.start,
            name=self.tr(self.steps[self.at].name),
        )
        room = self.app.size.width - _RULE_CELLS - cells_of(f" ── {step}")
        return f"{cut(self.subject(), room)} ── {step}"

    def buttons(self) -> Sequence[Button]:
        cancel = Button(label=self.tr("Cancel"), press=self.leave)
        if self.is_last:
            return (cancel, Button(label=self.tr(COMMANDS[self.act].label), press=self.carry_out))
        return (Button(label=self.tr.ctx("button", "Go on"), press=self.forward), cancel)

    def offers(self) -> list[Offer]:
        last = self.tr("this is the last step")
        first = self.tr("this is the first step")
        not_yet = self.tr("only in the last step (PgDn)")
        return [
            *self.step_offers(),
            self.offer("steps.next", self.forward, last if self.is_last else ""),
            self.offer("steps.back", self.backward, "" if self.at > self.start else first),
            self.offer(self.act, self.carry_out, "" if self.is_last else not_yet),
            self.offer("form.cancel", self.leave),
        ]

    def hints_here(self) -> list[KeyHint]:
        on = ("f3", self.tr("Carry out")) if self.is_last else ("pagedown", self.tr.ctx("button", "Go on"))
        return [on, *self.step_hints()]

    def esc_word(self) -> str:
        return self.tr("Back") if self.at > self.start else self.tr("Cancel")

    # going through -------------------------------------------------------------------------------------------------

    def begin(self, start: int) -> None:
        """Show the first step that there is anything to do in."""
        self.start = start
        self.show_step(start)

    def show_step(self, at: int) -> None:
        """Show that step, the focus where it begins."""
        self.at = at
        for number, step in enumerate(self.steps):
            for widget in step.widgets:
                widget.display = number == at
        self.focus_part(self.steps[at].first or self.button_bar)
        self.redraw()

    async def forward(self) -> None:
        """PageDown: to the next step, once this one is done."""
        if not self.is_last and self.may_go_on():
            self.show_step(self.at + 1)

    async def backward(self) -> None:
        """PageUp: one step back; everything chosen stays."""
        if self.at > self.start:
            self.show_step(self.at - 1)

    async def esc(self) -> None:
        if self.at > self.start:
            await self.backward()
        else:
            await self.leave()

    async def leave(self) -> None:
        """Out of it; nothing was stored."""
        await self.host.back()

    async def other_key(self, key: Key) -> bool:
        """Enter in the last line of a step goes to its buttons."""
        if key.name == "enter":
            self.step_focus(1)
            return True
        return False
