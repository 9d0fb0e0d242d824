"""`imi-tui init`: the database, the first access manager and its first administrator."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command, Option, Stop
from imi_tui.cli.parse import WrongUse
from imi_tui.locale import N_

if TYPE_CHECKING:
    from imi_tui.domain.dto.setup import FirstAccessManager, Initialised
    from imi_tui.domain.errors import Issue
    from imi_tui.domain.operator import Operator
    from imi_tui.domain.secret import Secret
    from imi_tui.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing that `init` must know.

    Attributes:
        option: The option that gives it, without dashes.
        path: As in `FirstAccessManager` and in the paths of issues.
        question: What is asked, and what help says, as a message id.
        value: What the option's value is called in help.
        required: Whether it must be given; else empty is an answer.
    """

    option: str
    path: str
    question: str
    value: str = "TEXT"
    required: bool = True


FIELDS: Final = (
    Field(option="authority", path="official_name", question=N_("Official name of the access manager's authority")),
    Field(option="informal-name", path="informal_name", question=N_("Its informal title")),
    Field(option="country", path="country", question=N_("Its country, two letters"), value="CODE"),
    Field(option="town", path="town", question=N_("Its town"), required=False),
    Field(option="authority-email", path="email", question=N_("Its e-mail address"), value="ADDRESS"),
    Field(option="first-name", path="first_name", question=N_("First name of its first administrator")),
    Field(option="last-name", path="last_name", question=N_("Last name of that person")),
    Field(option="email", path="user_email", question=N_("E-mail address of that person"), value="ADDRESS"),
    Field(
        option="user-name", path="user_name", question=N_("User name of that person (empty: one is proposed)"),
        required=False,
    ),
)  # fmt: skip
_MAIL: Final = (
    (
        "mail-url",
        "mail.url",
        N_("Mail server, such as smtp://mail.ministry.example:587 (empty: a Maildir, no mail leaves)"),
    ),
    ("mail-from", "mail.from", N_("Sender of all mail")),
    ("mail-commission", "mail.commission", N_("Address for translation requests (may be empty)")),
)


def _init(call: Call) -> int:
    from imi_tui import bootstrap
    from imi_tui.private import private_folder

    asking = sys.stdin.isatty() and sys.stderr.isatty()
    answers = {field.path: call.options[field.option] for field in FIELDS if field.option in call.options}
    missing = [field for field in FIELDS if field.path not in answers]
    if not asking:
        _require_all(missing)
    private_folder(call.settings.data_dir)
    for field in missing:
        answers[field.path] = _ask(call, field) if asking else ""
    secret = _password(call, asking=asking)
    settings = _mail_settings(call, asking=asking)
    operator = bootstrap.operator(settings, call.ending)
    made = _make(call, operator, answers, secret, asking=asking)
    _remember(call, settings)
    _tell(call, settings, operator, made)
    return say.DONE


def _require_all(missing: Sequence[Field]) -> None:
    names = [f"--{field.option}" for field in missing if field.required]
    if names:
        raise WrongUse(
            N_("Without a terminal to ask in, init also needs: {options}. See `imi-tui init --help`."),
            options=", ".join(names),
        )


def _ask(call: Call, field: Field) -> str:
    while True:
        answer = _read(call.texts(field.question))
        if answer or not field.required:
            return answer


def _read(question: str) -> str:
    """One line; the question goes to stderr, since stdout is for data."""
    sys.stderr.write(f"{question}: ")
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        raise KeyboardInterrupt
    return line.strip()


def _password(call: Call, *, asking: bool) -> Secret | None:
    """A password of one's own choice, or None for a temporary one by mail. Never an option's value (D22)."""
    from imi_tui.domain.secret import Secret

    source = call.options.get("password-file")
    if source == "-":
        text = sys.stdin.readline()
    elif source is not None:
        text = Path(source).expanduser().read_text(encoding="utf-8")
    elif asking:
        return _typed_password(call)
    else:
        return None
    return Secret(text.partition("\n")[0].rstrip("\r"))


def _typed_password(call: Call) -> Secret | None:
    from getpass import getpass

    from imi_tui.domain.secret import Secret

    texts = call.texts
    while True:
        first = getpass(texts(N_("Password (empty: a temporary one by mail)")) + ": ", sys.stderr)
        if not first:
            return None
        if first == getpass(texts(N_("The same once more")) + ": ", sys.stderr):
            return Secret(first)
        say.note(texts(N_("That was not the same; once more.")))


