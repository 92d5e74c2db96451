"""The demo's page: what a browser gets from it, and what it passes on to the emulated Telegram."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from aiohttp import ClientSession

from bot.demo import page
from bot.demo.guard import HEADERS
from bot.demo.page import routes
from bot.demo.phones import Phone, cast_of
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN, Telegram
from tests.edges.emulated import a_clock, a_telegram, ask, buttons, news
from tests.edges.paged import Table, a_table

ASSETS = Path(page.__file__).parent / "assets"
FILES = sorted(file.name for file in ASSETS.iterdir())
PAGES = ["/", "/phones", "/chat/leerling", *(f"/{name}" for name in FILES if name != "page.html")]
SVG_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


@pytest.fixture
async def table() -> AsyncIterator[Table]:
    """Two phones on a table."""
    async with a_table() as ready:
        yield ready


# -- the page itself ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [*PAGES, "/chat/nobody"])
async def test_every_answer_shuts_out_the_rest_of_the_web(table: Table, address: str) -> None:
    """Nothing is loaded from elsewhere, framed, kept, or read as another kind of file; refusals are no exception."""
    for host in ({}, {"Host": "evil.example"}):
        async with table.client.get(address, headers=host) as answer:
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_the_policy_allows_this_page_and_nothing_else() -> None:
    """Each part of the Content-Security-Policy is what the page needs, or nothing."""
    policy = dict(part.split(" ", 1) for part in HEADERS["Content-Security-Policy"].split("; "))
    own = dict.fromkeys(("style-src", "script-src", "connect-src", "img-src"), "'self'")

    assert policy == own | dict.fromkeys(("default-src", "base-uri", "form-action", "frame-ancestors"), "'none'")


@pytest.mark.parametrize("name", FILES)
async def test_files_come_as_what_they_are(table: Table, name: str) -> None:
    """With ``nosniff`` a browser uses a file only under its right kind."""
    kinds = {"html": "text/html", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
    async with table.client.get("/" if name == "page.html" else f"/{name}") as answer:
        assert (answer.status, answer.content_type, answer.charset) == (200, kinds[name.split(".")[1]], "utf-8")
        assert await answer.read() == (ASSETS / name).read_bytes()


@pytest.mark.parametrize("name", FILES)
async def test_each_file_names_only_files_that_the_page_serves(table: Table, name: str) -> None:
    """No address elsewhere; and what is linked or imported is there."""
    text = (ASSETS / name).read_text(encoding="utf-8").replace(SVG_NAMESPACE, "")
    wanted = re.findall(r'(?:href|src)="([^"]*)"|from "([^"]*)"|url\(([^)]*)\)', text)

    assert re.findall(r"https?://|[\"'(]//|@import", text) == []
    for address in ("".join(found) for found in wanted):
        async with table.client.get(address) as answer:
            assert answer.status == 200, address


def test_the_page_has_no_script_or_style_that_its_policy_would_stop() -> None:
    """Inline code would be dead under the policy, in silence."""
    text = (ASSETS / "page.html").read_text(encoding="utf-8")

    assert re.findall(r"<style|<script(?![^>]* src=)|\sstyle=|\son[a-z]+=", text) == []


# -- what phones show -----------------------------------------------------------------------------------------------


async def test_the_page_learns_which_phones_there_are(table: Table) -> None:
    """Phones are data: key, label and owner, in their order."""
    leerling, coach = [(await table.shows(key))["version"] for key in ("leerling", "coach")]

    assert await table.finds("/phones") == {
        "version": f"{leerling}-{coach}",
        "bot": table.telegram.bot.first_name,
        "phones": [
            {"key": "leerling", "label": "Leerling", "owner": "Noor", "version": leerling},
            {"key": "coach", "label": "Coach", "owner": "Jansen", "version": coach},
        ],
    }


async def test_a_phone_shows_a_message_with_everything_that_is_to_be_seen_of_it(table: Table) -> None:
    """Words, buttons with their colour, the lock, the silence, and the moment in the school's zone (08.30 UTC)."""
    row = [{"text": "Ja", "callback_data": "y", "style": "primary"}, {"text": "Code", "copy_text": {"text": "7"}}]
    options = {"reply_markup": {"inline_keyboard": [row]}, "protect_content": "true", "disable_notification": "true"}
    number = table.says("dag", **options)

    messages = (await table.shows())["messages"]

    assert isinstance(messages, list)
    assert [message["text"] for message in messages] == ["/start", "dag"]
    assert messages[1] == {
        "id": number,
        "from_bot": True,
        "text": "dag",
        "rows": [[{"label": "Ja", "data": "y", "style": "primary"}, {"label": "Code", "copy": "7"}]],
        "protected": True,
        "silent": True,
        "edited": False,
        "date": "2026-09-07T10:30:00+02:00",
        "media": None,
    }


