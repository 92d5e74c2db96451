"""What somebody can do with a phone in hand: look at what stands there, press, type (through the emulator).

A button is known by its data (``handlers.screens``): which question, which option, which deed. So people go on when the
words on the screen change, in any language.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final, TypeVar

from bot.demo.model import Shown
from bot.demo.people import Impossible
from bot.rehearsal.air import Air
from handlers.screens import Pressed, Verb, read

T = TypeVar("T")
CHOSEN: Final = "✓"
PRIMARY: Final = "primary"


@dataclass(frozen=True, repr=False)
class Knob:
    """A button that can be pressed now."""

    message: int
    data: str = field(repr=False)
    pressed: Pressed = field(repr=False)
    primary: bool = False
    chosen: bool = False

    @property
    def verb(self) -> Verb:
        """What kind of button."""
        return self.pressed.verb

    @property
    def name(self) -> str:
        """The question or the deed, without the number of its turn."""
        return self.pressed.name.partition("#")[0]

    @property
    def option(self) -> str:
        """What was chosen of it, without what sets equal words apart."""
        return self.pressed.option.partition("/")[0]


class Hands:
    """One person's phone."""

    def __init__(self, air: Air, user: int) -> None:
        self.air = air
        self.user = user

    @property
    def messages(self) -> tuple[Shown, ...]:
        """What stands in the chat, oldest first."""
        return self.air.chat(self.user)

    @property
    def version(self) -> int:
        """Grows with everything that can be seen."""
        return self.air.version(self.user)

    def screens(self) -> Iterator[tuple[Shown, tuple[Knob, ...]]]:
        """The bot's messages that have buttons, the newest first."""
        for message in reversed(self.messages):
            if message.from_bot and message.rows:
                yield message, tuple(_knobs(message))

    def presses(self, knob: Knob) -> None:
        """Taps this button; a bot that is blocked hears nothing."""
        try:
            self.air.taps(self.user, knob.message, knob.data, stale=True)
        except Impossible:
            return

    def says(self, text: str) -> None:
        """Types these words."""
        try:
            self.air.says(self.user, text)
        except Impossible:
            return

    def starts(self) -> None:
        """Presses Start."""
        self.air.starts(self.user)

    def blocks(self) -> None:
        """Closes the door to the bot."""
        self.air.blocks(self.user)


def _knobs(message: Shown) -> Iterator[Knob]:
    for row in message.rows:
        for button in row:
            pressed = read(button.data) if button.data is not None else None
            if pressed is not None and button.data is not None:
                chosen = button.label.startswith(CHOSEN)
                yield Knob(message.id, button.data, pressed, button.style == PRIMARY, chosen)


def weighed(random: Random, things: Sequence[T], weights: Sequence[float]) -> T | None:
    """One of them by weight; None when nothing has any."""
    return random.choices(things, weights)[0] if sum(weights) > 0 else None
