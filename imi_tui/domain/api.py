"""The facade: one method a use case; all that a screen or a command may call (architecture, chapter 2)."""

from __future__ import annotations

from typing import Final, Protocol

from imi_tui.domain.dto.authority import (
    AuthoritySaved,
    AuthorityView,
    ConfirmAuthority,
    CoordinatorCandidate,
    LastChange,
    PublicAuthority,
    SaveAuthority,
    TranslationRequestRow,
)
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.leaving import Candidate, CandidateQuery, DeleteUser, Departure, RestoreUser
from imi_tui.domain.dto.mail import MailRun, MessagePage, MessageQuery, MessageView
from imi_tui.domain.dto.own_account import OwnDetails, SaveOwnDetails
from imi_tui.domain.dto.roles_overview import RolesOverview
from imi_tui.domain.dto.session import Actor, ChangePassword, Home, SignedIn, SignIn
from imi_tui.domain.dto.users import (
    AddUser,
    ConfirmUser,
    ResetPassword,
    ResetPasswords,
    ResetReport,
    SaveUser,
    UserForm,
    UserPage,
    UserQuery,
    UserSaved,
    UserView,
)

ALL_USERS: Final = UserQuery()
ALL_MESSAGES: Final = MessageQuery()


class Api(Protocol):
    """Every method may raise `DomainError`; every one that takes an actor or a command with one re-reads account,
    session and rights
    first (`Denied`) and works on the actor's own authority. Methods block (database, hashing): never call them on
    the event loop."""

    # signing in
    def sign_in(self, command: SignIn) -> SignedIn:
        """SignInRefused for every failure alike (D14)."""
        ...

    def sign_out(self, actor: Actor) -> None: ...

    def change_password(self, command: ChangePassword) -> SignedIn:
        """Invalid with all unmet rules at once (R4.7, D13); paths `new` and `again`."""
        ...

    def own_details(self, actor: Actor) -> OwnDetails:
        """The own account and the rules for its password; for everybody."""
        ...

    def save_own_details(self, command: SaveOwnDetails) -> OwnDetails:
        """Telephone and languages, never rights (D15). Invalid, Conflict, Denied."""
        ...

    def catalogue(self, actor: Actor) -> Catalogue:
        """The reference data; read once and kept."""
        ...

    def home(self, actor: Actor) -> Home: ...

    # the authority's data
    def authority(self, actor: Actor) -> AuthorityView: ...

    def save_authority(self, command: SaveAuthority) -> AuthoritySaved:
        """Invalid, Conflict, Denied. One transaction: data, trail, translation request (R2.4, R2.6)."""
        ...

    def confirm_authority(self, command: ConfirmAuthority) -> AuthorityView: ...

    def coordinator_candidates(
        self, actor: Actor, module: str, text: str, limit: int = 20
    ) -> tuple[CoordinatorCandidate, ...]:
        """Authorities that can be linked as coordinator in that module (R2.9, D5), the linked ones included: every
        typed word begins a word of name, place, keyword or description, without case and accents; best first. None
        in a module that is not at work or knows no coordinators."""
        ...

    def authority_last_change(self, actor: Actor, path: str) -> LastChange | None:
        """Who changed a value of the own authority last (`general.email`, `competences`); None when nobody did."""
        ...

    def user_last_change(self, actor: Actor, user_id: int, path: str) -> LastChange | None:
        """The same of a user (`phone`, `roles`); for administrators. Denied, Gone."""
        ...

    def public_authority(self, actor: Actor, number: str) -> PublicAuthority:
        """What every signed-in user may see of an authority, the own one too (R1.1, D27). Gone: `gone.authority`."""
        ...

    def translation_requests(self, actor: Actor) -> tuple[TranslationRequestRow, ...]:
        """Open requests; for the Commission's desk only (R2.6)."""
        ...

    # users
    def users(self, actor: Actor, query: UserQuery) -> UserPage: ...

    def user(self, actor: Actor, user_id: int) -> UserView: ...

    def user_form(self, actor: Actor, user_id: int | None) -> UserForm: ...

    def propose_user_name(self, actor: Actor) -> str:
        """A free one, word and four digits (R3.6, D9)."""
        ...

    def user_name_free(self, actor: Actor, user_name: str) -> bool: ...

    def add_user(self, command: AddUser) -> UserSaved: ...

    def save_user(self, command: SaveUser) -> UserSaved: ...

    def confirm_user(self, command: ConfirmUser) -> UserView:
        """Notes that somebody looked; no new version (R4.2, D25). Gone, Conflict, Denied."""
        ...

    def roles_overview(self, actor: Actor, query: UserQuery = ALL_USERS) -> RolesOverview:
        """Users x modules (D26, R4.4), in windows as `users`; the same words, choices and sortings."""
        ...

    def reset_password(self, command: ResetPassword) -> UserView: ...

    def reset_passwords(self, command: ResetPasswords) -> ResetReport:
        """Several in one transaction; who cannot be reset is left out with the reason. Denied for the whole when one
        belongs to another authority."""
        ...

    def departure(self, actor: Actor, user_id: int) -> Departure:
        """What deleting would mean (R4.3, R4.4). Denied for oneself."""
        ...

    def successors(self, actor: Actor, query: CandidateQuery) -> tuple[Candidate, ...]:
        """Colleagues who could take over from a user."""
        ...

    def delete_user(self, command: DeleteUser) -> None:
        """Deletes and hands over in one transaction. Denied for oneself; DomainError `last.administrator` or
        `last.holder` with name, module, role (R4.3)."""
        ...

    def restore_user(self, command: RestoreUser) -> UserView:
        """Puts a deleted user back (D7). Invalid with path `email`; DomainError `restore.too_late`."""
        ...

    # mail
    def messages(self, actor: Actor, query: MessageQuery = ALL_MESSAGES) -> MessagePage:
        """The own authority's messages, newest first, in windows; for administrators."""
        ...

    def message(self, actor: Actor, mail_id: int) -> MessageView:
        """One of them with its text; a password never stands in it. Gone: `gone.message`."""
        ...

    def retry_message(self, actor: Actor, mail_id: int) -> MessageView:
        """Send again what failed or waits for its next try; where a password belongs a new one is made. Gone, and
        DomainError `retry.sent`, `retry.sending`, `retry.waiting`, `retry.lapsed`."""
        ...

    def deliver_mail(self) -> MailRun:
        """Delivers what is due, when the transport is one that delivers at once (Maildir, D20); else does nothing."""
        ...
