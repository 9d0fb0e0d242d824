"""Headers hold nothing of a user but the checked address (M11: encoded words became headers on 3.11.7)."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, message_from_string, policy
from email.headerregistry import Address
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest

from imi_tui.domain.mail.message import HEADERS, Encoding, build, plain_address, sender_address
from imi_tui.domain.ports import MailFailed

AT = datetime(2026, 11, 23, 9, 30, tzinfo=UTC).astimezone(ZoneInfo("Europe/Brussels"))
SENDER = Address(addr_spec="imi@marktzaken.example")
HOSTILE = (
    "a@b.example\nBcc: c@d.example",
    "a@b.example\r\nBcc: c@d.example",
    "=?UTF-8?Q?=0A?=Bcc:c@d.example",
    "=?utf-8?b?YQpCY2M6IGM=?=@d.example",
    "a@b.example, c@d.example",
    "a@b.example;c@d.example",
    "<a@b.example>",
    '"a b"@b.example',
    "a\x00@b.example",
    "a\x0b@b.example",
    "a\x85@b.example",
    "a\u2028@b.example",
    "a\u00a0@b.example",
    "a@b.example (c@d.example)",
    "a@[127.0.0.1]",
    "a@-b.example",
    "a@b_c.example",
    "@b.example",
    "a@",
    "a",
    "",
    "a@" + "b" * 250 + ".example",
)


def built(
    to: str = "m.wilgenroos@veldermeer.example", encoding: Encoding = "8bit", body: str = "één\n"
) -> EmailMessage:
    message = build(sender=SENDER, to=to, subject="IMI: uw wachtwoord", body=body, at=AT, encoding=encoding)
    return message_from_bytes(message.data, policy=policy.SMTPUTF8)


def test_headers_are_these_and_no_others() -> None:
    message = built()
    assert tuple(message.keys()) == HEADERS
    assert message["To"] == "m.wilgenroos@veldermeer.example"
    assert message["From"] == "imi@marktzaken.example"
    assert message["Date"] == "Mon, 23 Nov 2026 10:30:00 +0100"
    assert message["Auto-Submitted"] == "auto-generated"


def test_message_ids_differ_and_name_no_machine() -> None:
    ids = {built()["Message-ID"] for _ in range(50)}
    assert len(ids) == 50
    assert all(message_id.endswith("@marktzaken.example>") for message_id in ids)


@pytest.mark.parametrize("address", HOSTILE)
def test_d28_an_address_that_is_not_plain_is_refused_for_good(address: str) -> None:
    assert plain_address(address) is None
    with pytest.raises(MailFailed) as failure:
        built(address)
    assert (failure.value.reason, failure.value.permanent) == ("mail.address", True)


@pytest.mark.parametrize(
    ("address", "sent"),
    [
        ("o'hara+imi@veldermeer.example", "o'hara+imi@veldermeer.example"),
        ("post@münchen.example", "post@xn--mnchen-3ya.example"),
        ("post@STRASSE.example", "post@strasse.example"),
        ("post@straße.example", "post@xn--strae-oqa.example"),
        ("jürgen@grensstreek.example", "jürgen@grensstreek.example"),
    ],
)
def test_real_addresses_reach_the_header_with_their_domain_in_ascii(address: str, sent: str) -> None:
    text = built(address).as_bytes().decode()
    recipients = message_from_string(text, policy=policy.SMTPUTF8)["To"].addresses
    assert [found.addr_spec for found in recipients] == [sent]


@pytest.mark.parametrize("encoding", ["8bit", "quoted-printable"])
def test_the_body_arrives_as_it_was_written(encoding: Encoding) -> None:
    body = "één keer\n    Kx7m=Qp2v\n.\nFrom hier\n" + "lang " * 40 + "\n"
    assert built(encoding=encoding, body=body).get_content().replace("\r\n", "\n") == body


@pytest.mark.parametrize("text", ["imi@marktzaken.example", "IMI <imi@marktzaken.example>"])
def test_a_sender_may_have_a_name(text: str) -> None:
    sender = sender_address(text)
    assert sender is not None
    assert sender.addr_spec == "imi@marktzaken.example"


@pytest.mark.parametrize(
    "text", ["", "imi", "jürgen@x.example", "=?utf-8?q?x?= <imi@x.example>", "I\x07 <imi@x.example>"]
)
def test_a_sender_that_could_break_the_header_is_refused(text: str) -> None:
    assert sender_address(text) is None
