"""What can be wrong with the files of the reference data: coded, with file, line and reason (D17)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

# For operators, who read them in a terminal beside the file; `{...}` are the parameters of the problem.
REASONS: Final[Mapping[str, str]] = {
    "folder.missing": "there is no such folder",
    "file.missing": "this file is missing",
    "file.unknown": "no file of that name belongs here",
    "file.unreadable": "cannot be read: {reason}",
    "file.encoding": "is not UTF-8 text",
    "file.too_large": "is larger than {limit} bytes",
    "file.empty": "holds nothing",
    "yaml.syntax": "is not valid YAML: {reason}",
    "yaml.alias": "anchors and aliases (& and *) are not allowed",
    "yaml.tag": "tags (!) are not allowed",
    "yaml.documents": "only one document a file is allowed",
    "yaml.depth": "is nested more than {limit} levels deep",
    "value.not_mapping": "must be keys with values",
    "value.not_list": "must be a list",
    "value.not_text": "must be text",
    "value.not_flag": "must be true or false",
    "value.not_one_of": "must be one of {allowed}",
    "list.empty": "must have at least one entry",
    "key.unknown": "the key '{key}' is not known here",
    "key.missing": "the key '{key}' is missing",
    "key.doubled": "the key '{key}' stands here twice",
    "text.empty": "must not be empty",
    "text.too_long": "is longer than {limit} characters",
    "text.control": "holds a character that cannot be shown ({name})",
    "text.blank_around": "begins or ends with a blank",
    "text.no_full_stop": "must end with a full stop",
    "short.too_wide": "is {cells} cells wide, at most {limit} fit in the role matrix",
    "code.form": "must match {pattern}",
    "code.doubled": "the code '{code}' is already used at {first}",
    "name.doubled": "the name '{name}' ({language}) is already used beside it, at {first}",
    "name.language": "the language '{language}' is not in languages.yaml",
    "reference.workflow": "there is no workflow '{code}'",
    "reference.keyword_set": "there is no file keywords/{code}.yaml",
    "reference.authority_role": "this workflow has no authority role '{code}'",
    "reference.setting": "this workflow has no setting '{code}'",
    "required.two_conditions": "may name an authority role or a setting, not both",
    "required.never_possible": "must be held where 'only_for' does not allow it",
    "coordinators.none": "this workflow has no coordinating authority role",
    "language.unknown": "no names are known for the language '{code}'",
    "language.needed": "the languages 'nl' and 'en' must be in the list",
    "country.unknown": "no names are known for the country '{code}'; give its ISO 3166-1 code as 'iso'",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, and where.

    Attributes:
        file: Relative to the folder, e.g. `keywords/professions.yaml`.
        line: Counted from 1; 0 when the file as a whole is meant.
        column: Counted from 1; 0 when the file as a whole is meant.
        place: Path of keys and list positions (from 1), e.g. `areas[2].modules[1].workflow`; empty for the whole file.
        code: Key of `REASONS`.
        params: What the reason names.
    """

    file: str
    line: int = 0
    column: int = 0
    place: str = ""
    code: str
    params: Mapping[str, object] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """The reason in English, without the place."""
        return REASONS[self.code].format(**self.params)

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{where}: {self.place}: {self.reason}" if self.place else f"{where}: {self.reason}"


class CatalogueError(Exception):
    """The files are not right; nothing was read. Its text has one line a problem, in the order of the files."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems
