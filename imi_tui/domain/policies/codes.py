"""Every issue that a rule can find, and what its sentence (`issues.po`) can name.

Kept in one place so that a translator sees them all; a test compares it with what the rules really return.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

CODES: Final = (
    # any text (D28)
    "text.required",
    "text.too_long",
    "text.control",
    "text.replacement",
    # names of people
    "name.character",
    "name.letter",
    "name.marks",
    # e-mail addresses (R3.4, D8)
    "email.no_at",
    "email.no_domain",
    "email.no_local",
    "email.no_dot",
    "email.spaces",
    "email.two_at",
    "email.too_long",
    "email.reserved_domain",
    "email.form",
    "email.in_use",
    # numbers to call, D29
    "phone.not_a_number",
    "phone.no_country",
    "phone.too_short",
    "phone.too_long",
    "phone.impossible",
    # websites
    "website.form",
    "website.scheme",
    # languages
    "language.required",
    "language.unknown",
    "languages.required",
    # competences (R2.8) and keywords (R2.9)
    "competence.unknown",
    "competence.required",
    "competence.only_one",
    "keywords.unknown",
    "keywords.no_access",
    "keywords.suspended",
    "keywords.not_applicable",
    "keywords.none",
    # linked coordinators (R2.9, D5)
    "coordinators.no_access",
    "coordinators.suspended",
    "coordinators.not_applicable",
    "coordinators.own",
    "coordinators.not_offered",
    # user names (R3.6, D9)
    "user_name.too_short",
    "user_name.too_long",
    "user_name.spaces",
    "user_name.character",
    "user_name.start",
    "user_name.reserved",
    "user_name.in_use",
    "user_name.personal",
    # roles (R3.3, D26)
    "roles.not_offered",
    "roles.suspended",
    "roles.none",
    # passwords (R4.7, D13)
    "password.required",
    "password.character",
    "password.length",
    "password.too_long",
    "password.upper",
    "password.lower",
    "password.digit",
    "password.same",
    "password.reused",
    "password.temporary",
    "password.guessable",
    "password.present",
    # setting up
    "country.unknown",
)

PARAMS: Final[Mapping[str, tuple[str, ...]]] = {
    "text.too_long": ("max", "count"),
    "text.control": ("character",),
    "name.character": ("character", "code"),
    "email.no_dot": ("domain",),
    "email.too_long": ("max", "count"),
    "email.reserved_domain": ("domain",),
    "website.scheme": ("scheme",),
    "language.unknown": ("language",),
    "competence.unknown": ("list", "value"),
    "competence.required": ("list",),
    "competence.only_one": ("list", "count"),
    "keywords.unknown": ("module", "keyword"),
    "keywords.no_access": ("module",),
    "keywords.suspended": ("module",),
    "keywords.not_applicable": ("module",),
    "keywords.none": ("module",),
    "coordinators.no_access": ("module",),
    "coordinators.suspended": ("module",),
    "coordinators.not_applicable": ("module",),
    "coordinators.own": ("module",),
    "coordinators.not_offered": ("module", "coordinator"),
    "user_name.too_short": ("min", "count"),
    "user_name.too_long": ("max", "count"),
    "user_name.character": ("character",),
    "roles.not_offered": ("module", "role"),
    "roles.suspended": ("module",),
    "password.length": ("min", "count"),
    "password.too_long": ("max", "count"),
    "password.reused": ("n",),
    "country.unknown": ("country",),
}
"""The parameters that come with a code; a code that is not named here comes without."""
