"""The facade: one method a use case; all that a screen or a command may call (architecture, chapter 2)."""

from __future__ import annotations

from typing import Protocol

from imi_tui.domain.dto.authority import (
    AuthoritySaved,
    AuthorityView,
    ConfirmAuthority,
    SaveAuthority,
    TranslationRequestRow,
)
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.session import Actor, ChangePassword, Home, SignedIn, SignIn
from imi_tui.domain.dto.users import (
    AddUser,
    DeleteUser,
    MailRun,
    ResetPassword,
    SaveUser,
    UserForm,
    UserPage,
    UserQuery,
    UserSaved,
    UserView,
)


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

    def reset_password(self, command: ResetPassword) -> UserView: ...

    def delete_user(self, command: DeleteUser) -> None:
        """Denied for oneself; DomainError `last.administrator` or `last.holder` with name, module, role (R4.3)."""
        ...

    # mail
    def deliver_mail(self) -> MailRun:
        """Delivers what is due, when the transport is one that delivers at once (Maildir, D20); else does nothing."""
        ...
