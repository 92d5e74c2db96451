"""Lines of a dossier about more people and about reasons: which facts were noted, which rule fits, who does what, why
something was done without a pupil or left out. Values only (DOMAIN §1.4, §1.6, §3.4).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.route.model import StaffId


class Ground(StrEnum):
    """Why something is done without a pupil, or a step is left out (DOMAIN §1.4 G1, §4.7 ``co.reden``)."""

    DANGER = "danger"
    LAW = "law"
    UNKNOWN = "unknown"
    NOT_NEEDED = "not-needed"
    PUPIL = "pupil"
    OTHERWISE = "otherwise"
    UNSAFE = "unsafe"
    OTHER = "type"


@dataclass(frozen=True)
class Anyway:
    """A reason in the place of what a guard asks: which guard, of which pupil (a or b), why, and when.

    ``typed``: the reason in the coach's words; ``talks``: how many talks were held before; ``second``: with whom it was
    decided, in acute danger; ``told_on``: since when A may read it.
    """

    guard: str
    what: str
    ground: Ground
    typed: str = field(repr=False)
    on: date
    talks: int = field(repr=False, default=0)
    second: StaffId | None = None
    told_on: date | None = None


class Rule(StrEnum):
    """A rule of De Route that asks for more people, whatever the step: the bot shows that it fits, people decide."""

    ERNST = "ernst"
    """Serious, even once: the ondersteuningsteam now (DOMAIN §3.4)."""
    LIJKT_STRUCTUREEL = "lijkt-structureel"
    """Team and schoolleiding confer (P-83)."""
    MEERDERE = "meerdere"
    """Several pupils are involved: the team is asked for help (P-82)."""


class Sign(StrEnum):
    """A fact of the case that such a rule looks at: told at a question, or noted by the coach; never read in words."""

    WEEKLY = "weekly"
    LONG = "long"
    PLACES = "places"
    ALONE = "alone"
    SOME = "some"
    GROUP = "group"
    MORE_A = "more-a"
    MORE_TELL = "more-tell"
    AGAIN = "again"
    VIOLENCE = "violence"
    THREAT = "threat"
    SEXUAL = "sexual"
    DISCRIMINATION = "discrimination"
    STAYS_HOME = "stays-home"
    UNSAFE = "unsafe"


@dataclass(frozen=True)
class Flagged:
    """A person said that a rule fits, and on which day."""

    rule: Rule
    on: date


@dataclass(frozen=True)
class Silenced:
    """*Nu niet, want …*: the proposal is silent until this day, and why is kept (DOMAIN §1.6)."""

    rule: Rule
    why: str = field(repr=False)
    on: date
    until: date


class Doer(StrEnum):
    """Who does something of what was agreed among those who confer (P-84)."""

    COACH = "coach"
    SUPPORTER = "supporter"
    TEAM = "team"
    LEADERS = "leaders"


@dataclass(frozen=True)
class Task:
    """Who does what, and by when; done on a day (P-84)."""

    who: Doer
    what: str = field(repr=False)
    by: date
    done_on: date | None = None
