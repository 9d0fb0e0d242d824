"""Finding and reading messages, and the ways to the list (screens.md chapters 3 and 16)."""

from __future__ import annotations

from tests.screens.driver import running
from tests.screens.messages.post import NO_MAILBOX, Post, messages, row_of
from tests.usecases.office import Office

MADE_LATER = "[wordt bij verzending gemaakt]"


def rows(text: str) -> list[str]:
    """The lines of the list, without the sign in front."""
    return [line[3:] for line in text.split("\n")[4:] if line[3:5].isdigit()]


async def test_d20_each_state_is_told_in_words_newest_first(office: Office) -> None:
    Post(office).all_states()
    async with messages(office, service=True, size=(200, 60)) as it:
        assert it.line(2).startswith(" ── E-mailberichten: 1 mislukt, 2 wachten ─")
        found = rows(it.text())
        wanted = ["mislukt", "wacht", "opnieuw om 10:01 (poging 2)", "vervallen", "afgeleverd", "afgeleverd"]
        assert [next(word for word in [wanted[n], "-"] if word in row) for n, row in enumerate(found)] == wanted
        assert "herinnering (7 dagen)" in found[4]
        moments = [row[6:10] + row[3:5] + row[:2] + row[11:16] for row in found]
        assert moments == sorted(moments, reverse=True)


async def test_the_choices_of_f4_and_esc_shows_all_again(office: Office) -> None:
    Post(office).all_states()
    async with messages(office, service=True) as it:
        await it.press("f4", "down", "enter")
        assert [row for row in rows(it.text()) if "mislukt" not in row] == []
        assert "1 van 6 · mislukt" in it.text()
        await it.press("f4", *"show", "esc", "f4", "end", "enter")
        assert len(rows(it.text())) == 2
        await it.press("esc")
        assert it.page.place == "messages"
        assert len(rows(it.text())) == 6
        await it.press("esc")
        assert it.page.place == "home"


async def test_letters_find_an_address_or_a_name(office: Office) -> None:
    post = Post(office)
    lars = office.user(first_name="Lars", last_name="Populier", email="post@elders.example")
    post.reset(lars)
    post.reset(post.hugo)
    async with messages(office) as it:
        await it.press(*"popu")
        await it.settle()
        assert ["post@elders.example" in row for row in rows(it.text())] == [True]
        await it.press("esc", *"velder")
        await it.settle()
        assert ["h.sterrebos@" in row for row in rows(it.text())] == [True]
        await it.press("esc", *"xyz")
        assert 'Niets gevonden voor "xyz"' in it.text()
        await it.press("f9", "o")
        assert it.message == "Let op: er is geen bericht gekozen"


async def test_r4_5_the_text_holds_no_password_and_rolls(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo)
    ((_, letter),) = post.server.sent
    password = letter.split("\n    ")[1].split("\n")[0]
    async with messages(office, size=(60, 20)) as it:
        await it.press("enter")
        assert it.page.place == "message"
        seen = it.text()
        await it.press("pagedown")
        assert it.text() != seen
        seen += it.text()
        await it.press("end")
        seen += it.text()
        assert MADE_LATER in seen
        assert password not in seen
        assert post.hugo.user_name not in seen
        await it.press("home", "esc")
        assert it.page.place == "messages"


async def test_the_to_do_row_about_failed_mail_opens_the_failed_ones(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo, NO_MAILBOX)
    post.reset(post.somebody("Dirk", "Duinpad"))
    async with running(office.domain) as it:
        await it.sign_in("anna")
        assert it.line_with("E-mailberichten").endswith("1 mislukt")
        while not it.line_with("kon niet worden afgeleverd").startswith(">"):
            await it.press("down")
        await it.press("enter")
        assert "1 van 2 · mislukt" in it.text()
        assert row_of(it, "h.sterrebos").startswith(">")


async def test_a_message_to_the_authority_has_no_user_whose_address_could_be_changed(office: Office) -> None:
    post = Post(office)
    post.settle(post.order("authority_changed", None, "imi@veldermeer.example"), "sent")
    async with messages(office) as it:
        await it.press("f2")
        assert it.message == "Let op: het gaat niet naar een gebruiker"
        assert it.page.place == "messages"


async def test_the_language_changes_every_word(office: Office) -> None:
    Post(office).all_states()
    async with messages(office, service=True) as it:
        await it.press("f9", "t")
        assert it.line(2).startswith(" ── E-mail messages: 1 failed, 2 waiting ─")
        assert "again at 10:01 (try 2)" in it.text()
        assert "Failed on 24 Nov 2026 10:00" in it.text()
