"""Collects the texts of the program into its catalogues (`make messages`); never runs while the program runs.

What counts as a text: the literals in `N_("...")`, `tr("...")`, `texts("...")`, `plural("one", "many", n)` and
`ctx("context", "...")`; the letter of each `Command(id=..., letter=...)`, with the context `letter <id>`; and every
error code of the domain. A new text gets an empty Dutch entry, to be translated by a person, and itself as English one.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).resolve().parents[2]
FOLDER: Final = Path(__file__).resolve().parent
_CALLS: Final = frozenset({"N_", "_", "t", "tr", "texts"})
_REFUSALS: Final = frozenset({
    "Conflict", "Denied", "DomainError", "Gone", "Invalid", "Issue", "SignInRefused", "Unavailable",
})  # fmt: skip
_CODE: Final = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)*")
# Header lines that say when and with what; they would change with every run and tell a reader nothing.
_NOISE: Final = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team|Generated-By|Project-Id-Version|'
    r"Report-Msgid-Bugs-To):.*\n",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text found in the code.

    Attributes:
        subject: The catalogue it belongs to.
        msgid: The text, or singular and plural.
        context: Empty, or what tells it from an equal English text.
        where: File in which it was found.
        code: Whether the msgid is a code such as `email.in_use`, which is no text in any language.
    """

    subject: str
    msgid: str | tuple[str, str]
    context: str = ""
    where: str = ""
    code: bool = False


def collect(root: Path = ROOT) -> list[Text]:
    """Every text of the program, in order of file."""
    found: list[Text] = []
    for package in ("imi_tui", "screens", "styles"):
        for path in sorted((root / package).rglob("*.py")):
            where = path.relative_to(root).as_posix()
            if not where.startswith("imi_tui/locale/"):
                found += texts_in(path.read_text(encoding="utf-8"), where)
    return found


def texts_in(source: str, where: str) -> list[Text]:
    """The texts in the `source` of one file."""
    subject = _subject(where)
    found: list[Text] = []
    for node in ast.walk(ast.parse(source, where)):
        if isinstance(node, ast.Call):
            found += [Text(subject=subject, msgid=m, context=c, where=where) for c, m in _in_call(node)]
        if where.startswith("imi_tui/domain/"):
            home = "errors" if where == "imi_tui/domain/errors.py" else "issues"
            found += [Text(subject=home, msgid=code, where=where, code=True) for code in _codes(node)]
    return found


_SUBJECTS: Final = (
    ("imi_tui/domain/mail/", "mail"),
    ("imi_tui/app.py", "screens"),
    ("screens/my_authority/", "tabs"),
    ("screens/users/", "users"),
    ("screens/kit/help", "help"),
    ("screens/", "screens"),
)


def _subject(where: str) -> str:
    return next((subject for prefix, subject in _SUBJECTS if where.startswith(prefix)), "cli")


def _in_call(call: ast.Call) -> Iterator[tuple[str, str | tuple[str, str]]]:
    name = _name(call.func)
    args = call.args
    if name in _CALLS and args:
        yield from (("", text) for text in _literals(args[0]))
    elif name == "plural" and len(args) >= 2:
        yield from (("", pair) for pair in zip(_literals(args[0]), _literals(args[1]), strict=False))
    elif name == "ctx" and len(args) >= 2:
        yield from ((context, text) for context in _literals(args[0]) for text in _literals(args[1]))
    elif name == "Command":
        given = {word.arg: text for word in call.keywords for text in _literals(word.value)}
        if given.get("id") and given.get("letter"):
            yield f"letter {given['id']}", given["letter"]


