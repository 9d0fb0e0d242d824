"""Types a table into one field of a real screen, saves after each line, and looks at what stands there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable, Iterable

from imi_tui.domain.errors import Issue
from imi_tui.terminal import NO_TEXT
from screens.kit.issue_texts import issue_text
from screens.kit.record.record import Record
from screens.kit.record.text_fields import TextField
from screens.kit.text import head, shown, width
from tests.bad_input.cases import Case
from tests.screens.driver import Driver
from tests.screens.stage import speak

Check = Callable[[str], tuple[Issue, ...]]
"""What the rules say of a value of the field."""


def arriving(case: Case) -> str:
    """What of a pasted text reaches a field: line ends are blanks there."""
    return " ".join(case.typed.splitlines())


def briefly(cases: Iterable[Case]) -> list[Case]:
    """One line for each problem and two that are right: what is typed on every run of the tests."""
    seen: Counter[tuple[str, ...]] = Counter()
    chosen = []
    for case in cases:
        seen[case.codes] += 1
        if seen[case.codes] <= (1 if case.codes else 2):
            chosen.append(case)
    return chosen


class Typist:
    """Attributes:
    it: The program, with the form open.
    record: Finds the form's record; saving may have replaced it.
    reopen: Opens the form for editing again if a save has closed it.
    check: What the rules say of a value of the field.
    """

    def __init__(
        self, it: Driver, record: Callable[[], Record], reopen: Callable[[], Awaitable[None]], check: Check
    ) -> None:
        self.it = it
        self.record = record
        self.reopen = reopen
        self.check = check
        self._read_in_english: set[tuple[str, ...]] = set()

    def field(self, name: str) -> TextField:
        """The field of that name."""
        field = self.record().field(name)
        assert isinstance(field, TextField)
        return field

    def fits(self, name: str, case: Case) -> bool:
        """Whether the text can stand in the field at all as the table has it."""
        unbroken = NO_TEXT not in case.typed  # else the terminal is told to send UTF-8, and nothing is pasted
        return unbroken and arriving(case) == case.typed and len(case.typed) <= self.field(name).buffer.limit

    async def save(self, name: str, case: Case) -> None:
        """Empty the field, paste the text into it and save."""
        self.record().focus_field(name)
        # F8 in the user name brings another proposal.
        await self.it.press("end", *["backspace"] * len(self.field(name).buffer.text))
        await self.it.paste(case.typed, "f3")

    async def refused(self, name: str, case: Case) -> None:
        """The line is wrong: the message stands beneath the field in both languages, and nothing typed is lost."""
        await self.save(name, case)
        issues = tuple(issue for issue in self.check(case.typed) if not issue.warning)
        assert tuple(issue.code for issue in issues) == case.codes, case
        self._assert_shown(name, case, issues)
        if case.codes not in self._read_in_english:
            self._read_in_english.add(case.codes)
            for language in ("en", "nl"):
                await speak(self.it, language)
                self._assert_shown(name, case, issues)

    def _assert_shown(self, name: str, case: Case, issues: tuple[Issue, ...]) -> None:
        """The text in its brackets, its problems in words beneath it, and nothing that acts on a terminal."""
        page, field = self.it.text(), self.field(name)
        assert field.buffer.text == case.typed, case
        assert self.record().current is field, case
        words = " ".join(page.split())
        for issue in issues:
            sentence = issue_text(self.it.page.host, issue)
            assert f"! {' '.join(sentence.split())}" in words, (case, sentence, page)
        assert f"[{head(shown(case.typed), 8).rstrip()}" in page or field.buffer.cursor > 8, (case, page)
        lines = page.split("\n")
        assert all(line == shown(line) for line in lines), case
        assert all(width(line) <= 79 for line in lines), (case, page)

    async def accepted(self, name: str, case: Case) -> None:
        """The line is right: it is saved, and the form can be opened again."""
        await self.save(name, case)
        if self.it.page.panel is not None:
            await self.it.press("f3")  # whether other languages must follow (D16)
        await self.reopen()
