"""`imi-tui mail list`, `mail preview` and `mail retry`: how mail stands, what it says, and trying again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final, get_args
from zoneinfo import ZoneInfo

from imi_tui.cli import say
from imi_tui.cli.command import Call, Command, Option, Stop
from imi_tui.cli.mail import after_queueing, operator_of
from imi_tui.locale import N_

if TYPE_CHECKING:
    from imi_tui.domain.dto.mail import MailRow, MailState

_ALL: Final = "all"


def _list(call: Call) -> int:
    rows = operator_of(call).list_mail(states=_states(call))
    if not rows:
        say.note(call.texts(N_("There is no such mail.") if "state" in call.options else N_("There is no mail yet.")))
    for row in rows:
        say.out(*_fields(row, ZoneInfo(call.settings.time_zone)))
    return say.DONE


def _states(call: Call) -> tuple[MailState, ...]:
    from imi_tui.domain.dto.mail import MailState

    known: tuple[MailState, ...] = get_args(MailState)
    wanted = call.options.get("state")
    if wanted is None:
        return ()
    found = tuple(state for state in known if state == wanted)
    if not found:
        raise Stop(say.USAGE, call.texts(N_("--state knows: {states}."), states=", ".join(known)))
    return found


def _fields(row: MailRow, zone: ZoneInfo) -> tuple[str, ...]:
    """Tab-separated, ISO times: for people and for scripts. Never a message's text."""
    at = row.settled_at or row.created_at
    again = _moment(row.next_try_at, zone) if row.next_try_at is not None else ""
    facts = (row.kind, row.to, row.language, str(row.attempts), row.reason, again)
    return (str(row.id), row.state, _moment(at, zone), *facts)


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).isoformat(timespec="minutes")


def _retry(call: Call) -> int:
    number: int | None = None
    if call.word != _ALL:
        if not (call.word.isascii() and call.word.isdecimal() and len(call.word) < 10):
            raise Stop(say.USAGE, call.texts(N_("Give the number of a message (see `imi-tui mail list`), or all.")))
        number = int(call.word)
    operator = operator_of(call)
    done = operator.retry_mail(number)
    say.note(
        call.texts.plural(
            "{n} message is tried again.",
            "{n} messages are tried again.",
            done,
        )
    )
    if done:
        after_queueing(call, operator)
    return say.DONE


def _preview(call: Call) -> int:
    from imi_tui.domain.dto.mail import MAIL_KINDS
    from imi_tui.domain.mail.samples import sample
    from imi_tui.domain.mail.writing import write
    from imi_tui.locale import load

    kind = next((kind for kind in MAIL_KINDS if kind == call.word), None)
    if kind is None:
        raise Stop(say.USAGE, call.texts(N_("There is no mail {kind}. There are: {kinds}."),
                                         kind=call.word, kinds=", ".join(MAIL_KINDS)))  # fmt: skip
    texts = load(call.options.get("language", call.texts.language))
    written = write(sample(kind, texts.language, ZoneInfo(call.settings.time_zone)), texts)
    say.out(written.subject)
    say.out()
    say.out(written.body.rstrip("\n"))
    return say.DONE


LIST: Final = Command(
    words="mail list",
    what=N_("Lists mail that waits, failed or was sent, never its text."),
    more=(
        N_(
            "Columns: number, state, when it came to that, kind, to, language, attempts, reason, next try; separated "
            "by tabs."
        ),
    ),
    examples=("imi-tui mail list", "imi-tui mail list --state failed"),
    options=(Option(name="--state", value="STATE", what=N_("Only waiting, sending, sent, failed or lapsed.")),),
    run=_list,
)
RETRY: Final = Command(
    words="mail retry",
    word="ID|all",
    what=N_("Tries mail again that failed or waits for its next try."),
    more=(
        N_("A temporary password is made anew. Whoever has a password of the own by then is left alone."),
        N_("The numbers stand in `imi-tui mail list`."),
    ),
    examples=("imi-tui mail retry 42", "imi-tui mail retry all"),
    run=_retry,
)
PREVIEW: Final = Command(
    words="mail preview",
    word="KIND",
    what=N_("Shows what a kind of mail says, with examples for what is filled in."),
    more=(N_("A kind that does not exist is answered with those that do."),),
    examples=("imi-tui mail preview registration", "imi-tui mail preview password_reminder --language en"),
    options=(Option(name="--language", value="CODE", what=N_("The language of the reader.")),),
    run=_preview,
)