def _mail_settings(call: Call, *, asking: bool) -> Settings:
    """The settings, with what was given or asked about mail."""
    given = {name: call.options[option] for option, name, _ in _MAIL if option in call.options}
    settings = call.settings_with(given)
    if asking and not settings.given("mail.url"):
        for _, name, question in _MAIL:
            answer = _read(call.texts(question))
            if answer:
                given[name] = answer
            elif name == "mail.url":
                break
        settings = call.settings_with(given)
    if not settings.mail_url.startswith("maildir:") and not settings.mail_from:
        raise WrongUse(N_("A mail server needs a sender: give --mail-from too."))
    return settings


def _make(
    call: Call, operator: Operator, answers: dict[str, str], secret: Secret | None, *, asking: bool
) -> Initialised:
    from imi_tui.domain.errors import Invalid

    while True:
        try:
            return operator.initialise(_command(call, answers, secret))
        except Invalid as wrong:
            again = [field for field in FIELDS if field.path in {issue.path for issue in wrong.issues}]
            for issue in wrong.issues:
                say.note(_about(issue, call))
            if not asking:
                raise Stop(say.REFUSED) from None
            for field in again:
                answers[field.path] = _ask(call, field)
            if any(issue.path == "password" for issue in wrong.issues):
                secret = _typed_password(call)


def _command(call: Call, answers: dict[str, str], secret: Secret | None) -> FirstAccessManager:
    from imi_tui.domain.dto.setup import FirstAccessManager

    country = answers["country"].upper()
    language = call.options.get("user-language", call.texts.language)
    return FirstAccessManager(**{**answers, "country": country}, language=language, password=secret)


def _about(issue: Issue, call: Call) -> str:
    option = next((field.option for field in FIELDS if field.path == issue.path), "")
    name = {"password": "password-file", "language": "user-language"}.get(issue.path, option) or issue.path
    return f"--{name}: {call.texts(issue.code, **issue.params)}"


def _remember(call: Call, settings: Settings) -> None:
    """Keep the answers about mail, so that the next start knows them."""
    from imi_tui.private import private_file
    from imi_tui.settings import FILE_NAME

    values = {"url": settings.mail_url, "from": settings.mail_from, "commission": settings.mail_commission}
    chosen = {key: value for key, value in values.items() if settings.origins[f"mail.{key}"].kind == "option"}
    if not chosen:
        return
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in chosen.items()]
    if settings.file is not None:
        say.note(call.texts(N_("Put this under [mail] in {path}:"), path=settings.file))
        for line in lines:
            say.note(f"  {line}")
        return
    path = settings.data_dir / FILE_NAME
    private_file(path, "\n".join(["[mail]", *lines, ""]))
    say.note(call.texts(N_("The settings for mail stand in {path}."), path=path))


def _tell(call: Call, settings: Settings, operator: Operator, made: Initialised) -> None:
    texts = call.texts
    say.out(texts(N_("Authority")), made.authority_number)
    say.out(texts(N_("User name")), made.user_name)
    if made.password_by_mail:
        if settings.mail_url.startswith("maildir:"):
            operator.send_mail()
            say.note(
                texts(N_("The temporary password is in a mail in the Maildir below {path}."), path=settings.data_dir)
            )
        else:
            say.note(
                texts(N_("`imi-tui mail send` sends the temporary password; `imi-tui mail send --watch` all mail."))
            )
    say.note(texts(N_("Done. `imi-tui` opens the program; `imi-tui doctor` says what else deserves a look.")))


INIT: Final = Command(
    words="init",
    what=N_("Makes the database, the first access manager and its first administrator."),
    more=(
        N_("Asks for what was not given. Without a terminal everything that is needed must be given, for scripts."),
        N_("A password is never given as an option: it is asked, or read from a file or standard input (-)."),
    ),
    examples=(
        "imi-tui init",
        "imi-tui init --authority 'Ministry of Lakes' --informal-name Lakes --country NL \\",
        "    --authority-email imi@lakes.example --first-name Mees --last-name Wilg --email mees@lakes.example",
    ),
    options=(
        *(Option(name=f"--{field.option}", value=field.value, what=field.question) for field in FIELDS),
        Option(name="--user-language", value="CODE", what=N_("Language of that person's screens and mail")),
        Option(name="--password-file", value="FILE", what=N_("File with that person's password; - is standard input")),
        *(Option(name=f"--{option}", value="TEXT", what=question) for option, _, question in _MAIL),
    ),
    run=_init,
)
