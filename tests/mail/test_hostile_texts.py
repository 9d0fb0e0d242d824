"""Names that were made to break mail, through every kind of letter: the same headers, one recipient, no user name."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.headerregistry import Address
from random import Random
from typing import Any, Final

import pytest

from imi_tui.domain.dto.mail import MAIL_KINDS, MailKind
from imi_tui.domain.mail.letters import Letter
from imi_tui.domain.mail.message import HEADERS, Encoding, build
from imi_tui.domain.mail.samples import sample
from imi_tui.domain.mail.writing import write
from imi_tui.domain.policies import texts as text_rules
from imi_tui.locale import load

TO: Final = "m.wilgenroos@veldermeer.example"
USER_NAME: Final = "kano-7316"
SENDER: Final = Address(addr_spec="imi@marktzaken.example")
AT: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
PIECES: Final = (
    "\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\x00", "\x1b[2J", "\u202e", "\ud800", "\t",
    "Bcc: x@evil.example", "To: x@evil.example", "Subject: x", "\n\n", "\n.\n", "\r\n.\r\n", "\nFrom x",
    "=?utf-8?q?=0ABcc:_x@evil.example?=", "=?utf-8?b?CkJjYzogeEBldmlsLmV4YW1wbGU=?=", "{password}", "{user_name}",
    "%(user_name)s", "{{", "{0}", "}", "[/]", "<b>", "&amp;",
    "é", "Żółć", "宛先", "😀", "a" * 200, " ", "'", '"', "\\", ";",
    "MIME-Version: 1.0\nContent-Type: text/html", "--boundary", "Content-Transfer-Encoding: base64",
)  # fmt: skip


def hostile(random: Random) -> str:
    return "".join(random.choice(PIECES) for _ in range(random.randint(1, 6)))


def filled(letter: Letter, text: str) -> Letter:
    """The letter with the text wherever text of people can stand."""
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(letter):
        value = getattr(letter, field.name)
        if isinstance(value, str) and field.name != "kind":
            changes[field.name] = text
        elif isinstance(value, tuple):
            changes[field.name] = (text, *value)
    return dataclasses.replace(letter, **changes)


def letters(number: int) -> Iterator[tuple[MailKind, str, str]]:
    random = Random(number)  # noqa: S311 - the same names each time
    for _ in range(number):
        text = hostile(random)
        for kind in MAIL_KINDS:
            yield kind, random.choice(("nl", "en")), text


def must_be_harmless(number: int) -> None:
    subjects: dict[tuple[MailKind, str], str] = {}
    encodings: tuple[Encoding, ...] = ("8bit", "quoted-printable")
    for index, (kind, language, text) in enumerate(letters(number)):
        written = write(filled(sample(kind, language, UTC), text), load(language))
        message = build(
            sender=SENDER, to=TO, subject=written.subject, body=written.body, at=AT, encoding=encodings[index % 2]
        )
        read = message_from_bytes(message.data, policy=policy.SMTPUTF8)
        assert tuple(read.keys()) == HEADERS, text
        assert [found.addr_spec for found in read["To"].addresses] == [TO], text
        assert read.get_content_type() == "text/plain"
        assert not read.is_multipart()
        assert subjects.setdefault((kind, language), str(read["Subject"])) == str(read["Subject"])
        assert not [sign for sign in written.body if sign != "\n" and text_rules.forbidden(sign)], text
        assert USER_NAME not in written.subject + written.body
        assert "evil.example" not in str(read["From"]) + str(read["Subject"])
    assert len(subjects) == 2 * len(MAIL_KINDS)


def test_r3_7_500_hostile_names_change_nothing_but_the_body() -> None:
    must_be_harmless(500)


@pytest.mark.full
def test_r3_7_10_000_hostile_names_change_nothing_but_the_body() -> None:
    must_be_harmless(10_000)
