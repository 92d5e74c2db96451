"""The emulator's own clock: real time plus a shift, so that days can pass while sockets and long polls keep real time.

DESIGN §3 "Two clocks": what Telegram measures in hours or days (24 h, 48 h, the age of a tap) follows this clock.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

Clock = Callable[[], datetime]
"""Gives the present moment, aware."""


class MovableClock:
    """A clock that runs with ``base`` and can be put forward."""

    def __init__(self, base: Clock) -> None:
        """Take the clock to run with: real UTC time in the demo, a frozen one in tests."""
        self._base = base
        self._shift = timedelta()

    def __call__(self) -> datetime:
        """Return the present moment of this clock (aware, in the zone of ``base``)."""
        return self._base() + self._shift

    def forward(self, by: timedelta) -> None:
        """Put the clock forward. Raises ValueError for a step back: Telegram's time never goes back."""
        if by < timedelta():
            raise ValueError("a clock only goes forward")
        self._shift += by