def _codes(node: ast.AST) -> Iterator[str]:
    values: list[ast.expr] = []
    if isinstance(node, ast.Call) and _name(node.func) in _REFUSALS:
        values = [*node.args[:1], *(word.value for word in node.keywords if word.arg == "code")]
    elif isinstance(node, ast.AnnAssign | ast.Assign):
        targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
        names = {_name(target) for target in targets}
        if names & {"code", "CODES"} and node.value is not None:
            values = list(node.value.elts) if isinstance(node.value, ast.Tuple) else [node.value]
    for value in values:
        yield from (text for text in _literals(value) if _CODE.fullmatch(text))


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _literals(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return []


def catalogue(language: str, subject: str, folder: Path = FOLDER) -> Catalog:
    """One catalogue as it stands; an empty one when there is no file yet."""
    path = folder / language / f"{subject}.po"
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def subjects(language: str, folder: Path = FOLDER) -> list[str]:
    """The subjects that have a catalogue in `language`."""
    return sorted(path.stem for path in (folder / language).glob("*.po"))


def update(folder: Path = FOLDER) -> list[str]:
    """Bring all catalogues in line with the code: new texts in, texts no longer used out, translations kept.

    A text that stands in some catalogue already stays there; a new one goes into that of the file that uses it first.

    Returns:
        One line for each catalogue in which something must be translated or was thrown away.
    """
    texts = collect()
    codes = {text.msgid for text in texts if text.code}
    report: list[str] = []
    for language in sorted(path.name for path in folder.iterdir() if (path / "screens.po").exists()):
        present = {subject: catalogue(language, subject, folder) for subject in subjects(language, folder)}
        wanted = _homes(texts, present, language)
        for subject, template in wanted.items():
            stored = present.get(subject) or Catalog(locale=language, fuzzy=False)
            stored.update(template, no_fuzzy_matching=True, update_header_comment=False)
            if language == "en":
                _speak_for_themselves(stored, codes)
            _write(stored, folder / language / f"{subject}.po")
            report += _news(f"{language}/{subject}.po", stored)
    return report


def _homes(texts: list[Text], present: dict[str, Catalog], language: str) -> dict[str, Catalog]:
    """For each subject a catalogue with the texts that belong in it, untranslated."""
    homes: dict[str, Catalog] = {subject: Catalog(locale=language, fuzzy=False) for subject in present}
    standing = [(message, subject) for subject, stored in present.items() for message in stored if message.id]
    # Should a text stand twice, the translated one stays.
    standing.sort(key=lambda pair: translated(pair[0]))
    chosen = {(message.context or "", _singular(message)): subject for message, subject in standing}
    for text in texts:
        key = (text.context, text.msgid if isinstance(text.msgid, str) else text.msgid[0])
        subject = chosen.setdefault(key, text.subject)
        home = homes.setdefault(subject, Catalog(locale=language, fuzzy=False))
        home.add(text.msgid, context=text.context or None, locations=[(text.where, 0)])
    return homes


def _singular(message: Message) -> str:
    return str(message.id) if isinstance(message.id, str) else str(message.id[0])


def translated(message: Message) -> bool:
    """Whether `message` has a text in every form."""
    forms = message.string
    return all(forms) if isinstance(forms, tuple | list) else bool(forms)


def _speak_for_themselves(stored: Catalog, codes: set[str | tuple[str, str]]) -> None:
    """English texts are their own translation; codes are not."""
    for message in stored:
        if message.id and not translated(message) and message.id not in codes:
            message.string = message.id


def _news(name: str, stored: Catalog) -> list[str]:
    waiting = [message for message in stored if message.id and not translated(message)]
    unused = [_singular(message) for message in stored.obsolete.values() if translated(message)]
    if not waiting and not unused:
        return []
    return [f"{name}: {len(waiting)} to translate; no longer used, taken out: {'; '.join(unused) or 'none'}"]


def _write(stored: Catalog, path: Path) -> None:
    stored.header_comment = ""
    buffer = io.BytesIO()
    write_po(buffer, stored, width=120, include_lineno=False, ignore_obsolete=True, sort_by_file=True)
    path.write_text(_NOISE.sub("", buffer.getvalue().decode()).lstrip("\n"), encoding="utf-8")


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in update())
