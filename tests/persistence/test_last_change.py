"""Who changed one value last, out of the trail (R1.1)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from imi_tui.domain.errors import FieldChange
from imi_tui.domain.model.records import AuditEntry
from imi_tui.domain.persistence import SqlStorage
from tests.factories import NOW, stored_authority
from tests.persistence.test_audit_trail import an_entry, record


def test_the_last_change_of_one_value_is_found_among_all_others(storage: SqlStorage) -> None:
    target = stored_authority(storage).id

    def saved(version: int, name: str, path: str, **values: Any) -> AuditEntry:
        changes = (FieldChange(path=path, before="1", after="2"),)
        at = NOW + timedelta(minutes=version)
        return an_entry(target, version=version, at=at, actor_name=name, changes=changes, **values)

    record(
        storage,
        saved(2, "First", "general.email"),
        saved(3, "Second", "general.email"),
        saved(4, "Third", "general.email_too"),
        saved(5, "Fourth", "competences.policy_area"),
        saved(6, "Other record", "general.email", target="user"),
        saved(7, "Refused", "general.email", result="denied.not_administrator"),
    )
    with storage.reading() as unit:
        assert unit.audit.last_change("authority", target, "general.email") == ("Second", NOW + timedelta(minutes=3))
        assert unit.audit.last_change("authority", target, "competences") == ("Fourth", NOW + timedelta(minutes=5))
        assert unit.audit.last_change("authority", target, "general.phone") is None
        assert unit.audit.last_change("authority", target, "general.%") is None
