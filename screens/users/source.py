"""The users list's rows: typed words become names to find or states, pages come by key (R4.1, R4.8, R4.9)."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast, get_args

from imi_tui.domain.dto.users import SearchWord, UserQuery, UserRow, UserShow, UserSort
from screens.kit.outcome import Done, Outcome
from screens.kit.widgets.row_window import Key, ListPage, ListQuery
from screens.users import words

if TYPE_CHECKING:
    from imi_tui.locale import Texts
    from screens.kit.host import Host

SORTS: Final = frozenset(get_args(UserSort))


def search_words(tr: Texts, typed: str) -> tuple[SearchWord, ...]:
    """Each typed word, with the states whose word in the reader's language begins so."""
    return tuple(_search_word(tr, word) for word in typed.split())


def _search_word(tr: Texts, word: str) -> SearchWord:
    return SearchWord(
        prefix=word,
        passwords=frozenset(
            state for state in words.PASSWORDS if words.begins_so(words.password_word(tr, state), word)
        ),
        statuses=frozenset(status for status in words.STATUSES if words.begins_so(words.status_word(tr, status), word)),
        administrators=words.begins_so(words.administrator_word(tr), word),
    )


class UserSource:
    """Asks the domain for a page of the own authority's users (R1.2).

    Attributes:
        show: Which of them at all; the filter chooses among these.
    """

    def __init__(self, host: Callable[[], Host]) -> None:
        self._host = host
        self.show: UserShow = "all"

    async def page(self, query: ListQuery) -> Outcome[ListPage[UserRow]]:
        """The page in the present language's words."""
        return await self._ask(query, problems=False)

    async def next_problem(self, query: ListQuery) -> Outcome[UserRow | None]:
        """The first user after `query.after` who needs a look, from the beginning again behind the last one."""
        outcome = await self._ask(replace(query, limit=1), problems=True)
        if isinstance(outcome, Done) and not outcome.value.rows and query.after is not None:
            outcome = await self._ask(replace(query, limit=1, after=None), problems=True)
        return Done(next(iter(outcome.value.rows), None)) if isinstance(outcome, Done) else outcome

    async def _ask(self, query: ListQuery, *, problems: bool) -> Outcome[ListPage[UserRow]]:
        host = self._host()
        actor = host.me.actor
        wanted = UserQuery(
            words=search_words(host.tr, query.text),
            sort=cast("UserSort", query.sort) if query.sort in SORTS else "name",
            descending=query.descending,
            after=query.after,
            backwards=query.backwards,
            limit=query.limit,
            show=self.show,
            problems=problems,
        )
        outcome = await host.bridge.ask(lambda api: api.users(actor, wanted))
        if not isinstance(outcome, Done):
            return outcome
        page = outcome.value
        return Done(ListPage(rows=page.rows, matching=page.matching, total=page.total))

    def key(self, row: UserRow) -> Key:
        """As the domain gave it."""
        return row.key

    def ident(self, row: UserRow) -> Hashable:
        """The user."""
        return row.id
