from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from imi_tui.domain.errors import Gone, Invalid
from imi_tui.domain.model.credential import Credential
from imi_tui.domain.model.user import User
from imi_tui.domain.persistence import SqlStorage
from imi_tui.domain.policies import email_address, user_name
from tests.factories import NOW, a_credential, a_user, stored_authority, stored_user


@pytest.fixture
def authority_id(storage: SqlStorage) -> int:
    return stored_authority(storage).id


def read(storage: SqlStorage, user_id: int) -> User | None:
    with storage.reading() as unit:
        return unit.users.by_id(user_id)


def save(storage: SqlStorage, user: User) -> None:
    with storage.writing() as unit:
        unit.users.in_authority(user.authority_id).save(user)
        unit.commit()


def full_user(authority_id: int) -> User:
    moments = [NOW + timedelta(seconds=step, microseconds=step) for step in range(10)]
    return a_user(
        authority_id,
        first_name="Łukasz",
        last_name="van der Ångström",
        phone="+31612345678",
        language="de",
        is_administrator=True,
        roles={("PQ-REQ", "viewer"), ("SD-REQ", "allocator")},
        credential=Credential(
            hash="h0",
            temporary=True,
            set_at=moments[0],
            expires_at=moments[1],
            order=3,
            failed=4,
            wait_until=moments[2],
            blocked_at=moments[3],
            history=["h0", "h1", "h2"],
            stamp=7,
        ),
        created_at=moments[4],
        first_active_at=moments[5],
        last_sign_in_at=moments[6],
        last_client="192.0.2.1",
        previous_sign_in_at=moments[7],
        previous_client="2001:db8::1",
        failed_before=2,
        checked_on=moments[8],
        checked_by="Aafke Zonneveld",
        version=5,
    )


def test_r3_3_everything_about_a_user_comes_back_as_it_was_stored(storage: SqlStorage, authority_id: int) -> None:
    user = full_user(authority_id)
    with storage.writing() as unit:
        assert unit.users.in_authority(authority_id).add(user) == user.id > 0
        unit.commit()
    assert read(storage, user.id) == user


def test_a_moment_in_another_zone_comes_back_as_the_same_moment_and_a_naive_one_is_refused(
    storage: SqlStorage, authority_id: int
) -> None:
    from zoneinfo import ZoneInfo

    summer = NOW.astimezone(ZoneInfo("Europe/Brussels"))
    user = stored_user(storage, authority_id, created_at=summer)
    found = read(storage, user.id)
    assert found is not None
    assert found.created_at == NOW
    assert found.created_at.utcoffset() == timedelta(0)
    with storage.writing() as unit, pytest.raises(Exception, match="without a zone"):
        unit.users.in_authority(authority_id).add(a_user(authority_id, created_at=NOW.replace(tzinfo=None)))


def test_r1_2_a_user_of_another_authority_cannot_be_read_or_changed(storage: SqlStorage, authority_id: int) -> None:
    other = stored_authority(storage).id
    user = stored_user(storage, authority_id, is_administrator=True, roles={("PQ-REQ", "viewer")})
    with storage.writing() as unit:
        theirs = unit.users.in_authority(other)
        assert theirs.get(user.id) is None
        assert theirs.administrators() == []
        assert theirs.holders() == {}
        with pytest.raises(ValueError, match="another authority"):
            theirs.save(user)
        with pytest.raises(ValueError, match="another authority"):
            theirs.add(a_user(authority_id))
        stolen = replace(user, authority_id=other, last_name="Stolen")
        with pytest.raises(Gone):
            theirs.save(stolen)
    assert read(storage, user.id) == user


def test_r3_5_save_stores_data_and_roles_but_neither_credential_nor_user_name(
    storage: SqlStorage, authority_id: int
) -> None:
    user = stored_user(storage, authority_id, roles={("PQ-REQ", "viewer"), ("SD-REQ", "viewer")})
    former = user.user_name
    user.first_name, user.last_name, user.email = "Carla", "Molenwiek", "Carla@Veldermeer.example"
    user.language, user.phone, user.is_administrator = "fr", "+3225550000", True
    user.roles = {("SD-REQ", "viewer"), ("SD-REQ", "allocator")}
    user.checked_on, user.checked_by, user.version = NOW, "Aafke", 2
    before = user.credential
    user.credential = a_credential(hash="another", stamp=9)
    user.user_name = "wilg-1234"
    save(storage, user)
    found = read(storage, user.id)
    assert found == replace(user, credential=before, user_name=former)


def test_r4_7_save_credential_stores_password_history_and_sign_in_facts_only(
    storage: SqlStorage, authority_id: int
) -> None:
    user = stored_user(storage, authority_id)
    name = user.last_name
    user.credential = a_credential(
        hash="n", temporary=True, failed=3, order=2, stamp=4, history=["n", "m"], blocked_at=NOW
    )
    user.last_sign_in_at, user.previous_sign_in_at = NOW, NOW - timedelta(days=2)
    user.first_active_at, user.failed_before = NOW, 1
    user.last_client, user.previous_client = "192.0.2.9", "192.0.2.8"
    user.last_name = "Not stored"
    with storage.writing() as unit:
        unit.users.save_credential(user)
        unit.commit()
    assert read(storage, user.id) == replace(user, last_name=name)