async def test_what_the_bot_edits_and_deletes_is_edited_and_gone(table: Table) -> None:
    """The page has no memory of its own."""
    first, second = table.says("een"), table.says("twee")
    ask(table.telegram, "editMessageText", chat_id=table.noor, message_id=first, text="drie")
    ask(table.telegram, "deleteMessage", chat_id=table.noor, message_id=second)

    messages = (await table.shows())["messages"]

    assert isinstance(messages, list)
    assert [(message["text"], message["edited"]) for message in messages] == [("/start", False), ("drie", True)]


async def test_phones_show_each_their_own_chat(table: Table) -> None:
    """What the pupil and the bot say to each other is on no other phone."""
    assert (await table.shows())["messages"] != (await table.shows("coach"))["messages"] == []


async def test_the_menu_and_the_typing_are_seen(table: Table) -> None:
    """The menu is the one for this person's language; "typing" ends by itself, and that too is news."""
    before = await table.shows()
    for language, words in (("en", "Your card"), ("", "Jouw kaart")):
        commands = [{"command": "kaart", "description": words}]
        ask(table.telegram, "setMyCommands", commands=commands, language_code=language)
    menu, coach = await table.shows(), await table.shows("coach")
    ask(table.telegram, "sendChatAction", chat_id=table.noor, action="typing")
    typing = await table.shows()
    table.clock.forward(timedelta(seconds=6))
    after = await table.shows()

    assert (before["typing"], before["commands"]) == (False, [])
    assert menu["commands"] == [{"name": "kaart", "says": "Jouw kaart"}]
    assert coach["commands"] == [{"name": "kaart", "says": "Your card"}]
    assert (typing["typing"], after["typing"]) == (True, False)
    assert len({view["version"] for view in (before, menu, typing, after)}) == 4


async def test_news_are_told_at_once(table: Table) -> None:
    """``/phones?seen=`` answers when a chat changes, not when its patience (a minute) runs out."""
    async with asyncio.timeout(20):
        first = await table.finds("/phones")
        waiting = asyncio.ensure_future(table.finds(f"/phones?seen={first['version']}"))
        await asyncio.sleep(0.01)
        table.says("dag")
        told = await waiting

    assert told["version"] != first["version"]
    assert told == await table.finds("/phones")


async def test_silence_ends_the_wait() -> None:
    """When nothing happens the same version comes again, so that no connection hangs for good."""
    async with a_table(patience=0.1) as table:
        first = await table.finds("/phones")

        assert await table.finds(f"/phones?seen={first['version']}") == first


# -- what people do -------------------------------------------------------------------------------------------------


async def test_words_reach_the_bot(table: Table) -> None:
    """What is typed stands in the chat and waits for the bot. Half a surrogate pair, no client can send."""
    status, said = await table.does("say", {"text": "hallo\n😀\ud83d"})

    [(kind, message)] = news(table.telegram)

    assert (status, kind, message["text"]) == (200, "message", "hallo\n😀?")
    assert said == {"message": message["message_id"]}
    assert [shown.text for shown in table.telegram.chat(table.noor)] == ["/start", "hallo\n😀?"]


async def test_start_reaches_the_bot_with_and_without_a_link(table: Table) -> None:
    """The button of an empty chat, and an invite that somebody opened."""
    await table.does("start", {}, phone="coach")
    await table.does("start", {"payload": "Code_12-a"}, phone="coach")

    assert [message["text"] for _, message in news(table.telegram)] == ["/start", "/start Code_12-a"]


async def test_changed_words_reach_the_bot(table: Table) -> None:
    """One's own message can be changed."""
    number = table.telegram.says(table.noor, "hallo")
    news(table.telegram)
    status, _ = await table.does("edit", {"message": number, "text": "dag"})

    [(kind, message)] = news(table.telegram)

    assert (status, kind, message["message_id"], message["text"]) == (200, "edited_message", number, "dag")


