"""Tables for what is ticked or linked: languages, competences, keywords, coordinators, roles (R2.8, R2.9, R3.3, D5)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Choice:
    """Attributes:
    at: The list or module.
    chosen: All codes that are ticked there.
    codes: The issues that stop a save, in their order; none when it is right.
    stored: What is stored when it is right; None when nothing is.
    """

    at: str
    chosen: Collection[str]
    codes: tuple[str, ...] = ()
    stored: Collection[str] | None = None

    @property
    def kept(self) -> frozenset[str]:
        """What stands there after a save that was right."""
        return frozenset(self.chosen if self.stored is None else self.stored)

    def __str__(self) -> str:
        return ascii(f"{self.at}-{'+'.join(sorted(self.chosen))}"[:40])


ODD: Final = (" ", "DOCTOR", "doctor ", "doctor\x00", "\ud800", "[/]", "%", "'; --", "\u202edoctor", "0", "x" * 5000)
"""What is no code of anything, however it came in."""


def _odd(at: str, keeping: tuple[str, ...], code: str) -> tuple[Choice, ...]:
    return tuple(Choice(at, {*keeping, odd}, (code,)) for odd in ODD)


LANGUAGES: Final = (
    Choice("", (), ("languages.required",)),
    Choice("", ("xx",), ("language.unknown",)),
    Choice("", ("NL",), ("language.unknown",)),
    Choice("", ("nl", "xx"), ("language.unknown",)),
    Choice("", ("xx", "yy"), ("language.unknown", "language.unknown")),
    *(Choice("", ("nl", odd), ("language.unknown",)) for odd in ODD),
    Choice("", ("nl",)),
    Choice("", ("nl", "nl", "nl"), stored=("nl",)),
    Choice("", ("fr", "nl", "en", "de")),
    Choice("", ("en", "nl")),
)
COMPETENCES: Final = (
    Choice("level", (), ("competence.required",)),
    Choice("level", ("national", "local"), ("competence.only_one",)),
    Choice("level", ("Local",), ("competence.unknown", "competence.required")),
    Choice("level", ("local", "regional"), ("competence.unknown",)),
    Choice("level", ("local", "national", "regional"), ("competence.unknown", "competence.only_one")),
    Choice("level", ("health",), ("competence.unknown", "competence.required")),
    Choice("policy_area", (), ("competence.required",)),
    Choice("policy_area", ("unknown",), ("competence.unknown", "competence.required")),
    Choice("policy_area", ("health", "a", "b"), ("competence.unknown", "competence.unknown")),
    *_odd("policy_area", ("health",), "competence.unknown"),
    Choice("activity", ("local",), ("competence.unknown",)),
    Choice("no_list", ("local",), ("competence.unknown",)),
    Choice("no_list", (), ("competence.unknown",)),
    Choice("", ("local",), ("competence.unknown",)),
    Choice("\ud800", ("local",), ("competence.unknown",)),
    Choice("level", ("national",)),
    Choice("policy_area", ("health", "trade", "work")),
    Choice("activity", ()),
    Choice("activity", ("f", "g")),
)
KEYWORDS: Final = (
    Choice("PQ-REQ", ("doctor", "unknown"), ("keywords.unknown",)),
    Choice("PQ-REQ", ("unknown", "unheard"), ("keywords.unknown", "keywords.unknown")),
    Choice("PQ-REQ", ("health",), ("keywords.unknown",)),
    Choice("PQ-REQ", ("doctor", "health"), ("keywords.unknown",)),
    Choice("PQ-REQ", ("doctor", "bridge"), ("keywords.unknown",)),
    Choice("PP-REQ", ("bridge", "doctor"), ("keywords.unknown",)),
    *_odd("PQ-REQ", ("doctor",), "keywords.unknown"),
    Choice("SD-ALERT", ("doctor",), ("keywords.not_applicable",)),
    Choice("SD-REQ", (), ("keywords.suspended",)),
    Choice("SD-REQ", ("nurse", "doctor"), ("keywords.suspended",)),
    Choice("SD-REQ", ("unknown",), ("keywords.suspended",)),
    Choice("IT-REQ", ("doctor",), ("keywords.no_access",)),
    Choice("IT-REQ", (), ("keywords.no_access",)),
    Choice("no-module", ("doctor",), ("keywords.no_access",)),
    Choice("\ud800", ("doctor",), ("keywords.no_access",)),
    Choice("PQ-REQ", ("doctor",)),
    Choice("PQ-REQ", ()),
    Choice("PQ-REQ", ("doctor", "nurse", "architect")),
    Choice("SD-REQ", ("nurse",)),
    Choice("SD-ALERT", ()),
)
COORDINATORS: Final = (
    Choice("PQ-REQ", ("@own",), ("coordinators.own",)),
    Choice("PQ-REQ", ("@own", "@right"), ("coordinators.own",)),
    Choice("PQ-REQ", ("@own", "XX-99999"), ("coordinators.own", "coordinators.not_offered")),
    Choice("PQ-REQ", ("@ordinary",), ("coordinators.not_offered",)),
    Choice("PQ-REQ", ("@suspended",), ("coordinators.not_offered",)),
    Choice("PQ-REQ", ("@elsewhere",), ("coordinators.not_offered",)),
    Choice("PQ-REQ", ("@linked",), ("coordinators.not_offered",)),
    Choice("PQ-REQ", ("@right", "@ordinary"), ("coordinators.not_offered",)),
    Choice("PQ-REQ", ("XX-99999",), ("coordinators.not_offered",)),
    Choice("PQ-REQ", ("",), ("coordinators.not_offered",)),
    *_odd("PQ-REQ", ("@right",), "coordinators.not_offered"),
    Choice("PP-REQ", ("@right",), ("coordinators.not_offered",)),
    Choice("SD-REQ", (), ("coordinators.suspended",)),
    Choice("SD-REQ", ("@linked", "@right"), ("coordinators.suspended",)),
    Choice("RP-REP", ("@right",), ("coordinators.not_applicable",)),
    Choice("IT-REQ", ("@right",), ("coordinators.no_access",)),
    Choice("no-module", ("@right",), ("coordinators.no_access",)),
    Choice("\ud800", ("@right",), ("coordinators.no_access",)),
    Choice("PQ-REQ", ("@right",)),
    Choice("PQ-REQ", ("@right", "@other")),
    Choice("PQ-REQ", ("@right", "@right"), stored=("@right",)),
    Choice("SD-REQ", ("@linked",)),
    Choice("RP-REP", ()),
    Choice("PQ-REQ", ()),
)
ROLES: Final = (
    Choice("PQ-REQ", ("unknown",), ("roles.not_offered",)),
    Choice("PQ-REQ", ("viewer", "unknown"), ("roles.not_offered",)),
    Choice("PQ-REQ", ("a", "b"), ("roles.not_offered", "roles.not_offered")),
    Choice("PQ-REQ", ("referral_handler",), ("roles.not_offered",)),
    Choice("PQ-REQ", ("Viewer",), ("roles.not_offered",)),
    Choice("PQ-REQ", ("administrator",), ("roles.not_offered",)),
    *_odd("PQ-REQ", ("viewer",), "roles.not_offered"),
    Choice("SD-REQ", ("viewer",), ("roles.suspended",)),
    Choice("SD-REQ", ("unknown",), ("roles.suspended",)),
    Choice("IT-REQ", ("viewer",), ("roles.not_offered",)),
    Choice("no-module", ("viewer",), ("roles.not_offered",)),
    Choice("\ud800", ("viewer",), ("roles.not_offered",)),
    Choice("", ("viewer",), ("roles.not_offered",)),
    Choice("PQ-REQ", ("viewer",)),
    Choice("PQ-REQ", ("viewer", "request_handler", "allocator")),
    Choice("SD-ALERT", ("viewer",)),
    Choice("PQ-REQ", ()),
    Choice("SD-REQ", ()),
)
TABLES: Final[Mapping[str, tuple[Choice, ...]]] = {
    "working_languages": LANGUAGES,
    "competences": COMPETENCES,
    "keywords": KEYWORDS,
    "coordinators": COORDINATORS,
    "roles": ROLES,
}
