"""Looking at the users of the own authority (R4.1), and user names for a new one (R3.6)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from imi_tui.domain.dto.roles_overview import RolesOverview
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import UserForm, UserPage, UserQuery, UserView
from imi_tui.domain.policies import last_holder, user_name
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.gate import admit, own_user, refusals_recorded
from imi_tui.domain.usecases.views import accesses, offers, user_view
from imi_tui.domain.usecases.world import World

_MOST_ROWS: Final = 500


def users(world: World, actor: Actor, query: UserQuery) -> UserPage:
    """A window of the list. No query asks for more rows than a large screen shows."""
    with refusals_recorded(world, actor, "users.see"), world.storage.reading() as unit:
        present = admit(unit, actor, "see_users")
        return unit.lists.users_page(present.authority.id, _bounded(query), world.clock.now())


def roles_overview(world: World, actor: Actor, query: UserQuery) -> RolesOverview:
    """Who may do what where (D26). Someone with every role that can be given, in every module at work, is marked: no
    task needs that (R4.4)."""
    with refusals_recorded(world, actor, "users.overview"), world.storage.reading() as unit:
        present = admit(unit, actor, "see_users")
        catalogue = world.reference.get(unit)
        granted = accesses(present.authority, catalogue)
        everything = {
            (access.module, role.code)
            for access in granted
            if access.state == "granted"
            for role in last_holder.offered(catalogue, access)
        }
        return unit.lists.roles_overview(
            present.authority.id,
            _bounded(query),
            world.clock.now(),
            modules=[access.module for access in granted],
            everything=everything,
        )


def user(world: World, actor: Actor, user_id: int) -> UserView:
    """One user with everything the record shows."""
    with (
        refusals_recorded(world, actor, "user.see", target="user", target_id=user_id),
        world.storage.reading() as unit,
    ):
        present = admit(unit, actor, "see_users")
        return user_view(unit, world, present, own_user(unit, present, user_id))


def user_form(world: World, actor: Actor, user_id: int | None) -> UserForm:
    """What the form needs to open; None for a new user, who starts without any tick (D26)."""
    with (
        refusals_recorded(world, actor, "user.form", target="user", target_id=user_id or 0),
        world.storage.reading() as unit,
    ):
        present = admit(unit, actor, "edit_users")
        authority = present.authority
        scope = unit.users.in_authority(authority.id)
        shown = user_view(unit, world, present, own_user(unit, present, user_id)) if user_id is not None else None
        return UserForm(
            user=shown,
            offers=offers(authority, world.reference.get(unit), scope.holders()),
            proposal=free_user_name(world, unit) if shown is None else "",
            language=shown.language if shown is not None else present.user.language,
            other_administrators=tuple(name for holder, name in scope.administrators() if holder != user_id),
        )


def propose_user_name(world: World, actor: Actor) -> str:
    """Another free one (R3.6, D9)."""
    with refusals_recorded(world, actor, "user_name.propose"), world.storage.reading() as unit:
        admit(unit, actor, "edit_users")
        return free_user_name(world, unit)


def user_name_free(world: World, actor: Actor, name: str) -> bool:
    """Whether nobody has or had it (D1). Says nothing about its form."""
    with refusals_recorded(world, actor, "user_name.check"), world.storage.reading() as unit:
        admit(unit, actor, "edit_users")
        key = user_name.key(name)
        return not (user_name.possible(key) and unit.users.user_name_in_use(key))


def _bounded(query: UserQuery) -> UserQuery:
    return replace(query, limit=max(1, min(query.limit, _MOST_ROWS)))


def free_user_name(world: World, unit: UnitOfWork) -> str:
    """A proposal that is free at this moment; saving checks again."""
    return user_name.propose(world.random, unit.users.user_name_in_use)
