"""The running program: one queue of keys, the bridge, the session, the language; opens screens by name."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack, asynccontextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar
from zoneinfo import ZoneInfo

from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import WorkerFailed

from imi_tui.locale import Texts, languages, load
from imi_tui.places import make_screen
from imi_tui.terminal import NO_TEXT, TerminalDriver
from screens.kit.app_screen import AppScreen
from screens.kit.bridge import Bridge, report
from screens.kit.keys import Key, key_from
from screens.kit.outcome import Done, Refused
from screens.kit.speaking import BUSY_AFTER
from screens.sign_in import SignInScreen
from styles import SHEET

if TYPE_CHECKING:
    from imi_tui.domain.api import Api
    from imi_tui.domain.dto.catalogue import Catalogue
    from imi_tui.domain.dto.session import Actor, SignedIn

_Input = Key | str
"""A key, or pasted text."""


class ImiApp(App[None], inherit_bindings=False):
    """Keys and pastes go into one queue and are handled one at a time, each to its very end, by the screen on top.

    So keys typed ahead meet the screen they were meant for, and a key can never reach a widget that is about to go.
    """

    CSS_PATH: ClassVar[list[str | PurePath]] = [SHEET]
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    TITLE = "imi-tui"

    def __init__(
        self,
        build: Callable[[], Api],
        *,
        language: str,
        language_forced: bool = False,
        zone: ZoneInfo,
        demonstration: bool = False,
        utf8: bool = True,
        ssh_client: str = "",
    ) -> None:
        # Said here and not by the theme alone: under NO_COLOR the framework decides now what it strips.
        super().__init__(driver_class=TerminalDriver, ansi_color=True)
        self.bridge = Bridge(build)
        self.tr: Texts = load(language)
        self._sign_in_language = language
        self._language_forced = language_forced
        self.zone = zone
        self.demonstration = demonstration
        self.utf8 = utf8
        self.ssh_client = ssh_client
        self._input: asyncio.Queue[_Input] = asyncio.Queue()
        self._handling = False
        self._me: SignedIn | None = None
        self._lost: Refused | None = None
        self._catalogue: Catalogue | None = None
        self.on_first_paint: Callable[[], None] = lambda: None

    # start and end -------------------------------------------------------------------------------------------------

    def on_load(self) -> None:
        """The terminal's own sixteen colours, whatever they are."""
        self.theme = "ansi-dark"

    def get_default_screen(self) -> Screen[None]:
        return SignInScreen()

    def on_mount(self) -> None:
        """Take keys, and begin to load the rest once the first screen stands."""
        self.run_worker(self._take_input(), name="input")
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._end_by_signal, number)
        self.call_after_refresh(self._first_paint_done)

    def _first_paint_done(self) -> None:
        self.on_first_paint()
        self.bridge.start()

    def _end_by_signal(self, number: int) -> None:
        _ignore_hang_up()
        self.exit(return_code=128 + number)

    def on_unmount(self) -> None:
        """Let a save that is under way finish; drop the rest."""
        _ignore_hang_up()
        self.bridge.close()

    async def leave(self) -> None:
        self.exit(return_code=0)

    def _handle_exception(self, error: Exception) -> None:
        """A defect ends the program with a number for the log instead of a traceback, which would show values (E6)."""
        incident = report(error.error if isinstance(error, WorkerFailed) else error)
        if self._exit:
            return  # it is ending: what was still being drawn has no place any more, and nobody to be told
        self._return_code = 70
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.panic(self.tr("Error: something went wrong in the program (report {number}).", number=incident))

    # keys ----------------------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key):
            self._key_arrived(key_from(event.key, event.character))
        elif isinstance(event, events.Paste):
            self._input.put_nowait(event.text)
        else:
            await super().on_event(event)

    def _key_arrived(self, key: Key) -> None:
        self._input.put_nowait(key)

    async def _take_input(self) -> None:
        while True:
            item = await self._input.get()
            self._handling = True
            try:
                await self._handle(item)
            finally:
                self._handling = False
                self._input.task_done()

    async def _handle(self, item: _Input) -> None:
        screen = self.screen
        if not isinstance(screen, AppScreen):
            return
        if NO_TEXT in (item.char if isinstance(item, Key) else item):
            text = self.tr("your keyboard does not send UTF-8. Set your terminal's character set to UTF-8.")
            screen.say("note", text)
        elif isinstance(item, Key):
            await screen.take_key(item)
        else:
            screen.take_paste(item)
        if self._lost is not None:
            await self._end_lost_session()

    def idle(self) -> bool:
        """Whether every key that arrived has been handled to its end; what tests wait for."""
        return self._input.empty() and not self._handling

    async def until_idle(self) -> None:
        """Wait until every key that arrived has been handled to its end."""
        await self._input.join()

    def copy_to_clipboard(self, text: str) -> None:
        """Nothing is ever sent to the terminal's clipboard (OSC 52): it could be a password."""

    # the session ---------------------------------------------------------------------------------------------------

    @property
    def me(self) -> SignedIn:
        assert self._me is not None, "asked before sign-in"
        return self._me

    @property
    def catalogue(self) -> Catalogue:
        assert self._catalogue is not None, "asked before sign-in"
        return self._catalogue

    async def signed_in(self, person: SignedIn) -> None:
        self._me = person
        if not self._language_forced and person.language in languages():
            await self.set_language(person.language)
        if person.must_change is not None:
            await self.go("password")
            return
        if self._catalogue is None:
            outcome = await self.bridge.ask(lambda api: api.catalogue(person.actor))
            if not isinstance(outcome, Done):
                self.top().explain(outcome)
                return
            self._catalogue = outcome.value
        await self.back_to_sign_in()
        await self.go("home")

    async def sign_out(self) -> None:
        if self._me is not None:
            actor: Actor = self._me.actor
            await self.bridge.do(lambda api: api.sign_out(actor))
        await self._forget_person()

    def session_lost(self, refusal: Refused) -> None:
        self._lost = refusal

    async def _end_lost_session(self) -> None:
        refusal, self._lost = self._lost, None
        assert refusal is not None
        await self._forget_person()
        self.top().tell(refusal)

    async def _forget_person(self) -> None:
        """Down to the sign-in screen. The person is forgotten last: until then screens that know them may be drawn."""
        await self.back_to_sign_in()
        self._me = None
        await self.set_language(self._sign_in_language)
        self.top().redraw()

    # language ------------------------------------------------------------------------------------------------------

    async def set_language(self, language: str) -> None:
        if language != self.tr.language:
            self.tr = load(language)
            for screen in self.screen_stack:
                if isinstance(screen, AppScreen):
                    screen.redraw()

    async def next_language(self) -> None:
        known = list(languages())
        following = known[(known.index(self.tr.language) + 1) % len(known)]
        if self._me is None:
            self._sign_in_language = following
        await self.set_language(following)

    # screens -------------------------------------------------------------------------------------------------------

    def top(self) -> AppScreen:
        """The screen that is shown."""
        screen = self.screen
        assert isinstance(screen, AppScreen)
        return screen

    async def go(self, place: str, **details: object) -> None:
        screen = make_screen(place, details)
        async with self._painted_once():
            await self.push_screen(screen)
            await screen.load()

    async def show(self, screen: Screen[None]) -> None:
        await self.push_screen(screen)

    async def close(self) -> None:
        await self.pop_screen()

    async def back(self, *, to: str = "") -> Screen[None]:
        async with self._painted_once():
            await self.pop_screen()
            while to and self.top().place != to:
                await self.pop_screen()
            await self.top().load()
        return self.top()

    @asynccontextmanager
    async def _painted_once(self) -> AsyncIterator[None]:
        """Send a screen with its data in it, not empty first; unless the data take so long that the wait shows."""
        holding = ExitStack()
        holding.enter_context(self.batch_update())

        def paint() -> None:
            holding.close()
            if not self._exit:
                self.screen.refresh()

        timer = asyncio.get_running_loop().call_later(BUSY_AFTER, paint)
        try:
            yield
        finally:
            if timer.when() > asyncio.get_running_loop().time():
                timer.cancel()
                paint()

    async def back_to_sign_in(self) -> None:
        """Close every screen but the first."""
        while len(self.screen_stack) > 1:
            await self.pop_screen()


def _ignore_hang_up() -> None:
    """The program is ending already: a lost terminal may say so again, and must not kill it on its way out."""
    asyncio.get_running_loop().remove_signal_handler(signal.SIGHUP)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)


def ssh_client_from(environment: dict[str, str] | os._Environ[str]) -> str:
    """The client's address as sshd puts it into the environment; empty when local."""
    return environment.get("SSH_CONNECTION", "").split(" ")[0]
