"""aiogram, a second client library with ideas of its own, against the emulator: it understands all that is answered.

The requirements ask for aiogram 3, whose models are strict; aiogram 2 differs in how a client is made and in the names
of its errors, which it tells by Telegram's words. Both are served, so that these tests say something wherever they run.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from importlib import import_module
from importlib.metadata import version
from typing import Any

import pytest

from bot.demo.faults import Fault, FaultKind
from bot.demo.media import Media
from bot.demo.server import Emulator
from bot.demo.telegram import TOKEN
from tests.edges.emulated import Scene, a_scene, everything_happens

# The two versions share no types: what comes from the library is looked at, not declared.
Gram = Any
Ask = Callable[[Gram, Scene], Awaitable[object]]

OLD = version("aiogram").startswith("2.")
aiogram = import_module("aiogram")
types = import_module("aiogram.types")
errors = import_module("aiogram.utils.exceptions" if OLD else "aiogram.exceptions")


def a_client(origin: str) -> Gram:
    """aiogram's client for a Bot API server at ``origin``."""
    if OLD:
        return aiogram.Bot(TOKEN, server=import_module("aiogram.bot.api").TelegramAPIServer.from_base(origin))
    api = import_module("aiogram.client.telegram").TelegramAPIServer.from_base(origin)
    return aiogram.Bot(TOKEN, session=import_module("aiogram.client.session.aiohttp").AiohttpSession(api=api))


@pytest.fixture
def scene() -> Scene:
    """Noor, the others, and two messages."""
    return a_scene()


@pytest.fixture
async def gram(scene: Scene) -> AsyncIterator[Gram]:
    """The client, on an emulator of its own."""
    async with Emulator(scene.telegram, second=0.02) as emulator:
        client = a_client(emulator.origin)
        yield client
        await client.session.close()


async def test_aiogram_goes_a_full_round(gram: Gram, scene: Scene) -> None:
    """Fetch, answer, keyboard, tap, edit, delete."""
    noor = scene.noor
    me = await gram.get_me()
    await gram.delete_webhook()
    scene.telegram.starts(noor, "code")
    [first] = await gram.get_updates(timeout=5, allowed_updates=["message", "callback_query"])
    keyboard = types.InlineKeyboardMarkup(inline_keyboard=[[types.InlineKeyboardButton(text="Ja", callback_data="ja")]])
    message = await gram.send_message(chat_id=noor, text="Kies", reply_markup=keyboard, disable_notification=True)
    scene.telegram.taps(noor, message.message_id, "Ja")
    [tap] = await gram.get_updates(offset=first.update_id + 1)
    there = {"chat_id": noor, "message_id": message.message_id}
    edited = await gram.edit_message_text(text="Gekozen", reply_markup=keyboard, **there)
    plain = await gram.edit_message_reply_markup(**there)

    assert (me.username, me.is_bot) == ("signaal_demo_bot", True)
    assert (first.message.text, first.message.entities[0].type) == ("/start code", "bot_command")
    assert message.reply_markup.inline_keyboard[0][0].callback_data == "ja"
    assert scene.telegram.chat(noor)[-1].silent
    assert (tap.callback_query.data, tap.callback_query.message.message_id) == ("ja", message.message_id)
    assert await gram.answer_callback_query(callback_query_id=tap.callback_query.id, text="dank", show_alert=True)
    assert scene.telegram.query(tap.callback_query.id).alert
    assert (edited.text, edited.edit_date is not None) == ("Gekozen", True)
    assert not plain.reply_markup
    assert await gram.delete_message(**there)


async def test_aiogram_asks_for_the_rest(gram: Gram, scene: Scene) -> None:
    """Commands, typing, leaving, webhooks."""
    commands = [types.BotCommand(command="start", description="Begin")]

    assert await gram.set_my_commands(commands=commands, language_code="nl")
    assert [command.command for command in await gram.get_my_commands(language_code="nl")] == ["start"]
    assert await gram.delete_my_commands(language_code="nl")
    assert await gram.send_chat_action(chat_id=scene.noor, action="typing")
    assert await gram.leave_chat(chat_id=scene.group)
    assert (await gram.get_webhook_info()).pending_update_count == 2
    assert OLD or await gram.delete_messages(chat_id=scene.noor, message_ids=[scene.said, scene.answer])


