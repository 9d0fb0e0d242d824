"""The places and states of the program, each with the keys that lead there. Nothing is saved on the way."""

from __future__ import annotations

from typing import Final, NamedTuple


class Scene(NamedTuple):
    """Attributes:
    name: Of the picture, without size and language.
    who: User name that is signed in; empty for nobody.
    keys: From the sign-in screen, or from the first screen after it.
    """

    name: str
    who: str = ""
    keys: tuple[str, ...] = ()
    broken: bool = False


EDIT: Final = ("1", "f2")

SCENES: Final = (
    Scene("sign-in"),
    Scene("sign-in-typed", keys=("beheerder", "tab", "Demo1234")),
    Scene("sign-in-failed", keys=("beheerder", "enter", "anders", "enter")),
    Scene("sign-in-help", keys=("f1",)),
    Scene("sign-in-menu", keys=("f9",)),
    Scene("password", "nieuw"),
    Scene("password-typed", "nieuw", ("Nieuw", "tab", "N")),
    Scene("password-error", "nieuw", ("Nieuw", "f3")),
    Scene("password-reused", "nieuw", ("Demo1234", "enter", "Demo1234", "enter")),
    Scene("password-expired", "oud"),
    Scene("password-help", "oud", ("f1",)),
    Scene("password-menu", "oud", ("f9",)),
    Scene("home", "beheerder"),
    Scene("home-no-right", "collega"),
    Scene("home-manager", "toegang"),
    Scene("home-commission", "commissie"),
    Scene("home-alone", "leeg"),
    Scene("home-longest", "lang"),
    Scene("messages", "beheerder", ("e", *"sterre")),
    Scene("messages-help", "beheerder", ("e", "f1")),
    Scene("message", "beheerder", ("e", "down", "enter")),
    Scene("home-sign-out", "beheerder", ("esc",)),
    Scene("home-menu", "beheerder", ("f9",)),
    Scene("home-menu-no-right", "collega", ("f9",)),
    Scene("home-help", "beheerder", ("f1",)),
    Scene("authority-view", "beheerder", ("1",)),
    Scene("authority-no-right", "collega", ("1", "f2")),
    Scene("authority-empty", "leeg", ("1",)),
    Scene("authority-longest", "lang", ("1",)),
    Scene("authority-whole", "lang", ("1", "down", "down", "enter")),
    Scene("authority-cannot-load", "beheerder", ("1",), broken=True),
    Scene("authority-buttons", "beheerder", ("1", "tab", "right", "right")),
    Scene("authority-menu", "beheerder", ("1", "f9")),
    Scene("authority-menu-no-right", "collega", ("1", "f9")),
    Scene("authority-help", "beheerder", ("1", "f1")),
    Scene("authority-edit", "beheerder", EDIT),
    Scene("authority-edit-longest", "lang", EDIT),
    Scene("authority-edit-empty", "leeg", EDIT),
    Scene("authority-edit-changed", "beheerder", (*EDIT, "f8", "Bouw", *["tab"] * 4, "f8", "020 555 0200")),
    Scene("authority-edit-error", "beheerder", (*EDIT, "f8", "tab", "tab", "tab", "f8", "imi@x", "f3")),
    Scene("authority-edit-errors", "leeg", (*EDIT, "f3")),
    Scene("authority-edit-menu", "beheerder", (*EDIT, "f9")),
    Scene("authority-edit-help", "beheerder", (*EDIT, "tab", "f1")),
    Scene("authority-edit-help-screen", "beheerder", (*EDIT, "f1", "f1")),
    Scene("authority-edit-help-keys", "beheerder", (*EDIT, "f1", "f1", "f1")),
    Scene("authority-edit-languages", "beheerder", (*EDIT, "shift+tab", "shift+tab", "shift+tab", "shift+tab", "f4")),
    Scene("authority-edit-translate", "beheerder", (*EDIT, "f8", "Bouw", "f3")),
    Scene("authority-edit-esc", "beheerder", (*EDIT, "f8", "Bouw", "esc")),
    Scene("authority-edit-cannot-save", "beheerder", (*EDIT, "tab", "tab", "x", "f3"), broken=True),
    Scene("authority-classification-view", "beheerder", ("2",)),
    Scene("authority-classification-values", "beheerder", ("2", "enter")),
    Scene("authority-classification-no-right", "collega", ("2", "f2")),
    Scene("authority-classification-empty", "leeg", ("2",)),
    Scene("authority-classification-longest", "lang", ("2", "f2", "enter", "end")),
    Scene("authority-classification-edit", "beheerder", ("2", "f2")),
    Scene("authority-classification-edit-values", "beheerder", ("2", "f2", "down", "down", "down", "enter")),
    Scene(
        "authority-classification-edit-changed",
        "beheerder",
        ("2", "f2", "down", "down", "down", "enter", "down", "space", "down", "space"),
    ),
    Scene("authority-classification-edit-error", "leeg", ("2", "f2", "f3", "f9", "2")),
    Scene("authority-classification-edit-nothing-found", "beheerder", ("2", "f2", "enter", "zorgje")),
    Scene("authority-classification-edit-menu", "beheerder", ("2", "f2", "f9")),
    Scene("authority-classification-edit-help", "beheerder", ("2", "f2", "down", "enter", "f1")),
    Scene("authority-modules-view", "beheerder", ("3",)),
    Scene("authority-modules-keywords", "beheerder", ("3", "enter")),
    Scene("authority-modules-no-right", "collega", ("3", "f2")),
    Scene("authority-modules-empty", "leeg", ("3",)),
    Scene("authority-modules-longest", "lang", ("3", "f2", "end", "enter")),
    Scene("authority-modules-suspended", "lang", ("3", "f2", "down", "down", "down", "down", "down", "down")),
    Scene("authority-modules-edit", "beheerder", ("3", "f2")),
    Scene("authority-modules-edit-changed", "beheerder", ("3", "f2", "enter", "arch", "space")),
    Scene("authority-modules-edit-nothing-found", "beheerder", ("3", "f2", "enter", "zorgje")),
    Scene("authority-modules-edit-choose", "beheerder", ("3", "f2", "f4")),
    Scene("authority-modules-edit-link", "beheerder", ("3", "f2", "f7", "zuid")),
    Scene("authority-modules-edit-linked", "beheerder", ("3", "f2", "tab", "tab", "f8")),
    Scene("authority-modules-edit-many", "beheerder", ("3", "f2", "enter", "home", "space")),
    Scene("authority-modules-edit-menu", "beheerder", ("3", "f2", "f9")),
    Scene("authority-modules-edit-help", "beheerder", ("3", "f2", "enter", "f1")),
    Scene("changed", "beheerder", (*EDIT, "f8", "Bouw", "tab", "space", "f9", "2", "enter", "down", "space", "down",
                                   "space", "f9", "3", "enter", "arch", "space", "f5")),
    Scene("changed-undone", "beheerder", (*EDIT, "tab", "tab", "x", "tab", "x", "f5", "f8")),
    Scene("changed-longest", "lang", (*EDIT, "f8", "Bouw", "tab", "tab", "f8", "f9", "2", "enter", "down",
                                     "space", "f5")),
    Scene("changed-nothing", "beheerder", (*EDIT, "f5")),
    Scene("changed-menu", "beheerder", (*EDIT, "tab", "tab", "x", "f5", "f9")),
    Scene("changed-help", "beheerder", (*EDIT, "tab", "tab", "x", "f5", "f1")),
    Scene("as-others-see", "beheerder", ("1", "tab", "right", "enter")),
    Scene("as-others-see-longest", "lang", ("1", "tab", "right", "enter")),
    Scene("as-others-see-menu", "beheerder", ("1", "tab", "right", "enter", "f9")),
    Scene("as-others-see-help", "beheerder", ("1", "tab", "right", "enter", "f1")),
    Scene("requests", "commissie", ("home", "enter")),
    Scene("requests-menu", "commissie", ("home", "enter", "f9")),
    Scene("requests-help", "commissie", ("home", "enter", "f1")),
    Scene("requests-cannot-load", "commissie", ("home", "enter"), broken=True),
)  # fmt: skip


def people() -> list[str]:
    """Everybody who signs in somewhere; nobody comes first."""
    return list(dict.fromkeys(scene.who for scene in SCENES))


def scenes_of(who: str) -> list[Scene]:
    """The scenes of one person, in their order."""
    return [scene for scene in SCENES if scene.who == who]
