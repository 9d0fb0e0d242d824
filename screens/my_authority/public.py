"""An authority as every signed-in user may see it (R1.1, D27; the public record of screens.md 11.1). Read only."""

from __future__ import annotations

from collections.abc import Iterable

from textual.widget import Widget

from imi_tui.domain.dto.authority import PublicAuthority, PublicModule
from imi_tui.domain.policies import telephone
from imi_tui.locale import N_, formats
from screens.kit.app_screen import AppScreen
from screens.kit.commands import Offer
from screens.kit.host import Host
from screens.kit.keys import Key
from screens.kit.line_widget import LineWidget
from screens.kit.outcome import Defect, Done, Refused
from screens.kit.record.field import Field, FixedField
from screens.kit.record.record import Record
from screens.kit.words import value_words

_LINES = 6
"""Lines of a long value; Tab and the arrows roll the record."""


class PublicScreen(AppScreen):
    """Opens over the screen that asked for it; Esc goes back there."""

    place = "public"
    has_buttons = False

    def __init__(self, *, number: str) -> None:
        super().__init__()
        self._number = number
        self._view: PublicAuthority | None = None
        self._language = ""
        self.record = Record([FixedField("official_name", N_("Official name"), mark_fixed=False)], id="public")
        self.active_part = self.record

    def content(self) -> Iterable[Widget]:
        return [self.record]

    def parts(self) -> list[LineWidget]:
        return [self.record]

    def heading(self) -> tuple[str, str]:
        tr = self.tr
        return f"{tr('Administration')} > {tr('My authority')}", self.person()

    def screen_name(self) -> str:
        return self.tr("As others see you")

    def offers(self) -> list[Offer]:
        return [self.offer("all.language", self.host.next_language)]

    def help_topic(self) -> str:
        return "public"

    async def other_key(self, key: Key) -> bool:
        """Enter reads again what could not be read."""
        if key.name != "enter" or self._view is not None:
            return False
        await self.load()
        return True

    async def load(self) -> None:
        """Fetch what others see."""
        actor, number = self.host.me.actor, self._number
        async with self.busy(self.tr("fetching data...")):
            outcome = await self.host.bridge.ask(lambda api: api.public_authority(actor, number))
        match outcome:
            case Done(value=view):
                self._view = view
                self.redraw()
            case Refused() | Defect():
                self.explain(outcome)

    def redraw(self) -> None:
        if self._view is not None:
            at = self.record.current.name
            rows = public_values(self._view, self.host)
            self.record.set_fields([_field(name, label) for name, label, _ in rows])
            for field, (_, _, value) in zip(self.record.fields, rows, strict=True):
                field.load(value)
            self.record.focus_field(at)
        super().redraw()


def _field(name: str, label: str) -> Field:
    gap = name in ("general.email", "general.working_languages") or name.endswith(".0")
    return FixedField(name, label, lines=_LINES, mark_fixed=False, gap=gap)


def public_values(view: PublicAuthority, host: Host) -> list[tuple[str, str, str]]:
    """Names, labels and values of the record, from the top down."""
    tr, language, general = host.tr, host.tr.language, view.general
    country = host.catalogue.country_by_code.get(view.country)
    checked = formats.date_of(language, view.checked_on, host.zone) if view.checked_on else ""
    languages = value_words(host, "general.working_languages", general.working_languages)
    rows = [
        ("official_name", N_("Official name"), view.official_name),
        ("general.informal_name", N_("Informal title"), general.informal_name),
        ("general.description", N_("Description"), general.description),
        ("general.email", N_("E-mail address"), general.email),
        ("general.phone", N_("Telephone"), telephone.shown(general.phone) if general.phone else ""),
        ("general.website", N_("Website"), general.website),
        ("general.street", N_("Street and number"), general.street),
        ("general.town", N_("Postcode and place"), f"{general.postcode}  {general.town}".strip()),
        ("country", N_("Country"), country.names.in_(language) if country else view.country),
        ("general.working_languages", N_("Working languages"), languages),
        ("checked", N_("Checked"), checked),
    ]
    lists = [entry for entry in host.catalogue.competence_lists if view.competences.get(entry.code)]
    for index, entry in enumerate(lists):
        ticked = tuple(code for code, _ in entry.values if code in view.competences[entry.code])
        label = entry.names.in_(language)
        rows.append((f"competences.{index}", label, value_words(host, f"competences.{entry.code}", ticked)))
    for index, module in enumerate(view.modules):
        rows.append((f"modules.{index}", tr("Modules") if index == 0 else "", _module_words(module, host)))
    return rows


def _module_words(access: PublicModule, host: Host) -> str:
    """Area, module and role, then the keywords."""
    language, module = host.tr.language, host.catalogue.module_by_code.get(access.module)
    if module is None:
        return access.module
    role = next((one for one in module.workflow.authority_roles if one.code == access.role), None)
    title = f"{module.title(language)} ({role.names.in_(language) if role else access.role})"
    order = host.catalogue.leaf_keywords.get(module.keyword_set or "", {})
    keywords = tuple(code for code in order if code in access.keywords)
    return f"{title}: {value_words(host, f'modules.{access.module}.keywords', keywords)}" if keywords else title
