"""Errands over Telegram: what a person gets to see, and what each failure means for the errand (SECURITY §4.3)."""

import json
import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.demo.clock import MovableClock
from bot.demo.faults import Fault, FaultKind
from bot.demo.limits import Limits
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN, Telegram
from bot.ports import Button, Errand, Gone, Message, Outcome, Refused, Retry, Sender, Sent, Unknown, Unreachable
from bot.route.model import ChatId
from handlers.telegram.request import connect
from handlers.telegram.sender import Menu, TelegramSender
from tests.edges.emulated import a_clock

CANARY = "zij wachten me op bij de fietsen"
ROWS = ((Button("Ja", "q:abc:yes", primary=True), Button("Nee", "q:abc:no")),)


@dataclass
class Post:
    """A sender, the Telegram it sends to, and Noor."""

    telegram: Telegram
    clock: MovableClock
    sender: TelegramSender
    noor: ChatId

    async def says(self, text: str = "Dag", **more: object) -> Outcome:
        """Run an errand with a message to Noor."""
        return await self.sender.run(Errand(self.noor, Message(text, ROWS), **more))  # type: ignore[arg-type]

    def texts(self) -> list[str]:
        """What stands in Noor's chat."""
        return [shown.text for shown in self.telegram.chat(self.noor)]

    def fails(self, kind: FaultKind, method: str, *, times: int | None = 1) -> None:
        """Let calls of this method go wrong."""
        self.telegram.faults.add(Fault(kind, method, times=times, retry_after=7))


@pytest.fixture
async def post() -> AsyncIterator[Post]:
    """A bot that Noor has started."""
    clock = a_clock()
    telegram = Telegram(clock)
    noor = telegram.add_user("Noor", language_code="nl")
    telegram.starts(noor.id)
    async with Emulator(telegram) as emulator:
        line = connect(TOKEN, emulator.origin)
        sender: Sender = TelegramSender(line)
        assert isinstance(sender, TelegramSender)
        yield Post(telegram, clock, sender, ChatId(noor.id))
        await line.close()


# --- what arrives ---------------------------------------------------------------------------------------------------


async def test_a_message_arrives_with_its_buttons(post: Post) -> None:
    """Plain text, protected, no preview, the main button marked; the outcome names the message."""
    outcome = await post.says("Wie ben *jij*? <b> https://x.nl")
    shown = post.telegram.chat(post.noor)[-1]

    assert outcome == Sent(shown.id)
    assert (shown.text, shown.protected, shown.silent) == ("Wie ben *jij*? <b> https://x.nl", True, False)
    assert [(b.label, b.data, b.style) for b in shown.rows[0]] == [
        ("Ja", "q:abc:yes", "primary"),
        ("Nee", "q:abc:no", None),
    ]
    sent = post.telegram.calls("sendMessage")[-1]
    assert json.loads(sent["link_preview_options"]) == {"is_disabled": True}
    assert "parse_mode" not in sent


async def test_a_quiet_message_makes_no_sound(post: Post) -> None:
    """And one that may be kept can be forwarded."""
    await post.sender.run(Errand(post.noor, Message("Stil", quiet=True, protected=False)))
    shown = post.telegram.chat(post.noor)[-1]

    assert (shown.silent, shown.protected, shown.rows) == (True, False, ())


async def test_an_edit_replaces_text_and_buttons(post: Post) -> None:
    """In the place of the old message; without buttons the old ones go."""
    first = await post.says("Eén")
    assert isinstance(first, Sent)
    assert await post.sender.run(Errand(post.noor, Message("Twee"), first.message)) == first

    shown = post.telegram.chat(post.noor)[-1]
    assert (shown.text, shown.rows) == ("Twee", ())


async def test_an_edit_that_changes_nothing_is_done(post: Post) -> None:
    """It stands there already: that is all that was asked."""
    first = await post.says("Eén")
    assert isinstance(first, Sent)
    assert await post.says("Eén", edit=first.message) == first


async def test_what_is_to_go_goes_after_the_message(post: Post) -> None:
    """A crash in between must not leave an empty chat."""
    told = post.telegram.says(post.noor, CANARY)
    assert isinstance(await post.says("Dank je", remove=(told,)), Sent)

    assert CANARY not in post.texts()
    methods = [call.method for call in post.telegram.journal]
    assert methods == ["sendMessage", "deleteMessage"]


async def test_a_refused_message_does_not_keep_what_must_go(post: Post) -> None:
    """Our slip in the words is no reason to leave what a pupil told on the phone."""
    told = post.telegram.says(post.noor, CANARY)
    assert await post.says("x" * 5000, remove=(told,)) == Refused("message is too long")
    assert CANARY not in post.texts()


async def test_what_must_go_stays_while_the_message_is_tried_again(post: Post) -> None:
    """The errand comes back whole."""
    told = post.telegram.says(post.noor, CANARY)
    post.fails(FaultKind.TOO_MANY_REQUESTS, "sendMessage")
    assert await post.says(remove=(told,)) == Retry(7)
    assert CANARY in post.texts()


