"""What the emulated Telegram knows, and the few things that can happen to it.

People act on it in ``people.py``, the bot in ``methods.py``; both go through here, so that every change is seen in the
chat, and told to the bot, in one way.
"""

from datetime import datetime

from bot.demo.clock import Clock
from bot.demo.commands import CommandLists
from bot.demo.errors import ApiError, Refusal
from bot.demo.model import BotStatus, Chat, JsonObject, Keyboard, Message, Query, Shown, User
from bot.demo.params import number
from bot.demo.shapes import member_change_json, message_json
from bot.demo.updates import UpdateQueue

UPDATE_SECONDS = 24 * 3600
"""An update that nobody fetched is dropped after a day."""
DELETE_SECONDS = 48 * 3600
"""A bot may delete a message for two days."""
QUERY_SECONDS = 150
"""A tap that nobody fetched is dropped after this (``Client.cpp``); an answer after it is refused (our reading)."""
ACTIVITY_SECONDS = 5
"""How long "typing…" stands."""


class State:
    """Users, chats, messages, taps, commands and the queue for one bot. Time comes in as ``clock``."""

    def __init__(self, clock: Clock, bot: User, first_update_id: int) -> None:
        self.bot = bot
        self.queue = UpdateQueue(first_update_id)
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.queries: dict[str, Query] = {}
        self.commands = CommandLists()
        self.webhook = ""
        self._clock = clock
        self._last_message_id = 0

    # -- time ---------------------------------------------------------------------------------------------------

    def now(self) -> int:
        """Return the present second of the emulator's clock."""
        return int(self._clock().timestamp())

    def day_of(self, second: int) -> datetime:
        """Return a second as an aware moment in the clock's zone."""
        return datetime.fromtimestamp(second, self._clock().tzinfo)

    # -- chats --------------------------------------------------------------------------------------------------

    def chat_of(self, chat_id: int) -> Chat:
        """Return a chat that must exist. Raises LookupError: asking for another one is a slip in the test."""
        chat = self.chats.get(chat_id)
        if chat is None:
            raise LookupError(f"no chat {chat_id}")
        return chat

    def chat_for_bot(self, chat_id: str) -> Chat:
        """Return the chat a call names. Raises ApiError in the order in which Telegram finds out."""
        if not chat_id:
            raise ApiError(Refusal.CHAT_ID_EMPTY)
        chat = self.chats.get(number(chat_id))
        if chat is None or not (chat.user is None or chat.started or chat.met):
            raise ApiError(Refusal.CHAT_NOT_FOUND)
        return chat

    def open_chat(self, chat_id: str) -> Chat:
        """Return a chat in which the bot may change something. Raises ApiError if it is out of reach for good."""
        chat = self.chat_for_bot(chat_id)
        if chat.deactivated:
            raise ApiError(Refusal.DEACTIVATED)
        if chat.status is BotStatus.LEFT:
            raise ApiError(Refusal.NOT_A_MEMBER)
        return chat

    def check_may_speak(self, chat: Chat) -> None:
        """Raises ApiError when the person does not let the bot speak."""
        if chat.status is BotStatus.KICKED:
            raise ApiError(Refusal.BLOCKED)
        if chat.user is not None and not chat.started:
            raise ApiError(Refusal.CANNOT_BEGIN)

    def touch(self, chat: Chat) -> None:
        """Let everybody who looks at the chat know that something in it changed."""
        chat.version += 1

    # -- messages -----------------------------------------------------------------------------------------------

    def post(self, chat: Chat, sender: User, text: str = "", keyboard: Keyboard = ()) -> Message:
        """Put a new message in the chat and return it. Ids count up over all chats, as in a bot's own account."""
        self._last_message_id += 1
        message = Message(self._last_message_id, sender, self.now(), text, keyboard)
        chat.messages[message.id] = message
        self.touch(chat)
        return message

    def post_service(self, chat: Chat, by: User, content: JsonObject) -> None:
        """Put a line in the chat that nobody typed (somebody joined, somebody left) and tell the bot."""
        message = self.post(chat, by)
        message.extra = content
        self.tell_bot("message", message, chat)

    def tell_bot(self, kind: str, message: Message, chat: Chat) -> None:
        """Queue a message or an edited message as it stands now."""
        self.queue.push(kind, message_json(message, chat), self.now() + UPDATE_SECONDS)

    def change_status(self, chat: Chat, by: User, status: BotStatus) -> None:
        """Make the bot a member, blocked or gone, and tell it (``my_chat_member``)."""
        change = (chat.status, status)
        chat.status = status
        self.touch(chat)
        content = member_change_json(chat, by, self.bot, self.now(), change)
        self.queue.push("my_chat_member", content, self.now() + UPDATE_SECONDS)

    def can_delete(self, message: Message, chat: Chat) -> bool:
        """Return whether the bot may delete it: two days at most, and in a group only what it said itself."""
        young = self.now() - message.date < DELETE_SECONDS
        return young and (chat.user is not None or message.sender.is_bot)

    # -- taps ---------------------------------------------------------------------------------------------------

    def open_query(self, query_id: str) -> Query:
        """Return a tap that still waits for its answer. Raises ApiError if there is none, or it waited too long."""
        query = self.queries.get(query_id)
        if query is None or query.answered or self.now() - query.asked >= QUERY_SECONDS:
            raise ApiError(Refusal.QUERY_TOO_OLD)
        return query

    # -- what people see ----------------------------------------------------------------------------------------

    def chat(self, chat_id: int) -> tuple[Shown, ...]:
        """Return what stands in a chat now, oldest first. ``chat_id`` is a user's id or a group's."""
        return tuple(self._shown(message) for message in self.chat_of(chat_id).messages.values())

    def _shown(self, message: Message) -> Shown:
        return Shown(
            id=message.id,
            author=message.sender.first_name,
            from_bot=message.sender.is_bot,
            text=message.text,
            rows=message.keyboard,
            protected=message.protected,
            silent=message.silent,
            edited=message.reworded,
            date=self.day_of(message.date),
            media=message.media,
        )

    def activity(self, chat_id: int) -> str | None:
        """Return what the bot seems to be doing ("typing"), or None once it spoke or some seconds have gone by."""
        activity = self.chat_of(chat_id).activity
        if activity is None or self.now() - activity[1] >= ACTIVITY_SECONDS:
            return None
        return activity[0]

    def version(self, chat_id: int) -> int:
        """Return a number that grows with everything that changes in the chat."""
        return self.chat_of(chat_id).version
