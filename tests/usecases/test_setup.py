"""Setting a system up (R1.3, D4), the operator's facade and the composition root."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from imi_tui import bootstrap
from imi_tui.domain.catalogue.loader import read_catalogue
from imi_tui.domain.dto.session import ChangePassword, SignIn
from imi_tui.domain.dto.setup import FirstAccessManager
from imi_tui.domain.dto.users import UserQuery
from imi_tui.domain.errors import DomainError, Invalid, Unavailable
from imi_tui.domain.secret import Secret
from imi_tui.settings import Settings, load
from tests.factories import a_catalogue
from tests.usecases.office import PASSWORD

FIRST = FirstAccessManager(
    official_name="Ministerie van Marktzaken",
    informal_name="Marktzaken",
    country="NL",
    town="Oostmark",
    email="imi@marktzaken.example",
    first_name="Aafke",
    last_name="Zonneveld",
    user_email="a.zonneveld@marktzaken.example",
    language="nl",
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load({"data_dir": str(tmp_path / "data"), "mail.commission": "desk@commission.example"}, {})


@pytest.fixture
def ending() -> Iterator[ExitStack]:
    """Closes every database that a test opens."""
    with ExitStack() as stack:
        yield stack


def test_r1_3_the_first_user_gets_every_right(settings: Settings, ending: ExitStack) -> None:
    catalogue = a_catalogue()
    made = bootstrap.operator(settings, ending).initialise(replace(FIRST, password=Secret(PASSWORD)), catalogue)
    assert made.authority_number == "NL-00001"
    assert not made.password_by_mail
    domain = bootstrap.build(settings, ending)
    person = domain.sign_in(SignIn(user_name=made.user_name, password=Secret(PASSWORD)))
    assert (person.is_administrator, person.is_access_manager, person.must_change) == (True, True, None)
    (row,) = domain.users(person.actor, UserQuery()).rows
    view = domain.user(person.actor, row.id)
    valid = {
        module.code: {
            role.code for role in module.workflow.user_roles if not role.only_for or "coordinator" in role.only_for
        }
        for module in catalogue.modules
    }
    assert view.roles == valid
    assert view.only_administrator
    assert domain.home(person.actor).vacancies == ()
    assert domain.catalogue(person.actor) == catalogue


def test_r3_8_without_a_password_a_temporary_one_goes_by_mail(settings: Settings, ending: ExitStack) -> None:
    operator = bootstrap.operator(settings, ending)
    made = operator.initialise(replace(FIRST, user_name="Kano"), a_catalogue())
    assert (made.user_name, made.password_by_mail) == ("kano", True)
    assert [(row.kind, row.state) for row in operator.list_mail()] == [("registration", "waiting")]
    assert operator.send_mail().sent == 1
    letter = next(file for file in settings.data_dir.rglob("*/new/*") if file.is_file()).read_text()
    found = re.search(r"\w{4}(-\w{4}){5}", letter)
    assert found is not None
    domain = bootstrap.build(settings, ending)
    person = domain.sign_in(SignIn(user_name="kano", password=Secret(found.group())))
    assert person.must_change == "temporary"
    domain.change_password(ChangePassword(actor=person.actor, new=Secret(PASSWORD), again=Secret(PASSWORD)))
    assert [row.kind for row in operator.list_mail()] == ["password_changed", "registration"]


def test_everything_wrong_is_said_at_once_and_no_database_is_made(settings: Settings, ending: ExitStack) -> None:
    wrong = replace(
        FIRST,
        official_name=" ",
        country="XX",
        email="imi",
        first_name="[/]",
        user_email="a@",
        language="xx",
        user_name="root",
        password=Secret("kort"),
    )
    with pytest.raises(Invalid) as caught:
        bootstrap.operator(settings, ending).initialise(wrong, a_catalogue())
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [
        ("text.required", "official_name"),
        ("country.unknown", "country"),
        ("email.no_at", "email"),
        ("name.character", "first_name"),
        ("email.no_domain", "user_email"),
        ("language.unknown", "language"),
        ("user_name.reserved", "user_name"),
        ("password.length", "password"),
        ("password.upper", "password"),
        ("password.digit", "password"),
    ]
    assert caught.value.issues[1].params == {"country": "XX"}
    assert not settings.data_dir.exists()
    with pytest.raises(Unavailable) as missing:
        bootstrap.build(settings, ending)
    assert missing.value.code == "unavailable.missing"


def test_a_system_is_set_up_once(settings: Settings, ending: ExitStack) -> None:
    bootstrap.operator(settings, ending).initialise(FIRST, a_catalogue())
    with pytest.raises(DomainError) as caught:
        bootstrap.operator(settings, ending).initialise(replace(FIRST, user_name="another"), a_catalogue())
    assert caught.value.code == "setup.already"


def test_the_reference_data_of_the_program_are_taken_by_default(settings: Settings, ending: ExitStack) -> None:
    operator = bootstrap.operator(settings, ending)
    operator.initialise(replace(FIRST, password=Secret(PASSWORD), user_name="kano"))
    operator.upgrade()
    findings = operator.check()
    assert findings
    assert all(finding.ok for finding in findings)
    domain = bootstrap.build(settings, ending)
    actor = domain.sign_in(SignIn(user_name="kano", password=Secret(PASSWORD))).actor
    assert len(domain.catalogue(actor).modules) >= 12
    assert domain.home(actor).vacancies == ()
    operator.load_catalogue(read_catalogue())


def test_guessable_first_password_is_refused_when_the_operator_says_so(settings: Settings, ending: ExitStack) -> None:
    strict = replace(settings, refuse_common_passwords=True)
    with pytest.raises(Invalid) as caught:
        bootstrap.operator(strict, ending).initialise(replace(FIRST, password=Secret("Zonneveld1")), a_catalogue())
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [("password.guessable", "password")]


def test_rules_follow_the_settings(settings: Settings) -> None:
    rules = bootstrap.rules_of(
        replace(settings, time_zone="Europe/Athens", free_attempts=3, wait_first=10, blocked_after=7)
    )
    assert (rules.zone.key, rules.free_attempts, rules.blocked_after) == ("Europe/Athens", 3, 7)
    assert rules.first_wait.total_seconds() == 10
    assert (rules.password_months, rules.temporary_hours, rules.refuse_guessable) == (6, 72, False)


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        (
            "imi_tui.bootstrap",
            ("sqlalchemy", "argon2", "textual", "email_validator", "phonenumbers", "yaml", "smtplib"),
        ),
        ("imi_tui.domain.service", ("sqlalchemy", "argon2", "textual", "email_validator", "phonenumbers", "yaml")),
        ("imi_tui.domain.policies.user_data", ("email_validator", "phonenumbers", "idna")),
    ],
)
def test_importing_loads_nothing_heavy(module: str, unwanted: tuple[str, ...]) -> None:
    script = f"import sys, {module}; print([name for name in {unwanted!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"


def test_a_session_never_loads_alembic_or_yaml(settings: Settings, ending: ExitStack) -> None:
    bootstrap.operator(settings, ending).initialise(
        replace(FIRST, password=Secret(PASSWORD), user_name="kano"), a_catalogue()
    )
    script = (
        "import sys; from imi_tui import bootstrap; from imi_tui.settings import load;"
        "from imi_tui.domain.dto.session import SignIn; from imi_tui.domain.secret import Secret;"
        f"domain = bootstrap.build(load({{'data_dir': {str(settings.data_dir)!r}}}, {{}}));"
        f"domain.home(domain.sign_in(SignIn(user_name='kano', password=Secret({PASSWORD!r}))).actor);"
        "print([name for name in ('alembic', 'yaml', 'textual', 'smtplib', 'phonenumbers') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
