"""What the bot can ask of Telegram: one function per method, from parameters to the result that goes back as JSON.

Only these exist; any other method is not found, ``getChat`` among them (TELEGRAM: never call it). A parameter that is
not listed is refused rather than ignored. ``getUpdates`` and ``setWebhook`` live in ``telegram.py``: they end a poll.
"""

from collections.abc import Callable
from dataclasses import dataclass

from bot.demo.commands import Scope, commands_of, language_of, scope_of
from bot.demo.errors import ApiError, Refusal
from bot.demo.keyboards import keyboard
from bot.demo.model import BotStatus, Chat, JsonObject, Message
from bot.demo.params import Params, flag, has_words, message_id, message_ids, preview, words
from bot.demo.shapes import me_json, message_json, user_json
from bot.demo.state import State

_LONGEST_ANSWER = 200
_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def get_me(state: State, _: Params) -> object:
    """Return the bot itself."""
    return me_json(state.bot)


def send_message(state: State, params: Params) -> object:
    """Post the bot's text and return the Message."""
    has_words(params)
    rows = keyboard(params)
    chat = state.open_chat(params.get("chat_id", ""))
    text, options = words(params), preview(params)
    state.check_may_speak(chat)
    message = state.post(chat, state.bot, text, rows)
    message.protected = flag(params, "protect_content")
    message.silent = flag(params, "disable_notification")
    message.preview = options
    chat.activity = None
    return message_json(message, chat)


def edit_message_text(state: State, params: Params) -> object:
    """Replace text and buttons of the bot's own message and return it."""
    has_words(params)
    rows = keyboard(params)
    chat, message = _editable(state, params)
    text, options = words(params), preview(params)
    if (text, rows) == (message.text, message.keyboard):
        raise ApiError(Refusal.NOT_MODIFIED)
    message.reworded = message.reworded or text != message.text
    message.text, message.keyboard, message.preview = text, rows, options
    return _edited(state, chat, message)


def edit_message_reply_markup(state: State, params: Params) -> object:
    """Replace only the buttons of the bot's own message and return it."""
    rows = keyboard(params)
    chat, message = _editable(state, params)
    if rows == message.keyboard:
        raise ApiError(Refusal.NOT_MODIFIED)
    message.keyboard = rows
    return _edited(state, chat, message)


def _editable(state: State, params: Params) -> tuple[Chat, Message]:
    chat_id = params.get("chat_id", "")
    if not chat_id and not message_id(params):
        raise ApiError(Refusal.MESSAGE_NOT_SPECIFIED)
    chat = state.open_chat(chat_id)
    message = chat.messages.get(message_id(params))
    if message is None:
        raise ApiError(Refusal.EDIT_NOT_FOUND)
    if not message.sender.is_bot:
        raise ApiError(Refusal.CANNOT_EDIT)
    state.check_may_speak(chat)
    return chat, message


def _edited(state: State, chat: Chat, message: Message) -> JsonObject:
    message.edit_date = state.now()
    state.touch(chat)
    return message_json(message, chat)


def delete_message(state: State, params: Params) -> object:
    """Remove one message for both sides."""
    if not params.get("chat_id"):
        raise ApiError(Refusal.CHAT_NOT_SPECIFIED)
    if not message_id(params):
        raise ApiError(Refusal.MESSAGE_NOT_SPECIFIED)
    chat = state.open_chat(params["chat_id"])
    if message_id(params) not in chat.messages:
        raise ApiError(Refusal.DELETE_NOT_FOUND)
    return _delete(state, chat, [message_id(params)])


def delete_messages(state: State, params: Params) -> object:
    """Remove 1-100 messages for both sides; those that are not there are passed over, one too old spoils all."""
    ids = message_ids(params)
    chat = state.open_chat(params.get("chat_id", ""))
    return _delete(state, chat, [number for number in dict.fromkeys(ids) if number in chat.messages])


def _delete(state: State, chat: Chat, ids: list[int]) -> bool:
    if not all(state.can_delete(chat.messages[number], chat) for number in ids):
        raise ApiError(Refusal.CANNOT_DELETE)
    for number in ids:
        del chat.messages[number]
    if ids:
        state.touch(chat)
    return True