def test_save_of_a_user_who_is_gone_is_refused(storage: SqlStorage, authority_id: int) -> None:
    user = stored_user(storage, authority_id)
    user.deleted_at = NOW
    save(storage, user)
    with storage.writing() as unit:
        with pytest.raises(Gone):
            unit.users.in_authority(authority_id).save(user)
        with pytest.raises(Gone):
            unit.users.save_credential(user)


def test_r4_4_a_deleted_user_is_nowhere_found(storage: SqlStorage, authority_id: int) -> None:
    user = stored_user(storage, authority_id, is_administrator=True, roles={("PQ-REQ", "viewer")})
    user.deleted_at, user.roles = NOW, set()
    save(storage, user)
    with storage.reading() as unit:
        mine = unit.users.in_authority(authority_id)
        assert mine.get(user.id) is None
        assert mine.administrators() == []
        assert mine.holders() == {}
        assert unit.users.by_id(user.id) is None
        assert unit.users.by_user_name(user_name.key(user.user_name)) is None


def test_r3_4_an_address_is_in_use_whatever_its_spelling_until_its_user_is_deleted(
    storage: SqlStorage, authority_id: int
) -> None:
    user = stored_user(storage, authority_id, email="Jan.Smit@Veldermeer.example")
    key = email_address.key("jan.smit@VELDERMEER.example")
    other = stored_authority(storage).id
    with storage.writing() as unit:
        assert unit.users.email_in_use(key)
        assert not unit.users.email_in_use(key, except_id=user.id)
        with pytest.raises(Invalid) as refused:
            unit.users.in_authority(other).add(a_user(other, email="JAN.SMIT@veldermeer.example"))
        assert [(issue.code, issue.path) for issue in refused.value.issues] == [("email.in_use", "email")]
    user.deleted_at = NOW
    save(storage, user)
    with storage.reading() as unit:
        assert not unit.users.email_in_use(key)
    stored_user(storage, other, email="jan.smit@veldermeer.example")


def test_r3_4_changing_an_address_to_one_in_use_is_refused_by_the_database_too(
    storage: SqlStorage, authority_id: int
) -> None:
    stored_user(storage, authority_id, email="a@veldermeer.example")
    user = stored_user(storage, authority_id, email="b@veldermeer.example")
    user.email = "A@veldermeer.example"
    with pytest.raises(Invalid) as refused:
        save(storage, user)
    assert refused.value.issues[0].code == "email.in_use"
    found = read(storage, user.id)
    assert found is not None
    assert found.email == "b@veldermeer.example"


def test_r3_6_d1_a_user_name_is_never_used_again(storage: SqlStorage, authority_id: int) -> None:
    user = stored_user(storage, authority_id, user_name="kano-7316")
    user.deleted_at = NOW
    save(storage, user)
    with storage.writing() as unit:
        assert unit.users.user_name_in_use(user_name.key("KANO-7316"))
        assert not unit.users.user_name_in_use(user_name.key("kano-7317"))
        with pytest.raises(Invalid) as refused:
            unit.users.in_authority(authority_id).add(a_user(authority_id, user_name="Kano-7316"))
    assert [(issue.code, issue.path) for issue in refused.value.issues] == [("user_name.in_use", "user_name")]


def test_r4_3_administrators_and_holders_come_with_names_in_order(storage: SqlStorage, authority_id: int) -> None:
    zed = stored_user(
        storage, authority_id, first_name="An", last_name="Zed", is_administrator=True, roles={("PQ-REQ", "viewer")}
    )
    bos = stored_user(
        storage,
        authority_id,
        first_name="Éva",
        last_name="Bos",
        is_administrator=True,
        roles={("PQ-REQ", "viewer"), ("SD-REQ", "allocator")},
    )
    stored_user(storage, authority_id)
    with storage.reading() as unit:
        mine = unit.users.in_authority(authority_id)
        assert mine.administrators() == [(bos.id, "Éva Bos"), (zed.id, "An Zed")]
        assert mine.holders() == {
            ("PQ-REQ", "viewer"): [(bos.id, "Éva Bos"), (zed.id, "An Zed")],
            ("SD-REQ", "allocator"): [(bos.id, "Éva Bos")],
        }


def test_each_user_is_found_by_its_own_id(storage: SqlStorage, authority_id: int) -> None:
    users = [stored_user(storage, authority_id) for _ in range(3)]
    with storage.reading() as unit:
        mine = unit.users.in_authority(authority_id)
        assert [unit.users.by_id(user.id) for user in users] == users
        assert [mine.get(user.id) for user in users] == users
        assert unit.users.by_id(0) is None


def test_sign_in_finds_the_user_by_the_folded_name(storage: SqlStorage, authority_id: int) -> None:
    user = stored_user(storage, authority_id, user_name="lente-5802")
    with storage.reading() as unit:
        assert unit.users.by_user_name("lente-5802") == user
        assert unit.users.by_user_name("lente-580") is None


def test_d4_an_unknown_module_or_language_cannot_be_stored(storage: SqlStorage, authority_id: int) -> None:
    from sqlalchemy.exc import IntegrityError

    for wrong in (
        a_user(authority_id, roles={("NO-SUCH", "viewer")}),
        a_user(authority_id, language="xx"),
        a_user(99),
    ):
        with storage.writing() as unit, pytest.raises(IntegrityError):
            unit.users.in_authority(wrong.authority_id).add(wrong)
