"""Telegram in this process, with a line that can be down, and somebody who watches every phone."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bot.demo.faults import Fault
from bot.demo.model import Chat, Keyboard, Message, User
from bot.demo.telegram import TOKEN, LongPoll, Telegram
from bot.rehearsal.clock import YearTime


class Air(Telegram):
    """The emulator. ``touched``: the chats in which something changed since somebody last looked. ``handed``: the
    updates that the bot was given.

    ``out``: the bot cannot reach it; people can, and Telegram keeps what they do for as long as it does.
    """

    def __init__(self, time: YearTime) -> None:
        super().__init__(lambda: time.at.astimezone(UTC), journal_length=100)
        self._time = time
        self.out = False
        self._faulty_until = time.at
        self.touched: dict[int, None] = {}
        self.handed: set[int] = set()
        self.on_said: Callable[[datetime, int, Message], None] = lambda at, chat, message: None

    @property
    def faulty(self) -> bool:
        """Whether some call may still go wrong on request."""
        return self._faulty_until > self._time.at

    def misbehaves(self, fault: Fault, until: datetime) -> None:
        """A bad line, until then."""
        self.faults.add(fault)
        self._faulty_until = until

    def behaves(self) -> None:
        """All goes well again."""
        self.faults.clear()

    def post(self, chat: Chat, sender: User, text: str = "", keyboard: Keyboard = ()) -> Message:
        """As the emulator does; what the bot says is noticed."""
        message = super().post(chat, sender, text, keyboard)
        if sender.is_bot:
            self.on_said(self._time.at, chat.id, message)
        return message

    def touch(self, chat: Chat) -> None:
        """As the emulator does; somebody will look."""
        super().touch(chat)
        self.touched[chat.id] = None

    def answer(self, method: str, fields: Mapping[str, str]) -> tuple[int, bytes]:
        """A call of the bot. ConnectionRefusedError: the line is down; ConnectionResetError: it broke on the way."""
        if self.out:
            raise ConnectionRefusedError
        outcome = self.request(TOKEN, method, dict(fields))
        reply = self.finish(outcome) if isinstance(outcome, LongPoll) else outcome
        if reply.cut:
            raise ConnectionResetError
        if method == "getUpdates":
            self.handed |= updates_in(reply.body)
        return reply.status, reply.body


def updates_in(body: bytes) -> set[int]:
    """The numbers of the updates in an answer to a poll; none in a refusal."""
    found = json.loads(body).get("result")
    return {one["update_id"] for one in found} if isinstance(found, list) else set()
