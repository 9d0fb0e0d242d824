"""The lists that screens show, as protocols: what the use cases ask of a unit of work that only reads."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import Protocol

from imi_tui.domain.dto.authority import CoordinatorCandidate, TranslationRequestRow
from imi_tui.domain.dto.leaving import Candidate, CandidateQuery
from imi_tui.domain.dto.mail import MessagePage, MessageQuery, MessageRow
from imi_tui.domain.dto.roles_overview import RolesOverview
from imi_tui.domain.dto.users import UserPage, UserQuery
from imi_tui.domain.model.search import CoordinatorSearch
from imi_tui.domain.model.user import Role


class Counts(Protocol):
    """Numbers about one authority for the menu Beheer (see dto `Home`)."""

    users: int
    administrators: int
    expired: int
    unchecked: int
    messages_waiting: int
    messages_failed: int
    mails_failed: int


class ReadModel(Protocol):
    """Lists straight from the tables, on a connection that cannot write. Used inside a reading unit of work."""

    def users_page(self, authority_id: int, query: UserQuery, now: datetime) -> UserPage:
        """Keyset-paged window (never OFFSET)."""

    def roles_overview(
        self,
        authority_id: int,
        query: UserQuery,
        now: datetime,
        *,
        modules: Sequence[str],
        everything: AbstractSet[Role],
    ) -> RolesOverview:
        """The same window as `users_page`; `everything` are all (module, role) that somebody could have."""

    def successors(self, authority_id: int, query: CandidateQuery, now: datetime) -> Sequence[Candidate]:
        """Colleagues whom the typed words find, those with a role in the module first, then by name."""

    def count_colleagues(self, authority_id: int, leaver_id: int) -> int: ...

    def coordinator_candidates(self, search: CoordinatorSearch) -> Sequence[CoordinatorCandidate]:
        """Best first; `linked` is left false."""

    def counts(self, authority_id: int, now: datetime) -> Counts: ...

    def translation_requests(self) -> Sequence[TranslationRequestRow]:
        """Open ones, newest first."""

    def messages(self, authority_id: int, query: MessageQuery) -> MessagePage:
        """Keyset-paged window of the authority's messages, newest first."""

    def message(self, authority_id: int, mail_id: int) -> MessageRow | None:
        """One of the authority's messages."""
