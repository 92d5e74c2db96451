"""What a person can do in a chat, without a word about the channel it came through (DESIGN §3).

``message`` is the id of the person's own message (or, for a tap, of the bot's message that was tapped);
``language`` is the person's, as a two-letter code that may be unknown to us.
"""

from dataclasses import dataclass, field

from bot.route.model import ChatId


@dataclass(frozen=True)
class Words:
    """Somebody typed."""

    chat: ChatId = field(repr=False)
    language: str
    message: int = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class Edited:
    """Somebody changed words that were typed before."""

    chat: ChatId = field(repr=False)
    language: str
    message: int = field(repr=False)
    text: str = field(repr=False)


@dataclass(frozen=True)
class Tap:
    """Somebody pressed a button; ``data`` is whatever the other side says was on it: it may be made up."""

    chat: ChatId = field(repr=False)
    language: str
    message: int = field(repr=False)
    data: str = field(repr=False)


@dataclass(frozen=True)
class Command:
    """Somebody typed a command: ``name`` without slash, lower case; ``payload`` is what follows it."""

    chat: ChatId = field(repr=False)
    language: str
    message: int = field(repr=False)
    name: str = field(repr=False)
    payload: str = field(repr=False, default="")

    @property
    def text(self) -> str:
        """What was typed, as words: who begins a story with a slash gives no command."""
        return f"/{self.name} {self.payload}".strip()


@dataclass(frozen=True)
class Media:
    """Somebody sent what we do not take: a picture, a voice, a contact, a place, a sticker. Nothing of it is kept.

    ``captioned``: words came with it, which are not taken either, and the person must know that.
    """

    chat: ChatId = field(repr=False)
    language: str
    message: int = field(repr=False)
    album: str | None = field(repr=False, default=None)
    captioned: bool = False


@dataclass(frozen=True)
class Blocked:
    """Somebody closed the door to the bot."""

    chat: ChatId = field(repr=False)
    language: str = ""


@dataclass(frozen=True)
class Unblocked:
    """Somebody opened the door again."""

    chat: ChatId = field(repr=False)
    language: str = ""


Input = Words | Edited | Tap | Command | Media | Blocked | Unblocked
