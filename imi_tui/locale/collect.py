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

from babel.messages.catalog import Catalog
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
    """

    subject: str
    msgid: str | tuple[str, str]
    context: str = ""
    where: str = ""


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
            found += [Text(subject="errors", msgid=code, where=where) for code in _codes(node)]
    return found


def _subject(where: str) -> str:
    if where.startswith("imi_tui/domain/mail/"):
        return "mail"
    if where.startswith("screens/"):
        return "help" if Path(where).stem.startswith("help") or "/help/" in where else "screens"
    return "screens" if where == "imi_tui/app.py" else "cli"


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


def template(texts: list[Text], subject: str, language: str) -> Catalog:
    """An empty catalogue with every text of `subject`."""
    wanted = Catalog(locale=language, fuzzy=False)
    for text in texts:
        if text.subject == subject:
            wanted.add(text.msgid, context=text.context or None, locations=[(text.where, 0)])
    return wanted


def update(folder: Path = FOLDER) -> list[str]:
    """Bring all catalogues in line with the code: new texts in, texts no longer used out, translations kept.

    Returns:
        One line for each catalogue in which something must be translated or was thrown away.
    """
    report: list[str] = []
    texts = collect()
    for language in sorted(path.name for path in folder.iterdir() if (path / "screens.po").exists()):
        for subject in sorted({text.subject for text in texts}):
            stored = catalogue(language, subject, folder)
            stored.update(template(texts, subject, language), no_fuzzy_matching=True, update_header_comment=False)
            if language == "en":
                _speak_for_themselves(stored)
            _write(stored, folder / language / f"{subject}.po")
            waiting = [message for message in stored if message.id and not message.string]
            unused = [str(message.id) for message in stored.obsolete.values() if message.string]
            if waiting or unused:
                gone = "; ".join(unused) or "none"
                report.append(
                    f"{language}/{subject}.po: {len(waiting)} to translate; no longer used, taken out: {gone}"
                )
    return report


def _speak_for_themselves(stored: Catalog) -> None:
    """English texts are their own translation; codes are not."""
    for message in stored:
        plain = message.id if isinstance(message.id, str) else message.id[0]
        translated = any(message.string) if isinstance(message.string, tuple | list) else message.string
        if plain and not translated and not is_code(plain):
            message.string = message.id


def is_code(msgid: str) -> bool:
    """Whether `msgid` is a code such as `email.in_use`, which is no text in any language."""
    return "." in msgid and _CODE.fullmatch(msgid) is not None


def _write(stored: Catalog, path: Path) -> None:
    stored.header_comment = ""
    buffer = io.BytesIO()
    write_po(buffer, stored, width=120, include_lineno=False, ignore_obsolete=True, sort_by_file=True)
    path.write_text(_NOISE.sub("", buffer.getvalue().decode()).lstrip("\n"), encoding="utf-8")


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in update())
