"""What each act leaves behind (D19, A1), and what it never does (P10, P11)."""

from __future__ import annotations

import logging
import pickle
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from imi_tui.domain.dto.authority import ConfirmAuthority
from imi_tui.domain.dto.leaving import DeleteUser
from imi_tui.domain.dto.session import Actor, ChangePassword, SignIn
from imi_tui.domain.dto.users import ResetPassword, UserQuery
from imi_tui.domain.errors import Denied, DomainError, Invalid, Unavailable
from imi_tui.domain.mail.composing import Preview
from imi_tui.domain.secret import Secret
from imi_tui.domain.service import Domain
from tests.factories import stored_authority
from tests.usecases.office import PASSWORD, Office, saving

CANARY = "Kanarie9-geheim"
GUESS = "Gegokt7-verkeerd"


def own_change(actor: Actor, present: str, new: str, again: str = "") -> ChangePassword:
    """A change of one's own accord."""
    return ChangePassword(actor=actor, new=Secret(new), again=Secret(again or new), present=Secret(present))


def trail(office: Office) -> list[tuple[str, str, str, int]]:
    """Action, result, target and whose chain, oldest first; without the beginnings of chains."""
    with office.storage._engines.reader.connect() as connection:
        rows = connection.execute(text("select action, result, target, chain from audit where seq > 0 order by id"))
        return [(row.action, row.result, row.target, row.chain) for row in rows]


def names_in_trail(office: Office) -> list[str]:
    with office.storage._engines.reader.connect() as connection:
        return [str(value) for value in connection.execute(text("select value from audit_value")).scalars()]


def test_every_act_leaves_a_line(office: Office) -> None:
    actor = office.enter(office.anna)
    view = office.domain.authority(actor)
    bert = office.user(user_name="bert")
    office.domain.save_authority(saving(actor, view, town="Elders"))
    office.domain.confirm_authority(ConfirmAuthority(actor=actor, number=view.number, expected_version=2))
    office.domain.add_user(office.add(actor))
    office.domain.save_user(office.save(actor, bert, language="fr"))
    office.domain.reset_password(ResetPassword(actor=actor, user_id=bert.id))
    office.domain.delete_user(DeleteUser(actor=actor, user_id=bert.id, expected_version=2))
    office.domain.change_password(own_change(actor, PASSWORD, CANARY))
    office.domain.sign_out(actor)
    own = office.authority.id
    assert trail(office) == [
        ("sign_in", "done", "user", own),
        ("authority.save", "done", "authority", own),
        ("authority.confirm", "done", "authority", own),
        ("user.add", "done", "user", own),
        ("user.save", "done", "user", own),
        ("user.reset", "done", "user", own),
        ("user.delete", "done", "user", own),
        ("password.change", "done", "user", own),
        ("sign_out", "done", "user", own),
    ]


def test_refusals_leave_a_line_too(office: Office) -> None:
    bert = office.user(user_name="bert", email="bert@x.example")
    stranger = office.user(stored_authority(office.storage), email="there@x.example")
    anna, plain = office.enter(office.anna), office.enter(bert)
    view = office.domain.authority(anna)
    attempts: list[Callable[[], object]] = [
        lambda: office.domain.save_authority(saving(plain, view, town="Elders")),
        lambda: office.domain.users(plain, UserQuery()),
        lambda: office.domain.user(anna, stranger.id),
        lambda: office.domain.add_user(office.add(anna, email="there@x.example")),
        lambda: office.domain.save_user(office.save(anna, office.anna, is_administrator=False)),
        lambda: office.domain.reset_password(ResetPassword(actor=anna, user_id=office.anna.id)),
        lambda: office.domain.save_authority(replace(saving(anna, view, town="Elders"), expected_version=9)),
        lambda: office.domain.translation_requests(anna),
    ]
    for attempt in attempts:
        with pytest.raises(DomainError):
            attempt()
    own = office.authority.id
    assert trail(office)[2:] == [
        ("authority.save", "denied.not_administrator", "authority", own),
        ("users.see", "denied.not_administrator", "authority", own),
        ("user.see", "denied.other_authority", "user", own),
        ("user.add", "email.in_use", "user", own),
        ("user.save", "last.administrator", "user", own),
        ("user.reset", "denied.own_account", "user", own),
        ("authority.save", "conflict.changed", "authority", own),
        ("translation_requests.see", "denied.not_commission", "authority", own),
    ]


def test_values_that_are_not_right_yet_are_no_refusal(office: Office) -> None:
    actor = office.enter(office.anna)
    with pytest.raises(Invalid):
        office.domain.add_user(office.add(actor, first_name=""))
    assert trail(office) == [("sign_in", "done", "user", office.authority.id)]


def test_failed_sign_ins_are_noted_without_what_was_typed(office: Office) -> None:
    for name in ("anna", CANARY):
        with pytest.raises(DomainError):
            office.domain.sign_in(SignIn(user_name=name, password=Secret(CANARY), ssh_client="192.0.2.1"))
    assert trail(office) == [
        ("sign_in", "sign_in.failed", "user", office.authority.id),
        ("sign_in", "sign_in.failed", "user", 0),
    ]
    assert not any("anarie" in value for value in names_in_trail(office))


