"""What the operator of an installation can do from the command line: whoever may start it on this machine, may."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Final

from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.leaving import ErasedPerson
from imi_tui.domain.dto.mail import MailRow, MailRun, MailState, ReminderRow
from imi_tui.domain.dto.setup import Finding, FirstAccessManager, Initialised
from imi_tui.domain.usecases import messages, remind, reset_password, retention, setup
from imi_tui.domain.usecases.world import World

_MOST_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """What stands on this machine, as functions, since there may be no database yet.

    Attributes:
        open: Opens the database; Unavailable when it cannot be used.
        upgrade: Makes the database or brings it to the newest schema.
        check: Looks whether it is sound.
        packaged_catalogue: Reads the reference data that come with the program.
        deliver: Sends at most so many waiting messages.
    """

    open: Callable[[], World]
    upgrade: Callable[[], None]
    check: Callable[[], tuple[Finding, ...]]
    packaged_catalogue: Callable[[], Catalogue]
    deliver: Callable[[World, int], MailRun]


class Operator:
    """The facade of the commands."""

    def __init__(self, installation: Installation) -> None:
        self._installation = installation

    def initialise(self, command: FirstAccessManager, catalogue: Catalogue | None = None) -> Initialised:
        """Make the database with reference data, the first access manager and its first administrator.

        Args:
            command: Who they are.
            catalogue: Other reference data than those that come with the program.

        Raises:
            Invalid: Everything that is not right yet; then not even the database is made.
            DomainError: `setup.already`.
        """
        reference = catalogue if catalogue is not None else self._installation.packaged_catalogue()
        setup.require_right(command, reference)
        self._installation.upgrade()
        return setup.initialise(self._installation.open(), command, reference)

    def load_catalogue(self, catalogue: Catalogue) -> None:
        """Replace the stored reference data (D17)."""
        setup.load_catalogue(self._installation.open(), catalogue)

    def upgrade(self) -> None:
        """Make the database, or bring it to the newest schema."""
        self._installation.upgrade()

    def check(self) -> tuple[Finding, ...]:
        """Look whether the database is sound; changes nothing."""
        return self._installation.check()

    def send_mail(self, most: int = _MOST_AT_ONCE) -> MailRun:
        """Deliver what is due (D20)."""
        return self._installation.deliver(self._installation.open(), most)

    def due_for_erasing(self) -> tuple[ErasedPerson, ...]:
        """Whose personal data the retention period no longer allows (D19); changes nothing."""
        return retention.due(self._installation.open())

    def erase(self) -> tuple[ErasedPerson, ...]:
        """Erase those data; returns whose they were."""
        return retention.erase(self._installation.open())

    def list_mail(self, limit: int = 200, states: Collection[MailState] = ()) -> tuple[MailRow, ...]:
        """Messages of the outbox, newest first; never their text."""
        with self._installation.open().storage.reading() as unit:
            return tuple(unit.outbox.rows(limit, states))

    def retry_mail(self, mail_id: int | None = None) -> int:
        """Make a message that failed or waits due now; without a number all of them. Returns how many.

        Raises:
            DomainError: `gone.message`, or `retry.` and why it cannot be sent again.
        """
        return messages.retry_as_operator(self._installation.open(), mail_id)

    def remind(self, *, dry_run: bool = False) -> Iterator[ReminderRow]:
        """Queue the reminders that are due, each once (R3.1, R4.6); with `dry_run` only tell of them."""
        return remind.remind(self._installation.open(), dry_run=dry_run)

    def reset_user(self, name: str) -> str:
        """A temporary password by mail for a locked-out user (D22); returns the address that it goes to.

        Raises:
            DomainError: `gone.user_name`.
        """
        return reset_password.reset_as_operator(self._installation.open(), name)
