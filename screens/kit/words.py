"""How the domain's codes and values read on the screen: field names, ticked values, languages, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from imi_tui.domain.errors import FieldChange
from imi_tui.domain.policies.leaving import ERASED
from imi_tui.locale import N_

if TYPE_CHECKING:
    from imi_tui.locale import Texts
    from screens.kit.host import Host

LONG: Final = 140
"""Characters of a text that is shown whole when it changed: three lines of a difference."""
_CONTEXT: Final = 24
"""Unchanged characters shown on either side of what differs in a long text, at least."""

LABELS: Final = {
    "official_name": N_("Official name"),
    "general.informal_name": N_("Informal title"),
    "general.description": N_("Description"),
    "general.email": N_("E-mail address"),
    "general.phone": N_("Telephone"),
    "general.website": N_("Website"),
    "general.street": N_("Street and number"),
    "general.postcode": N_("Postcode"),
    "general.town": N_("Place"),
    "general.working_languages": N_("Working languages"),
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "email": N_("E-mail address"),
    "phone": N_("Telephone"),
    "language": N_("Language of e-mails"),
    "user_name": N_("User name"),
    "is_administrator": N_("Administrator"),
    "screen_language": N_("Screen language"),
}


def person_name(tr: Texts, name: str) -> str:
    """A name that the domain gave; who is erased is told by a code (D19)."""
    return tr("person {code} (erased)", code=name[len(ERASED) :]) if name.startswith(ERASED) else name


def label_of(host: Host, path: str) -> str:
    """What the field is called: for ticks, the list or the module."""
    if path in LABELS:
        return host.tr(LABELS[path])
    kind, _, rest = path.partition(".")
    if kind == "competences":
        found = host.catalogue.competence_list_by_code.get(rest)
        return found.names.in_(host.tr.language) if found else rest
    if kind in ("modules", "roles", "heirs"):
        code = rest.removesuffix(".keywords").removesuffix(".coordinators")
        module = host.catalogue.module_by_code.get(code)
        return module.title(host.tr.language) if module else code
    return path


def value_words(host: Host, path: str, value: str | tuple[str, ...]) -> str:
    """A stored value in words; nothing reads "empty"."""
    if isinstance(value, tuple):
        return ", ".join(_code_word(host, path, code) for code in value) or host.tr("empty")
    if path == "is_administrator":
        return host.tr("yes") if value else host.tr("no")
    if not value:
        return host.tr("empty")
    if path.endswith("phone"):
        from imi_tui.domain.policies import telephone  # loads the library of numbering plans

        return telephone.shown(value)
    if path in ("language", "screen_language"):
        return _code_word(host, "general.working_languages", value)
    return value


def _code_word(host: Host, path: str, code: str) -> str:
    language = host.tr.language
    catalogue = host.catalogue
    kind, _, rest = path.partition(".")
    if path == "general.working_languages":
        entry = catalogue.language_by_code.get(code)
        return entry.names.in_(language) if entry else code
    if kind == "competences":
        found = catalogue.competence_list_by_code.get(rest)
        names = dict(found.values).get(code) if found else None
        return names.in_(language) if names else code
    if kind == "modules":
        module = catalogue.module_by_code.get(rest.removesuffix(".keywords"))
        keywords = catalogue.leaf_keywords.get(module.keyword_set or "", {}) if module else {}
        return keywords[code].names.in_(language) if code in keywords else code
    if kind == "roles":
        from screens.kit.problems import role_name

        return role_name(host, code)
    return code


def change_lines(host: Host, change: FieldChange) -> list[tuple[str, str]]:
    """A change as pairs of word and value: was / becomes for a text, added / removed for ticks."""
    tr = host.tr
    before, after = change.before, change.after
    if isinstance(before, tuple) and isinstance(after, tuple) and change.path != "general.working_languages":
        pairs = [(tr("added"), after), (tr("removed"), before)]
        return [(word, value_words(host, change.path, codes)) for word, codes in pairs if codes]
    old, new = differing(value_words(host, change.path, before), value_words(host, change.path, after))
    return [(tr("was"), old), (tr("becomes"), new)]


def differing(old: str, new: str) -> tuple[str, str]:
    """Of two long texts the part in which they differ, with the words around it; short texts whole."""
    if max(len(old), len(new)) <= LONG:
        return old, new
    limit = min(len(old), len(new))
    first = next((index for index in range(limit) if old[index] != new[index]), limit)
    last = next((index for index in range(limit - first) if old[-1 - index] != new[-1 - index]), limit - first)
    return _around(old, first, last), _around(new, first, last)


def _around(text: str, first: int, last: int) -> str:
    """The text from a few words before `first` to a few words after its last `last` characters begin."""
    start = text.rfind(" ", 0, max(first - _CONTEXT, 0)) + 1 if first > _CONTEXT else 0
    end = text.find(" ", len(text) - last + _CONTEXT) if last > _CONTEXT else -1
    part = text[start:] if end < 0 else text[start:end]
    return ("… " if start else "") + part + (" …" if end >= 0 else "")
