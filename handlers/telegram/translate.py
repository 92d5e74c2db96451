"""One raw update into one input: the Telegram world ends here (DESIGN §3).

What is not needed is cut away before python-telegram-bot sees it: names, usernames, captions, entities, whom something
was forwarded from, what it replies to. That keeps identity out of memory, makes parsing twice as fast, and leaves less
that can be broken. What is left is parsed by ``telegram.Update.de_json`` and then checked, because that trusts types.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final

from telegram import CallbackQuery, ChatMemberUpdated, InaccessibleMessage, Message, Update, User
from telegram.error import TelegramError

from bot.route.model import ChatId
from handlers.inputs import Blocked, Command, Edited, Input, Media, Tap, Unblocked, Words

KINDS: Final = ("message", "edited_message", "callback_query", "my_chat_member")
"""The kinds of update that are asked for."""

Raw = dict[str, object]


@dataclass(frozen=True)
class Elsewhere:
    """It happened in a group or a channel, where the bot has nothing to do: leave it."""

    chat: int = field(repr=False)


@dataclass(frozen=True)
class Ignored:
    """Nothing that a person did to the bot, or nothing that asks for anything."""


class Poison(Exception):
    """The update cannot be read. Put it in quarantine; it says nothing about what was in it."""


Translation = Input | Elsewhere | Ignored

_LARGEST: Final = 2**63 - 1
# Tuples, because what is looked up in them may be anything, also what has no hash.
_GROUPS: Final = ("group", "supergroup", "channel")
_GONE: Final = ("left", "kicked")
_KEPT: Final[tuple[str, ...]] = ("message_id", "date", "edit_date", "text", "media_group_id")
_COMMAND: Final = re.compile(r"/([A-Za-z0-9_]{1,64})(@[A-Za-z0-9_]{1,64})?(?=\s|$)")
# Messages that Telegram writes about a private chat, not the person. What is in neither list is taken for something
# that the person sent: an answer too many is better than silence.
_SERVICE: Final = frozenset(
    {
        "boost_added",
        "chat_background_set",
        "chat_owner_changed",
        "chat_owner_left",
        "checklist_tasks_added",
        "checklist_tasks_done",
        "connected_website",
        "direct_message_price_changed",
        "forum_topic_closed",
        "forum_topic_created",
        "forum_topic_edited",
        "forum_topic_reopened",
        "general_forum_topic_hidden",
        "general_forum_topic_unhidden",
        "gift",
        "gift_upgrade_sent",
        "giveaway_completed",
        "giveaway_created",
        "left_chat_member",
        "managed_bot_created",
        "message_auto_delete_timer_changed",
        "new_chat_members",
        "paid_message_price_changed",
        "pinned_message",
        "poll_option_added",
        "poll_option_deleted",
        "proximity_alert_triggered",
        "refunded_payment",
        "successful_payment",
        "suggested_post_approval_failed",
        "suggested_post_approved",
        "suggested_post_declined",
        "suggested_post_paid",
        "suggested_post_refunded",
        "unique_gift",
        "video_chat_ended",
        "video_chat_participants_invited",
        "video_chat_scheduled",
        "video_chat_started",
        "write_access_allowed",
    }
)
# Everything that python-telegram-bot has been seen to raise on an update it does not understand.
_UNREADABLE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TelegramError,
    TypeError,
    ValueError,
    Warning,
)


def translate(raw: object) -> Translation:
    """Make one update, as it came out of the JSON, into what a person did. Raises only ``Poison``.

    Sources: DESIGN §3 (private chats only), TELEGRAM "Identity in each update", SECURITY §2.7 "Attachments".
    """
    kind, body = _body_of(raw)
    if body is None:
        return Ignored()
    chat = _chat_in(kind, body)
    if chat is None:
        return Ignored()
    if chat.get("type") in _GROUPS:
        return _elsewhere(kind, body, chat)
    if chat.get("type") != "private":
        raise Poison
    return _read(kind, body)


def update_id_of(raw: object) -> int | None:
    """The number of the update, or None when it has none that can be used."""
    return _number(raw.get("update_id")) if isinstance(raw, dict) else None


def tap_of(raw: object) -> str | None:
    """The id by which the tap in this update is acknowledged; None when it holds no tap."""
    query = raw.get("callback_query") if isinstance(raw, dict) else None
    found = query.get("id") if isinstance(query, dict) else None
    return found if isinstance(found, str) and found.isascii() else None


def salvage(raw: object) -> tuple[ChatId | None, str]:
    """What can be saved of an unreadable update: its chat if it names one, and the words typed (DESIGN §3.2)."""
    for kind in KINDS:
        body = raw.get(kind) if isinstance(raw, dict) else None
        if isinstance(body, dict):
            chat, text = _dig(body, "message" if kind == "callback_query" else None, "chat"), body.get("text")
            number = _number(chat.get("id"), negative=True) if chat is not None else None
            return None if number is None else ChatId(number), _clean(text) if isinstance(text, str) else ""
    return None, ""


# --- Cutting away ---------------------------------------------------------------------------------------------------


def _body_of(raw: object) -> tuple[str, Raw | None]:
    if not isinstance(raw, dict) or update_id_of(raw) is None:
        raise Poison
    kind = next((kind for kind in KINDS if raw.get(kind) is not None), "")
    body = raw.get(kind)
    if body is not None and not isinstance(body, dict):
        raise Poison
    return kind, body


def _chat_in(kind: str, body: Raw) -> Raw | None:
    """The chat in which it happened; None for a tap without a message, which has no chat."""
    if kind == "callback_query" and body.get("message") is None:
        return None
    chat = _dig(body, "message" if kind == "callback_query" else None, "chat")
    if chat is None:
        raise Poison
    return chat


def _dig(body: Raw, *path: str | None) -> Raw | None:
    found: object = body
    for step in path:
        if step is not None:
            found = found.get(step) if isinstance(found, dict) else None
    return found if isinstance(found, dict) else None


def _elsewhere(kind: str, body: Raw, chat: Raw) -> Elsewhere | Ignored:
    now = _dig(body, "new_chat_member") if kind == "my_chat_member" else None
    number = _number(chat.get("id"), negative=True)
    gone = now is not None and now.get("status") in _GONE
    return Ignored() if gone or number is None else Elsewhere(number)


def _bare_message(body: Raw) -> Raw:
    return _pick(body, *_KEPT) | {"chat": _pick(body.get("chat"), "id", "type")} | _bare_person(body)


def _bare_person(body: Raw) -> Raw:
    if "from" not in body:
        return {}
    return {"from": _pick(body["from"], "id", "is_bot", "language_code") | {"first_name": ""}}


def _bare_tap(body: Raw) -> Raw:
    message = _dig(body, "message") or {}
    where = _pick(message, "message_id", "date") | {"chat": _pick(message.get("chat"), "id", "type")}
    return _pick(body, "id", "data") | _bare_person(body) | {"message": where, "chat_instance": ""}


def _bare_change(body: Raw) -> Raw:
    bare = _pick(body, "date") | _bare_person(body) | {"chat": _pick(body.get("chat"), "id", "type")}
    for side in ("old_chat_member", "new_chat_member"):
        member = _pick(body.get(side), "status", "until_date")
        bare[side] = member | {"user": {"id": 0, "is_bot": True, "first_name": ""}}
    return bare


def _pick(source: object, *keys: str) -> Raw:
    if not isinstance(source, dict):
        raise Poison
    return {key: source[key] for key in keys if key in source}


# --- Reading --------------------------------------------------------------------------------------------------------


def _read(kind: str, body: Raw) -> Input | Ignored:
    if kind == "callback_query":
        return _tap(_parsed(kind, _bare_tap(body)).callback_query)
    if kind == "my_chat_member":
        return _change(_parsed(kind, _bare_change(body)).my_chat_member)
    update = _parsed(kind, _bare_message(body))
    message = update.message or update.edited_message
    if message is None:
        raise Poison
    if update.edited_message is not None:
        return _edited(message)
    return _message(message, body)


def _parsed(kind: str, bare: Raw) -> Update:
    update: Update | None = None
    with suppress(*_UNREADABLE):
        update = Update.de_json({"update_id": 0, kind: bare}, None)
    # Outside the block: chained to theirs, ours would carry what was in the update along.
    if update is None:
        raise Poison
    return update


def _message(message: Message, body: Raw) -> Input | Ignored:
    chat, language, number = _from(message.chat.id), _language(message.from_user), _id(message.message_id)
    if message.text is None:
        album, captioned = _album(message.media_group_id), bool(body.get("caption"))
        return Ignored() if body.keys() & _SERVICE else Media(chat, language, number, album, captioned)
    text = _text(message.text)
    name, payload = ("", "") if "forward_origin" in body else _command(text, body.get("entities"))
    if name:
        return Command(chat, language, number, name, payload)
    return Words(chat, language, number, text)


def _edited(message: Message) -> Edited | Ignored:
    """A live place or a caption changes too; that says nothing to us."""
    if message.text is None:
        return Ignored()
    chat, language = _from(message.chat.id), _language(message.from_user)
    return Edited(chat, language, _id(message.message_id), _text(message.text))


def _tap(query: CallbackQuery | None) -> Tap | Ignored:
    if query is None or not isinstance(query.message, Message | InaccessibleMessage):
        raise Poison
    if query.data is None:
        return Ignored()
    chat, language = _from(query.message.chat.id), _language(query.from_user)
    return Tap(chat, language, _id(query.message.message_id), _text(query.data))


def _change(change: ChatMemberUpdated | None) -> Blocked | Unblocked | Ignored:
    if change is None:
        raise Poison
    chat, language = _from(change.chat.id), _language(change.from_user)
    status = change.new_chat_member.status
    if status == "kicked":
        return Blocked(chat, language)
    return Unblocked(chat, language) if status == "member" else Ignored()


def _command(text: str, entities: object) -> tuple[str, str]:
    """Name and payload of a command: a lone slash-word in front, or what Telegram itself marked as one."""
    found = _COMMAND.match(text)
    if found is not None:
        return found[1].lower(), text[found.end() :].strip()
    length = _marked(entities)
    found = _COMMAND.fullmatch(text[:length])
    return (found[1].lower(), text[length:].strip()) if found is not None else ("", "")


def _marked(entities: object) -> int:
    for entity in entities if isinstance(entities, list) else ():
        if isinstance(entity, dict) and entity.get("type") == "bot_command" and entity.get("offset") == 0:
            return _number(entity.get("length")) or 0
    return 0


# --- Checking -------------------------------------------------------------------------------------------------------


def _number(value: object, *, negative: bool = False) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if (-_LARGEST if negative else 0) <= value <= _LARGEST else None


def _id(value: object) -> int:
    number = _number(value)
    if number is None:
        raise Poison
    return number


def _from(value: object) -> ChatId:
    number = _number(value, negative=True)
    if number is None:
        raise Poison
    return ChatId(number)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Poison
    return _clean(value)


def _album(value: object) -> str | None:
    return _clean(value) if isinstance(value, str) else None


def _clean(text: str) -> str:
    """The text with half characters (lone surrogates, which JSON can hold and UTF-8 cannot) replaced."""
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _language(person: User | None) -> str:
    """The two letters of a language code like ``nl`` or ``pt-br``; empty when there are none."""
    code = person.language_code if person is not None else None
    first = re.split("[-_]", code)[0].lower() if isinstance(code, str) else ""
    return first if len(first) == 2 and first.isascii() and first.isalpha() else ""
