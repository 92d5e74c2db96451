"""The Bot API's objects as JSON: User, Chat, Message, CallbackQuery, ChatMemberUpdated, with all fields it requires.

Field lists: Bot API 10.1, "Available types". A field that does not apply is left out, never null, as Telegram does.
"""

import re
from collections.abc import Sequence

from bot.demo.model import BotStatus, Button, Chat, JsonObject, Keyboard, Message, User

_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")
_BOT_ABILITIES = {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_guest_queries": False,
    "supports_inline_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
    "supports_join_request_queries": False,
}


def user_json(user: User) -> JsonObject:
    """Return a User."""
    shape: JsonObject = {"id": user.id, "is_bot": user.is_bot, **_names(user)}
    if user.language_code is not None:
        shape["language_code"] = user.language_code
    return shape


def me_json(bot: User) -> JsonObject:
    """Return the User of ``getMe``, which alone tells what the bot may do."""
    return user_json(bot) | _BOT_ABILITIES


def _names(user: User) -> JsonObject:
    shape: JsonObject = {"first_name": user.first_name}
    if user.last_name is not None:
        shape["last_name"] = user.last_name
    if user.username is not None:
        shape["username"] = user.username
    return shape


def chat_json(chat: Chat) -> JsonObject:
    """Return a Chat, private or group."""
    if chat.user is None:
        return {"id": chat.id, "type": "group", "title": chat.title}
    return {"id": chat.id, "type": "private", **_names(chat.user)}


def message_json(message: Message, chat: Chat) -> JsonObject:
    """Return a Message as it stands now."""
    shape: JsonObject = {
        "message_id": message.id,
        "from": user_json(message.sender),
        "chat": chat_json(chat),
        "date": message.date,
    }
    if message.edit_date is not None:
        shape["edit_date"] = message.edit_date
    if message.protected:
        shape["has_protected_content"] = True
    if message.preview is not None:
        shape["link_preview_options"] = message.preview
    shape |= _words_json(message)
    if message.keyboard:
        shape["reply_markup"] = keyboard_json(message.keyboard)
    return shape


def _words_json(message: Message) -> JsonObject:
    """Return text, or caption and media, with the entities that Telegram finds by itself."""
    shape = dict(message.extra)
    if not message.text:
        return shape
    name = "caption" if message.media is not None else "text"
    shape[name] = message.text
    entities = _commands_in(message.text)
    if entities:
        shape["caption_entities" if name == "caption" else "entities"] = entities
    return shape


def _commands_in(text: str) -> list[JsonObject]:
    """Return the ``bot_command`` entities; offsets count UTF-16 units, as the Bot API does."""
    if "/" not in text:
        return []
    return [
        {"type": "bot_command", "offset": _units(text[: found.start()]), "length": len(found.group())}
        for found in _COMMAND.finditer(text)
    ]


def _units(text: str) -> int:
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def keyboard_json(keyboard: Keyboard) -> JsonObject:
    """Return an InlineKeyboardMarkup."""
    return {"inline_keyboard": [[_button_json(button) for button in row] for row in keyboard]}


def _button_json(button: Button) -> JsonObject:
    shape: JsonObject = {"text": button.label}
    if button.style is not None:
        shape["style"] = button.style
    if button.data is not None:
        shape["callback_data"] = button.data
    if button.url is not None:
        shape["url"] = button.url
    if button.copy_text is not None:
        shape["copy_text"] = {"text": button.copy_text}
    return shape


def inaccessible_json(message_id: int, chat: Chat) -> JsonObject:
    """Return the InaccessibleMessage that stands for a deleted one; its date is always 0."""
    return {"chat": chat_json(chat), "message_id": message_id, "date": 0}


def query_json(query_id: str, user: User, message: JsonObject, chat_id: int, data: str) -> JsonObject:
    """Return a CallbackQuery; ``chat_instance`` is the same for every tap in one chat."""
    instance = str((chat_id * 0x9E3779B97F4A7C15) % 2**63)
    return {"id": query_id, "from": user_json(user), "message": message, "chat_instance": instance, "data": data}


def member_change_json(chat: Chat, by: User, bot: User, date: int, change: Sequence[BotStatus]) -> JsonObject:
    """Return the ChatMemberUpdated in which the bot went from ``change[0]`` to ``change[1]``."""
    return {
        "chat": chat_json(chat),
        "from": user_json(by),
        "date": date,
        "old_chat_member": _member_json(bot, change[0]),
        "new_chat_member": _member_json(bot, change[1]),
    }


def _member_json(bot: User, status: BotStatus) -> JsonObject:
    shape: JsonObject = {"user": user_json(bot), "status": status.value}
    if status is BotStatus.KICKED:
        shape["until_date"] = 0
    return shape
