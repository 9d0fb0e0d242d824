"""Every state of the screens about users, and the keys that lead there: pictures and rules go over all of them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from imi_tui.domain.dto.mail import MailStatus
from imi_tui.domain.errors import Invalid, Unavailable
from tests.screens.driver import Driver
from tests.screens.users.crowd import EMAIL, FIRST, LAST, Town, crowded, longest_view
from tests.screens.users.pages import opened, quiet, users_list
from tests.screens.users.people import NOW, Script, carla, issue, rows, view_of

Size = tuple[int, int]
SIZES: tuple[Size, ...] = ((80, 24), (60, 20), (200, 60))
Keys = Sequence[str | tuple[str, str]]
"""A key by name, `=text` for something typed; a pair is for Dutch and English."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Attributes:
    name: Of the picture.
    keys: Pressed once the screen is open.
    script: The domain behind it.
    place: The screen on top of the list; empty for the list itself.
    details: What that screen is opened with.
    administrator: Whether the person who looks is one.
    """

    name: str
    keys: Keys = ()
    script: Callable[[], Script] = Town
    place: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    administrator: bool = True

    @asynccontextmanager
    async def shown(self, size: Size, language: str) -> AsyncIterator[Driver]:
        """The program in that state."""
        options = {"size": size, "language": language, "administrator": self.administrator}
        script = self.script()
        if self.place:
            program = opened(script, self.place, dict(self.details), **options)
        else:
            program = users_list(script, **options)
        async with program as it:
            await quiet(it)
            for key in self.keys:
                name = key if isinstance(key, str) else key[language == "en"]
                await it.press(*(name[1:] if name.startswith("=") else (name,)))
            await quiet(it)
            yield it


def picture_name(scene: Scene, size: Size, language: str) -> str:
    """80 columns are the design; other widths stand in the name."""
    width = "" if size == SIZES[0] else f"-{size[0]}"
    return f"{scene.name}{width}-{language}"


def _refusing(method: str) -> Callable[[], Script]:
    def script() -> Script:
        made = Town()
        made.refusals[method] = Unavailable("unavailable.busy")
        return made

    return script


def _alone() -> Script:
    script = Town()
    script.people, script.total = script.people[-1:], 1
    return script


def _address_in_use() -> Script:
    script = Town()
    script.refusals["add_user"] = Invalid((issue("email.in_use", "email"),))
    return script


def _failed_mail() -> Script:
    script = Town()
    failed = MailStatus(kind="reset", state="failed", at=NOW, reason="mail.mailbox 550")
    script.views[6] = replace(carla(), mail=failed, password="blocked", password_set_at=NOW, password_blocked_at=NOW)
    return script


def _mees(**changes: object) -> dict[str, object]:
    mail = MailStatus(kind="registration", state="waiting", at=NOW)
    roles = {"PQ-REQ": frozenset({"request_handler", "viewer"}), "SD-REQ": frozenset({"viewer"})}
    user = view_of(rows()[0], first_name="Mees", last_name="Wilgenroos", user_name="lente-5802", mail=mail, roles=roles)
    return {"user": replace(user, **{"email": "m.wilgenroos@veldermeer.example", **changes})}  # type: ignore[arg-type]


CARLA = {"user_id": 6}
_FILLED: Keys = (
    "=Mees", "enter", "=Wilgenroos", "enter", "=m.wilgenroos@veldermeer.example", "enter", "=+31 20 555 0177",
)  # fmt: skip
_LONG: Keys = (f"={FIRST}", "enter", f"={LAST}", "enter", f"={EMAIL}", "enter", "=+49 1512 3456789")

LIST: tuple[Scene, ...] = (
    Scene(name="users-list-rested", keys=["down"] * 6),
    Scene(name="users-nobody-found", keys=["=xyz"]),
    Scene(name="users-alone", script=_alone),
    Scene(name="users-unreadable", script=_refusing("users")),
    Scene(name="users-no-right", administrator=False),
    Scene(name="users-longest", script=crowded),
    Scene(name="users-longest-end", script=crowded, keys=["end"]),
    Scene(name="users-next-problem", keys=["f6", "f6"]),
    Scene(name="users-some-marked", keys=["space", "down", "down", "space", "down"]),
    Scene(name="users-all-reset", keys=["f9", "*", "f9", "w"]),
    Scene(name="users-f4", keys=["f4"]),
    Scene(name="users-f4-inactive", keys=["f4", ("=90", "=90"), "enter"]),
    Scene(name="users-by-user-name", keys=["f4", ("=gebruikersnaam", "=user name"), "enter"]),
    Scene(name="users-f9", keys=["f9"]),
    Scene(name="users-one-reset", keys=["=popu", "f9", "w"]),
)
RECORD: tuple[Scene, ...] = (
    Scene(name="user-record-opened", keys=["=molenwiek", "enter"]),
    Scene(name="user-record-failed", place="user", details=CARLA, script=_failed_mail),
    Scene(name="user-record-longest", place="user", details=CARLA, script=crowded),
    Scene(name="user-record-roles", place="user", details=CARLA, script=crowded, keys=["tab", "pagedown"]),
    Scene(name="user-record-password", place="user", details=CARLA, script=_failed_mail, keys=["w", "p", "enter"]),
    Scene(name="user-record-mail", place="user", details=CARLA, script=_failed_mail, keys=["end", "up", "f9", "m"]),
    Scene(name="user-record-unreadable", place="user", details=CARLA, script=_refusing("user")),
    Scene(name="user-record-f9", place="user", details=CARLA, keys=["f9"]),
)
FORM: tuple[Scene, ...] = (
    Scene(name="user-form-new", place="user_form"),
    Scene(name="user-form-filled", place="user_form", keys=[*_FILLED, "pagedown", "2", "down", "2"]),
    Scene(name="user-form-errors", place="user_form", keys=["tab", "tab", "=x@", "f3"]),
    Scene(name="user-form-in-use", place="user_form", script=_address_in_use, keys=[*_FILLED, "f3"]),
    Scene(name="user-form-longest", place="user_form", script=crowded, keys=_LONG),
    Scene(name="user-form-fifty", place="user_form", script=crowded, keys=[*_LONG, "pagedown", "2", "down", "end"]),
    Scene(name="user-form-filter", place="user_form", script=crowded, keys=["pagedown", "2", ("=dien", "=serv")]),
    Scene(name="user-form-chosen", place="user_form", script=crowded, details=CARLA, keys=["f9", "m", "f8"]),
    Scene(name="user-form-edit", place="user_form", details=CARLA, keys=["pagedown", *["down"] * 4, "2", "right"]),
    Scene(name="user-form-fields", place="user_form", details=CARLA, keys=["tab", "tab", "tab", "backspace", "9"]),
    Scene(name="user-form-language", place="user_form", keys=["tab", "tab", "tab", "tab", "f4"]),
    Scene(name="user-form-leaving", place="user_form", details=CARLA, keys=["tab", "x", "esc"]),
    Scene(name="user-form-take-over", place="user_form", keys=["f4"]),
    Scene(name="user-form-taken-over", place="user_form", keys=["f4", "=mole", "enter"]),
    Scene(name="user-form-take-over-nobody", place="user_form", keys=["f4", "=xyz"]),
    Scene(name="user-form-changes", place="user_form", details=CARLA, keys=["tab", "x", "pagedown", "2", "f5"]),
    Scene(name="user-form-unreadable", place="user_form", script=_refusing("user_form")),
    Scene(name="user-form-f9", place="user_form", keys=["f9"]),
)
OTHERS: tuple[Scene, ...] = (
    Scene(name="user-handed-over", place="hand_over", details=_mees()),
    Scene(
        name="user-handed-over-longest",
        place="hand_over",
        details=_mees(
            first_name=FIRST,
            last_name=LAST,
            email=EMAIL,
            user_name=longest_view().user_name,
            roles=longest_view().roles,
        ),
    ),
    Scene(name="overview-opened", place="overview", keys=["down"] * 4),
    Scene(name="overview-nobody-found", place="overview", keys=["=xyz"]),
    Scene(name="overview-longest", place="overview", script=crowded),
    Scene(name="overview-last-modules", place="overview", script=crowded, keys=["down", *["right"] * 60]),
    Scene(name="overview-unreadable", place="overview", script=_refusing("roles_overview")),
    Scene(name="overview-f9", place="overview", keys=["f9"]),
)
SCENES: tuple[Scene, ...] = (*LIST, *RECORD, *FORM, *OTHERS)
