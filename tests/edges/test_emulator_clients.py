"""python-telegram-bot, the client the project uses, against the emulator: it parses and understands all it answers.

A second client library is in ``test_emulator_aiogram.py``.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
import telegram as library
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter

from bot.demo.faults import Fault, FaultKind
from bot.demo.media import Media
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN
from tests.edges.emulated import Scene, a_scene, everything_happens, updates

SECOND = 0.02
WRONG_TOKEN = "700000001:a-token-of-the-right-shape-but-not-ours"
Ask = Callable[[library.Bot, Scene], Awaitable[object]]


@pytest.fixture
def scene() -> Scene:
    """Noor, the others, and two messages."""
    return a_scene()


@pytest.fixture
async def emulator(scene: Scene) -> AsyncIterator[Emulator]:
    """The scene on a free port, with short seconds."""
    async with Emulator(scene.telegram, second=SECOND) as emulator:
        yield emulator


@pytest.fixture
async def ptb(emulator: Emulator) -> AsyncIterator[library.Bot]:
    """python-telegram-bot's client, started as it starts itself (getMe)."""
    async with library.Bot(TOKEN, base_url=emulator.base_url) as client:
        yield client


async def fetch(ptb: library.Bot, emulator: Emulator, **params: int | list[str]) -> list[library.Update]:
    """Raw updates by ``request.post``, parsed one by one, as the project's own loop does (DESIGN §3)."""
    data = RequestData([RequestParameter.from_input(name, value) for name, value in params.items()])
    raw = await ptb.request.post(f"{emulator.base_url}{TOKEN}/getUpdates", data)
    assert isinstance(raw, list)
    return [update for item in raw if (update := library.Update.de_json(item, ptb)) is not None]


async def test_ptb_goes_a_full_round(ptb: library.Bot, emulator: Emulator, scene: Scene) -> None:
    """Fetch, answer, keyboard, tap, edit, delete, commands: as the bot will use it."""
    noor = scene.noor
    scene.telegram.starts(noor, "code")
    [first] = await fetch(ptb, emulator, timeout=5, allowed_updates=["message", "callback_query", "my_chat_member"])
    rows = [[library.InlineKeyboardButton("Ja", callback_data="ja", style="success")]]
    rows += [[library.InlineKeyboardButton("Code", copy_text=library.CopyTextButton("1234"))]]
    keyboard = library.InlineKeyboardMarkup(rows)
    message = await ptb.send_message(
        noor,
        "Kies",
        reply_markup=keyboard,
        protect_content=True,
        disable_notification=True,
        link_preview_options=library.LinkPreviewOptions(is_disabled=True),
    )
    scene.telegram.taps(noor, message.message_id, "Ja")
    [tap] = await fetch(ptb, emulator, offset=first.update_id + 1)
    assert tap.callback_query is not None
    answered = await ptb.answer_callback_query(tap.callback_query.id, "dank je")
    edited = await ptb.edit_message_text("Gekozen", noor, message.message_id)
    assert isinstance(edited, library.Message)
    again = await ptb.edit_message_reply_markup(noor, message.message_id, reply_markup=keyboard)
    assert isinstance(again, library.Message)

    assert first.message is not None
    assert first.message.text == "/start code"
    assert message.has_protected_content
    assert message.reply_markup == keyboard
    assert (tap.callback_query.data, answered) == ("ja", True)
    assert tap.callback_query.message is not None
    assert tap.callback_query.message.message_id == message.message_id
    assert (edited.text, edited.edit_date is not None) == ("Gekozen", True)
    assert again.reply_markup == keyboard
    assert await ptb.send_chat_action(noor, "typing")
    assert await ptb.delete_message(noor, message.message_id)
    assert await ptb.delete_messages(noor, [scene.said, scene.answer])
    assert [shown.text for shown in scene.telegram.chat(noor)] == ["/start", "/start code"]
    assert await fetch(ptb, emulator, offset=tap.update_id + 1) == []


async def test_ptb_sets_commands_and_webhooks_and_leaves(ptb: library.Bot, scene: Scene) -> None:
    """The calls around the talk."""
    commands = [library.BotCommand("start", "Begin"), library.BotCommand("help", "Hulp")]
    scope = library.BotCommandScopeChat(scene.noor)

    assert await ptb.set_my_commands(commands, scope=scope, language_code="nl")
    assert list(await ptb.get_my_commands(scope=scope, language_code="nl")) == commands
    assert await ptb.delete_my_commands(scope=scope, language_code="nl")
    assert list(await ptb.get_my_commands()) == []
    assert await ptb.leave_chat(scene.group)
    assert (await ptb.get_me()).username == "signaal_demo_bot"
    assert await ptb.set_webhook("https://school.example", max_connections=5, secret_token="geheim")
    assert (await ptb.get_webhook_info()).pending_update_count == 2
    assert await ptb.delete_webhook(drop_pending_updates=True)
    assert (await ptb.get_webhook_info()).url == ""


