"""An office with messages in every state, a mail server that can refuse, and the screens open on it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from imi_tui.domain.dto.mail import MailKind
from imi_tui.domain.dto.users import ResetPassword
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.model.records import MailOrder
from imi_tui.domain.model.user import User
from imi_tui.domain.ports import MailFailed
from imi_tui.domain.service import Domain
from tests.screens.driver import SIZE, Driver, running
from tests.usecases.office import Letters, Office

NO_MAILBOX = MailFailed("mail.mailbox 550", permanent=True)
OUT_OF_REACH = MailFailed("mail.unreachable", permanent=False)


class Server(Letters):
    """Attributes:
    refusal: What it answers instead of taking a message.
    """

    def __init__(self) -> None:
        super().__init__()
        self.refusal: MailFailed | None = None

    def send(self, *, to: str, subject: str, body: str) -> None:
        if self.refusal is not None:
            raise self.refusal
        super().send(to=to, subject=subject, body=body)


class Post:
    """Attributes:
    server: The mail server of the office.
    hugo: Whose messages are sent and fail.
    """

    def __init__(self, office: Office) -> None:
        self.office = office
        self.server = Server()
        office.letters = self.server
        self.hugo = self.somebody("Hugo", "Sterrebos")

    def somebody(self, first: str, last: str) -> User:
        """A user with an address made of the name."""
        address = f"{first[0].lower()}.{last.lower()}@veldermeer.example"
        return self.office.user(first_name=first, last_name=last, email=address, language="nl")

    def reset(self, user: User, refusal: MailFailed | None = None) -> None:
        """Reset a password and let the worker run, with the server in that mood."""
        actor = self.office.enter(self.office.anna)
        self.office.domain.reset_password(ResetPassword(actor=actor, user_id=user.id))
        self.server.refusal = refusal
        self.office.deliver()
        self.server.refusal = None

    def order(self, kind: MailKind, user: User | None, to: str, **params: str) -> int:
        """A message that waits."""
        with self.office.storage.writing() as unit:
            mail_id = unit.outbox.put(
                MailOrder(
                    kind=kind, authority_id=self.office.authority.id, user_id=user.id if user is not None else None,
                    address=to, language="nl", created_at=self.office.clock.now(),
                    order=user.credential.order if user is not None else 0,
                    params={"at": self.office.clock.now().isoformat(), **params},
                )
            )  # fmt: skip
            unit.commit()
        return mail_id

    def settle(self, mail_id: int, how: str) -> None:
        """As a worker would note it."""
        with self.office.storage.writing() as unit:
            unit.outbox.claim_some(self.office.clock.now(), 60, 100)
            at = self.office.clock.now() + timedelta(minutes=2)
            if how == "sent":
                unit.outbox.sent(mail_id, at)
            elif how == "lapsed":
                unit.outbox.lapsed(mail_id, at)
            unit.commit()

    def all_states(self) -> None:
        """One of each, Hugo's failure and the one that waits on top."""
        self.settle(self.order("authority_changed", None, "imi@veldermeer.example"), "sent")
        self.office.clock.advance(hours=1)
        carla = self.somebody("Carla", "Molenwiek")
        self.settle(self.order("password_reminder", carla, carla.email, days_left="7"), "sent")
        self.settle(self.order("roles_changed", carla, carla.email), "lapsed")
        self.office.clock.advance(hours=20)
        self.reset(self.somebody("Joris", "Kleiweg"), OUT_OF_REACH)
        self.order("password_changed", carla, carla.email)
        self.office.clock.advance(seconds=10)
        self.reset_only_failed()

    def reset_only_failed(self) -> None:
        """Hugo's message fails for good; what else is due waits on."""
        actor = self.office.enter(self.office.anna)
        self.office.domain.reset_password(ResetPassword(actor=actor, user_id=self.hugo.id))
        with self.office.storage.writing() as unit:
            newest = unit.outbox.rows(limit=1)[0]
            unit.outbox.failed(newest.id, self.office.clock.now(), NO_MAILBOX.reason, None)
            unit.commit()


@asynccontextmanager
async def messages(
    office: Office, *, language: str = "nl", size: tuple[int, int] = SIZE, service: bool = False
) -> AsyncIterator[Driver]:
    """The administrator is signed in and has opened the list from the menu.

    Args:
        service: Mail leaves by a service, so that what waits goes on waiting.
    """
    domain = Domain(office.world, Preview(office.world.rules), None) if service else office.domain
    async with running(domain, language=language, size=size) as it:
        await it.sign_in("anna")
        await it.press("e")
        await it.settle()
        yield it


def row_of(it: Driver, part: str) -> str:
    """The line of the list that contains it."""
    return next(line for line in it.text().split("\n")[4:] if part in line)
