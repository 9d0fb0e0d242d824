"""Which table belongs to which field that is typed in."""

from __future__ import annotations

from typing import Final

from imi_tui.domain.policies import limits
from tests.bad_input.cases import Case, any_text
from tests.bad_input.contact import EMAIL, PHONE, WEBSITE
from tests.bad_input.people import LANGUAGE, PERSON_NAME, USER_NAME

AUTHORITY: Final[dict[str, tuple[Case, ...]]] = {
    "informal_name": any_text(limits.INFORMAL_NAME, required=True),
    "description": any_text(limits.DESCRIPTION, required=True),
    "email": EMAIL,
    "phone": PHONE,
    "website": WEBSITE,
    "street": any_text(limits.STREET, required=False),
    "postcode": any_text(limits.POSTCODE, required=False),
    "town": any_text(limits.TOWN, required=False),
}
"""Fields of the tab Autoriteit."""

USER: Final[dict[str, tuple[Case, ...]]] = {
    "first_name": PERSON_NAME,
    "last_name": PERSON_NAME,
    "email": EMAIL,
    "phone": PHONE,
    "language": LANGUAGE,
    "user_name": USER_NAME,
}
"""Fields of the user form."""
