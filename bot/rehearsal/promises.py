"""What was promised, as invariants, and what was kept of it (DESIGN §1, SCREENS §14).

Each way to break one has a name. What Telegram did not let through, or what nobody can know after a death, is counted
apart and excuses nothing else.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Broken(StrEnum):
    """A promise that was not kept."""

    LOST = "lost"
    """Sent, and no receipt, or nobody at school ever heard of it."""
    UNHEARD = "unheard"
    """Telegram gave the bot what somebody typed or pressed, and it was never kept."""
    UNSENT = "unsent"
    """An alert or a message of the day counts as sent, and never came."""
    DOUBLED = "doubled"
    """The same words twice, and nothing was in doubt."""
    HOUR = "hour"
    """An hour was named, and nothing new was there by then."""
    TWICE_A_DAY = "twice-a-day"
    """Two planned messages on one day to one person."""
    DAY_OFF = "day-off"
    """Somebody at school was disturbed on a day off, before seven or after five."""
    UNASKED = "unasked"
    """A reporter got something unasked that was not the nudge."""
    NAGGED = "nagged"
    """A second nudge on a day for which no hour was named."""
    IN_CLASS = "in-class"
    """A nudge in the night, or between the first bell and the last."""
    KEPT_OUT = "kept-out"
    """Somebody was told of a case that must not be seen."""
    UNMASKED = "unmasked"
    """What somebody typed stood on the phone of one who may not read it."""
    FORGOTTEN = "forgotten"
    """Something was due, its owner was not told, and nothing will come."""
    RESTLESS = "restless"
    """The bot never came to rest."""
    ERROR = "error"
    """The log has an error."""


@dataclass(frozen=True, repr=False)
class Breach:
    """One promise that was broken: which, when, and about which case or chat (no words of anybody)."""

    what: Broken
    at: datetime
    about: str = ""
    note: str = ""


@dataclass(repr=False)
class Ledger:
    """Everything that was counted."""

    breaches: list[Breach] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)

    def broke(self, what: Broken, at: datetime, about: str = "", note: str = "") -> None:
        """A promise was broken."""
        self.breaches.append(Breach(what, at, about, note))

    def count(self, what: str, by: int = 1) -> None:
        """Something happened."""
        self.counted[what] = self.counted.get(what, 0) + by

    def of(self, what: Broken) -> int:
        """How often this promise was broken."""
        return sum(breach.what is what for breach in self.breaches)
