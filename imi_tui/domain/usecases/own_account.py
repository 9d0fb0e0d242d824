"""Looking after one's own account (screens.md 17)."""

from __future__ import annotations

from dataclasses import replace

from imi_tui.domain.dto.own_account import OwnDetails, SaveOwnDetails
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.errors import FieldChange, Invalid
from imi_tui.domain.model.user import User
from imi_tui.domain.policies import telephone, user_data
from imi_tui.domain.ports import UnitOfWork
from imi_tui.domain.usecases.gate import Present, admit, admit_writing, refusals_recorded, require_version
from imi_tui.domain.usecases.views import user_view
from imi_tui.domain.usecases.world import World

_ACTION = "own.save"


def own_details(world: World, actor: Actor) -> OwnDetails:
    """The own account, for anyone who is signed in."""
    recorded = refusals_recorded(world, actor, "own.see", target="user", target_id=actor.user_id)
    with recorded, world.storage.reading() as unit:
        present = admit(unit, actor, "see_home")
        return _view(world, unit, present, present.user)


def save_own_details(world: World, command: SaveOwnDetails) -> OwnDetails:
    """Store telephone and languages. Rights, names and address stay as they are, whatever was sent (D15).

    Raises:
        Conflict: Somebody else changed the account meanwhile.
        Invalid: Everything that is not right yet; paths `phone`, `language`, `screen_language`.
    """
    recorded = refusals_recorded(world, command.actor, _ACTION, target="user", target_id=command.actor.user_id)
    with recorded, world.storage.writing() as unit:
        present = admit_writing(unit, command.actor, "see_home")
        user = present.user
        require_version(unit, user, command.expected_version)
        checked = _checked(world, unit, present, command)
        before = {
            "phone": user.phone,
            "language": user.language,
            "screen_language": unit.users.screen_language(user.id),
        }
        found = tuple(
            FieldChange(path=path, before=was, after=getattr(checked, path))
            for path, was in before.items()
            if was != getattr(checked, path)
        )
        if found:
            user.phone, user.language = checked.phone, checked.language
            user.version += 1
            unit.users.in_authority(present.authority.id).save(user)
            unit.users.save_screen_language(user.id, checked.screen_language)
            now = world.clock.now()
            unit.audit.record(
                present.entry(now, _ACTION, target="user", target_id=user.id, version=user.version, changes=found)
            )
        view = _view(world, unit, present, user)
        unit.commit()
    return view


def _checked(world: World, unit: UnitOfWork, present: Present, command: SaveOwnDetails) -> SaveOwnDetails:
    catalogue = world.reference.get(unit)
    phone, wrong = telephone.check(command.phone, "phone", present.authority.country)
    issues = [*wrong, *user_data.check_language(command.language, catalogue)]
    if command.screen_language:
        issues += user_data.check_language(command.screen_language, catalogue, "screen_language")
    errors = tuple(issue for issue in issues if not issue.warning)
    if errors:
        raise Invalid(errors)
    return replace(command, phone=phone)


def _view(world: World, unit: UnitOfWork, present: Present, user: User) -> OwnDetails:
    return OwnDetails(
        user=user_view(unit, world, present, user),
        screen_language=unit.users.screen_language(user.id),
    )
