"""Mijn autoriteit: reading, saving, confirming, asking for translation (R1.2, R1.5, R2.2-R2.9, D16, D25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from imi_tui.domain.dto.authority import AuthoritySaved, ConfirmAuthority, Translation
from imi_tui.domain.errors import Conflict, Denied, FieldChange, Invalid
from imi_tui.domain.model.authority import Access
from tests.factories import NOW, general_data, stored_authority
from tests.usecases.office import Office, saving


def save(office: Office, **what: object) -> AuthoritySaved:
    actor = office.enter(office.anna)
    return office.domain.save_authority(saving(actor, office.domain.authority(actor), **what))  # type: ignore[arg-type]


def test_r2_4_the_three_tabs_are_saved_together(office: Office) -> None:
    saved = save(
        office,
        phone="020 555 0200",
        working_languages=("fr", "nl"),
        competences={"policy_area": frozenset({"health", "trade"})},
        keywords={"PQ-REQ": frozenset({"doctor", "architect"})},
    )
    assert saved.changes == (
        FieldChange(path="general.phone", before="+31201234567", after="+31205550200"),
        FieldChange(path="general.working_languages", before=("en",), after=("fr",)),
        FieldChange(path="competences.policy_area", before=(), after=("trade",)),
        FieldChange(path="modules.PQ-REQ.keywords", before=("nurse",), after=("architect",)),
    )
    view = office.domain.authority(office.enter(office.anna))
    assert view == saved.view
    assert view.version == 2
    assert view.general.phone == "+31205550200"
    assert view.general.working_languages == ("nl", "fr")
    assert view.competences == {"level": {"local"}, "policy_area": {"health", "trade"}}
    assert {access.module: access.keywords for access in view.modules} == {
        "PQ-REQ": {"doctor", "architect"},
        "SD-REQ": frozenset(),
    }


def test_r1_1_saving_says_who_looked_and_who_changed(office: Office) -> None:
    office.clock.advance(days=1)
    view = save(office, town="Elders").view
    at = NOW + timedelta(days=1)
    assert (view.checked_on, view.checked_by, view.changed_at, view.changed_by) == (
        at, "Anna Zonneveld", at, "Anna Zonneveld",
    )  # fmt: skip


def test_saving_without_a_change_makes_no_version(office: Office) -> None:
    saved = save(office)
    assert (saved.changes, saved.view.version, saved.view.changed_at) == ((), 1, None)
    assert saved.view.checked_on == NOW


def test_r2_4_one_wrong_field_saves_nothing(office: Office) -> None:
    with pytest.raises(Invalid) as caught:
        save(office, town="Elders", email="info@veldermeer", keywords={"PQ-REQ": frozenset({"unknown"})})
    assert [issue.path for issue in caught.value.issues] == ["general.email", "modules.PQ-REQ.keywords"]
    assert office.domain.authority(office.enter(office.anna)).general.town == "Veldermeer"


@pytest.mark.parametrize("text", ["[/]", "[@click=app.quit]x[/]", "%s {} $x", "שלום", "'; drop table authority; --"])
def test_odd_text_is_stored_as_typed(office: Office, text: str) -> None:
    assert save(office, informal_name=text, description=text).view.general.informal_name == text


def test_r1_2_admin_cannot_touch_other_authority(office: Office) -> None:
    other = stored_authority(office.storage, general=general_data(town="Elders"))
    actor = office.enter(office.anna)
    command = saving(actor, office.domain.authority(actor), town="Gekaapt")
    with pytest.raises(Denied) as caught:
        office.domain.save_authority(replace(command, number=other.number))
    assert caught.value.code == "denied.other_authority"
    with pytest.raises(Denied):
        office.domain.confirm_authority(ConfirmAuthority(actor=actor, number=other.number, expected_version=1))
    with office.storage.reading() as unit:
        present = unit.authorities.get(other.id)
    assert present is not None
    assert present.general.town == "Elders"


def test_r1_5_only_an_administrator_may_edit(office: Office) -> None:
    actor = office.enter(office.user(user_name="bert"))
    view = office.domain.authority(actor)
    assert (view.may_edit, view.administrators) == (False, ("Anna Zonneveld",))
    for attempt in (
        lambda: office.domain.save_authority(saving(actor, view, town="Elders")),
        lambda: office.domain.confirm_authority(
            ConfirmAuthority(actor=actor, number=view.number, expected_version=view.version)
        ),
    ):
        with pytest.raises(Denied) as caught:
            attempt()
        assert caught.value.code == "denied.not_administrator"


def test_r1_5_rights_lost_while_signed_in(office: Office) -> None:
    bert = office.user(user_name="bert", is_administrator=True)
    actor, anna = office.enter(bert), office.enter(office.anna)
    command = saving(actor, office.domain.authority(actor), town="Elders")
    office.domain.save_user(office.save(anna, bert, is_administrator=False))
    with pytest.raises(Denied) as caught:
        office.domain.save_authority(command)
    assert caught.value.code == "denied.not_administrator"


def test_d2_stale_save_tells_who_changed_what_and_keeps_nothing(office: Office) -> None:
    bert = office.user(user_name="bert", first_name="Bart", last_name="van Rietdijk", is_administrator=True)
    actor, second = office.enter(office.anna), office.enter(bert)
    mine = saving(actor, office.domain.authority(actor), town="Van Anna", phone="020 555 0300")
    office.clock.advance(minutes=2)
    office.domain.save_authority(saving(second, office.domain.authority(second), town="Van Bart"))
    office.clock.advance(minutes=2)
    office.domain.save_authority(saving(second, office.domain.authority(second), street="Dorp 2"))
    with pytest.raises(Conflict) as caught:
        office.domain.save_authority(mine)
    conflict = caught.value
    assert (conflict.by, conflict.at, conflict.version) == ("Bart van Rietdijk", NOW + timedelta(minutes=4), 3)
    assert {change.path: change.after for change in conflict.changes} == {
        "general.town": "Van Bart",
        "general.street": "Dorp 2",
    }
    saved = office.domain.save_authority(replace(mine, expected_version=3))
    assert saved.view.general.town == "Van Anna"


def test_r2_6_the_tick_asks_the_commission_once_and_marks_translations(office: Office) -> None:
    office.authority.translations = {"fr": Translation(language="fr", text="Mairie", outdated=False)}
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()
    first = save(office, informal_name="Bouw en vestiging", translate=True)
    assert first.translation_requested
    assert first.view.translation_requested_at == NOW
    assert [entry.outdated for entry in first.view.translations] == [True]
    office.clock.advance(days=1)
    save(office, informal_name="Bouw, vestiging en detachering", translate=True)
    with office.storage.reading() as unit:
        request = unit.authorities.translation_request(office.authority.id)
        orders = [row for row in unit.outbox.rows() if row.kind == "translation_request"]
    assert request is not None
    assert (request.old_name, request.new_name) == ("Veldermeer town hall", "Bouw, vestiging en detachering")
    assert request.requested_at == NOW + timedelta(days=1)
    assert [row.to for row in orders] == ["translation@commission.example"] * 2


def test_r2_6_no_tick_or_no_new_name_asks_nothing(office: Office) -> None:
    assert not save(office, informal_name="Iets anders").translation_requested
    assert not save(office, town="Elders", translate=True).translation_requested
    with office.storage.reading() as unit:
        assert unit.authorities.translation_request(office.authority.id) is None
        assert list(unit.outbox.rows()) == []


def test_r2_6_requests_are_for_the_commission_alone(office: Office) -> None:
    save(office, informal_name="Bouw en vestiging", translate=True)
    commission = stored_authority(office.storage, is_commission=True, modules={})
    desk = office.enter(office.user(commission, user_name="desk"))
    (row,) = office.domain.translation_requests(desk)
    assert (row.number, row.old_name, row.new_name) == (
        office.authority.number, "Veldermeer town hall", "Bouw en vestiging",
    )  # fmt: skip
    assert office.domain.home(desk).open_translation_requests == 1
    with pytest.raises(Denied) as caught:
        office.domain.translation_requests(office.enter(office.anna))
    assert caught.value.code == "denied.not_commission"


def test_r2_9_suspended_module_keeps_its_keywords(office: Office) -> None:
    office.authority.modules["PQ-REQ"] = Access(
        module="PQ-REQ", role="authority", state="suspended", keywords={"doctor", "nurse"}
    )
    with office.storage.writing() as unit:
        unit.authorities.save(office.authority)
        unit.commit()
    assert save(office, town="Elders").view.modules[0].keywords == {"doctor", "nurse"}
    with pytest.raises(Invalid) as caught:
        save(office, keywords={"PQ-REQ": frozenset()})
    assert [issue.code for issue in caught.value.issues] == ["keywords.suspended"]


def test_r2_9_a_module_that_the_draft_does_not_show_stays(office: Office) -> None:
    actor = office.enter(office.anna)
    command = saving(actor, office.domain.authority(actor), town="Elders")
    saved = office.domain.save_authority(replace(command, keywords={}))
    assert saved.view.modules[0].keywords == {"doctor", "nurse"}


def test_d25_confirming_notes_the_day_without_a_version(office: Office) -> None:
    office.clock.advance(days=3)
    actor = office.enter(office.anna)
    number = office.authority.number
    view = office.domain.confirm_authority(ConfirmAuthority(actor=actor, number=number, expected_version=1))
    assert (view.checked_on, view.checked_by, view.version) == (NOW + timedelta(days=3), "Anna Zonneveld", 1)
    save(office, town="Elders")
    with pytest.raises(Conflict):
        office.domain.confirm_authority(ConfirmAuthority(actor=actor, number=number, expected_version=1))


def test_menu_counts_what_the_person_may_know(office: Office) -> None:
    bert = office.user(user_name="bert", roles={("PQ-REQ", "request_handler")})
    home = office.domain.home(office.enter(office.anna))
    assert (home.competences, home.modules, home.keywords) == (2, 2, 2)
    assert (home.users, home.administrators, home.expired) == (2, 1, 0)
    assert [(vacancy.module, vacancy.role) for vacancy in home.vacancies] == [
        ("SD-REQ", "allocator"),
        ("SD-REQ", "request_handler"),
    ]
    home = office.domain.home(office.enter(bert))
    assert (home.users, home.administrators, home.vacancies, home.mails_failed) == (None, None, (), None)
    assert home.open_translation_requests is None


def test_catalogue_is_for_whoever_is_signed_in(office: Office) -> None:
    actor = office.enter(office.user(user_name="bert"))
    assert [module.code for module in office.domain.catalogue(actor).modules] == ["PQ-REQ", "SD-REQ", "SD-ALERT"]
    office.domain.sign_out(actor)
    with pytest.raises(Denied):
        office.domain.catalogue(actor)
