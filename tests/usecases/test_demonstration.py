"""The demonstration: its accounts, its people in every state, and data that every rule accepts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product

import pytest

from imi_tui.domain.dto.session import Vacancy
from imi_tui.domain.dto.users import UserData, UserQuery, UserRow
from imi_tui.domain.errors import SignInRefused
from imi_tui.domain.model.authority import Authority
from imi_tui.domain.model.user import User
from imi_tui.domain.persistence.checks import check
from imi_tui.domain.policies import authority_data, email_address, last_holder, user_data, user_name
from imi_tui.domain.usecases.changes import by_module
from imi_tui.domain.usecases.demonstration import PASSWORD
from imi_tui.domain.usecases.views import offers
from tests.factories import NOW, opened
from tests.usecases.demo import RULES, Demo, empty_database, fill, on

ACCOUNTS = ("beheerder", "collega", "toegang", "commissie")
VELDERMEER = "Gemeente Veldermeer"
# Just after local midnight, at the ends of short months, on the night when the clocks change, at the end of a year.
MOMENTS = (
    NOW,
    datetime(2027, 2, 28, 23, 30, tzinfo=UTC),
    datetime(2028, 2, 29, 6, 0, tzinfo=UTC),
    datetime(2026, 8, 31, 20, 0, tzinfo=UTC),
    datetime(2027, 3, 27, 22, 59, tzinfo=UTC),
    datetime(2026, 12, 31, 22, 59, tzinfo=UTC),
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    yield from made(tmp_path_factory, NOW)


@pytest.fixture(scope="module", params=MOMENTS, ids=str)
def at_any_time(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    yield from made(tmp_path_factory, request.param)


def made(factory: pytest.TempPathFactory, now: datetime) -> Iterator[Demo]:
    path = empty_database(factory.mktemp("demo"))
    with opened(path, time_zone=RULES.zone) as storage:
        filled = on(path, storage, now)
        fill(filled)
        yield filled


def authorities(demo: Demo) -> list[Authority]:
    with demo.storage.reading() as unit:
        found = [unit.authorities.get(number) for number in range(1, 50)]
    return [one for one in found if one is not None]


def people(demo: Demo) -> list[User]:
    with demo.storage.reading() as unit:
        found = [unit.users.by_id(number) for number in range(1, 100)]
    return [one for one in found if one is not None]


def rows_of(demo: Demo, account: str) -> list[UserRow]:
    page = demo.domain.users(demo.sign_in(account).actor, UserQuery(limit=100))
    assert page.total == len(page.rows)
    return list(page.rows)


@pytest.mark.parametrize("account", ACCOUNTS)
def test_the_four_accounts_get_in_and_read_dutch(demo: Demo, account: str) -> None:
    signed_in = demo.sign_in(account)
    assert signed_in.must_change is None
    assert signed_in.language == "nl"
    with pytest.raises(SignInRefused):
        demo.sign_in(account, PASSWORD + "x")


def test_the_accounts_are_what_they_are_called(demo: Demo) -> None:
    found = {account: demo.sign_in(account) for account in ACCOUNTS}
    assert {account for account, one in found.items() if one.is_administrator} == {"beheerder", "toegang"}
    assert {account for account, one in found.items() if one.is_access_manager} == {"toegang"}
    assert {account for account, one in found.items() if one.is_commission} == {"commissie"}
    assert found["beheerder"].authority == found["collega"].authority == VELDERMEER
    assert found["toegang"].authority == "Ministerie van Marktzaken"
    assert [found[account].name for account in ACCOUNTS] == [
        "Aafke Zonneveld",
        "Carla Molenwiek",
        "Teun Eikelboom",
        "Pien Kastanje",
    ]


def test_three_authorities_of_one_country_and_one_of_another(demo: Demo) -> None:
    countries = [one.country for one in authorities(demo) if not one.is_commission]
    assert countries.count("NL") >= 3
    assert countries.count("DE") == 1
    assert [one.official_name for one in authorities(demo) if one.is_commission] == ["Europese Commissie"]


def test_r4_8_r4_9_users_in_every_state(at_any_time: Demo) -> None:
    rows = rows_of(at_any_time, "beheerder")
    assert {(row.status, row.password) for row in rows} == set(
        product(("new", "active"), ("temporary", "valid", "blocked", "expired"))
    )
    assert len(rows) == 14
    assert sum(row.is_administrator for row in rows) == 2


def test_the_days_that_passwords_have_left_are_as_designed(at_any_time: Demo) -> None:
    left = {row.last_name: row.days_left for row in rows_of(at_any_time, "beheerder") if row.password == "valid"}
    assert left == {
        "Hazelaar": 171,
        "Molenwiek": 6,
        "Ooievaar": 88,
        "van Rietdijk": 14,
        "Waterkant": 140,
        "Zonneveld": 112,
        "Abeelen": 180,
    }


def test_temporary_passwords_have_days_left_too(demo: Demo) -> None:
    rows = rows_of(demo, "beheerder")
    left = {row.last_name: row.days_left for row in rows if row.password == "temporary"}
    assert left == {"Kleiweg": 3, "Sterrebos": 2}


def test_nothing_lies_in_the_future_and_nothing_before_its_cause(at_any_time: Demo) -> None:
    now = at_any_time.world.clock.now()
    for user in people(at_any_time):
        moments = (
            user.created_at, user.first_active_at, user.last_sign_in_at, user.credential.set_at, user.checked_on,
        )  # fmt: skip
        given = [moment for moment in moments if moment is not None]
        assert max(given) <= now, user.name
        assert min(given) == user.created_at, user.name
    for one in authorities(at_any_time):
        assert all(moment <= now for moment in (one.active_since, one.checked_on, one.changed_at) if moment)


def test_d11_expired_and_blocked_users_do_not_get_in(demo: Demo) -> None:
    for name in ("linde-6631", "bloem-6190", "pauw-2263", "anker-9047", "wilg-7702"):
        with pytest.raises(SignInRefused):
            demo.sign_in(name)
    assert demo.sign_in("lente-4419").must_change == "expired"


def test_messages_were_ordered_in_the_order_of_time(demo: Demo) -> None:
    rows = demo.domain.messages(demo.sign_in("beheerder").actor).rows
    assert len(rows) > 2
    assert [row.queued_at for row in rows] == sorted((row.queued_at for row in rows), reverse=True)


def test_the_menu_of_beheerder_shows_what_needs_doing(demo: Demo) -> None:
    home = demo.domain.home(demo.sign_in("beheerder").actor)
    assert (home.modules, home.keywords, home.competences) == (5, 46, 11)
    assert (home.users, home.administrators, home.expired) == (14, 2, 3)
    assert (home.mails_failed, home.messages_failed, home.messages_waiting) == (1, 1, 1)
    assert home.vacancies == (Vacancy(module="PQ-ALR", role="alert_broadcaster"),)
    assert home.changed_by == "Bart van Rietdijk"
    assert home.unchecked == 3
    assert home.authority_checked_on is not None


def test_r4_3_no_other_role_is_without_a_holder_and_every_authority_has_an_administrator(demo: Demo) -> None:
    with demo.storage.reading() as unit:
        for one in authorities(demo):
            users = unit.users.in_authority(one.id)
            required = last_holder.required_roles(demo.catalogue, one.modules.values())
            vacant = last_holder.vacancies(required, users.holders())
            assert vacant == ((("PQ-ALR", "alert_broadcaster"),) if one.official_name == VELDERMEER else ())
            assert users.administrators()


def test_only_the_mail_to_sterrebos_has_failed(demo: Demo) -> None:
    assert [row.email for row in rows_of(demo, "beheerder") if row.mail_failed] == ["h.sterrebos@veldermeer.example"]


def test_no_mail_that_waits_holds_a_secret_and_none_is_due_today(demo: Demo) -> None:
    with demo.storage.writing() as unit:
        rows = [row for row in unit.outbox.rows() if row.state not in ("sent", "failed")]
        assert [(row.to, row.state) for row in rows] == [("j.kleiweg@veldermeer.example", "waiting")]
        assert unit.outbox.claim(demo.world.clock.now(), 60) is None
    assert PASSWORD.encode() not in demo.path.read_bytes()


def test_d9_user_names_and_d8_addresses_are_what_the_rules_allow(demo: Demo) -> None:
    users = people(demo)
    assert len(users) == 33
    assert len({email_address.key(user.email) for user in users}) == 33
    for user in users:
        assert user.email.endswith(".example")
        assert user_name.check(user.user_name) == (user.user_name, ())
        assert not user_name.personal(user.user_name, (user.first_name, user.last_name), user.email)


def test_every_user_could_have_been_registered_by_the_rules(demo: Demo) -> None:
    by_id = {one.id: one for one in authorities(demo)}
    for user in people(demo):
        authority = by_id[user.authority_id]
        data = UserData(
            first_name=user.first_name,
            last_name=user.last_name,
            email=user.email,
            phone=user.phone,
            language=user.language,
            is_administrator=user.is_administrator,
            roles=by_module(user.roles),
        )
        checked = user_data.check(
            data,
            catalogue=demo.catalogue,
            country=authority.country,
            offers=offers(authority, demo.catalogue, {}),
            before=data.roles,
        )
        assert checked.errors == (), user.name
        assert checked.data == data


def test_every_authority_could_be_saved_as_it_is(demo: Demo) -> None:
    for one in authorities(demo):
        competences: dict[str, set[str]] = {}
        for code, value in one.competences:
            competences.setdefault(code, set()).add(value)
        keywords = {code: access.keywords for code, access in one.modules.items() if access.state == "granted"}
        checked = authority_data.check(
            one.general,
            competences,
            keywords,
            catalogue=demo.catalogue,
            country=one.country,
            accesses=one.modules.values(),
        )
        assert checked.errors == (), one.official_name
        assert checked.general == one.general


def test_d3_modules_come_from_access_managers_that_may_give_them(demo: Demo) -> None:
    by_id = {one.id: one for one in authorities(demo)}
    for one in by_id.values():
        for code, access in one.modules.items():
            assert code in demo.catalogue.module_by_code
            if access.granted_by is not None:
                assert code in by_id[access.granted_by].delegated_modules
    veldermeer = by_id[demo.id_of(VELDERMEER)]
    assert sorted(access.granted_by_name for access in veldermeer.modules.values()) == [
        "Ministerie van Marktzaken",
        "Ministerie van Marktzaken",
        "Ministerie van Marktzaken",
        "Ministerie van Marktzaken",
        "Provincie Zuidland",
    ]


def test_d5_linked_coordinators_coordinate_in_that_module(demo: Demo) -> None:
    by_number = {one.number: one for one in authorities(demo)}
    links = 0
    for one in by_number.values():
        for code, access in one.modules.items():
            coordinating = {
                role.code for role in demo.catalogue.module_by_code[code].workflow.authority_roles if role.coordinates
            }
            for link in access.coordinators:
                links += 1
                assert by_number[link.number].modules[code].role in coordinating
                assert by_number[link.number].modules[code].state == "granted"
    assert links == 5


def test_r2_6_the_commissions_desk_has_open_requests(demo: Demo) -> None:
    rows = demo.domain.translation_requests(demo.sign_in("commissie").actor)
    assert [(row.official_name, row.country, row.up_to_date, row.languages) for row in rows] == [
        ("Provincie Zuidland", "NL", 0, 23),
        ("Kamer van Vakberoepen Zuidland", "NL", 21, 23),
        ("Handwerkskamer Grensstreek", "DE", 4, 23),
    ]
    assert all(row.old_name != row.new_name for row in rows)


def test_r2_6_veldermeers_name_stands_in_23_languages_two_of_them_outdated(demo: Demo) -> None:
    view = demo.domain.authority(demo.sign_in("collega").actor)
    assert len(view.translations) == 23
    assert sum(translation.outdated for translation in view.translations) == 2
    assert view.translation_requested_at is None
    assert set(demo.catalogue.language_by_code) - {one.language for one in view.translations} == {"nl"}


def test_the_history_begins_with_every_user_and_the_chains_hold(demo: Demo) -> None:
    findings = check(demo.path)
    assert [finding.code for finding in findings if not finding.ok] == []
    with demo.storage.reading() as unit:
        latest = unit.audit.changes_since("authority", demo.id_of(VELDERMEER), 1)
    assert latest is not None
    assert latest[0] == "Bart van Rietdijk"
