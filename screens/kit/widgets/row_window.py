"""What a list holds of a long result: a stretch of rows around the cursor, read in pages by key (never by number)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from screens.kit.outcome import Done, Outcome
from screens.kit.text import begins

R = TypeVar("R")
Key = tuple[str | int, ...]

MOST = 600
"""Rows kept; those farthest from the cursor go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """Attributes:
    text: What stands in the filter.
    sort: Code of the column to sort by.
    after: Key of the row before the page; None begins at the beginning (or, backwards, at the end).
    backwards: Read towards the beginning; rows come in list order all the same.
    """

    text: str = ""
    sort: str = ""
    descending: bool = False
    after: Key | None = None
    backwards: bool = False
    limit: int = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage(Generic[R]):
    """Rows, how many match in all, and how many there are without a filter."""

    rows: tuple[R, ...]
    matching: int
    total: int


class Source(Protocol[R]):
    """Where a list's rows come from."""

    async def page(self, query: ListQuery) -> Outcome[ListPage[R]]:
        """One page."""
        ...

    def key(self, row: R) -> Key:
        """Where the row stands in the present sorting."""
        ...

    def ident(self, row: R) -> Hashable:
        """What the row is, wherever it stands."""
        ...


class RowWindow(Generic[R]):
    """Attributes:
    rows: The rows that are known.
    offset: How many stand before them.
    at: Index of the row at the cursor.
    matching, total: As in `ListPage`.
    generation: Counts the changes of `rows`.
    """

    def __init__(self) -> None:
        self.rows: list[R] = []
        self.offset = 0
        self.at = 0
        self.matching = 0
        self.total = 0
        self.generation = 0

    @property
    def row(self) -> R | None:
        """The row at the cursor; None in an empty list."""
        return self.rows[self.at] if self.rows else None

    def put(self, page: ListPage[R], *, offset: int | None = None) -> None:
        """Hold just this page; without an offset it is the end of the result. The cursor keeps its index if it can."""
        self.rows = list(page.rows)
        self._counts(page)
        self.offset = max(page.matching - len(page.rows), 0) if offset is None else offset
        self.move_to(self.at)

    def add_after(self, page: ListPage[R]) -> None:
        """More rows at the end."""
        self.rows += page.rows
        self._counts(page)
        if not page.rows:
            self.matching = self.offset + len(self.rows)
        surplus = min(len(self.rows) - MOST, self.at)
        if surplus > 0:
            del self.rows[:surplus]
            self.offset += surplus
            self.at -= surplus

    def add_before(self, page: ListPage[R]) -> None:
        """More rows at the beginning."""
        self.rows[:0] = page.rows
        self._counts(page)
        self.at += len(page.rows)
        self.offset = max(self.offset - len(page.rows), 0) if page.rows else 0
        if len(self.rows) > MOST:
            del self.rows[max(MOST, self.at + 1) :]

    def _counts(self, page: ListPage[R]) -> None:
        self.matching, self.total = page.matching, page.total
        self.generation += 1

    def move_to(self, index: int) -> None:
        """Put the cursor on a row that is known."""
        self.at = max(0, min(index, len(self.rows) - 1))

    def move_to_row(self, ident: Hashable, ident_of: Callable[[R], Hashable]) -> bool:
        """Put the cursor on that row, if it is known."""
        for index, row in enumerate(self.rows):
            if ident_of(row) == ident:
                self.move_to(index)
                return True
        return False

    def lacks_after(self, reach: int) -> bool:
        """Whether a step that far down needs rows that are not known yet."""
        return self.at + reach >= len(self.rows) and self.offset + len(self.rows) < self.matching

    def lacks_before(self, reach: int) -> bool:
        """Whether a step that far up does."""
        return self.at - reach < 0 and self.offset > 0


class WholeSource(Generic[R]):
    """A source whose rows come all at once and are few: found and sorted here."""

    def __init__(
        self,
        fetch: Callable[[], Awaitable[Outcome[Sequence[R]]]],
        *,
        ident: Callable[[R], int | str],
        words: Callable[[R], str],
        sorts: dict[str, Callable[[R], str | int]],
    ) -> None:
        self._fetch = fetch
        self._ident = ident
        self._words = words
        self._sorts = sorts

    async def page(self, query: ListQuery) -> Outcome[ListPage[R]]:
        """All that match, behind the key that was asked for."""
        outcome = await self._fetch()
        if not isinstance(outcome, Done):
            return outcome
        found = [row for row in outcome.value if begins(self._words(row), query.text)]
        by = self._sorts.get(query.sort)
        if by is not None:
            found.sort(key=by, reverse=query.descending)
        places = {self._ident(row): index for index, row in enumerate(found)}
        after = None if query.after is None else places.get(query.after[0])
        if query.backwards:
            end = len(found) if after is None else after
            rows = found[max(end - query.limit, 0) : end]
        else:
            start = 0 if after is None else after + 1
            rows = found[start : start + query.limit]
        return Done(ListPage(rows=tuple(rows), matching=len(found), total=len(outcome.value)))

    def key(self, row: R) -> Key:
        """The row itself tells where it stands."""
        return (self._ident(row),)

    def ident(self, row: R) -> Hashable:
        """As given."""
        return self._ident(row)