def answer_callback_query(state: State, params: Params) -> object:
    """End the little clock on a tapped button, with or without a word to the person."""
    text = params.get("text", "")
    if len(text) > _LONGEST_ANSWER:
        raise ApiError(Refusal.ANSWER_TOO_LONG)
    query = state.open_query(params.get("callback_query_id", ""))
    query.answered, query.text, query.alert = True, text, flag(params, "show_alert")
    state.touch(state.chats[query.chat_id])
    return True


def set_my_commands(state: State, params: Params) -> object:
    """Set the menu for one scope and language."""
    commands = commands_of(params)
    state.commands.set(_scope(state, params), language_of(params), commands)
    return True


def delete_my_commands(state: State, params: Params) -> object:
    """Forget the menu for one scope and language."""
    state.commands.delete(_scope(state, params), language_of(params))
    return True


def get_my_commands(state: State, params: Params) -> object:
    """Return the menu for exactly one scope and language."""
    found = state.commands.get(_scope(state, params), language_of(params))
    return [{"command": command.name, "description": command.description} for command in found]


def _scope(state: State, params: Params) -> Scope:
    scope = scope_of(params)
    if scope.chat_id:
        state.chat_for_bot(scope.chat_id)
    return scope


def send_chat_action(state: State, params: Params) -> object:
    """Show that the bot is typing, for a few seconds."""
    action = params.get("action", "").lower()
    if action not in _ACTIONS:
        raise ApiError(Refusal.WRONG_ACTION)
    chat = state.open_chat(params.get("chat_id", ""))
    state.check_may_speak(chat)
    chat.activity = (action, state.now())
    state.touch(chat)
    return True


def leave_chat(state: State, params: Params) -> object:
    """Leave a group; the bot hears of its own leaving, as a change and as a message."""
    chat = state.open_chat(params.get("chat_id", ""))
    if chat.user is not None:
        raise ApiError(Refusal.PRIVATE_HAS_NO_MEMBERS)
    state.post_service(chat, state.bot, {"left_chat_member": user_json(state.bot)})
    state.change_status(chat, state.bot, BotStatus.LEFT)
    return True


def get_webhook_info(state: State, _: Params) -> object:
    """Return where updates go, and how many wait."""
    info: JsonObject = {
        "url": state.webhook,
        "has_custom_certificate": False,
        "pending_update_count": state.queue.pending(state.now()),
    }
    if state.webhook:
        info["max_connections"] = 40
    if state.queue.allowed is not None:
        info["allowed_updates"] = sorted(state.queue.allowed)
    return info


@dataclass(frozen=True)
class Method:
    """A method by the name it is written with, its parameters, and whether it counts for the sending limits."""

    name: str
    run: Callable[[State, Params], object]
    parameters: frozenset[str]
    paced: bool = False


def _method(name: str, run: Callable[[State, Params], object], parameters: str = "", *, paced: bool = False) -> Method:
    return Method(name, run, frozenset(parameters.split()), paced)


_EDIT = "chat_id message_id reply_markup"
_SEND = "chat_id text reply_markup protect_content disable_notification link_preview_options"

METHODS = {
    method.name.lower(): method
    for method in (
        _method("getMe", get_me),
        _method("getWebhookInfo", get_webhook_info),
        _method("sendMessage", send_message, _SEND, paced=True),
        _method("editMessageText", edit_message_text, f"{_EDIT} text link_preview_options", paced=True),
        _method("editMessageReplyMarkup", edit_message_reply_markup, _EDIT, paced=True),
        _method("deleteMessage", delete_message, "chat_id message_id"),
        _method("deleteMessages", delete_messages, "chat_id message_ids"),
        _method("answerCallbackQuery", answer_callback_query, "callback_query_id text show_alert"),
        _method("setMyCommands", set_my_commands, "commands scope language_code"),
        _method("deleteMyCommands", delete_my_commands, "scope language_code"),
        _method("getMyCommands", get_my_commands, "scope language_code"),
        _method("sendChatAction", send_chat_action, "chat_id action"),
        _method("leaveChat", leave_chat, "chat_id"),
    )
}
"""Methods by their name in small letters: Telegram does not mind capitals."""
