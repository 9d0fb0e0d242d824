"""All commands, in the order in which help and README show them."""

from __future__ import annotations

from typing import Final

from imi_tui.cli.command import Command
from imi_tui.cli.database import CHECK, UPGRADE
from imi_tui.cli.deploy import DEPLOY_UNITS
from imi_tui.cli.doctor import DOCTOR
from imi_tui.cli.keys import KEYS
from imi_tui.cli.mail import SEND
from imi_tui.cli.mail_look import LIST, PREVIEW, RETRY
from imi_tui.cli.program import DEMO, OPEN
from imi_tui.cli.remind import REMIND
from imi_tui.cli.retention import RUN as RETENTION
from imi_tui.cli.setup import INIT
from imi_tui.cli.user import RESET

COMMANDS: Final[tuple[Command, ...]] = (
    OPEN,
    DEMO,
    INIT,
    UPGRADE,
    CHECK,
    SEND,
    LIST,
    RETRY,
    PREVIEW,
    REMIND,
    RESET,
    RETENTION,
    DEPLOY_UNITS,
    DOCTOR,
    KEYS,
)
