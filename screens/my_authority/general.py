"""The tab Autoriteit: names, contact details, status (screens.md 4.1 and 4.2)."""

from __future__ import annotations

from dataclasses import replace

from imi_tui.domain.dto.authority import AuthorityView, GeneralData
from imi_tui.domain.dto.catalogue import Catalogue
from imi_tui.domain.policies import limits, telephone
from imi_tui.locale import N_, Texts, formats
from screens.kit.host import Host
from screens.kit.panels.picker import Option
from screens.kit.record.choice_fields import MultiChoiceField
from screens.kit.record.field import Field, FixedField, TickField
from screens.kit.record.record import Record
from screens.kit.record.text_fields import ParagraphField, TextField
from screens.kit.words import person_name

TRANSLATE = "translate"


class GeneralTab:
    """Fills the record from the stored data and reads what was typed back into `GeneralData`."""

    def __init__(self) -> None:
        self.record = Record(id="general")
        self._shown_phone = ""
        self._language = ""

    def build(self, view: AuthorityView, host: Host) -> None:
        """Show the stored data."""
        self._language = host.tr.language
        at = self.record.current.name if self.record.fields else "official_name"
        self.record.set_fields(_fields(host.catalogue, host.tr))
        self.load(view, host)
        self.record.focus_field(at)

    def load(self, view: AuthorityView, host: Host) -> None:
        """Put the stored values into the fields."""
        general = view.general
        self._shown_phone = telephone.shown(general.phone) if general.phone else ""
        values: dict[str, str | bool | tuple[str, ...]] = {
            f"general.{name}": getattr(general, name)
            for name in ("informal_name", "description", "email", "website", "street", "postcode", "town")
        }
        values |= {
            "general.phone": self._shown_phone,
            "general.working_languages": general.working_languages,
            TRANSLATE: False,
        }
        values |= fixed_values(view, host)
        for field in self.record.fields:
            field.load(values[field.name])

    def speak(self, view: AuthorityView, host: Host) -> bool:
        """Go over to the language of the screen; what was typed stays. False: it is spoken already."""
        if host.tr.language == self._language:
            return False
        self._language = host.tr.language
        fixed = fixed_values(view, host)
        for field in self.record.fields:
            if field.name in fixed:
                field.load(fixed[field.name])
            elif isinstance(field, MultiChoiceField):
                field.options = _languages(host.catalogue, host.tr)
        return True

    def put(self, general: GeneralData) -> None:
        """Put typed values back into the fields, keeping what they are compared with."""
        for field in self.record.fields:
            name = field.name.removeprefix("general.")
            if not field.name.startswith("general."):
                continue
            baseline, value = field.baseline, getattr(general, name)
            field.load(telephone.shown(value) if name == "phone" and value.startswith("+") else value)
            field.baseline = baseline

    def general(self, stored: GeneralData) -> GeneralData:
        """What stands in the fields. An untouched telephone is the stored one, not its printed form."""
        text = self._text
        phone = text("phone")
        languages = self.record.field("general.working_languages").value
        assert isinstance(languages, tuple)
        return replace(
            stored,
            informal_name=text("informal_name"),
            description=text("description"),
            email=text("email"),
            phone=stored.phone if phone == self._shown_phone else phone,
            website=text("website"),
            street=text("street"),
            postcode=text("postcode"),
            town=text("town"),
            working_languages=languages,
        )

    def _text(self, name: str) -> str:
        return str(self.record.field(f"general.{name}").value)

    @property
    def translate(self) -> TickField:
        """The box under the informal name; exists only while editing (R2.6)."""
        field = self.record.field(TRANSLATE)
        assert isinstance(field, TickField)
        return field

    def tidy(self, field: Field, country: str) -> None:
        """Leaving the telephone completes it with the country's code and shows it so (D29)."""
        if field.name == "general.phone" and isinstance(field, TextField) and field.changed:
            number, issues = telephone.check(field.buffer.text, field.name, country)
            if not issues and number:
                field.buffer.set(telephone.shown(number))


def _languages(catalogue: Catalogue, tr: Texts) -> list[Option]:
    return [
        Option(
            code=entry.code, label=entry.names.in_(tr.language).capitalize(), remark=f"{entry.autonym} · {entry.code}"
        )
        for entry in catalogue.languages
    ]


def _fields(catalogue: Catalogue, tr: Texts) -> list[Field]:
    languages = _languages(catalogue, tr)
    return [
        FixedField("official_name", N_("Official name")),
        TextField("general.informal_name", N_("Informal title"), limit=limits.INFORMAL_NAME, required=True),
        FixedField("translations", "", where="view"),
        TickField(TRANSLATE, "", N_("Substantially changed: adapt it in other languages too"), where="edit"),
        ParagraphField("general.description", N_("Description"), limit=limits.DESCRIPTION, required=True),
        TextField("general.email", N_("E-mail address"), limit=limits.EMAIL, required=True, section=1, gap=True),
        TextField("general.phone", N_("Telephone"), limit=limits.PHONE, cells=24, section=1),
        TextField("general.website", N_("Website"), limit=limits.WEBSITE, section=1),
        TextField("general.street", N_("Street and number"), limit=limits.STREET, section=1),
        TextField("general.postcode", N_("Postcode and place"), limit=limits.POSTCODE, cells=9, section=1),
        TextField("general.town", N_("Place"), limit=limits.TOWN, cells=36, section=1, beside=True),
        FixedField("country", N_("Country"), section=1),
        MultiChoiceField(
            "general.working_languages", N_("Working languages"), languages, required=True, section=2, gap=True
        ),
        FixedField("coordinators", N_("Coordinator"), section=2, lines=1),
        FixedField("access_manager", N_("Access manager"), section=2, lines=1),
        FixedField("status", N_("Status"), section=2, lines=1),
        FixedField("checked", N_("Checked"), section=2, lines=1, where="view"),
        FixedField("checked_on_saving", N_("Checked"), section=2, lines=1, where="edit", mark_fixed=False),
    ]


def fixed_values(view: AuthorityView, host: Host) -> dict[str, str]:
    """What nobody types on this tab."""
    tr, language, zone = host.tr, host.tr.language, host.zone
    country = host.catalogue.country_by_code.get(view.country)
    coordinators = dict.fromkeys(entry.name for access in view.modules for entry in access.coordinators)
    counts: dict[str, int] = {}
    for access in view.modules:
        counts[access.granted_by] = counts.get(access.granted_by, 0) + 1
    checked = ""
    if view.checked_on is not None:
        when = formats.date_of(language, view.checked_on, zone)
        checked = tr("{when} by {name}", when=when, name=person_name(tr, view.checked_by)) if view.checked_by else when
    return {
        "official_name": view.official_name,
        "translations": _translations(view, tr),
        "country": country.names.in_(language) if country else view.country,
        "coordinators": ", ".join(coordinators),
        "access_manager": ", ".join(f"{name} ({count})" for name, count in counts.items() if name),
        "status": tr("active since {when}", when=formats.date_of(language, view.active_since, zone)),
        "checked": checked,
        "checked_on_saving": tr("becomes {when} on saving", when=formats.date_of(language, view.read_at, zone)),
    }


def _translations(view: AuthorityView, tr: Texts) -> str:
    if view.translation_requested_at is not None:
        return tr("translation requested from the European Commission")
    count = len(view.translations)
    outdated = sum(entry.outdated for entry in view.translations)
    if not count:
        return tr("not translated yet")
    words = tr.plural("translated into {n} language", "translated into {n} languages", count)
    return words + ", " + tr.plural("{n} outdated", "{n} outdated", outdated) if outdated else words
