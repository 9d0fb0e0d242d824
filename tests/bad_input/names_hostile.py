"""What is no name of a person, made of ten harmless names and everything that does not belong in one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

HARMLESS: Final = ("Jan", "O'Brien", "van 't Hoff", "Jean-Luc", "Łukasz", "Βασίλης", "Георги", "José", "Őrs", "Ph. D")
CONTROLS: Final = tuple(map(chr, (*range(0x20), 0x7F, *range(0x80, 0xA0))))
TURNING: Final = tuple("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
UNSEEN: Final = (
    *"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180e\u200b\u200c\u200d\u2060\u2061\u2064\u206a\u206f\u3164\ufeff\uffa0",
    "\ufe00", "\ufe0f", "\U000e0100", "\U000e01ef", "\ufff9", "\U0001d173",
)  # fmt: skip
BROKEN: Final = ("\ud800", "\udbff", "\udc00", "\udfff", "\ufffd", "\ufffe", "\uffff", "\U0010ffff", "\U0001fffe")
UNASSIGNED: Final = ("\u0378", "\u0380", "\u05ff", "\u0590", "\ufdd0", "\U0003ffff", "\U000e0fff")
PRIVATE: Final = ("\ue000", "\uf8ff", "\U000f0000", "\U0010fffd")
TAGS: Final = tuple(map(chr, (0xE0001, 0xE0020, 0xE0041, 0xE007F)))
LINES: Final = ("\u2028", "\u2029", "\r\n", "\n", "\t", "\v", "\f", "\x1c", "\x85")
DIGITS: Final = tuple("0123456789²³¹½①⑩Ⅲⅳ٣३๓０９𝟗")
EMOJI: Final = ("😀", "👍🏽", "👩\u200d👩\u200d👧", "🇳🇱", "❤\ufe0f", "1\ufe0f\u20e3", "☎", "★", "♂")
SIGNS: Final = tuple('!"#$%&()*+,/:;<=>?@[\\]^_`{|}~¡§©«¬¯°±´¶¸»¿×÷€™–—…•“”„‹›')
SHAPED: Final = tuple("𝐀𝕵𝒶ℂＡｚᴬⁿₐⓐ🄰🅱㏄")
AROUND: Final = ("a\u20dd", "a\u20e3", "a\u0488", "a\u0489")
SEQUENCES: Final = (
    "\x1b[2J", "\x1b[31m", "\x1b]0;x\x07", "\x1b]52;c;eA==\x07", "\x1b[6n", "\x1bP1;2|x\x1b\\", "\x9b31m",
    "\x9d0;x\x9c", "\x1b[?1049h", "\x1b(0", "\x0e", "\x1bc", "\x08\x08\x08", "\r\x1b[K",
)  # fmt: skip
MARKUP: Final = (
    "[/]", "[bold]", "[b]x[/b]", "[@click=app.quit]x[/]", "[link=x]y", "<b>", "<script>x</script>", "&amp;", "&#27;",
    "{name}", "{0.__class__}", "%s", "%(x)s", "${HOME}", "$(id)", "`id`", "'; drop table user; --", "\\x1b[2J",
    "\\u202e", "=1+1", "@SUM(A1)", "../../etc/passwd", "a@b.example", "https://x.example", "Jan; Piet", "Jan|Piet",
    "Jan\\Piet",
)  # fmt: skip
FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "controls": CONTROLS, "turning": TURNING, "unseen": UNSEEN, "broken": BROKEN, "unassigned": UNASSIGNED,
    "private": PRIVATE, "tags": TAGS, "lines": LINES, "digits": DIGITS, "emoji": EMOJI, "signs": SIGNS,
    "shaped": SHAPED, "around": AROUND, "sequences": SEQUENCES, "markup": MARKUP,
}  # fmt: skip


def hostile() -> Iterator[str]:
    """Each thing inside a name, twice in it, and together with one of another family: always with letters at both
    ends, so that nothing is refused or trimmed for another reason."""
    families = list(FAMILIES.values())
    for number, family in enumerate(families):
        other = families[(number + 1) % len(families)]
        for place, thing in enumerate(family):
            name = HARMLESS[place % len(HARMLESS)]
            next_name = HARMLESS[(place + number + 1) % len(HARMLESS)]
            yield f"{name}{thing}{next_name}"
            yield f"{name} {thing} {next_name}"
            yield f"{name}{thing}{thing}s"
            yield f"{name}{thing}{other[place % len(other)]}{next_name}"
