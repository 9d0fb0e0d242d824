"""What "Mijn autoriteit" tells beyond its lines: help, whole values, a nudge when nobody has checked (R1.1, D25)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from screens.kit.outcome import Done
from screens.kit.record.field import Field
from screens.my_authority import classification, modules
from screens.my_authority.problems import CLASSIFICATION, GENERAL, MODULES

if TYPE_CHECKING:
    from imi_tui.domain.dto.authority import LastChange
    from screens.kit.frame.messages import Kind
    from screens.my_authority.screen import MyAuthorityScreen

_KEPT_AS = {
    "translate": "general.informal_name",
    "translations": "general.informal_name",
    "classification": "competences",
}
"""Where the trail keeps the changes of what is called otherwise on the screen."""


class AuthorityHelping:
    """Explains, for the screen that holds the tabs."""

    def __init__(self, screen: MyAuthorityScreen) -> None:
        self._screen = screen

    def topic(self) -> str:
        """What F1 is about: what has the focus."""
        screen = self._screen
        if screen.tab == GENERAL:
            return screen.general.record.current.name if screen.general.record.fields else "general"
        if screen.tab == CLASSIFICATION and screen.classification is not None:
            return screen.classification.help_topic()
        if screen.tab == MODULES and screen.modules is not None:
            return screen.modules.help_topic()
        return screen.users.help_topic()

    def topics(self) -> Sequence[str]:
        """Everything on this tab that has help of its own."""
        screen = self._screen
        if screen.tab == GENERAL:
            record = screen.general.record
            return [field.name for field in record.fields if record.is_shown(field)]
        if screen.tab == CLASSIFICATION:
            return [classification.TOPIC]
        if screen.tab == MODULES:
            return [modules.TOPIC, modules.COORDINATORS]
        return screen.users.help_topics()

    async def changed_last(self, topic: str) -> LastChange | None:
        """Who changed what the topic is about, and when; asked of the trail."""
        screen, path = self._screen, _KEPT_AS.get(topic, topic)
        if not path.startswith(("general.", "competences", "modules.")):
            return None
        actor = screen.host.me.actor
        outcome = await screen.host.bridge.ask(lambda api: api.authority_last_change(actor, path))
        return outcome.value if isinstance(outcome, Done) else None

    def nudge(self) -> tuple[Kind, str] | None:
        """Said while the data are looked at and have not been checked for a year."""
        screen = self._screen
        view = screen.draft.view if screen.draft is not None else None
        if view is None or screen.editing or screen.tab != GENERAL or not view.unchecked_months:
            return None
        tr = screen.tr
        text = tr("these data have not been checked for {n} months.", n=view.unchecked_months)
        return ("note", f"{tr('Note')}: {text}")

    def show_whole(self, field: Field) -> None:
        """Enter on a line: all of a value that its line may cut."""
        from screens.kit.panels.reading import TextPanel  # only when somebody asks
        from screens.my_authority.whole_value import paragraphs

        screen = self._screen
        if screen.draft is not None and field.label:
            text = paragraphs(screen.host, screen.draft.view, field)
            screen.open_panel(TextPanel(screen.tr(field.label), text))
