"""Names of languages and countries from Unicode CLDR, by way of Babel; imported only while files are read."""

from __future__ import annotations

from collections.abc import Iterable

from imi_tui.domain.dto.catalogue import Names


class Cldr:
    """The names in some languages. Languages that CLDR does not have stand in `unknown` and give no names."""

    def __init__(self, languages: Iterable[str]) -> None:
        from babel import Locale, UnknownLocaleError

        self._locales: dict[str, Locale] = {}
        self.unknown: set[str] = set()
        for code in languages:
            try:
                self._locales[code] = Locale.parse(code)
            except (UnknownLocaleError, ValueError):
                self.unknown.add(code)

    def language(self, code: str) -> Names:
        """What a language is called."""
        return Names(texts=self._texts("languages", code))

    def autonym(self, code: str) -> str:
        """What a language calls itself; the code when that is not known."""
        return self._texts("languages", code).get(code, code)

    def country(self, iso: str) -> Names:
        """What the country of an ISO 3166-1 code is called; no texts when there is none of that code."""
        return Names(texts=self._texts("territories", iso))

    def _texts(self, kind: str, key: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for code, locale in self._locales.items():
            text = getattr(locale, kind).get(key)
            if text:
                found[code] = str(text)
        return found