def test_a_claim_that_is_not_believed_names_nobody(office: Office) -> None:
    actor = office.enter(office.anna)
    with pytest.raises(Denied):
        office.domain.home(replace(actor, session_id=999))
    assert trail(office)[-1] == ("home.see", "denied.session_ended", "authority", 0)


def test_a_refusal_stands_even_when_the_trail_cannot_be_written(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    actor = office.enter(office.user(user_name="bert"))

    def full() -> None:
        raise Unavailable("unavailable.full")

    monkeypatch.setattr(office.storage, "writing", full)
    with pytest.raises(Denied) as caught:
        office.domain.users(actor, UserQuery())
    assert caught.value.code == "denied.not_administrator"


def everything_with_passwords(office: Office) -> list[str]:
    """Does everything that a password passes through; returns all passwords that there were."""
    actor = office.enter(office.anna)
    bert = office.user(user_name="bert", email="bert@x.example")
    office.domain.add_user(office.add(actor))
    office.domain.reset_password(ResetPassword(actor=actor, user_id=bert.id))
    office.deliver()
    office.domain.change_password(own_change(actor, PASSWORD, CANARY))
    with pytest.raises(Invalid):
        office.domain.change_password(own_change(actor, CANARY, CANARY, "anders"))
    with pytest.raises(Invalid):
        office.domain.change_password(own_change(actor, CANARY, CANARY))
    with pytest.raises(Invalid):
        office.domain.change_password(own_change(actor, GUESS, "Anders567"))
    mailed = [found.group() for _, body in office.letters.sent if (found := re.search(r"\w{4}(-\w{4}){5}", body))]
    assert len(mailed) == 2
    return [PASSWORD, CANARY, GUESS, *mailed]


def test_r4_5_no_password_is_at_rest_anywhere(office: Office, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    secrets = everything_with_passwords(office)
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert any(file.name == "imi.db" for file in files)
    stored = b"".join(file.read_bytes() for file in files)
    for secret in secrets:
        assert secret.encode() not in stored
        assert secret not in caplog.text


def test_no_password_in_what_is_shown_or_raised(office: Office) -> None:
    command = SignIn(user_name="anna", password=Secret(CANARY))
    change = own_change(office.enter(office.anna), GUESS, CANARY, "Other1234")
    guess = own_change(change.actor, GUESS, CANARY)
    shown = [repr(command), str(change), f"{command.password}", f"{command.password:>20}", repr([command.password])]
    attempts: list[Callable[[], object]] = [
        lambda: office.domain.sign_in(command),
        lambda: office.domain.change_password(change),
        lambda: office.domain.change_password(guess),
    ]
    for attempt in attempts:
        with pytest.raises(DomainError) as caught:
            attempt()
        error = caught.value
        shown.extend((repr(error), str(error), repr(error.params), repr(getattr(error, "issues", ()))))
    assert not any(secret in each for each in shown for secret in (CANARY, GUESS, "Other1234"))
    with pytest.raises(TypeError):
        pickle.dumps(command.password)


def test_r3_7_no_letter_holds_a_user_name(office: Office) -> None:
    actor = office.enter(office.anna)
    office.user(user_name="zwaluw-0042", email="bert@x.example")
    office.domain.add_user(office.add(actor, "merel-9913"))
    user = next(row for row in office.domain.users(actor, UserQuery()).rows if row.user_name == "zwaluw-0042")
    office.domain.reset_password(ResetPassword(actor=actor, user_id=user.id))
    view = office.domain.authority(actor)
    office.domain.save_authority(saving(actor, view, informal_name="Iets anders", translate=True))
    assert office.deliver().sent == 3
    for to, body in office.letters.sent:
        for name in ("zwaluw-0042", "merel-9913", "anna"):
            assert name not in f"{to}\n{body}".lower()


def test_the_facade_is_the_protocol(office: Office) -> None:
    """Every method of the protocol is there with the same parameters; what comes out are views, never entities."""
    import inspect

    from imi_tui.domain.api import Api

    for name, method in inspect.getmembers(Api, inspect.isfunction):
        if name.startswith("_"):
            continue
        own = inspect.signature(getattr(Domain, name))
        assert str(own) == str(inspect.signature(method)), name
        assert "model" not in str(own.return_annotation)


def test_all_that_waits_is_sent_only_where_mail_leaves_at_once(office: Office) -> None:
    office.domain.add_user(office.add(office.enter(office.anna)))
    assert Domain(office.world, Preview(office.world.rules)).deliver_mail().sent == 0
    assert office.domain.deliver_mail().sent == 1


def test_a_wrong_present_password_is_noted_in_the_trail(office: Office) -> None:
    actor = office.enter(office.anna)
    with pytest.raises(Invalid):
        office.domain.change_password(own_change(actor, GUESS, CANARY))
    assert trail(office)[-1] == ("password.change", "password.present", "user", office.authority.id)
