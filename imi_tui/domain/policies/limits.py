"""How long each text may be, in code points after NFC. The same numbers hold in forms, rules and tables."""

from __future__ import annotations

from typing import Final

PERSON_NAME: Final = 64
INFORMAL_NAME: Final = 200
OFFICIAL_NAME: Final = 200
DESCRIPTION: Final = 2000
EMAIL: Final = 254
PHONE: Final = 40
WEBSITE: Final = 200
STREET: Final = 100
POSTCODE: Final = 16
TOWN: Final = 80
USER_NAME_MIN: Final = 3
USER_NAME: Final = 32
PASSWORD_MIN: Final = 8
PASSWORD: Final = 128
PASSWORD_BYTES: Final = 1024
SSH_CLIENT: Final = 64
COMBINING_IN_A_ROW: Final = 8