async def test_aiogram_parses_every_kind_of_update(gram: Gram, scene: Scene) -> None:
    """It knows each kind of content by itself."""
    everything_happens(scene)
    fetched = await gram.get_updates(limit=100)
    kinds = [update.message.content_type for update in fetched if update.message]

    assert set(Media) <= {getattr(kind, "value", kind) for kind in kinds}
    assert len([update for update in fetched if update.callback_query]) == 2
    assert len([update for update in fetched if update.my_chat_member]) == 3
    assert len([update for update in fetched if update.edited_message]) == 1


REFUSED: tuple[tuple[str, str, str, Ask], ...] = (
    ("BotBlocked", "TelegramForbiddenError", "blocked", lambda gram, scene: sends(gram, scene.ab)),
    ("UserDeactivated", "TelegramForbiddenError", "deactivated", lambda gram, scene: sends(gram, scene.wim)),
    ("CantInitiateConversation", "TelegramForbiddenError", "initiate", lambda gram, scene: sends(gram, scene.sam)),
    ("ChatNotFound", "TelegramBadRequest", "chat not found", lambda gram, scene: sends(gram, scene.stranger)),
    ("MessageIsTooLong", "TelegramBadRequest", "too long", lambda gram, scene: sends(gram, scene.noor, "x" * 4097)),
    ("MessageTextIsEmpty", "TelegramBadRequest", "text is empty", lambda gram, scene: sends(gram, scene.noor, "")),
    ("MessageToEditNotFound", "TelegramBadRequest", "edit not", lambda gram, scene: edits(gram, scene.noor, 9999)),
    ("MessageCantBeEdited", "TelegramBadRequest", "be edited", lambda gram, scene: edits(gram, scene.noor, scene.said)),
    ("MessageNotModified", "TelegramBadRequest", "modif", lambda gram, scene: edits(gram, scene.group, scene.answer)),
    (
        "MessageToDeleteNotFound",
        "TelegramBadRequest",
        "delete not found",
        lambda gram, scene: gram.delete_message(chat_id=scene.noor, message_id=9999),
    ),
    (
        "InvalidQueryID",
        "TelegramBadRequest",
        "too old",
        lambda gram, _: gram.answer_callback_query(callback_query_id="1"),
    ),
    ("MethodNotKnown", "TelegramNotFound", "not found", lambda gram, scene: gram.get_chat(chat_id=scene.noor)),
)


async def sends(gram: Gram, chat_id: int, text: str = "x") -> None:
    """A message."""
    await gram.send_message(chat_id=chat_id, text=text)


async def edits(gram: Gram, chat_id: int, message_id: int) -> None:
    """A change to "x"."""
    await gram.edit_message_text(text="x", chat_id=chat_id, message_id=message_id)


@pytest.mark.parametrize(("old", "new", "words", "ask"), REFUSED, ids=[old for old, _, _, _ in REFUSED])
async def test_aiogram_knows_our_refusals(
    gram: Gram, scene: Scene, old: str, new: str, words: str, ask: Ask
) -> None:
    """By status, or by the words Telegram uses: a text of ours that is not Telegram's would be missed."""
    scene.answer = (await gram.send_message(chat_id=scene.group, text="x")).message_id
    with pytest.raises(getattr(errors, old if OLD else new), match=f"(?i){words}"):
        await ask(gram, scene)


async def test_aiogram_reads_retry_after_and_conflicts(gram: Gram, scene: Scene) -> None:
    """Too many requests, and a webhook in the way."""
    scene.telegram.faults.add(Fault(FaultKind.TOO_MANY_REQUESTS, retry_after=7))
    with pytest.raises(errors.RetryAfter if OLD else errors.TelegramRetryAfter) as raised:
        await sends(gram, scene.noor)
    await gram.set_webhook(url="https://school.example")

    assert (raised.value.timeout if OLD else raised.value.retry_after) == 7
    with pytest.raises(errors.ConflictError if OLD else errors.TelegramConflictError):
        await gram.get_updates()
