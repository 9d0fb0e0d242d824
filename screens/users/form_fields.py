"""The fields of the user form, and what is wrong with each (screens.md 8.1, R3.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imi_tui.domain.dto.users import UserData
from imi_tui.domain.policies import email_address, limits, person_name, telephone, user_name
from imi_tui.locale import N_
from screens.kit.panels.picker import Option
from screens.kit.record.choice_fields import ChoiceField
from screens.kit.record.field import Field, FixedField, TickField
from screens.kit.record.text_fields import TextField
from screens.users import words
from screens.users.user_name_field import UserNameField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from imi_tui.domain.dto.users import UserForm
    from imi_tui.domain.errors import Issue
    from screens.kit.host import Host


class UserFields:
    """Attributes:
    country: IMI code of the authority's country, for national telephone numbers.
    """

    def __init__(self, host: Host, *, new: bool) -> None:
        self.country = host.me.authority_number.partition("-")[0]
        name = limits.PERSON_NAME
        self.first_name = TextField("first_name", N_("First name"), limit=name, cells=32, required=True)
        self.last_name = TextField("last_name", N_("Last name"), limit=name, cells=32, required=True)
        self.email = TextField("email", N_("E-mail address"), limit=limits.EMAIL, required=True)
        self.phone = TextField("phone", N_("Telephone"), limit=limits.PHONE, cells=24)
        self.language = ChoiceField("language", N_("Language of e-mails"), (), cells=24, required=True)
        self.user_name = UserNameField() if new else None
        self.fixed_name = FixedField("user_name", N_("User name"))
        self.administrator = TickField("is_administrator", N_("Administrator"), N_("may manage data, users and rights"))

    def speak(self, host: Host, form: UserForm) -> None:
        """Words that come with the data, in the language of the screen; what was typed or chosen stays."""
        language, user = host.tr.language, form.user
        self.language.options = [
            Option(code=entry.code, label=entry.names.in_(language), remark=f"{entry.autonym} · {entry.code}")
            for entry in host.catalogue.languages
        ]
        if user is not None and user.only_administrator:
            name = words.initial_name(words.full_name(user))
            self.administrator.fixed_reason = host.tr(self.administrator.words)
            self.administrator.why_fixed = host.tr(
                "{name} is the only administrator. Make someone else administrator first.", name=name
            )

    def all(self) -> list[Field]:
        """In the order of the form."""
        name: Field = self.user_name if self.user_name is not None else self.fixed_name
        return [self.first_name, self.last_name, self.email, self.phone, self.language, name, self.administrator]

    def load(self, form: UserForm) -> None:
        """Show what is stored, or the beginning of a new user."""
        user = form.user
        self.first_name.load(user.first_name if user else "")
        self.last_name.load(user.last_name if user else "")
        self.email.load(user.email if user else "")
        self.phone.load(telephone.shown(user.phone) if user else "")
        self.language.load(user.language if user else form.language)
        self.administrator.load(user.is_administrator if user else False)
        if self.user_name is not None:
            self.user_name.propose(form.proposal)
        if user is not None:
            self.fixed_name.load(user.user_name)

    def data(self, roles: Mapping[str, frozenset[str]]) -> UserData:
        """As typed."""
        return UserData(
            first_name=self.first_name.buffer.text,
            last_name=self.last_name.buffer.text,
            email=self.email.buffer.text,
            phone=self.phone.buffer.text,
            language=self.language.code,
            is_administrator=self.administrator.on,
            roles=roles,
        )

    def tidy(self, field: Field) -> None:
        """On leaving: a telephone number is shown as it will be stored, a user name in small letters."""
        if field is self.phone:
            number, wrong = telephone.check(self.phone.buffer.text, "phone", self.country)
            if number and not wrong:
                self.phone.buffer.set(telephone.shown(number))
        if field is self.user_name and self.user_name is not None:
            name, wrong = user_name.check(self.user_name.buffer.text)
            if not wrong and name != self.user_name.buffer.text:
                self.user_name.buffer.set(name)

    def issues(self, field: Field) -> tuple[Issue, ...]:
        """What is wrong with one field, by itself."""
        if field is self.first_name or field is self.last_name:
            return person_name.check(str(field.value), field.name)[1]
        if field is self.email:
            return email_address.check(self.email.buffer.text, "email")[1]
        if field is self.phone:
            return telephone.check(self.phone.buffer.text, "phone", self.country)[1]
        if field is self.user_name and self.user_name is not None:
            names = (self.first_name.buffer.text, self.last_name.buffer.text)
            typed = self.user_name.buffer.text
            return self.user_name.issues() or user_name.personal(typed, names, self.email.buffer.text)
        return ()


def warm_up() -> None:
    """Load the libraries that check addresses and numbers behind the first letters, so that no field waits for them."""
    email_address.check("a@warm-up.example", "email")
    telephone.shown("+3120555010")