async def test_a_tap_reaches_the_bot_and_its_answer_comes_back(table: Table) -> None:
    """The bot gets the button's data; the phone shows what ``answerCallbackQuery`` says, and that it said it."""
    number = table.says("ja of nee?", reply_markup=buttons("ja", "nee"))
    status, tapped = await table.does("tap", {"message": number, "data": "nee"})

    [(kind, query)] = news(table.telegram)
    before = (await table.shows())["tap"]
    ask(table.telegram, "answerCallbackQuery", callback_query_id=query["id"], text="Goed.", show_alert="true")
    after = (await table.shows())["tap"]

    assert (status, kind, query["data"]) == (200, "callback_query", "nee")
    assert tapped == {"tap": query["id"]}
    assert before == {"id": query["id"], "answered": False, "text": "", "alert": False}
    assert after == {"id": query["id"], "answered": True, "text": "Goed.", "alert": True}
    assert (await table.shows("coach"))["tap"] is None


async def test_a_tap_on_a_button_that_has_just_gone_arrives_all_the_same(table: Table) -> None:
    """A button outlives its moment (DESIGN §3): the bot must answer it. A message that has gone has no buttons."""
    number = table.says("ja of nee?", reply_markup=buttons("ja"))
    ask(table.telegram, "editMessageText", chat_id=table.noor, message_id=number, text="te laat")
    changed, _ = await table.does("tap", {"message": number, "data": "ja"})
    [(_, query)] = news(table.telegram)

    ask(table.telegram, "deleteMessage", chat_id=table.noor, message_id=number)
    deleted, _ = await table.does("tap", {"message": number, "data": "ja"})

    assert (changed, query["data"], deleted) == (200, "ja", 409)
    assert news(table.telegram) == []


async def test_the_language_of_a_phone_is_the_language_of_its_account(table: Table) -> None:
    """As on a real phone: the bot sees it with the next thing that is done there, and not before."""
    before, coach = await table.shows(), await table.shows("coach")
    await table.does("language", {"language": "en"})
    after = await table.shows()
    told = news(table.telegram)
    await table.does("say", {"text": "hello"})
    [(_, message)] = news(table.telegram)
    sender = message["from"]

    assert (before["language"], coach["language"], after["language"]) == ("nl", "en", "en")
    assert before["version"] != after["version"]
    assert told == []
    assert isinstance(sender, dict)
    assert sender["language_code"] == "en"
    assert table.telegram.chat_of(table.noor).user == table.telegram.users[table.noor]


# -- setting the table ----------------------------------------------------------------------------------------------


def test_a_phone_needs_an_owner_and_a_language_of_the_bot() -> None:
    """A slip in the demo's cast is found when it starts."""
    telegram = a_telegram()
    noor = telegram.add_user("Noor").id

    with pytest.raises(LookupError):
        cast_of(telegram, [Phone("leerling", noor + 1, "Leerling")])
    with pytest.raises(ValueError, match="nl or en"):
        cast_of(telegram, [Phone("leerling", noor, "Leerling", "fr")])


async def test_the_page_lies_beside_the_bot_api() -> None:
    """One port for both: what is said on the page comes out of ``getUpdates``, in the zone the demo asks for."""
    telegram = Telegram(a_clock())
    noor = telegram.add_user("Noor").id
    cast = cast_of(telegram, [Phone("leerling", noor, "Leerling")])
    beside = routes(lambda: cast, zone=ZoneInfo("UTC"))
    async with Emulator(telegram, beside=beside) as emulator, ClientSession() as browser:
        polling = asyncio.ensure_future(browser.get(f"{emulator.base_url}{TOKEN}/getUpdates?timeout=20"))
        await asyncio.sleep(0.05)
        await (await browser.post(f"{emulator.origin}/chat/leerling/say", json={"text": "hallo"})).read()
        told = await (await polling).json()
        view = await (await browser.get(f"{emulator.origin}/chat/leerling")).json()

    assert told["result"][0]["message"]["text"] == "hallo"
    assert view["messages"][0]["date"] == "2026-09-07T08:30:00+00:00"
