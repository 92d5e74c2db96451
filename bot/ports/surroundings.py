"""Clock and chance, as the machine asks them of the world."""

from datetime import datetime
from typing import Protocol

from bot.route.model import CaseId, Code, StaffId


class Time(Protocol):
    """Two clocks: school time for what is due (movable in the demo), real time for leases and limits (DESIGN §3)."""

    def school(self) -> datetime:
        """Now, aware, as the school lives it."""

    def real(self) -> datetime:
        """Now, aware, as the machine lives it."""


class Chance(Protocol):
    """Ids, codes, nonces and delays."""

    def case_id(self) -> CaseId:
        """A new case id."""

    def staff_id(self) -> StaffId:
        """A new staff id."""

    def code(self) -> Code:
        """A new case code; the caller looks whether it is taken."""

    def nonce(self) -> str:
        """Six characters for the buttons of one screen."""

    def token(self) -> str:
        """A secret for an invite, url-safe."""

    def digits(self, count: int) -> str:
        """So many digits that nobody can guess."""

    def minutes(self, least: int, most: int) -> int:
        """A whole number of minutes, both ends included."""
