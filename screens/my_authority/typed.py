"""What follows from typing on the tab Autoriteit: the draft, the box under the title, checks on leaving (R2.6, D16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from screens.kit.record.field import Field
    from screens.my_authority.draft import AuthorityDraft
    from screens.my_authority.screen import MyAuthorityScreen


class AuthorityTyping:
    """Hears of every change, for the screen that holds the draft."""

    def __init__(self, screen: MyAuthorityScreen) -> None:
        self._screen = screen

    @property
    def _draft(self) -> AuthorityDraft:
        assert self._screen.draft is not None
        return self._screen.draft

    def typed(self, field: Field) -> None:
        """A value changed."""
        screen, draft = self._screen, self._draft
        draft.general = screen.general.general(draft.view.general)
        if field.name == "general.informal_name":
            self.translate_box()
        if field.name in draft.issues:
            screen.problems.recheck(field.name)
        draft.translate = bool(screen.general.translate.value)
        if screen.problems.counts() != screen.counted:
            screen.name_tabs()

    def translate_box(self) -> None:
        """The box can be ticked only when the name differs (D16)."""
        screen, box = self._screen, self._screen.general.translate
        if self._draft.name_changed:
            box.fixed_reason = ""
        else:
            box.fixed_reason = screen.tr(box.words)
            box.why_fixed = screen.tr("this can be ticked once the informal title is changed.")
            box.on = False

    def left(self, field: Field) -> None:
        """Checks run when a field is left; nothing jumps while somebody types."""
        screen, draft = self._screen, self._draft
        screen.general.tidy(field, draft.view.country)
        draft.general = screen.general.general(draft.view.general)
        if field.changed:
            screen.problems.recheck(field.name)
        much = field.name == "general.informal_name" and screen.saving.name_changed_much()
        if much and not draft.translate:
            text = screen.tr("the title changed a lot. If other languages must follow, tick the box.")
            screen.say("note", text)
