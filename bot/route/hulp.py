"""Help that was offered (*hulp aangeboden*): to whom, by whom, what was said to it, and when it is looked at again.

Values only (P-18 to P-25, P-40). For A, for B and for the parents of each; what there is to offer is the protocol's. To
the pupil who bullies it may be made obligatory, by people, and it is kept who did (P-21). There is no field for guilt.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from bot.route.model import StaffId


class Helped(StrEnum):
    """For whom it is."""

    A = "a"
    B = "b"
    PARENTS_A = "parents-a"
    PARENTS_B = "parents-b"


class HelpFrom(StrEnum):
    """Who helps, inside school or outside."""

    COACH = "coach"
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    TEAM = "team"
    TRAINING = "training"
    """Social skills (P-40)."""
    DOCTOR = "doctor"
    """The family doctor, or youth help in the town."""
    ELSEWHERE = "elsewhere"


class Said(StrEnum):
    """What was said to it; to B it may be made obligatory (P-21)."""

    YES = "yes"
    NO = "no"
    THINKS = "thinks"
    OBLIGED = "obliged"


class Obliger(StrEnum):
    """Who decided that it is obligatory: people, never the bot."""

    COACH = "coach"
    TEAM = "team"
    LEADERSHIP = "leadership"


class Works(StrEnum):
    """What was seen when it was looked at again."""

    HELPS = "helps"
    NOT_YET = "not-yet"
    STOPPED = "stopped"


_OUTSIDE: Final = (HelpFrom.DOCTOR, HelpFrom.ELSEWHERE)
OFFERS: Final = {
    Helped.A: (HelpFrom.COACH, HelpFrom.VERTROUWENSPERSOON, HelpFrom.TEAM, *_OUTSIDE),
    Helped.B: (HelpFrom.COACH, HelpFrom.TEAM, HelpFrom.TRAINING, *_OUTSIDE),
    Helped.PARENTS_A: (HelpFrom.COACH, HelpFrom.TEAM, *_OUTSIDE),
    Helped.PARENTS_B: (HelpFrom.COACH, HelpFrom.TEAM, *_OUTSIDE),
}
"""What may be offered to whom (P-18, P-21, P-24, P-25)."""
OF_B: Final = frozenset({Helped.B, Helped.PARENTS_B})


@dataclass(frozen=True)
class Hulp:
    """One offer. ``where`` is typed when it is somewhere else; ``look_on``: when it is looked at, until it was."""

    whom: Helped
    helper: HelpFrom
    said: Said
    on: date
    by: StaffId
    where: str = field(repr=False, default="")
    obliged_by: Obliger | None = None
    look_on: date | None = None
    works: Works | None = None


class About(StrEnum):
    """What the talk with B is about (P-19, P-20, P-21): each may be ticked, and no answer of B is kept."""

    BEHAVIOUR = "behaviour"
    CONSEQUENCES = "consequences"
    CAUSES = "causes"
    EMPATHY = "empathy"
    HELP = "help"
