"""The adapters are what the ports ask for; mypy does the checking, these lines make it look."""

from __future__ import annotations

from imi_tui.domain import ports
from imi_tui.domain.persistence import SqlStorage
from tests.factories import FixedClock


def test_the_storage_is_the_storage_of_the_ports(storage: SqlStorage) -> None:
    port: ports.Storage = storage
    reading: ports.ReadingUnit = storage.reading()
    writing: ports.UnitOfWork = storage.writing()
    clock: ports.Clock = FixedClock()
    assert port.reading() is not port.writing()
    assert reading is not writing
    assert clock.now().tzinfo is not None
