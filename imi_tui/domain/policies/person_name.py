"""First and last names of people (R3.3, D28)."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from imi_tui.domain.errors import Issue
from imi_tui.domain.policies import limits, texts

# Word processors put U+2018 before a word that begins with an apostrophe, as in van 't Hoff.
_ALSO_ALLOWED: Final = frozenset(" -\u2010\u2011'\u2018\u2019.\u00b7")
_ORDINALS: Final = frozenset("\u00aa\u00ba")
# Letters of another shape, which look like a name and are not found as one.
_SHAPED: Final = ("<font>", "<wide>", "<narrow>", "<super>", "<sub>", "<circle>", "<square>")
_SPACES: Final = re.compile(r"\s+")


def check(text: str, path: str) -> tuple[str, tuple[Issue, ...]]:
    """The name as it would be stored, and what is wrong with it.

    Letters and marks of all scripts, spaces, hyphens, apostrophes and dots; runs of blanks become one space. Not what
    draws nothing, what encloses, and what is a letter in another shape (mathematical, full width, raised).
    """
    value, found = texts.clean(text, path, maximum=limits.PERSON_NAME)
    if any(issue.code != "text.too_long" for issue in found):
        return value, found
    hidden = texts.hidden(value, path)
    if hidden:
        return value, (*found, *hidden)
    value = _SPACES.sub(" ", value)
    issues = list(found)
    wrong = next((character for character in value if not _allowed(character)), None)
    if wrong is not None:
        params = {"character": texts.named(wrong), "code": texts.code_point(wrong)}
        issues.append(Issue(code="name.character", path=path, params=params))
    elif not any(unicodedata.category(character)[0] == "L" for character in value):
        issues.append(Issue(code="name.letter", path=path))
    elif _piled_marks(value):
        issues.append(Issue(code="name.marks", path=path))
    return value, tuple(issues)


def _allowed(character: str) -> bool:
    if character in _ALSO_ALLOWED or character in _ORDINALS:
        return True
    category = unicodedata.category(character)
    return category[0] in "LM" and category != "Me" and not unicodedata.decomposition(character).startswith(_SHAPED)


def _piled_marks(value: str) -> bool:
    """A mark without a letter before it, or so many on one letter that they leave their line."""
    run = limits.COMBINING_IN_A_ROW
    for character in value:
        is_mark = unicodedata.category(character)[0] == "M"
        run = run + 1 if is_mark else (0 if unicodedata.category(character)[0] == "L" else limits.COMBINING_IN_A_ROW)
        if run > limits.COMBINING_IN_A_ROW:
            return True
    return False
