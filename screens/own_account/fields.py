"""The fields of "Mijn gegevens" (screens.md 17): what everybody may change, what an administrator changes, and the
rules that hold for the password, with their dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from imi_tui.domain.policies import expiry, limits, telephone
from imi_tui.locale import N_, formats, languages
from screens.kit.panels.picker import Option
from screens.kit.record.choice_fields import ChoiceField
from screens.kit.record.field import Field, FixedField, RuleField
from screens.kit.record.text_fields import TextField

if TYPE_CHECKING:
    from imi_tui.domain.dto.own_account import OwnDetails, SaveOwnDetails
    from imi_tui.domain.dto.session import Actor
    from screens.kit.host import Host


class OwnFields:
    """Fills the record from what is stored and reads what was typed back."""

    def __init__(self, host: Host) -> None:
        self._host = host
        tr = host.tr
        entries = host.catalogue.language_by_code
        mail = [
            Option(code=code, label=entry.names.in_(tr.language), remark=f"{entry.autonym} · {code}")
            for code, entry in entries.items()
        ]
        shown = [option for option in mail if option.code in languages()]
        self.phone = TextField("phone", N_("Telephone"), limit=limits.PHONE, cells=24)
        self.language = ChoiceField("language", N_("Language of e-mails"), mail, cells=24, required=True)
        self.screen = ChoiceField("screen_language", N_("Screen language"), shown, cells=24, required=True)
        self._view: OwnDetails | None = None

    def all(self) -> list[Field]:
        """In the order of the screen."""
        tr = self._host.tr
        return [
            FixedField("name", N_("Name"), lines=1),
            FixedField("email", N_("E-mail address"), lines=1),
            self.phone,
            self.language,
            self.screen,
            FixedField("user_name", N_("User name"), lines=1),
            FixedField("password", N_("Password"), lines=1, mark_fixed=False),
            FixedField("roles", N_("Roles"), lines=1),
            RuleField("rules", lambda: tr("The rules for your password"), gap=True),
            *(FixedField(name, label, mark_fixed=False) for name, label in _RULES),
        ]

    def load(self, view: OwnDetails) -> None:
        """Show what is stored."""
        self._view = view
        self.phone.load(telephone.shown(view.user.phone) if view.user.phone else "")
        self.language.load(view.user.language)
        self.screen.load(screen_language(self._host, view))

    def command(self, actor: Actor) -> SaveOwnDetails:
        """As typed. An untouched telephone is the stored one, not its printed form."""
        from imi_tui.domain.dto.own_account import SaveOwnDetails

        assert self._view is not None
        return SaveOwnDetails(
            actor=actor,
            expected_version=self._view.user.version,
            phone=self.phone.buffer.text if self.phone.changed else self._view.user.phone,
            language=self.language.code,
            screen_language=self.screen.code if self.screen.changed else self._view.screen_language,
        )

    def tidy(self, country: str) -> None:
        """Leaving the telephone completes it with the country's code and shows it so (D29)."""
        number, issues = telephone.check(self.phone.buffer.text, "phone", country)
        if number and not issues:
            self.phone.buffer.set(telephone.shown(number))


_RULES = (
    ("since", N_("Chosen on")),
    ("form", N_("Form")),
    ("history", N_("Earlier ones")),
    ("life", N_("Works for")),
    ("temporary", N_("Temporary")),
)


def screen_language(host: Host, view: OwnDetails) -> str:
    """The language in which the screens open: the chosen one, else that of the e-mails, if there are texts in it."""
    code = view.screen_language or view.user.language
    return code if code in languages() else host.tr.language


def fixed_words(host: Host, view: OwnDetails) -> dict[str, str]:
    """What nobody types here."""
    tr, user, rules = host.tr, view.user, view.user.rules
    form = tr("at least {n} characters, with a capital letter, a small letter and a digit", n=rules.least)
    if rules.refuse_guessable:
        form += "; " + tr("no name of you or your authority, no common password")
    since = formats.date_time(tr.language, user.password_set_at, host.zone) if user.password_set_at else "-"
    return {
        "name": f"{user.first_name} {user.last_name}",
        "email": user.email,
        "user_name": user.user_name,
        "password": _password(host, view),
        "roles": _roles(host, view),
        "since": since,
        "form": form,
        "history": tr("none of your last {n} passwords, the present one included", n=rules.history),
        "life": tr("{n} months, up to the end of the last day; reminders come by e-mail before", n=rules.months),
        "temporary": tr("a temporary password works {n} hours, for one sign-in", n=rules.temporary_hours),
    }


def _password(host: Host, view: OwnDetails) -> str:
    tr, end = host.tr, view.user.password_expires_at
    if end is None:
        return "-"
    last = expiry.last_day(end, host.zone)
    when = formats.day(tr.language, last)
    return tr("valid up to and including {when}", when=when)


def _roles(host: Host, view: OwnDetails) -> str:
    tr = host.tr
    count = sum(len(roles) for roles in view.user.roles.values())
    words = [tr("administrator")] if view.user.is_administrator else []
    roles = tr.plural("{n} role", "{n} roles", count) if count else tr("no roles")
    modules = tr.plural("in {n} module", "in {n} modules", len(view.user.roles)) if count else ""
    words.append(f"{roles} {modules}".strip())
    return "; ".join(words)
