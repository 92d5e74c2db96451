"""What people do on their phones: write, tap, edit, block. Used by tests and by the demo's page.

Each act does what a real client would do and tells the bot what Telegram would tell it, and no more. An act that no
client allows raises ``Impossible``: that is a slip in a test or a page, never an answer to a person.
"""

import re

from bot.demo.commands import Command
from bot.demo.media import CAPTIONED, Media, media_json
from bot.demo.model import BotStatus, Button, Chat, JsonObject, Message, Query, User
from bot.demo.params import LONGEST_TEXT, cleaned
from bot.demo.shapes import inaccessible_json, message_json, query_json, user_json
from bot.demo.state import QUERY_SECONDS, State

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{0,64}")
_FIRST_QUERY = 4_000_000_000_000_000_000


class Impossible(Exception):
    """No Telegram client lets a person do this."""


class People(State):
    """The people's side of the emulated Telegram."""

    def add_user(
        self,
        first_name: str,
        username: str | None = None,
        language_code: str | None = None,
        last_name: str | None = None,
        user_id: int | None = None,
    ) -> User:
        """Give somebody an account and return it. The bot knows nothing of it until the person writes.

        Ids count up from 1001 unless one is given. Raises ValueError for an id that is taken or not positive.
        """
        number = 1001 + len(self.users) if user_id is None else user_id
        if number <= 0 or number in self.users:
            raise ValueError(f"user id {number} cannot be given")
        user = User(number, first_name, username, language_code, last_name)
        self.users[number] = user
        self.chats[number] = Chat(number, user)
        return user

    # -- writing ------------------------------------------------------------------------------------------------

    def says(self, user_id: int, text: str, chat_id: int | None = None) -> int:
        """Write to the bot, or to a group with ``chat_id``, and return the id of the (last) message.

        What is longer than 4096 characters goes in parts, as clients do. In a group the bot hears commands only.
        Raises Impossible when nothing but blanks is left, when the bot is blocked, or when the account is gone.
        """
        chat = self._writable(user_id, chat_id)
        parts = _parts(cleaned(text))
        if not parts:
            raise Impossible("nothing to send")
        return [self._write(chat, user_id, part) for part in parts][-1]

    def starts(self, user_id: int, payload: str = "") -> int:
        """Press *Start*, or open ``t.me/<bot>?start=payload``; a blocked bot is unblocked first. Return the message id.

        Raises Impossible for a payload that no link can carry (up to 64 of ``A-Za-z0-9_-``).
        """
        if not _PAYLOAD.fullmatch(payload):
            raise Impossible("a deep link carries up to 64 of A-Za-z0-9_-")
        if self.chat_of(user_id).status is BotStatus.KICKED:
            self.unblocks(user_id)
        return self.says(user_id, f"/start {payload}".strip())

    def sends_media(self, user_id: int, kind: str, caption: str = "", album: str | None = None) -> int:
        """Send a picture, a voice note, …: a ``Media`` kind. ``album`` joins several. Return the message id.

        Raises Impossible for an unknown kind, or a caption where there can be none.
        """
        if kind not in set(Media) or (caption and kind not in CAPTIONED):
            raise Impossible("no such thing to send")
        chat = self._writable(user_id, None)
        message = self._begin(chat, user_id, cleaned(caption))
        message.media = kind
        message.extra = media_json(Media(kind), message.sender, message.id)
        if album is not None:
            message.extra["media_group_id"] = album
        self.tell_bot("message", message, chat)
        return message.id

    def passes_on(self, user_id: int, text: str, author: User) -> int:
        """Forward to the bot what ``author`` wrote elsewhere; the bot is told whose it was. Return the message id."""
        chat = self._writable(user_id, None)
        message = self._begin(chat, user_id, cleaned(text))
        origin: JsonObject = {"type": "user", "date": message.date, "sender_user": user_json(author)}
        message.extra = {"forward_origin": origin}
        self.tell_bot("message", message, chat)
        return message.id

    def _writable(self, user_id: int, chat_id: int | None) -> Chat:
        own = self.chat_of(user_id)
        chat = own if chat_id is None else self.chat_of(chat_id)
        if own.deactivated or chat.status is BotStatus.KICKED:
            raise Impossible("the bot is blocked, or the account is gone")
        return chat

    def _begin(self, chat: Chat, user_id: int, text: str) -> Message:
        if chat.user is None:
            self.chats[user_id].met = True
        else:
            chat.started = True
        return self.post(chat, self.users[user_id], text)

    def _write(self, chat: Chat, user_id: int, text: str) -> int:
        message = self._begin(chat, user_id, text)
        if self._bot_hears(chat, text):
            self.tell_bot("message", message, chat)
        return message.id

    @staticmethod
    def _bot_hears(chat: Chat, text: str) -> bool:
        """In a group a bot in privacy mode, as bots are, is told only what is said to it."""
        return chat.user is not None or (chat.status is BotStatus.MEMBER and text.startswith("/"))

    # -- changing one's mind ------------------------------------------------------------------------------------

    def edits(self, user_id: int, message_id: int, text: str) -> None:
        """Change one's own words; the bot is told, unless they stay the same. Raises Impossible for other messages."""
        chat = self._writable(user_id, None)
        message = self._own(chat, user_id, message_id)
        new = cleaned(text)
        if not new or len(new) > LONGEST_TEXT or (message.media is not None and message.media not in CAPTIONED):
            raise Impossible("these words cannot replace the message")
        if new == message.text:
            return
        message.text, message.edit_date, message.reworded = new, self.now(), True
        self.touch(chat)
        self.tell_bot("edited_message", message, chat)

    def deletes(self, user_id: int, message_id: int) -> None:
        """Remove a message for both sides. The bot is **not** told (TELEGRAM "Deleting")."""
        chat = self.chat_of(user_id)
        if chat.messages.pop(message_id, None) is None:
            raise Impossible("there is no such message")
        self.touch(chat)

    @staticmethod
    def _own(chat: Chat, user_id: int, message_id: int) -> Message:
        message = chat.messages.get(message_id)
        if message is None or message.sender.id != user_id:
            raise Impossible("only one's own message can be changed")
        return message

    # -- tapping ------------------------------------------------------------------------------------------------

    def taps(
        self, user_id: int, message_id: int, button: str, chat_id: int | None = None, *, stale: bool = False
    ) -> str:
        """Tap a button, named by its data or else its label, and return the id of the query (see ``query``).

        ``stale``: the phone still shows buttons that are gone, or a message that is; ``button`` is then the data.
        Raises Impossible when no button, or more than one, answers to that name, or when it only copies or opens.
        """
        chat = self._writable(user_id, chat_id)
        message = chat.messages.get(message_id)
        data = button if stale else _data(message, button)
        query = Query(str(_FIRST_QUERY + len(self.queries)), user_id, chat.id, self.now())
        self.queries[query.id] = query
        shown = inaccessible_json(message_id, chat) if message is None else message_json(message, chat)
        content = query_json(query.id, self.users[user_id], shown, chat.id, data)
        self.queue.push("callback_query", content, query.asked + QUERY_SECONDS)
        return query.id

    def query(self, query_id: str) -> Query:
        """Return a tap: whether the bot answered, and what it said then."""
        return self.queries[query_id]

    # -- coming and going ---------------------------------------------------------------------------------------

    def blocks(self, user_id: int) -> None:
        """Block the bot; it is told so. Does nothing when it is blocked already."""
        self._set_blocked(user_id, BotStatus.KICKED)

    def unblocks(self, user_id: int) -> None:
        """Let the bot write again; it is told so."""
        self._set_blocked(user_id, BotStatus.MEMBER)

    def _set_blocked(self, user_id: int, status: BotStatus) -> None:
        chat = self.chat_of(user_id)
        if chat.status is not status:
            self.change_status(chat, self.users[user_id], status)

    def deactivates(self, user_id: int) -> None:
        """Delete one's account. The bot is not told; it finds out when it writes."""
        chat = self.chat_of(user_id)
        chat.deactivated = True
        self.touch(chat)

    def adds_to_group(self, user_id: int, title: str = "Groep") -> int:
        """Make a group with the bot in it and return its (negative) id; the bot is told twice, as Telegram does."""
        person = self.users[user_id]
        self.chats[user_id].met = True
        number = -1 - sum(1 for chat_id in self.chats if chat_id < 0)
        chat = self.chats[number] = Chat(number, title=title, status=BotStatus.LEFT)
        self.change_status(chat, person, BotStatus.MEMBER)
        newcomers: JsonObject = {"new_chat_members": [user_json(self.bot)]}
        self.post_service(chat, person, newcomers)
        return number

    def menu(self, user_id: int) -> tuple[Command, ...]:
        """Return the commands in this person's menu, in her language where the bot has them."""
        return self.commands.menu(user_id, self.users[user_id].language_code)


def _data(message: Message | None, name: str) -> str:
    buttons = [] if message is None else [button for row in message.keyboard for button in row]
    found = [button for button in buttons if button.data == name] or [b for b in buttons if b.label == name]
    if len(found) != 1:
        raise Impossible(f"{len(found)} buttons answer to that name")
    return _sent_by(found[0])


def _sent_by(button: Button) -> str:
    if button.data is None:
        raise Impossible("that button copies or opens something; the bot is not told")
    return button.data


def _parts(text: str) -> list[str]:
    """Return the text in parts of at most 4096 characters, cut at a line or a word where there is one."""
    parts = []
    while len(text) > LONGEST_TEXT:
        cut = max(text.rfind("\n", 1, LONGEST_TEXT), text.rfind(" ", 1, LONGEST_TEXT))
        cut = cut if cut > 0 else LONGEST_TEXT
        parts.append(text[:cut].strip(" \n"))
        text = text[cut:].strip(" \n")
    return [part for part in [*parts, text] if part]
