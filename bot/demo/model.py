"""What there is in the emulated Telegram: people, chats, messages and their buttons, and what a person sees of them.

``Chat`` and ``Message`` change; the rest are values. Nothing here knows the Bot API: ``shapes.py`` writes its JSON.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

JsonObject = dict[str, object]


@dataclass(frozen=True)
class User:
    """A Telegram account, a person's or the bot's own."""

    id: int
    first_name: str = field(repr=False)
    username: str | None = field(default=None, repr=False)
    language_code: str | None = None
    last_name: str | None = field(default=None, repr=False)
    is_bot: bool = False


@dataclass(frozen=True)
class Button:
    """One button under a message: it sends ``data`` to the bot, or copies, or opens; exactly one of the three."""

    label: str = field(repr=False)
    data: str | None = None
    copy_text: str | None = field(default=None, repr=False)
    url: str | None = None
    style: str | None = None


Keyboard = tuple[tuple[Button, ...], ...]
"""Rows of buttons; no rows is no keyboard."""


class BotStatus(StrEnum):
    """What the bot is in a chat, in the Bot API's words (ChatMember.status)."""

    MEMBER = "member"
    LEFT = "left"
    KICKED = "kicked"


@dataclass
class Message:
    """A message as it stands now. ``extra`` holds its photo, voice, new members …, as the Bot API writes them."""

    id: int
    sender: User
    date: int
    text: str = field(repr=False)
    keyboard: Keyboard = ()
    protected: bool = False
    silent: bool = False
    preview: JsonObject | None = None
    edit_date: int | None = None
    reworded: bool = False
    extra: JsonObject = field(default_factory=dict, repr=False)
    media: str | None = None


@dataclass
class Chat:
    """A private chat (``user`` is the person, and ``id`` is hers) or a group (``user`` is None, ``id`` is negative).

    ``version`` grows with everything that can be seen in the chat. ``started``: the person wrote to the bot at least
    once. ``met``: the bot knows the person from a group. ``deactivated``: the account is gone.
    """

    id: int
    user: User | None = None
    title: str = field(default="", repr=False)
    status: BotStatus = BotStatus.MEMBER
    started: bool = False
    met: bool = False
    deactivated: bool = False
    messages: dict[int, Message] = field(default_factory=dict, repr=False)
    version: int = 0
    activity: tuple[str, int] | None = None


@dataclass
class Query:
    """A tap that waits for ``answerCallbackQuery``: ``text`` and ``alert`` are what the bot let the person see."""

    id: str
    user_id: int
    chat_id: int
    asked: int
    answered: bool = False
    text: str = field(default="", repr=False)
    alert: bool = False


@dataclass(frozen=True)
class Shown:
    """A message as one sees it on a phone. ``media`` is the kind of a picture, a voice note, … or None."""

    id: int
    author: str = field(repr=False)
    from_bot: bool
    text: str = field(repr=False)
    rows: Keyboard
    protected: bool
    silent: bool
    edited: bool
    date: datetime
    media: str | None = None


@dataclass(frozen=True)
class Call:
    """One call of the Bot API as it came in, for tests to look at; ``fault`` is what was done to it on request."""

    method: str
    params: dict[str, str] = field(repr=False)
    fault: str | None = None
