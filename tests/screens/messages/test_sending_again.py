"""Sending a message again from every place that offers it: real keys, real rules, a real worker and a server that
refuses."""

from __future__ import annotations

from tests.screens.driver import running
from tests.screens.messages.post import NO_MAILBOX, OUT_OF_REACH, Post, messages, row_of
from tests.usecases.office import Office

MADE_LATER = "[wordt bij verzending gemaakt]"


async def test_d20_sending_again_takes_four_keys_and_makes_a_new_password(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo, NO_MAILBOX)
    refused = office.stored(post.hugo).credential.hash
    post.reset(post.somebody("Dirk", "Duinpad"))
    post.server.sent.clear()
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("e", *"sterre", "f9", "o", "f3")
        assert it.message == ("Gedaan: het bericht aan h.sterrebos@veldermeer.example is afgeleverd aan de mailserver.")
        assert "afgeleverd" in row_of(it, "h.sterrebos")
    ((to, letter),) = post.server.sent
    assert to == "h.sterrebos@veldermeer.example"
    password = letter.split("\n    ")[1].split("\n")[0]
    assert office.stored(post.hugo).credential.hash != refused
    assert office.enter(post.hugo, password).user_id == post.hugo.id


async def test_d20_what_fails_again_says_why(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo, NO_MAILBOX)
    post.server.refusal = NO_MAILBOX
    async with messages(office) as it:
        said = " ".join(it.text().split())
        assert "Mislukt op 23-11-2026 13:00: de mailserver kent dit postvak niet of weigert het (550)." in said
        assert "Controleer het adres van Hugo Sterrebos (F2) en verzend daarna opnieuw met F9 O." in said
        await it.press("f9", "o")
        assert ">[Annuleren]" in it.text()
        assert "naar h.sterrebos@veldermeer.example" in " ".join(it.text().split())
        assert "nieuw tijdelijk wachtwoord" in it.text()
        await it.press("f3")
        assert it.message.startswith("Fout: het bericht aan h.sterrebos@veldermeer.example is weer mislukt: de mail")
        assert "mislukt" in row_of(it, "h.sterrebos")


async def test_enter_in_the_question_sends_nothing(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo, NO_MAILBOX)
    async with messages(office) as it:
        await it.press("f9", "o", "enter")
        assert it.page.panel is None
        assert "mislukt" in row_of(it, "h.sterrebos")
    assert post.server.sent == []


async def test_d20_an_address_put_right_is_where_it_goes_and_what_the_list_tells(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo, NO_MAILBOX)
    async with messages(office) as it:
        await it.press("f2")
        assert it.page.place == "user_form"
        assert it.line_with("E-mailadres").startswith(">")
        await it.press("f8")
        await it.type("hugo@veldermeer.example")
        await it.press("f3")
        assert it.page.place == "messages"
        row = next(line for line in it.text().split("\n") if "mislukt" in line and line.startswith(">"))
        assert "h.sterrebos" in row, "that is where it failed"
        await it.press("f9", "o")
        assert "naar hugo@veldermeer.example" in " ".join(it.text().split())
        await it.press("f3")
        assert it.message == "Gedaan: het bericht aan hugo@veldermeer.example is afgeleverd aan de mailserver."
        assert "hugo@veldermeer" in it.line_with("afgeleverd")
    assert [to for to, text in post.server.sent if "wachtwoord" in text.split("\n")[0]] == ["hugo@veldermeer.example"]


async def test_what_was_delivered_says_so_instead(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo)
    async with messages(office) as it:
        await it.press("f9")
        assert "het is al afgeleverd" in it.text()
        await it.press("o")
        assert it.message == "Let op: het is al afgeleverd"
        assert it.page.panel is None


async def test_d20_what_waits_for_its_next_try_is_sent_at_once(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo, OUT_OF_REACH)
    async with messages(office) as it:
        assert "opnieuw om 13:01 (poging 2)" in row_of(it, "h.ster")
        await it.press("f9", "o", "f3")
        assert "afgeleverd" in row_of(it, "h.ster")
    assert len(post.server.sent) == 1


async def test_d20_beside_the_user_a_failed_message_is_sent_again(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo, NO_MAILBOX)
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"sterre", "f9", "o", "f3")
        await it.settle()
        assert it.message.startswith("Gedaan: het bericht aan h.sterrebos@veldermeer.example is afgeleverd")
        await it.press("f9")
        assert "er is geen mislukte e-mail" in it.line_with("E-mail opnieuw verzenden")
        await it.press("o")
        assert it.message == "Let op: er is geen mislukte e-mail"
    assert len(post.server.sent) == 1


async def test_d20_the_record_tells_the_failure_and_leads_to_the_messages_of_that_user(office: Office) -> None:
    post = Post(office)
    post.reset(post.hugo, NO_MAILBOX)
    post.reset(post.somebody("Dirk", "Duinpad"))
    async with running(office.domain) as it:
        await it.sign_in("anna")
        await it.press("4", *"sterre", "enter", "end", "up")
        assert it.line_with("E-mail  ").startswith(">")
        assert "mislukt 23-11-2026 13:00" in it.line_with("E-mail  ")
        await it.press("enter")
        assert it.page.place == "messages"
        assert "1 van 2" in it.text()
        assert row_of(it, "h.sterrebos").startswith(">")
        await it.press("f9", "o", "f3", "esc", "esc")
        assert it.page.place == "user"
        assert "afgeleverd 23-11-2026 13:00" in it.line_with("E-mail  ")
