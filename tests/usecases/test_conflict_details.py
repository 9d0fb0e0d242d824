"""What a conflict tells: enough to choose field by field between "when opened", "theirs" and "yours" (D2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.dto.session import Actor
from imi_tui.domain.dto.users import SaveUser, UserData
from imi_tui.domain.errors import Conflict, FieldChange, Gone
from imi_tui.domain.model.user import User
from tests.factories import NOW
from tests.usecases.office import Office, data_of, saving

Value = str | tuple[str, ...]


@pytest.fixture
def bart(office: Office) -> Actor:
    """The other administrator."""
    user = office.user(user_name="bart", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    return office.enter(user)


def conflict(office: Office, command: SaveUser) -> Conflict:
    with pytest.raises(Conflict) as caught:
        office.domain.save_user(command)
    return caught.value


def told(changes: tuple[FieldChange, ...]) -> dict[str, tuple[Value, Value]]:
    return {change.path: (change.before, change.after) for change in changes}


def applied(opened: UserData, changes: tuple[FieldChange, ...]) -> UserData:
    """What the other one must have stored, from what stood there when the form was opened."""
    values: dict[str, object] = {}
    roles: dict[str, frozenset[str]] = dict(opened.roles)
    for change in changes:
        if change.path.startswith("roles."):
            module = change.path.removeprefix("roles.")
            roles[module] = roles.get(module, frozenset()) - set(change.before) | set(change.after)
        elif change.path == "is_administrator":
            assert (change.before == "yes") is opened.is_administrator
            values[change.path] = change.after == "yes"
        else:
            assert change.before == getattr(opened, change.path)
            values[change.path] = change.after
    given = {module: codes for module, codes in roles.items() if codes}
    return replace(opened, roles=given, **values)  # type: ignore[arg-type]


def roles(**given: str) -> Mapping[str, frozenset[str]]:
    return {module.replace("_", "-"): frozenset(codes.split()) for module, codes in given.items()}


def a_colleague(office: Office) -> User:
    """Whose roles can all go: somebody else has those that must be held."""
    office.user(roles={("SD-REQ", "allocator"), ("PQ-REQ", "request_handler")})
    return office.user(
        first_name="Carla",
        last_name="Molenwiek",
        email="carla@x.example",
        roles={("PQ-REQ", "viewer"), ("PQ-REQ", "allocator"), ("SD-REQ", "viewer")},
    )


def test_d2_every_field_of_a_user_is_told_with_both_values(office: Office, bart: Actor) -> None:
    carla = a_colleague(office)
    opened = data_of(carla)
    mine = office.save(office.enter(office.anna), carla, phone="020 555 0143")
    theirs = office.save(
        bart,
        carla,
        first_name="Carola",
        last_name="Molen",
        email="c.molen@x.example",
        phone="020 555 0199",
        language="fr",
        is_administrator=True,
        roles=roles(PQ_REQ="viewer request_handler"),
    )
    office.clock.advance(minutes=2)
    office.domain.save_user(theirs)
    met = conflict(office, mine)
    assert told(met.changes) == {
        "first_name": ("Carla", "Carola"),
        "last_name": ("Molenwiek", "Molen"),
        "email": ("carla@x.example", "c.molen@x.example"),
        "phone": ("", "+31205550199"),
        "language": ("nl", "fr"),
        "is_administrator": ("", "yes"),
        "roles.PQ-REQ": (("allocator",), ("request_handler",)),
        "roles.SD-REQ": (("viewer",), ()),
    }
    assert (met.by, met.at, met.version) == ("Bart van Rietdijk", NOW + timedelta(minutes=2), 2)
    assert applied(opened, met.changes) == data_of(office.stored(carla))


def test_d2_several_saves_are_told_as_one_from_when_the_form_was_opened(office: Office, bart: Actor) -> None:
    carla = a_colleague(office)
    opened = data_of(carla)
    mine = office.save(office.enter(office.anna), carla, language="fr")
    for changes in (
        {"email": "one@x.example", "roles": roles(PQ_REQ="viewer", SD_REQ="viewer allocator")},
        {"email": "two@x.example", "first_name": "Karla", "roles": roles(PQ_REQ="viewer request_handler")},
        {"first_name": "Carla", "roles": roles(PQ_REQ="viewer allocator", SD_REQ="allocator")},
    ):
        office.domain.save_user(office.save(bart, carla, **changes))
    met = conflict(office, mine)
    assert told(met.changes) == {
        "email": ("carla@x.example", "two@x.example"),
        "roles.SD-REQ": (("viewer",), ("allocator",)),
    }
    assert applied(opened, met.changes) == data_of(office.stored(carla))
    # On the version that it told of, the save goes through.
    merged = replace(applied(opened, met.changes), language="fr")
    saved = office.domain.save_user(replace(mine, expected_version=met.version, data=merged))
    assert told(saved.changes) == {"language": ("nl", "fr")}


def test_d2_a_save_that_meets_a_newer_one_again_tells_of_that_alone(office: Office, bart: Actor) -> None:
    carla = a_colleague(office)
    mine = office.save(office.enter(office.anna), carla, language="fr")
    office.domain.save_user(office.save(bart, carla, phone="020 555 0199"))
    met = conflict(office, mine)
    office.domain.save_user(office.save(bart, carla, language="de"))
    again = conflict(office, replace(mine, expected_version=met.version))
    assert told(again.changes) == {"language": ("nl", "de")}
    assert again.version == 3


def test_d2_what_is_put_back_meanwhile_is_no_clash_but_still_a_new_version(office: Office, bart: Actor) -> None:
    carla = a_colleague(office)
    mine = office.save(office.enter(office.anna), carla, language="fr")
    office.domain.save_user(office.save(bart, carla, phone="020 555 0199"))
    office.domain.save_user(office.save(bart, carla, phone=""))
    met = conflict(office, mine)
    assert (met.changes, met.version) == ((), 3)


def test_d2_a_user_deleted_meanwhile_is_gone_with_who_and_when(office: Office, bart: Actor) -> None:
    carla = a_colleague(office)
    mine = office.save(office.enter(office.anna), carla, language="fr")
    office.clock.advance(minutes=2)
    office.domain.delete_user(DeleteUser(actor=bart, user_id=carla.id, expected_version=1))
    with pytest.raises(Gone) as caught:
        office.domain.save_user(mine)
    assert caught.value.params == {"by": "Bart van Rietdijk", "at": NOW + timedelta(minutes=2)}


def test_d2_every_field_of_the_authority_is_told_with_both_values(office: Office, bart: Actor) -> None:
    actor = office.enter(office.anna)
    view = office.domain.authority(actor)
    mine = saving(actor, view, street="Dorp 9")
    office.domain.save_authority(
        saving(
            bart,
            view,
            town="Elders",
            website="https://elders.example",
            working_languages=("nl", "fr"),
            competences={"policy_area": frozenset({"trade"}), "level": frozenset({"national"})},
            keywords={"PQ-REQ": frozenset({"doctor", "architect"})},
        )
    )
    with pytest.raises(Conflict) as caught:
        office.domain.save_authority(mine)
    assert told(caught.value.changes) == {
        "general.website": ("https://www.veldermeer.example", "https://elders.example"),
        "general.town": ("Veldermeer", "Elders"),
        "general.working_languages": (("en",), ("fr",)),
        "competences.level": (("local",), ("national",)),
        "competences.policy_area": (("health",), ("trade",)),
        "modules.PQ-REQ.keywords": (("nurse",), ("architect",)),
    }
