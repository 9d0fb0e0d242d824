"""The user name of a new user: proposed, replaceable, checked while typing (R3.6, D9)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import limits, user_name
from imi_tui.locale import N_
from screens.kit.keys import Key
from screens.kit.outcome import Done, Outcome
from screens.kit.record.text_fields import TextField
from screens.kit.widgets.newest import Newest

if TYPE_CHECKING:
    from screens.kit.record.field import Draw, Row

Answer = Literal["", "checking", "free", "in use"]


class UserNameField(TextField):
    """`[lente-5802   ]  free`. F8 brings another proposal; typing never waits for the check."""

    def __init__(self) -> None:
        super().__init__("user_name", N_("User name"), limit=limits.USER_NAME, cells=24, required=True)
        self.answer: Answer = ""
        self._newest: Newest | None = None

    def propose(self, proposal: str) -> None:
        """A name that the domain found free a moment ago."""
        self.load(proposal)
        self.answer = "free"

    def rows(self, draw: Draw) -> list[Row]:
        assert self.record is not None
        tr = self.record.tr
        words = {"": "", "checking": tr("checking"), "free": tr("free"), "in use": tr("in use")}
        self.remark = words[self.answer]
        return super().rows(draw)

    # checking ------------------------------------------------------------------------------------------------------

    def touched(self) -> None:
        self._check()
        super().touched()

    def _check(self) -> None:
        """Ask whether the name is free, once its form is right."""
        name, wrong = user_name.check(self.buffer.text)
        if wrong:
            self.answer = ""
            return
        self.answer = "checking"
        self._requests().ask(lambda: self._ask(name), self._answered)

    def _requests(self) -> Newest:
        assert self.record is not None
        if self._newest is None:
            self._newest = Newest(self.record)
        return self._newest

    async def _ask(self, name: str) -> Outcome[bool]:
        assert self.record is not None
        host = self.record.page.host
        actor = host.me.actor
        return await host.bridge.ask(lambda api: api.user_name_free(actor, name))

    def _answered(self, outcome: Outcome[bool]) -> None:
        if user_name.check(self.buffer.text)[1]:
            return
        if isinstance(outcome, Done):
            self.answer = "free" if outcome.value else "in use"
        else:
            self.answer = ""  # saving asks again
        self._tell()

    def _tell(self) -> None:
        if self.record is not None:
            self.record.value_changed(self)

    async def settled(self) -> None:
        """Wait for the answer about what was typed."""
        if self._newest is not None:
            await self._newest.settled()

    def issues(self) -> tuple[Issue, ...]:
        """What is known to be wrong with the name."""
        _, wrong = user_name.check(self.buffer.text)
        if not wrong and self.answer == "in use":
            return (Issue(code="user_name.in_use", path=self.name),)
        return wrong

    # another proposal ----------------------------------------------------------------------------------------------

    async def key(self, key: Key) -> bool:
        if key.name == "f8":
            await self.another()
            return True
        return await super().key(key)

    async def another(self) -> None:
        """Replace what stands there by a new proposal."""
        assert self.record is not None
        page = self.record.page
        await self.settled()
        async with page.busy(page.tr("fetching data...")):
            self._proposed(await self._fetch_proposal())

    def left(self) -> None:
        """An emptied user name gets a new proposal."""
        if not self.buffer.text.strip():
            self._requests().ask(self._fetch_proposal, self._proposed)

    async def _fetch_proposal(self) -> Outcome[str]:
        assert self.record is not None
        host = self.record.page.host
        actor = host.me.actor
        return await host.bridge.ask(lambda api: api.propose_user_name(actor))

    def _proposed(self, outcome: Outcome[str]) -> None:
        assert self.record is not None
        if isinstance(outcome, Done):
            self.buffer.set(outcome.value)
            self.answer = "free"
            self._tell()
        else:
            self.record.page.explain(outcome)
