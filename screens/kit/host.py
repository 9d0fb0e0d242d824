"""What screens may ask of the running program. `imi_tui.app.ImiApp` is the one that answers."""

from __future__ import annotations

from typing import Protocol
from zoneinfo import ZoneInfo

from textual.screen import Screen

from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.session import SignedIn
from imi_tui.locale import Texts
from screens.kit.bridge import Bridge
from screens.kit.outcome import Refused


class Host(Protocol):
    """The program around a screen.

    Attributes:
        tr: Texts in the language of the screens.
        zone: Zone in which times are shown (D10).
        utf8: Whether the terminal shows more than ASCII signs.
        bridge: The way to the domain.
        demonstration: Whether the sign-in screen shows the demonstration's accounts.
        ssh_client: Where the session comes from, as sshd tells it; empty when local.
    """

    tr: Texts
    zone: ZoneInfo
    utf8: bool
    bridge: Bridge
    demonstration: bool
    ssh_client: str

    @property
    def me(self) -> SignedIn:
        """Who is signed in. Asking before sign-in is a defect."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """The reference data, read once after sign-in."""
        ...

    async def signed_in(self, person: SignedIn) -> None:
        """Go on from sign-in or password change to where this person belongs."""
        ...

    def session_lost(self, refusal: Refused) -> None:
        """The session has ended elsewhere: after this key, back to the sign-in screen with the reason."""
        ...

    async def sign_out(self) -> None:
        """End the session and return to the sign-in screen."""
        ...

    async def go(self, place: str, **details: object) -> None:
        """Open a screen by name on top of the present one."""
        ...

    async def show(self, screen: Screen[None]) -> None:
        """Put a screen on top of the present one."""
        ...

    async def close(self) -> None:
        """Take the screen on top away; the one beneath stays as it was left."""
        ...

    async def back(self, *, to: str = "") -> Screen[None]:
        """Leave the present screen (or all down to the named one); returns the one that is shown now, brought up to
        date."""
        ...

    async def leave(self) -> None:
        """End the program."""
        ...

    async def set_language(self, language: str) -> None:
        """Show everything in that language from now on; what was typed stays."""
        ...

    async def next_language(self) -> None:
        """Go to the next language that has a catalogue."""
        ...
