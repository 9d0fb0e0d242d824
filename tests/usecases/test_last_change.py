"""Who changed a single value last (R1.1, R4.2, D27)."""

from __future__ import annotations

import pytest

from imi_tui.domain.dto.authority import LastChange
from imi_tui.domain.errors import Denied, Gone
from tests.factories import NOW, stored_authority
from tests.usecases.office import Office, saving


def test_r1_1_of_a_value_of_the_authority_for_everyone_in_it(office: Office) -> None:
    anna, mees = office.enter("anna"), office.enter(office.user(user_name="mees"))
    view = office.domain.authority(anna)
    office.domain.save_authority(saving(anna, view, email="nieuw@veldermeer.example"))
    changed = LastChange(by="Anna Zonneveld", at=NOW)
    assert office.domain.authority_last_change(mees, "general.email") == changed
    assert office.domain.authority_last_change(mees, "general.phone") is None


def test_r1_2_another_authoritys_changes_are_not_seen(office: Office) -> None:
    anna = office.enter("anna")
    office.domain.save_authority(saving(anna, office.domain.authority(anna), email="nieuw@veldermeer.example"))
    other = stored_authority(office.storage, number="NL-00077")
    stranger = office.enter(office.user(other, user_name="vreemd", is_administrator=True))
    assert office.domain.authority_last_change(stranger, "general.email") is None


def test_r4_2_of_a_value_of_a_user_for_administrators_only(office: Office) -> None:
    anna, mees = office.enter("anna"), office.user(user_name="mees")
    office.domain.save_user(office.save(anna, mees, phone="+31205550143"))
    assert office.domain.user_last_change(anna, mees.id, "phone") == LastChange(by="Anna Zonneveld", at=NOW)
    assert office.domain.user_last_change(anna, mees.id, "email") is None
    with pytest.raises(Denied):
        office.domain.user_last_change(office.enter(mees), mees.id, "phone")


def test_r1_2_a_user_of_another_authority_is_refused(office: Office) -> None:
    other = stored_authority(office.storage, number="NL-00077")
    stranger = office.user(other, user_name="vreemd")
    with pytest.raises((Denied, Gone)):
        office.domain.user_last_change(office.enter("anna"), stranger.id, "phone")
