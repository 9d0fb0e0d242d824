"""A process that is killed in the midst of saving: what it was told is saved is there, and nothing is there by half."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from imi_tui.domain.persistence.checks import check
from tests.factories import new_database, opened, stored_authority

SAVE_ON_AND_ON = """
import sys
from pathlib import Path
from imi_tui.domain.errors import FieldChange
from imi_tui.domain.persistence import open_storage
from tests.factories import a_user
from tests.persistence.test_audit_trail import an_entry
storage, authority_id = open_storage(Path(sys.argv[1])), int(sys.argv[2])
number = int(sys.argv[3])
while True:
    with storage.writing() as unit:
        email, roles = f"{number}@veldermeer.example", {("PQ-REQ", "viewer")}
        user = a_user(authority_id, user_name=f"kano-{number}", email=email, roles=roles)
        unit.users.in_authority(authority_id).add(user)
        unit.audit.record(an_entry(authority_id, target="user", target_id=user.id, version=1))
        unit.commit()
    print(user.id, flush=True)
    number += 1
"""


def test_d2_a_killed_process_leaves_whole_saves_only(tmp_path: Path) -> None:
    path = new_database(tmp_path)
    with opened(path) as storage:
        authority_id = stored_authority(storage).id
    promised: set[int] = set()
    for acknowledged in (1, 25):
        command = [sys.executable, "-c", SAVE_ON_AND_ON, str(path), str(authority_id), str(10_000 * acknowledged)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            promised |= {int(process.stdout.readline()) for _ in range(acknowledged)}
            process.kill()
            promised |= {int(line) for line in process.stdout.read().split("\n")[:-1]}
    assert not [finding for finding in check(path) if not finding.ok]
    with opened(path) as storage, storage.reading() as unit:
        holders = {user_id for user_id, _ in unit.users.in_authority(authority_id).holders()["PQ-REQ", "viewer"]}
        assert promised <= holders
        assert len(holders) <= len(promised) + 2
        # Users, their roles and the trail were saved together.
        assert unit.audit.verify(authority_id).rows == len(holders) + 1
