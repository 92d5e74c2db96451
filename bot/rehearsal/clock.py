"""The two clocks of a rehearsal, and its chance: both from the seed, so that the same year can be played again.

School time and real time are one here: leases, back-off and pauses run out as the year goes on, and nobody waits.
"""

from datetime import datetime
from random import Random
from typing import Final

from bot.route.model import CODE_ALPHABET, CODE_LENGTH, CaseId, Code, StaffId

HEX: Final = "0123456789abcdef"
SMALL: Final = "abcdefghijklmnopqrstuvwxyz0123456789"


class YearTime:
    """Both clocks of ``bot.ports.Time``. It stands still until the runner moves it."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def school(self) -> datetime:
        """Now at school."""
        return self.at

    def real(self) -> datetime:
        """Now at the machine."""
        return self.at

    def monotonic(self) -> float:
        """Seconds that never go back, for pauses and limits."""
        return self.at.timestamp()


class YearChance:
    """``bot.ports.Chance`` out of a seed."""

    def __init__(self, random: Random) -> None:
        self._random = random

    def case_id(self) -> CaseId:
        """32 hexadecimal digits."""
        return CaseId(self._of(HEX, 32))

    def staff_id(self) -> StaffId:
        """32 hexadecimal digits."""
        return StaffId(self._of(HEX, 32))

    def code(self) -> Code:
        """Five characters without look-alikes."""
        return Code(self._of(CODE_ALPHABET, CODE_LENGTH))

    def nonce(self) -> str:
        """Six characters."""
        return self._of(SMALL, 6)

    def token(self) -> str:
        """22 characters."""
        return self._of(SMALL, 22)

    def digits(self, count: int) -> str:
        """From 0 to 9."""
        return self._of(HEX[:10], count)

    def minutes(self, least: int, most: int) -> int:
        """Both ends included."""
        return self._random.randint(least, most)

    def _of(self, letters: str, count: int) -> str:
        return "".join(self._random.choices(letters, k=count))
