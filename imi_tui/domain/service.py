"""The facade at work: implements `api.Api` by the use cases."""

from __future__ import annotations

from collections.abc import Callable

from imi_tui.domain.api import ALL_MESSAGES, ALL_USERS
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
from imi_tui.domain.ports import LetterWriter
from imi_tui.domain.usecases import (
    add_user,
    authority,
    change_password,
    coordinators,
    delete_user,
    home,
    last_change,
    leaving,
    messages,
    own_account,
    reset_password,
    restore_user,
    save_authority,
    save_user,
    sign_in,
    users,
)
from imi_tui.domain.usecases.world import World


class Domain:
    """See `Api` for what each method promises. Safe to call from several threads."""

    def __init__(self, world: World, letters: LetterWriter, deliver: Callable[[], MailRun] | None = None) -> None:
        """`deliver`: sends what waits, when mail leaves right after the commit (D20); None when a service does."""
        self._world = world
        self._letters = letters
        self._deliver = deliver

    def sign_in(self, command: SignIn) -> SignedIn:
        return sign_in.sign_in(self._world, command)

    def sign_out(self, actor: Actor) -> None:
        sign_in.sign_out(self._world, actor)

    def change_password(self, command: ChangePassword) -> SignedIn:
        return change_password.change_password(self._world, command)

    def own_details(self, actor: Actor) -> OwnDetails:
        return own_account.own_details(self._world, actor)

    def save_own_details(self, command: SaveOwnDetails) -> OwnDetails:
        return own_account.save_own_details(self._world, command)

    def catalogue(self, actor: Actor) -> Catalogue:
        return home.catalogue(self._world, actor)

    def home(self, actor: Actor) -> Home:
        return home.home(self._world, actor)

    def authority(self, actor: Actor) -> AuthorityView:
        return authority.see_authority(self._world, actor)

    def save_authority(self, command: SaveAuthority) -> AuthoritySaved:
        return save_authority.save_authority(self._world, command)

    def confirm_authority(self, command: ConfirmAuthority) -> AuthorityView:
        return authority.confirm_authority(self._world, command)

    def coordinator_candidates(
        self, actor: Actor, module: str, text: str, limit: int = 20
    ) -> tuple[CoordinatorCandidate, ...]:
        return coordinators.candidates(self._world, actor, module, text, limit)

    def authority_last_change(self, actor: Actor, path: str) -> LastChange | None:
        return last_change.of_authority(self._world, actor, path)

    def user_last_change(self, actor: Actor, user_id: int, path: str) -> LastChange | None:
        return last_change.of_user(self._world, actor, user_id, path)

    def public_authority(self, actor: Actor, number: str) -> PublicAuthority:
        return authority.public_authority(self._world, actor, number)

    def translation_requests(self, actor: Actor) -> tuple[TranslationRequestRow, ...]:
        return authority.translation_requests(self._world, actor)

    def users(self, actor: Actor, query: UserQuery) -> UserPage:
        return users.users(self._world, actor, query)

    def user(self, actor: Actor, user_id: int) -> UserView:
        return users.user(self._world, actor, user_id)

    def user_form(self, actor: Actor, user_id: int | None) -> UserForm:
        return users.user_form(self._world, actor, user_id)

    def propose_user_name(self, actor: Actor) -> str:
        return users.propose_user_name(self._world, actor)

    def user_name_free(self, actor: Actor, user_name: str) -> bool:
        return users.user_name_free(self._world, actor, user_name)

    def add_user(self, command: AddUser) -> UserSaved:
        return add_user.add_user(self._world, command)

    def save_user(self, command: SaveUser) -> UserSaved:
        return save_user.save_user(self._world, command)

    def confirm_user(self, command: ConfirmUser) -> UserView:
        return save_user.confirm_user(self._world, command)

    def roles_overview(self, actor: Actor, query: UserQuery = ALL_USERS) -> RolesOverview:
        return users.roles_overview(self._world, actor, query)

    def reset_password(self, command: ResetPassword) -> UserView:
        return reset_password.reset_password(self._world, command)

    def reset_passwords(self, command: ResetPasswords) -> ResetReport:
        return reset_password.reset_passwords(self._world, command)

    def delete_user(self, command: DeleteUser) -> None:
        delete_user.delete_user(self._world, command)

    def departure(self, actor: Actor, user_id: int) -> Departure:
        return leaving.departure(self._world, actor, user_id)

    def successors(self, actor: Actor, query: CandidateQuery) -> tuple[Candidate, ...]:
        return leaving.successors(self._world, actor, query)

    def restore_user(self, command: RestoreUser) -> UserView:
        return restore_user.restore_user(self._world, command)

    def messages(self, actor: Actor, query: MessageQuery = ALL_MESSAGES) -> MessagePage:
        return messages.messages(self._world, actor, query)

    def message(self, actor: Actor, mail_id: int) -> MessageView:
        return messages.message(self._world, self._letters, actor, mail_id)

    def retry_message(self, actor: Actor, mail_id: int) -> MessageView:
        return messages.retry_message(self._world, self._letters, actor, mail_id)

    def deliver_mail(self) -> MailRun:
        return self._deliver() if self._deliver is not None else MailRun(sent=0, failed=0, lapsed=0)