async def test_many_that_go_with_a_message_go_in_one_call(post: Post) -> None:
    """*Maak de chat leeg* names eighty, of which most are in other chats; the few that stand here are gone."""
    told = [post.telegram.says(post.noor, f"{number}") for number in range(5)]
    many = (*told, *range(900_000, 900_080))
    assert isinstance(await post.says("Leeg", remove=many), Sent)
    assert "Leeg" in post.texts()
    assert not {str(number) for number in range(5)} & {*post.texts()}
    assert sum(call.method.startswith("deleteMessage") for call in post.telegram.journal) == 1


# --- removing -------------------------------------------------------------------------------------------------------


async def test_removing_many_goes_by_the_hundred(post: Post) -> None:
    """Telegram takes a hundred at once; one that is gone already is no trouble."""
    ids = tuple(post.telegram.says(post.noor, str(n)) for n in range(150))
    assert await post.sender.run(Errand(post.noor, remove=(*ids, 999_999))) == Sent()

    assert post.texts() == ["/start"]
    assert len(post.telegram.calls("deleteMessages")) == 2


async def test_one_old_message_does_not_keep_the_others(post: Post) -> None:
    """After two days Telegram removes none of a batch in which one is too old; the old one stays, the rest goes."""
    old = post.telegram.says(post.noor, "oud")
    post.clock.forward(timedelta(hours=49))
    new = post.telegram.says(post.noor, "nieuw")
    assert await post.sender.run(Errand(post.noor, remove=(old, new, 999_999))) == Sent()

    assert post.texts() == ["/start", "oud"]


@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        (FaultKind.TOO_MANY_REQUESTS, Retry(7)),
        (FaultKind.BAD_GATEWAY, Retry(1)),
        (FaultKind.RESET_AFTER, Retry(1)),
        (FaultKind.BROKEN_JSON, Retry(1)),
    ],
)
async def test_removing_is_done_again_when_in_doubt(post: Post, kind: FaultKind, outcome: Outcome) -> None:
    """Twice does no harm."""
    told = post.telegram.says(post.noor, CANARY)
    errand = Errand(post.noor, remove=(told,))
    post.fails(kind, "deleteMessages")

    assert await post.sender.run(errand) == outcome
    assert await post.sender.run(errand) == Sent()
    assert CANARY not in post.texts()


async def test_removing_where_nobody_is(post: Post) -> None:
    """The outcome of a deletion on its own counts."""
    post.telegram.deactivates(post.noor)
    assert await post.sender.run(Errand(post.noor, remove=(1,))) == Unreachable()


async def test_nothing_to_do_is_done(post: Post) -> None:
    """And no call is made."""
    assert await post.sender.run(Errand(post.noor)) == Sent()
    assert not post.telegram.journal


# --- failures -------------------------------------------------------------------------------------------------------

NEW = (
    (FaultKind.TOO_MANY_REQUESTS, Retry(7), 0),
    (FaultKind.SERVER_ERROR, Unknown(), 0),
    (FaultKind.BAD_GATEWAY, Unknown(), 0),
    (FaultKind.HTML_PAGE, Unknown(), 0),
    (FaultKind.RESET_AFTER, Unknown(), 1),
    (FaultKind.BROKEN_JSON, Unknown(), 1),
)


@pytest.mark.parametrize(("kind", "outcome", "arrived"), NEW)
async def test_a_new_message_that_may_have_arrived_is_unknown(
    post: Post, kind: FaultKind, outcome: Outcome, arrived: int
) -> None:
    """Only a 429 is certain; the rest is not for the sender to decide."""
    before = len(post.texts())
    post.fails(kind, "sendMessage")
    assert await post.says() == outcome
    assert len(post.texts()) == before + arrived


@pytest.mark.parametrize(("kind", "_", "arrived"), NEW)
async def test_an_edit_that_may_have_been_done_is_simply_done_again(
    post: Post, kind: FaultKind, _: Outcome, arrived: int
) -> None:
    """An edit is the same the second time."""
    first = await post.says("Eén")
    assert isinstance(first, Sent)
    post.fails(kind, "editMessageText")

    assert isinstance(await post.says("Twee", edit=first.message), Retry)
    assert post.texts()[-1] == ("Twee" if arrived else "Eén")
    assert await post.says("Twee", edit=first.message) == first


async def test_a_message_that_went_cannot_be_edited(post: Post) -> None:
    """The person removed it, or it is not ours: send a new one."""
    own = post.telegram.says(post.noor, "van mij")
    assert await post.says(edit=999_999) == Gone()
    assert await post.says(edit=own) == Gone()


async def test_who_cannot_be_reached_is_a_fact(post: Post) -> None:
    """Blocked, gone, never met, no such chat."""
    stranger = post.telegram.add_user("Vreemde")
    post.telegram.blocks(post.noor)
    gone = post.telegram.add_user("Wim")
    post.telegram.starts(gone.id)
    post.telegram.deactivates(gone.id)

    for chat in (post.noor, gone.id, stranger.id, 424242):
        assert await post.sender.run(Errand(ChatId(chat), Message("Dag"))) == Unreachable()


