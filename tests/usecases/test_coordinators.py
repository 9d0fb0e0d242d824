"""Linked coordinators: finding them, linking and unlinking (R2.9, D5, D18)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from imi_tui.domain.dto.authority import AuthoritySaved, Coordinator, CoordinatorCandidate
from imi_tui.domain.errors import Conflict, Denied, FieldChange, Invalid
from imi_tui.domain.model.authority import Access, Authority
from tests.factories import general_data, stored_authority
from tests.usecases.office import Office, saving


def body(office: Office, name: str, **values: Any) -> Authority:
    """An authority that is coordinator in `PQ-REQ`, unless said otherwise."""
    access = Access(module="PQ-REQ", role="coordinator", **values.pop("access", {}))
    general = general_data(informal_name="", description="", town="", **values.pop("general", {}))
    return stored_authority(
        office.storage, official_name=name, general=general, **{"modules": {"PQ-REQ": access}, **values}
    )


def general_of(office: Office, name: str, **general: Any) -> Authority:
    data = replace(general_data(informal_name="", description="", town=""), **general)
    modules = {"PQ-REQ": Access(module="PQ-REQ", role="coordinator")}
    return stored_authority(office.storage, official_name=name, general=data, modules=modules)


def candidates(office: Office, text: str, module: str = "PQ-REQ", **more: Any) -> tuple[CoordinatorCandidate, ...]:
    return office.domain.coordinator_candidates(office.enter(office.anna), module, text, **more)


def names(office: Office, text: str, **more: Any) -> list[str]:
    return [one.name for one in candidates(office, text, **more)]


def link(office: Office, *linked: Authority | str, module: str = "PQ-REQ") -> AuthoritySaved:
    actor = office.enter(office.anna)
    numbers = frozenset(one if isinstance(one, str) else one.number for one in linked)
    command = saving(actor, office.domain.authority(actor))
    return office.domain.save_authority(replace(command, coordinators={module: numbers}))


def refused(office: Office, *linked: Authority | str, module: str = "PQ-REQ") -> list[tuple[str, str]]:
    with pytest.raises(Invalid) as caught:
        link(office, *linked, module=module)
    return [(issue.code, issue.path) for issue in caught.value.issues]


def linked_in(office: Office, module: str = "PQ-REQ") -> tuple[Coordinator, ...]:
    view = office.domain.authority(office.enter(office.anna))
    return next(access.coordinators for access in view.modules if access.module == module)


# finding -----------------------------------------------------------------------------------------------------------


def test_r2_9_words_are_found_in_name_place_keyword_and_description_best_first(office: Office) -> None:
    general_of(office, "Handwerkskamer", description="Ook voor Dokkum en omstreken", town="Westhafen")
    body(office, "Inspectie", access={"keywords": {"doctor", "nurse"}})
    general_of(office, "Omgevingsdienst", town="Doktersdorp")
    general_of(office, "Kamer", informal_name="Voor dokters")
    general_of(office, "Dokterskamer")
    found = candidates(office, "dok")
    assert [(one.name, one.found_in, one.found) for one in found] == [
        ("Dokterskamer", "name", ""),
        ("Kamer", "name", ""),
        ("Omgevingsdienst", "place", "Doktersdorp"),
        ("Handwerkskamer", "description", "Dokkum"),
    ]
    (inspection,) = candidates(office, "doc")
    assert (inspection.name, inspection.found_in, inspection.found) == ("Inspectie", "keyword", "doctor")


def test_r2_9_every_word_must_be_found_and_the_worst_decides(office: Office) -> None:
    general_of(office, "Kamer Noord", town="Zuidstad")
    general_of(office, "Kamer Zuid", town="Noordstad")
    general_of(office, "Dienst", town="Zuidstad")
    assert [(one.name, one.found_in) for one in candidates(office, "KAMER zuid")] == [
        ("Kamer Zuid", "name"),
        ("Kamer Noord", "place"),
    ]
    assert names(office, "kamer oost") == []


def test_r2_9_words_count_from_their_beginning_without_case_and_accents(office: Office) -> None:
    general_of(office, "Łódź Ångström-Kamer")
    for hit in ("lodz", "ANG", "kamer", "ångström-k"):
        assert names(office, hit) == ["Łódź Ångström-Kamer"], hit
    for miss in ("odz", "amer", "%", "_odz", "/", "x" * 5000, "\ud800x"):
        assert names(office, miss) == [], miss


def test_r2_9_without_words_everybody_by_name_and_no_more_than_asked(office: Office) -> None:
    for name in ("Ceder", "beuk", "Álder"):
        general_of(office, name)
    assert names(office, "") == names(office, "   ") == ["Álder", "beuk", "Ceder"]
    assert names(office, "", limit=2) == ["Álder", "beuk"]
    assert names(office, "", limit=-5) == ["Álder"]


def test_r2_9_only_active_coordinators_of_this_module_and_never_oneself(office: Office) -> None:
    body(office, "Suspended", access={"state": "suspended"})
    stored_authority(
        office.storage, official_name="Ordinary", modules={"PQ-REQ": Access(module="PQ-REQ", role="authority")}
    )
    stored_authority(
        office.storage, official_name="Elsewhere", modules={"SD-REQ": Access(module="SD-REQ", role="coordinator")}
    )
    office.authority.modules["PQ-REQ"].role = "coordinator"
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()
    body(office, "Right")
    assert names(office, "") == ["Right"]
    assert names(office, "", module="SD-REQ") == ["Elsewhere"]
    assert names(office, "", module="SD-ALERT") == names(office, "", module="nothing") == []


def test_r2_9_a_renamed_body_is_found_by_its_new_name_alone(office: Office) -> None:
    other = general_of(office, "Oude naam", town="Oudstad")
    other.official_name, other.general = "Nieuwe naam", replace(other.general, town="Nieuwstad", description="kort")
    with office.storage.writing() as unit:
        unit.authorities.save(other)
        unit.commit()
    assert names(office, "oud") == []
    assert names(office, "nieuwe") == names(office, "nieuwst") == names(office, "kort") == ["Nieuwe naam"]


def test_r2_9_linked_ones_are_marked(office: Office) -> None:
    here, there = body(office, "Here"), body(office, "There")
    link(office, here)
    assert [(one.number, one.linked) for one in candidates(office, "")] == [(here.number, True), (there.number, False)]


def test_r1_5_only_an_administrator_looks_for_coordinators(office: Office) -> None:
    actor = office.enter(office.user(user_name="bert"))
    with pytest.raises(Denied):
        office.domain.coordinator_candidates(actor, "PQ-REQ", "")


# linking -----------------------------------------------------------------------------------------------------------


def test_r2_9_coordinators_are_linked_and_unlinked_with_the_rest(office: Office) -> None:
    chamber, inspection = body(office, "Kamer", country="BE"), body(office, "Inspectie")
    saved = link(office, chamber)
    path = "modules.PQ-REQ.coordinators"
    assert saved.changes == (FieldChange(path=path, before=(), after=("Kamer",)),)
    assert (saved.view.version, saved.view.changed_by) == (2, "Anna Zonneveld")
    assert linked_in(office) == (Coordinator(number=chamber.number, name="Kamer", country="BE"),)
    saved = link(office, inspection)
    assert saved.changes == (FieldChange(path=path, before=("Kamer",), after=("Inspectie",)),)
    assert saved.view.modules[0].coordinators == linked_in(office)
    assert link(office).changes == (FieldChange(path=path, before=("Inspectie",), after=()),)
    assert linked_in(office) == ()


def test_r2_9_modules_that_are_not_named_keep_their_links(office: Office) -> None:
    chamber = body(office, "Kamer")
    link(office, chamber)
    actor = office.enter(office.anna)
    saved = office.domain.save_authority(saving(actor, office.domain.authority(actor), town="Elders"))
    assert [change.path for change in saved.changes] == ["general.town"]
    assert linked_in(office) == (Coordinator(number=chamber.number, name="Kamer", country="NL"),)
    assert link(office, chamber).changes == ()


def test_r2_9_two_of_one_name_are_told_apart_in_the_history(office: Office) -> None:
    dutch, belgian = body(office, "Ministerie"), body(office, "Ministerie", country="BE")
    link(office, dutch)
    (change,) = link(office, belgian).changes
    assert (change.before, change.after) == ((f"Ministerie ({dutch.number})",), (f"Ministerie ({belgian.number})",))


def test_r2_9_who_cannot_be_linked_is_refused_and_nothing_is_stored(office: Office) -> None:
    ordinary = stored_authority(office.storage, modules={"PQ-REQ": Access(module="PQ-REQ", role="authority")})
    elsewhere = stored_authority(office.storage, modules={"SD-REQ": Access(module="SD-REQ", role="coordinator")})
    suspended, right = body(office, "Suspended", access={"state": "suspended"}), body(office, "Right")
    path = "modules.PQ-REQ.coordinators"
    for wrong in (ordinary, elsewhere, suspended, "XX-99999", "", "%"):
        assert refused(office, wrong, right) == [("coordinators.not_offered", path)], wrong
    assert refused(office, office.authority) == [("coordinators.own", path)]
    assert linked_in(office) == ()


def test_r2_9_modules_without_access_or_coordinators_take_none(office: Office) -> None:
    right = body(office, "Right")
    assert refused(office, right, module="SD-ALERT") == [("coordinators.no_access", "modules.SD-ALERT.coordinators")]
    assert refused(office, right, module="nothing") == [("coordinators.no_access", "modules.nothing.coordinators")]
    catalogue = office.domain.catalogue(office.enter(office.anna))
    without = tuple(replace(module, coordinators=False) for module in catalogue.modules)
    with office.storage.writing() as unit:
        unit.catalogue.store(replace(catalogue, modules=without))
        unit.commit()
    office.world.reference.forget()
    assert refused(office, right) == [("coordinators.not_applicable", "modules.PQ-REQ.coordinators")]
    assert names(office, "") == []
    link(office)


def test_d5_a_suspended_module_keeps_its_links(office: Office) -> None:
    right, other = body(office, "Right"), body(office, "Other")
    link(office, right)
    with office.storage.writing() as unit:
        authority = unit.authorities.get(office.authority.id)
        assert authority is not None
        authority.modules["PQ-REQ"].state = "suspended"
        unit.authorities.save(authority)
        unit.commit()
    assert link(office, right).changes == ()
    assert refused(office, other) == [("coordinators.suspended", "modules.PQ-REQ.coordinators")]
    assert refused(office) == [("coordinators.suspended", "modules.PQ-REQ.coordinators")]
    assert names(office, "") == []


def test_d5_a_link_stands_when_the_other_is_no_coordinator_any_more(office: Office) -> None:
    former, right = body(office, "Former"), body(office, "Right")
    link(office, former)
    former.modules["PQ-REQ"].role = "authority"
    with office.storage.writing() as unit:
        unit.authorities.save(former)
        unit.commit()
    assert [change.after for change in link(office, former, right).changes] == [("Right",)]
    link(office, right)
    assert refused(office, former, right) == [("coordinators.not_offered", "modules.PQ-REQ.coordinators")]


def test_r1_2_links_of_another_authority_are_out_of_reach(office: Office) -> None:
    right, other = body(office, "Right"), body(office, "Other")
    actor = office.enter(office.anna)
    command = replace(
        saving(actor, office.domain.authority(actor)),
        number=other.number,
        coordinators={"PQ-REQ": frozenset({right.number})},
    )
    with pytest.raises(Denied):
        office.domain.save_authority(command)
    with office.storage.reading() as unit:
        stored = unit.authorities.get(other.id)
    assert stored is not None
    assert stored.modules["PQ-REQ"].coordinators == []


def test_d2_links_that_somebody_else_made_are_told_as_what_went_and_came(office: Office) -> None:
    first, second = body(office, "First"), body(office, "Second")
    link(office, first)
    bart = office.user(user_name="bart", first_name="Bart", is_administrator=True)
    actor, other = office.enter(office.anna), office.enter(bart)
    mine = saving(actor, office.domain.authority(actor), town="Elders")
    theirs = saving(other, office.domain.authority(other))
    office.domain.save_authority(replace(theirs, coordinators={"PQ-REQ": frozenset({first.number, second.number})}))
    theirs = saving(other, office.domain.authority(other))
    office.domain.save_authority(replace(theirs, coordinators={"PQ-REQ": frozenset({second.number})}))
    with pytest.raises(Conflict) as caught:
        office.domain.save_authority(mine)
    assert caught.value.changes == (
        FieldChange(path="modules.PQ-REQ.coordinators", before=("First",), after=("Second",)),
    )
