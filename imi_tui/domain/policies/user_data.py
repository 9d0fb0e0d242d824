"""A user's data as a whole (R3.3): every problem at once, with the field it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.dto.users import ModuleOffer, UserData
from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import email_address, person_name, telephone


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The values as they would be stored, and what is wrong (issues that are warnings stop nothing)."""

    data: UserData
    issues: tuple[Issue, ...]

    @property
    def errors(self) -> tuple[Issue, ...]:
        """The issues that stop a save."""
        return tuple(issue for issue in self.issues if not issue.warning)

    @property
    def warnings(self) -> tuple[Issue, ...]:
        """The issues that do not."""
        return tuple(issue for issue in self.issues if issue.warning)


def check(
    data: UserData,
    *,
    catalogue: Catalogue,
    country: str,
    offers: tuple[ModuleOffer, ...],
    before: Mapping[str, frozenset[str]],
) -> Checked:
    """Everything that is wrong with the form, in the order of its fields.

    Args:
        data: As typed.
        catalogue: The reference data.
        country: IMI code of the authority's country, for national telephone numbers.
        offers: The modules of the authority with the roles that can be given.
        before: The roles as stored, by module; empty for a new user.
    """
    first_name, first_issues = person_name.check(data.first_name, "first_name")
    last_name, last_issues = person_name.check(data.last_name, "last_name")
    email, email_issues = email_address.check(data.email, "email")
    phone, phone_issues = telephone.check(data.phone, "phone", country)
    language_issues = check_language(data.language, catalogue)
    roles, role_issues = check_roles(data.roles, offers, before)
    issues = [*first_issues, *last_issues, *email_issues, *phone_issues, *language_issues, *role_issues]
    if not any(roles.values()) and not data.is_administrator:
        issues.append(Issue(code="roles.none", path="roles", warning=True))
    cleaned = replace(data, first_name=first_name, last_name=last_name, email=email, phone=phone, roles=roles)
    return Checked(data=cleaned, issues=tuple(issues))


def check_language(language: str, catalogue: Catalogue, path: str = "language") -> tuple[Issue, ...]:
    """One of the languages that mail can be asked in (R3.3)."""
    if not language:
        return (Issue(code="language.required", path=path),)
    if language not in catalogue.language_by_code:
        return (Issue(code="language.unknown", path=path, params={"language": language}),)
    return ()


def check_roles(
    chosen: Mapping[str, frozenset[str]], offers: tuple[ModuleOffer, ...], before: Mapping[str, frozenset[str]]
) -> tuple[dict[str, frozenset[str]], tuple[Issue, ...]]:
    """The roles as they would be stored. Only offered ones; what a suspended module holds stays as it is (D5)."""
    issues: list[Issue] = []
    roles: dict[str, frozenset[str]] = {}
    by_module = {offer.module: offer for offer in offers}
    for module in sorted(set(chosen) | set(before)):
        offer, wanted = by_module.get(module), chosen.get(module, frozenset())
        held = before.get(module, frozenset())
        if offer is not None and offer.suspended:
            if module in chosen and wanted != held:
                issues.append(Issue(code="roles.suspended", path=f"roles.{module}", params={"module": module}))
            wanted = held
        else:
            given = frozenset(role.role for role in offer.roles) if offer is not None else frozenset()
            for role in sorted(wanted - given):
                params = {"module": module, "role": role}
                issues.append(Issue(code="roles.not_offered", path=f"roles.{module}", params=params))
        if wanted:
            roles[module] = wanted
    return roles, tuple(issues)