@pytest.mark.parametrize(
    ("message", "why"),
    [
        (Message(CANARY * 200), "message is too long"),
        (Message(""), "text is empty"),
        (Message("\n "), "text must be non-empty"),
        (Message("x", ((Button("x", CANARY * 3),),)), "button_data_invalid"),
        (Message("x", tuple((Button(CANARY, f"{n}"),) for n in range(400))), "reply markup is too long"),
    ],
)
async def test_our_own_mistakes_are_refused_in_fixed_words(post: Post, message: Message, why: str) -> None:
    """What a person typed is not in the reason."""
    assert await post.sender.run(Errand(post.noor, message)) == Refused(why)


@pytest.mark.parametrize("token", [TOKEN[:-5] + "wrong", "1:short"])
async def test_a_rejected_token_makes_everybody_wait(
    post: Post, token: str, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said in the log, without the token."""
    async with Emulator(post.telegram) as emulator:
        line = connect(token, emulator.origin)
        assert await TelegramSender(line).run(Errand(post.noor, Message("Dag"))) == Retry(60, everybody=True)
        await line.close()
    assert "token-rejected" in caplog.messages
    assert token not in caplog.text


async def test_no_connection_means_that_everybody_waits_a_moment() -> None:
    """It certainly was not sent, to anybody."""
    line = connect(TOKEN, "http://127.0.0.1:1")
    assert await TelegramSender(line).run(Errand(ChatId(5), Message("Dag"))) == Retry(1, everybody=True)
    assert await TelegramSender(line).run(Errand(ChatId(5), remove=(1,))) == Retry(1, everybody=True)
    await line.close()


async def test_too_fast_for_one_chat_is_that_chats_affair() -> None:
    """Telegram does not say whether it is about the chat; so nobody else has to wait."""
    telegram = Telegram(a_clock(), timer=lambda: 0.0, limits=Limits(chat_burst=1))
    noor = telegram.add_user("Noor").id
    telegram.starts(noor)
    async with Emulator(telegram) as emulator:
        line = connect(TOKEN, emulator.origin)
        sender, errand = TelegramSender(line), Errand(ChatId(noor), Message("Dag"))
        assert isinstance(await sender.run(errand), Sent)
        assert await sender.run(errand) == Retry(1, everybody=False)
        await line.close()


# --- the rest -------------------------------------------------------------------------------------------------------


async def test_a_tap_is_acknowledged_and_a_failure_is_swallowed(post: Post) -> None:
    """It is fire and forget: too old, unknown or no line at all raise nothing."""
    shown = await post.says()
    assert isinstance(shown, Sent)
    assert shown.message is not None
    query = post.telegram.taps(post.noor, shown.message, "Ja")
    await post.sender.answer(query)
    assert post.telegram.query(query).answered

    await post.sender.answer(query)
    await post.sender.answer("no such tap")
    post.fails(FaultKind.RESET_AFTER, "answerCallbackQuery")
    await post.sender.answer(query)


async def test_a_group_is_left_without_a_word(post: Post) -> None:
    """And leaving twice raises nothing."""
    group = post.telegram.adds_to_group(post.noor)
    await post.sender.leave(group)
    await post.sender.leave(group)

    assert post.telegram.chats[group].status == "left"
    assert not post.telegram.calls("sendMessage")


async def test_menus_are_put_up_by_language_and_by_chat(post: Post) -> None:
    """For everybody, for who reads English, and for one coach."""
    everybody = Menu("", (("hulp", "Ik zoek hulp"), ("stop", "Stoppen")))
    english = Menu("en", (("hulp", "I need help"),))
    coach = Menu("", (("postvak", "Postvak"),), post.noor)
    sam = post.telegram.add_user("Sam", language_code="en")

    assert await post.sender.set_commands([everybody, english, coach])
    assert [command.name for command in post.telegram.menu(post.noor)] == ["postvak"]
    assert [command.description for command in post.telegram.menu(sam.id)] == ["I need help"]


async def test_a_menu_that_is_refused_is_told(post: Post) -> None:
    """The caller decides whether that matters."""
    assert not await post.sender.set_commands([Menu("", (("Not A Name", "x"),))])


async def test_nothing_that_is_sent_stands_in_a_log(post: Post, caplog: pytest.LogCaptureFixture) -> None:
    """Not at any level, not when it fails; the positive control is a log of our own."""
    caplog.set_level(logging.DEBUG)
    for kind in FaultKind:
        if kind is not FaultKind.SLOW:
            post.fails(kind, "sendMessage")
        await post.says(CANARY)
    assert CANARY not in caplog.text
    assert TOKEN not in caplog.text
    assert str(post.noor) not in caplog.text

    logging.getLogger("control").debug(CANARY)
    assert CANARY in caplog.text
