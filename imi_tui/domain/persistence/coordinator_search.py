"""Who can be linked as coordinator (R2.9, D5), found by the beginnings of words (D18)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, case, exists, literal, or_, select

from imi_tui.domain.dto.authority import CoordinatorCandidate, FoundIn
from imi_tui.domain.model.search import CoordinatorSearch, SoughtWord
from imi_tui.domain.persistence.tables import access, authority, authority_search, keyword_tick
from imi_tui.domain.policies.folding import fold, search_text

RANKS: Final[tuple[FoundIn, ...]] = ("name", "place", "keyword", "description")
"""Best first (D18)."""
_NOWHERE: Final = len(RANKS)


def find_coordinators(connection: Connection, search: CoordinatorSearch) -> tuple[CoordinatorCandidate, ...]:
    """Those in whom every word is found, ranked by the word that is found worst; then those whose name begins with the
    first word; then by name."""
    ranks = [_rank_of(word) for word in search.words]
    names = [rank.label(f"rank_{at}") for at, rank in enumerate(ranks)]
    shown = authority.c
    found = (
        select(shown.id, shown.number, shown.official_name, shown.country_code, shown.town, shown.description, *names)
        .join_from(access, authority, authority.c.id == access.c.authority_id)
        .join(authority_search, authority_search.c.authority_id == authority.c.id)
        .where(
            access.c.module_code == search.module,
            access.c.state == "granted",
            access.c.role_code.in_(sorted(search.roles)),
            access.c.authority_id != search.authority_id,
            *(rank < _NOWHERE for rank in ranks),
        )
        .order_by(*_order(search.words, ranks), authority_search.c.sort_key, authority.c.id)
        .limit(search.limit)
    )
    rows = connection.execute(found).mappings().all()
    ticks = _ticks_of(connection, search, [row["id"] for row in rows])
    return tuple(_candidate(row, search.words, ticks.get(row["id"], frozenset())) for row in rows)


def _order(words: Sequence[SoughtWord], ranks: Sequence[ColumnElement[int]]) -> list[ColumnElement[Any]]:
    if not words:
        return []
    worst = [(or_(*(rank == place for rank in ranks)), place) for place in range(_NOWHERE - 1, 0, -1)]
    begins = authority_search.c.sort_key.like(f"{_plain(words[0].prefix)}%", escape="/")
    return [case(*worst, else_=0), case((begins, 0), else_=1)]


def _rank_of(word: SoughtWord) -> ColumnElement[int]:
    """The place in `RANKS` where the word is found first; one more when it is nowhere."""
    like = f"% {_plain(word.prefix)}%"
    ticked = exists().where(
        keyword_tick.c.authority_id == access.c.authority_id,
        keyword_tick.c.module_code == access.c.module_code,
        keyword_tick.c.keyword_code.in_(word.keywords),
    )
    return case(
        (authority_search.c.name.like(like, escape="/"), literal(0)),
        (authority_search.c.place.like(like, escape="/"), literal(1)),
        (ticked if word.keywords else literal(value=False), literal(2)),
        (authority_search.c.description.like(like, escape="/"), literal(3)),
        else_=literal(_NOWHERE),
    )


def _plain(prefix: str) -> str:
    return prefix.replace("/", "//").replace("%", "/%").replace("_", "/_")


def _ticks_of(connection: Connection, search: CoordinatorSearch, ids: list[int]) -> dict[int, frozenset[str]]:
    """Of the keywords that were meant, those that each of the found has ticked in the module."""
    meant = sorted({code for word in search.words for code in word.keywords})
    if not ids or not meant:
        return {}
    tick = keyword_tick.c
    found = select(tick.authority_id, tick.keyword_code).where(
        and_(tick.authority_id.in_(ids), tick.module_code == search.module, tick.keyword_code.in_(meant))
    )
    ticks: dict[int, set[str]] = {}
    for row in connection.execute(found):
        ticks.setdefault(row.authority_id, set()).add(row.keyword_code)
    return {owner: frozenset(codes) for owner, codes in ticks.items()}


def _candidate(row: RowMapping, words: Sequence[SoughtWord], ticked: frozenset[str]) -> CoordinatorCandidate:
    ranks = [row[f"rank_{at}"] for at in range(len(words))]
    worst = max(ranks, default=0)
    found_in = RANKS[worst]
    found = ""
    if found_in == "place":
        found = row["town"]
    elif found_in == "keyword":
        found = next(code for code in words[ranks.index(worst)].keywords if code in ticked)
    elif found_in == "description":
        found = _word_of(row["description"], words[ranks.index(worst)].prefix)
    return CoordinatorCandidate(
        number=row["number"],
        name=row["official_name"],
        country=row["country_code"],
        town=row["town"],
        found_in=found_in,
        found=found,
    )


def _word_of(description: str, prefix: str) -> str:
    """The first word of the text, as written, in which the prefix begins a word."""
    hits = (token for token in description.split() if f" {fold(prefix)}" in search_text(token))
    return next(hits, "").strip(".,;:()!?\"'")
