"""Every issue that a rule can find, with the parameters that its sentence (`errors.po`) can name.

Kept in one table so that a translator sees them all; a test compares it with what the rules really return.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ISSUE_CODES: Final[Mapping[str, tuple[str, ...]]] = {
    # any text (D28)
    "text.required": (),
    "text.too_long": ("max", "count"),
    "text.control": ("character",),
    "text.replacement": (),
    # names of people
    "name.character": ("character", "code"),
    "name.letter": (),
    "name.marks": (),
    # e-mail addresses (R3.4, D8)
    "email.no_at": (),
    "email.no_domain": (),
    "email.no_local": (),
    "email.no_dot": ("domain",),
    "email.spaces": (),
    "email.two_at": (),
    "email.too_long": ("max", "count"),
    "email.reserved_domain": ("domain",),
    "email.form": (),
    "email.in_use": (),
    # numbers to call, D29
    "phone.not_a_number": (),
    "phone.no_country": (),
    "phone.too_short": (),
    "phone.too_long": (),
    "phone.impossible": (),
    # websites
    "website.form": (),
    "website.scheme": ("scheme",),
    # languages
    "language.required": (),
    "language.unknown": ("language",),
    "languages.required": (),
    # competences (R2.8) and keywords (R2.9)
    "competence.unknown": ("list", "value"),
    "competence.required": ("list",),
    "competence.only_one": ("list", "count"),
    "keywords.unknown": ("module", "keyword"),
    "keywords.no_access": ("module",),
    "keywords.suspended": ("module",),
    "keywords.not_applicable": ("module",),
    "keywords.none": ("module",),
    # user names (R3.6, D9)
    "user_name.too_short": ("min", "count"),
    "user_name.too_long": ("max", "count"),
    "user_name.character": ("character",),
    "user_name.start": (),
    "user_name.reserved": (),
    "user_name.in_use": (),
    "user_name.personal": (),
    # roles (R3.3, D26)
    "roles.not_offered": ("module", "role"),
    "roles.suspended": ("module",),
    "roles.none": (),
    # passwords (R4.7, D13)
    "password.required": (),
    "password.character": (),
    "password.length": ("min", "count"),
    "password.too_long": ("max", "count"),
    "password.upper": (),
    "password.lower": (),
    "password.digit": (),
    "password.same": (),
    "password.reused": ("n",),
    "password.temporary": (),
    "password.guessable": (),
    # setting up
    "country.unknown": ("country",),
}
"""Parameter names by code."""
