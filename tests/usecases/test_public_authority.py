"""What others see of an authority (R1.1, D27)."""

from __future__ import annotations

import pytest

from imi_tui.domain.dto.authority import PublicAuthority, PublicModule, Translation
from imi_tui.domain.errors import Denied, Gone
from imi_tui.domain.model.authority import Access
from tests.factories import NOW, general_data, stored_authority
from tests.usecases.office import Office


def test_r1_1_whoever_is_signed_in_sees_what_others_are_found_and_reached_by(office: Office) -> None:
    french = Translation(language="fr", text="Mairie", outdated=True)
    other = stored_authority(
        office.storage,
        official_name="Elders",
        country="BE",
        general=general_data(town="Elders"),
        competences={("level", "local")},
        translations={"fr": french},
        checked_on=NOW,
        checked_by="Somebody",
        modules={
            "SD-REQ": Access(module="SD-REQ", role="coordinator", keywords={"doctor"}),
            "PQ-REQ": Access(module="PQ-REQ", role="authority", state="suspended", keywords={"nurse"}),
        },
    )
    actor = office.enter(office.user(user_name="bert"))
    assert office.domain.public_authority(actor, other.number) == PublicAuthority(
        number=other.number,
        official_name="Elders",
        country="BE",
        general=general_data(town="Elders"),
        competences={"level": frozenset({"local"}), "policy_area": frozenset()},
        modules=(PublicModule(module="SD-REQ", role="coordinator", keywords=frozenset({"doctor"})),),
        translations=(french,),
        checked_on=NOW,
    )


def test_r1_1_the_own_authority_as_others_see_it(office: Office) -> None:
    actor = office.enter(office.anna)
    own, seen = office.domain.authority(actor), office.domain.public_authority(actor, office.authority.number)
    assert (seen.general, seen.competences) == (own.general, own.competences)
    assert [(each.module, each.keywords) for each in seen.modules] == [
        (each.module, each.keywords) for each in own.modules
    ]


def test_d27_nobody_sees_it_without_a_session_and_what_is_not_there_is_gone(office: Office) -> None:
    actor = office.enter(office.anna)
    for number in ("", "NL-99999", office.authority.number.lower(), "%"):
        with pytest.raises(Gone) as caught:
            office.domain.public_authority(actor, number)
        assert caught.value.code == "gone.authority"
    office.domain.sign_out(actor)
    with pytest.raises(Denied):
        office.domain.public_authority(actor, office.authority.number)
