"""The life of a password against a model of a few lines: any order of changing, resetting, waiting and signing in
(R4.5-R4.7, R4.9, D11-D13)."""

from __future__ import annotations

import re
import tempfile
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from imi_tui.domain.dto.session import ChangePassword, SignIn
from imi_tui.domain.dto.users import ResetPassword
from imi_tui.domain.errors import Invalid, SignInRefused
from imi_tui.domain.policies import expiry
from imi_tui.domain.secret import Secret
from tests.factories import new_database, opened
from tests.usecases.office import PASSWORD, Office

_TEMPORARY = re.compile(r"^    ((?:\w{4}-){5}\w{4})$", re.MULTILINE)
WORDS = [PASSWORD, "Tweede22", "Derde333", "Vierde44", "Vijfde55", "Zesde666", "Zevende7"]


class PasswordLife(RuleBasedStateMachine):
    """The model: the passwords that were chosen (newest first), the one that works now, whether it is temporary and
    until when it lasts."""

    @initialize()
    def begin(self) -> None:
        self.ending = ExitStack()
        folder = Path(self.ending.enter_context(tempfile.TemporaryDirectory()))
        self.office = Office(self.ending.enter_context(opened(new_database(folder))))
        self.bert = self.office.user(user_name="bert", first_active_at=None)
        self.chosen = [PASSWORD]
        self.present = PASSWORD
        self.temporary = False
        self.active = False
        self.until = self._six_months()
        self.reset_at: datetime | None = None

    def teardown(self) -> None:
        if hasattr(self, "ending"):
            self.ending.close()

    @property
    def now(self) -> datetime:
        return self.office.clock.now()

    def _six_months(self) -> datetime:
        return expiry.end_of_chosen(self.now, self.office.world.rules)

    def _sign_in(self, password: str) -> tuple[object, str | None]:
        person = self.office.domain.sign_in(SignIn(user_name="bert", password=Secret(password)))
        return person.actor, person.must_change

    def _lapsed(self) -> bool:
        return self.temporary and self.now >= self.until

    @rule(days=st.sampled_from([0, 1, 2, 3, 30, 150, 184]))
    def time_goes_by(self, days: int) -> None:
        self.office.clock.at += timedelta(days=days, minutes=6)

    @rule(word=st.sampled_from(WORDS))
    def sign_in(self, word: str) -> None:
        """Any other password is refused with the one sentence; the right one leads where it must."""
        if word != self.present:
            with pytest.raises(SignInRefused) as refused:
                self._sign_in(word)
            assert refused.value.code in ("sign_in.failed", "sign_in.wait")
            self.office.clock.at += timedelta(minutes=16)
        self._enter()

    def _enter(self) -> None:
        if self._lapsed():
            with pytest.raises(SignInRefused):
                self._sign_in(self.present)
            self.office.clock.at += timedelta(minutes=16)
            return
        _, due = self._sign_in(self.present)
        if self.temporary:
            assert due == "temporary"
        else:
            assert due == ("expired" if self.now >= self.until else None)
            self.active = self.active or due is None

    @rule(word=st.sampled_from(WORDS), typo=st.booleans())
    def change(self, word: str, typo: bool) -> None:
        """Never one of the last five, never the temporary one, never what was typed differently twice."""
        if self._lapsed():
            return
        person = self.office.domain.sign_in(SignIn(user_name="bert", password=Secret(self.present)))
        self.active = self.active or person.must_change is None
        command = ChangePassword(
            actor=person.actor,
            new=Secret(word),
            again=Secret(word + ("x" if typo else "")),
            present=Secret(self.present),
        )
        allowed = not typo and word not in self.chosen[:5]
        if not allowed:
            with pytest.raises(Invalid) as refused:
                self.office.domain.change_password(command)
            assert [issue.code for issue in refused.value.issues] == ["password.same" if typo else "password.reused"]
            return
        self.office.domain.change_password(command)
        self.chosen.insert(0, word)
        self.present, self.temporary, self.active, self.until = word, False, True, self._six_months()

    @rule()
    def keep_the_temporary_one(self) -> None:
        if not self.temporary or self._lapsed():
            return
        person = self.office.domain.sign_in(SignIn(user_name="bert", password=Secret(self.present)))
        same = Secret(self.present)
        with pytest.raises(Invalid) as refused:
            self.office.domain.change_password(ChangePassword(actor=person.actor, new=same, again=same))
        assert [issue.code for issue in refused.value.issues] == ["password.temporary"]

    @rule()
    def reset(self) -> None:
        """The administrator's own password may have lapsed meanwhile, so it is renewed first."""
        if self.reset_at is not None and self.now - self.reset_at < self.office.world.rules.reset_pause:
            return
        anna = self.office.stored(self.office.anna)
        anna.credential.expires_at = self._six_months()
        with self.office.storage.writing() as unit:
            unit.users.save_credential(anna)
            unit.commit()
        actor = self.office.enter(self.office.anna)
        self.office.domain.reset_password(ResetPassword(actor=actor, user_id=self.bert.id))
        with pytest.raises(SignInRefused):
            self._sign_in(self.present)
        self.office.letters.sent.clear()
        self.office.deliver()
        (self.present,) = (found[1] for _, letter in self.office.letters.sent if (found := _TEMPORARY.search(letter)))
        assert not any("bert" in letter for _, letter in self.office.letters.sent)
        self.temporary, self.reset_at = True, self.now
        self.until = expiry.end_of_temporary(self.now, self.office.world.rules)

    @invariant()
    def the_facts_are_those_of_the_model(self) -> None:
        if not hasattr(self, "office"):
            return
        stored = self.office.stored(self.bert)
        expected = "expired" if self.now >= self.until else ("temporary" if self.temporary else "valid")
        assert stored.credential.state(self.now) == expected
        assert stored.status == ("active" if self.active else "new")
        assert len(stored.credential.history) == min(len(self.chosen), 5)


SHORT = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    # Making a failure shorter takes minutes; the steps that are printed are few enough.
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
TestPasswordLife = PasswordLife.TestCase
TestPasswordLife.settings = SHORT


@pytest.mark.full
def test_many_lives() -> None:
    run_state_machine_as_test(PasswordLife, settings=settings(SHORT, max_examples=400, stateful_step_count=60))
