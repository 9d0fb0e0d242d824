"""Texts in the language of whoever reads them: gettext catalogues, and the small module that loads them.

There is never a global language: the screens' language and a mail's language differ within one process (R3.3). Each
language has a folder with one catalogue a subject; msgids are the English texts themselves, or codes (`email.in_use`)
for which English has an entry too.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

FALLBACK: Final = "en"
_FOLDER: Final = Path(__file__).parent


def N_(msgid: str) -> str:  # noqa: N802 - the name that gettext tools and readers expect
    """Mark a text that is translated later, where it is shown; returns it unchanged."""
    return msgid


class _Params(dict[str, object]):
    """Values for a template; a name that was not given stays visible as `{name}` instead of failing."""

    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


class Texts:
    """The texts of one language. Calling it translates and fills in: `texts("Done: {name} is saved.", name=user.name)`.

    Only the template is formatted, never the values, so braces and brackets in data are shown as typed (D28). Without
    values the text is returned as it is. Nothing here raises: a text that cannot be filled in is shown unfilled.
    """

    __slots__ = ("_catalogue", "_known", "language")

    def __init__(self, language: str, catalogue: NullTranslations) -> None:
        self.language: Final = language
        self._catalogue = catalogue
        self._known: dict[str | tuple[str, str], str] = {}

    def __call__(self, msgid: str, /, **params: object) -> str:
        """The text for `msgid` with `params` filled in."""
        text = self._known.get(msgid)
        if text is None:
            # The empty msgid is the catalogue's own header, no text.
            text = self._known[msgid] = self._catalogue.gettext(msgid) if msgid else ""
        return _fill(text, params) if params else text

    def plural(self, one: str, many: str, n: int, /, **params: object) -> str:
        """The singular or plural text for `n`; `{n}` is filled in as a number of this language ("12.500")."""
        from imi_tui.locale.formats import number

        return _fill(self._catalogue.ngettext(one, many, n), {"n": number(self.language, n), **params})

    def ctx(self, context: str, msgid: str, /, **params: object) -> str:
        """The text for `msgid` where one English word needs several translations (a letter, a short column head)."""
        text = self._known.get((context, msgid))
        if text is None:
            text = self._known[context, msgid] = self._catalogue.pgettext(context, msgid)
        return _fill(text, params) if params else text

    def has(self, msgid: str, /) -> bool:
        """Whether a catalogue knows `msgid`: for codes, whose msgid is no text to show."""
        return self._catalogue.gettext(msgid) != msgid


def _fill(template: str, params: dict[str, object]) -> str:
    try:
        return template.format_map(_Params(params))
    except (ValueError, TypeError, LookupError, AttributeError):
        return template


@cache
def languages() -> tuple[str, ...]:
    """The languages that have screens, by code, sorted."""
    return tuple(sorted(path.parent.name for path in _FOLDER.glob("*/screens.mo")))


@cache
def load(language: str) -> Texts:
    """The texts of `language`; English for a language without catalogues (D21). Catalogues are read once a process."""
    chosen = language if (_FOLDER / language).is_dir() and language.isalpha() else FALLBACK
    chain = NullTranslations()
    # Added first is asked first; English comes last, for the codes that have no text of their own.
    for code in dict.fromkeys((chosen, FALLBACK)):
        for path in sorted((_FOLDER / code).glob("*.mo")):
            with path.open("rb") as stream:
                chain.add_fallback(GNUTranslations(stream))
    return Texts(chosen, chain)
