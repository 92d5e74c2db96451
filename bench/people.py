"""Simulated people: a pupil who tells (six updates, each answered by one screen), and somebody who just talks.

Buttons are found by what they send back, not by their words, so that a text can change without a word here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from bot.demo.model import Message
from bot.demo.telegram import Telegram

STORY: Final = "Ze verstoppen elke dag mijn tas en lachen dan. In de groepsapp gaat het over mij. Ik durf niet meer."
UPDATES: Final = 6
"""What one person does before somebody else comes: the same number for both kinds."""


class Person(Protocol):
    """Somebody with a phone. ``act`` does the next thing, ``answered`` says whether the bot has reacted to it."""

    @property
    def id(self) -> int:
        """Her chat."""

    @property
    def done(self) -> bool:
        """Whether there is nothing left to do."""

    def act(self) -> None:
        """Type, or tap: one update."""

    def answered(self) -> bool:
        """Whether what stands in the chat is the answer to the last act."""


@dataclass(frozen=True)
class Deed:
    """One thing that a pupil does: ``tap`` is what the button's data holds; else she types. ``then``: the buttons of
    the answer hold this (or, when it is empty, hold ``tap`` no more)."""

    tap: str = ""
    words: str = ""
    then: str = ""


TELLS: Final = (
    Deed(words="/start", then="report-hello:me"),
    Deed(tap="report-hello:me", then="report-story:"),
    Deed(words=STORY, then="report-year:"),
    Deed(tap="report-year:3", then="report-class:"),
    Deed(tap="report-class:3", then="report-send#1:anon"),
    Deed(tap="report-send#1:anon"),
)
"""hello → words → year → class → send (SCREENS §2): the shortest road of a pupil, from first screen to receipt."""


class Pupil:
    """A pupil who tells what happens to her and sends it without her name."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._next = 0
        self.id = telegram.add_user("Noor", language_code="nl").id

    @property
    def done(self) -> bool:
        """Whether her signal was sent."""
        return self._next == len(TELLS)

    def act(self) -> None:
        """The next of ``TELLS``."""
        deed, self._next = TELLS[self._next], self._next + 1
        if deed.words:
            self._telegram.says(self.id, deed.words)
            return
        shown = self._screen()
        assert shown is not None
        self._telegram.taps(self.id, shown.id, next(data for data in _data(shown) if deed.tap in data))

    def answered(self) -> bool:
        """Whether the screen that follows stands there."""
        deed, shown = TELLS[self._next - 1], self._screen()
        if shown is None:
            return False
        holds = any((deed.then or deed.tap) in data for data in _data(shown))
        return holds if deed.then else not holds

    def _screen(self) -> Message | None:
        messages = self._telegram.chat_of(self.id).messages
        return next((message for message in reversed(messages.values()) if message.sender.is_bot), None)


class Talker:
    """Somebody who says the same words again and again, to a bot that says them back."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._left = UPDATES
        self.id = telegram.add_user("Daan", language_code="nl").id

    @property
    def done(self) -> bool:
        """Whether it was said often enough."""
        return self._left == 0

    def act(self) -> None:
        """Say it."""
        self._left -= 1
        self._telegram.says(self.id, STORY)

    def answered(self) -> bool:
        """Whether the bot had the last word."""
        messages = self._telegram.chat_of(self.id).messages
        return next(reversed(messages.values())).sender.is_bot


def _data(message: Message) -> list[str]:
    return [button.data or "" for row in message.keyboard for button in row]


KINDS: Final[dict[str, Callable[[Telegram], Person]]] = {"pupil": Pupil, "talker": Talker}
