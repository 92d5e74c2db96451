"""Somebody in a scene: holds one of the phones and does there what a person does, through the emulator.

A button is named by the key of its text, so that a scene goes on when the words are changed. A button that is not there
is not pressed: the scene says so and ends (``Stuck``).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.demo.model import Button, Shown
from bot.demo.people import Impossible
from bot.demo.phones import Phone
from bot.demo.show import Hand, Show, Stuck
from bot.demo.telegram import Telegram
from bot.texts import say

DAY: Final = re.compile(r"\w+ \d+")
"""What stands on the button of a day."""


@dataclass(frozen=True)
class Player:
    """One person of the scene, with a phone in hand. ``language`` is what the phone is set to."""

    show: Show
    phone: Phone

    @property
    def language(self) -> str:
        """What the phone was set to when the scene began."""
        return self.phone.language

    @property
    def _telegram(self) -> Telegram:
        return self.show.cast.telegram

    async def starts(self) -> None:
        """Presses Start in the empty chat."""
        await self.show.rest()
        version = self._version()
        self._does(lambda: self._telegram.starts(self.phone.person))
        await self._answered(version + 1)

    async def says(self, text: str) -> None:
        """Types these words and sends them."""
        self.show.points(Hand(self.phone.key, text=text))
        await self.show.rest(1.6)
        version = self._version()
        self._does(lambda: self._telegram.says(self.phone.person, text))
        self.show.points(None)
        await self._answered(version + 1)

    async def taps(self, key: str, /, **values: str) -> None:
        """Presses the button with this text."""
        await self.presses(re.escape(say(key, self.language, **values)))

    async def taps_day(self, place: int) -> None:
        """Presses one of the days that are offered, counted from 0."""
        await self.presses(DAY.pattern, place)

    async def presses(self, pattern: str, place: int = 0) -> None:
        """Presses the button whose words fit the pattern, on the last message that has one; of several, that one."""
        await self.show.until(lambda: len(self._fitting(pattern)) > place, self._stuck(pattern))
        message, data = self._found(pattern, place)
        self.show.points(Hand(self.phone.key, message, data))
        await self.show.rest()
        message, data = self._found(pattern, place)
        version = self._version()
        self._does(lambda: self._telegram.taps(self.phone.person, message, data, stale=True))
        self.show.points(None)
        await self._answered(version)

    async def finds(self, key: str, /, **values: str) -> None:
        """Waits until there is a button with this text, and leaves it."""
        pattern = re.escape(say(key, self.language, **values))
        await self.show.until(lambda: bool(self._fitting(pattern)), self._stuck(pattern))

    def sees(self, key: str) -> bool:
        """Whether the bot's last message is exactly this text."""
        said = [message for message in self._telegram.chat(self.phone.person) if message.from_bot]
        return bool(said) and said[-1].text == say(key, self.language)

    def offers(self, pattern: str) -> bool:
        """Whether there is a button whose words fit the pattern."""
        return bool(self._fitting(pattern))

    def _found(self, pattern: str, place: int) -> tuple[int, str]:
        fitting = self._fitting(pattern)
        if len(fitting) <= place:
            raise self._stuck(pattern)
        message, button = fitting[place]
        if button.data is None:
            raise self._stuck(pattern)
        return message.id, button.data

    def _fitting(self, pattern: str) -> list[tuple[Shown, Button]]:
        for message in reversed(self._telegram.chat(self.phone.person)):
            buttons = [button for row in message.rows for button in row]
            if fits := [(message, button) for button in buttons if re.fullmatch(pattern, button.label)]:
                return fits
        return []

    def _stuck(self, pattern: str) -> Stuck:
        label = re.sub(r"\\(.)", r"\1", pattern)
        return Stuck("scene-stuck", phone=self.phone.key, button=label)

    def _version(self) -> int:
        return self._telegram.version(self.phone.person)

    def _does(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (Impossible, LookupError):
            raise Stuck("scene-cannot", phone=self.phone.key) from None

    async def _answered(self, version: int) -> None:
        """Wait until the bot has heard everything and this phone shows something new."""
        telegram = self._telegram
        stuck = Stuck("scene-silent", phone=self.phone.key)
        await self.show.until(lambda: telegram.polling and not telegram.queue.pending(telegram.now()), stuck)
        await self.show.until(lambda: self._version() > version, stuck)
        await self.show.drained(stuck)