PTB_ERRORS: tuple[tuple[type[TelegramError], str, Ask], ...] = (
    (Forbidden, "blocked by the user", lambda ptb, scene: ptb.send_message(scene.ab, "x")),
    (Forbidden, "deactivated", lambda ptb, scene: ptb.send_message(scene.wim, "x")),
    (Forbidden, "initiate conversation", lambda ptb, scene: ptb.send_message(scene.sam, "x")),
    (BadRequest, "Chat not found", lambda ptb, scene: ptb.send_message(scene.stranger, "x")),
    (BadRequest, "too long", lambda ptb, scene: ptb.send_message(scene.noor, "x" * 4097)),
    (BadRequest, "text is empty", lambda ptb, scene: ptb.send_message(scene.noor, "")),
    (BadRequest, "not modified", lambda ptb, scene: ptb.edit_message_reply_markup(scene.group, scene.answer)),
    (BadRequest, "edit not found", lambda ptb, scene: ptb.edit_message_text("x", scene.noor, 9999)),
    (BadRequest, "delete not found", lambda ptb, scene: ptb.delete_message(scene.noor, 9999)),
    (BadRequest, "too old", lambda ptb, _: ptb.answer_callback_query("1")),
    (InvalidToken, "", lambda ptb, scene: ptb.get_chat(scene.noor)),
)


PTB_IDS = [f"{error.__name__} {words}" for error, words, _ in PTB_ERRORS]


@pytest.mark.parametrize(("error", "words", "ask"), PTB_ERRORS, ids=PTB_IDS)
async def test_ptb_raises_the_right_error(
    ptb: library.Bot, scene: Scene, error: type[TelegramError], words: str, ask: Ask
) -> None:
    """It goes by the HTTP status, and keeps the words."""
    scene.answer = int((await ptb.send_message(scene.group, "x")).message_id)
    with pytest.raises(error, match=f"(?i){words}"):
        await ask(ptb, scene)


async def test_ptb_sees_conflicts_and_wrong_tokens(ptb: library.Bot, emulator: Emulator) -> None:
    """Two polls, and a token that is another bot's."""
    async with asyncio.TaskGroup() as tasks:
        older = tasks.create_task(asyncio.wait_for(refused(ptb, emulator), 5))
        await asyncio.sleep(0.1)
        tasks.create_task(fetch(ptb, emulator, timeout=5))

    assert isinstance(older.result(), Conflict)
    stranger = library.Bot(WRONG_TOKEN, base_url=emulator.base_url)
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def refused(ptb: library.Bot, emulator: Emulator) -> TelegramError | None:
    """The error that ends a long poll."""
    try:
        await fetch(ptb, emulator, timeout=50)
    except TelegramError as error:
        return error
    return None


# python-telegram-bot warns of a coming change each time it makes a RetryAfter, whoever looks at it or not.
@pytest.mark.filterwarnings("ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")
@pytest.mark.parametrize(
    ("kind", "error"),
    [
        (FaultKind.TOO_MANY_REQUESTS, RetryAfter),
        (FaultKind.SERVER_ERROR, NetworkError),
        (FaultKind.BAD_GATEWAY, NetworkError),
        (FaultKind.REFUSED, NetworkError),
        (FaultKind.RESET_AFTER, NetworkError),
        (FaultKind.SLOW, TimedOut),
        (FaultKind.BROKEN_JSON, TelegramError),
        (FaultKind.HTML_PAGE, TelegramError),
    ],
)
async def test_ptb_meets_each_fault_as_the_error_it_has_for_it(
    emulator: Emulator, scene: Scene, kind: FaultKind, error: type[TelegramError]
) -> None:
    """What a bot must be ready for; a read timeout of half a second against an answer that takes one."""
    request = HTTPXRequest(read_timeout=0.5)
    async with library.Bot(TOKEN, base_url=emulator.base_url, request=request) as client:
        scene.telegram.faults.add(Fault(kind, retry_after=7, seconds=1 / SECOND))
        with pytest.raises(error) as raised:
            await client.send_message(scene.noor, "hoi")

    assert ("7 seconds" in str(raised.value)) == (kind is FaultKind.TOO_MANY_REQUESTS)


async def test_ptb_parses_every_kind_of_update(ptb: library.Bot, scene: Scene) -> None:
    """Nothing that it needs is missing, and no field of a message is unknown to it."""
    everything_happens(scene)
    parsed = [library.Update.de_json(update, ptb) for update in updates(scene.telegram)]
    messages = [update.message for update in parsed if update and update.message]
    media = {name for name in Media if any(message[name] for message in messages)}
    unknown = [dict(message.api_kwargs) for message in messages if message.api_kwargs]
    queries = [update.callback_query for update in parsed if update and update.callback_query]

    assert media == set(Media)
    assert unknown == []
    assert [query.message.is_accessible for query in queries if query.message] == [True, False]
    assert len([update for update in parsed if update and update.my_chat_member]) == 3
    assert len([update for update in parsed if update and update.edited_message]) == 1
