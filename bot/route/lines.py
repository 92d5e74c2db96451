"""Lines of a dossier about more people and about reasons: which facts were noted, which rule fits, who does what, why
something was done without a pupil or left out, and what was asked of a second person in acute danger. Values only
(DOMAIN §1.4, §1.6, §3.4).
"""

from dataclasses import dataclass, field
from datetime import date, datetime
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
    SEEN = "seen"
    """A member of staff saw it with own eyes: the pupils may be addressed at once (P-62)."""


@dataclass(frozen=True)
class Anyway:
    """A reason in the place of what a guard asks: which guard, of what (parents of a or b, or a ``Lock``) and why.

    ``typed``: the reason in the coach's words; ``talks``: how many talks were held before; ``second``: who confirmed
    it, in acute danger; ``told_on``: since when A may read it, or was told; ``look_on``: not safe yet, it is looked at
    again then.
    """

    guard: str
    what: str
    ground: Ground
    typed: str = field(repr=False)
    on: date
    talks: int = field(repr=False, default=0)
    second: StaffId | None = None
    told_on: date | None = None
    look_on: date | None = None


class Lock(StrEnum):
    """What acute danger may open, when a second person confirms it (SCREENS §13): what A agrees to, a name in the
    ondersteuningsteam per pupil, and the call to the parents of each. Never a herstelgesprek (docs/decisions/0028)."""

    TALK_B = "talk-b"
    NAME = "name"
    TEAM_A = "team-a"
    TEAM_B = "team-b"
    PARENTS_A = "parents-a"
    PARENTS_B = "parents-b"


class Became(StrEnum):
    """What became of the question to a second person."""

    YES = "yes"
    NO = "no"
    BACK = "back"
    """Whoever asked took it back, or asked another."""
    SILENT = "silent"
    """Nobody answered in time."""


@dataclass(frozen=True)
class Acuut:
    """Acute danger at one lock: asked by whoever has the case of ``to``, who confirms or not; its place is its number.

    ``why``: the reason, in one line; ``talks``: how many talks were held before; ``whom``: to whom the name is given;
    ``call``: the second person wants to be called first; ``used_on``: what it opened was recorded, which is once;
    ``lapsed_on``: it was confirmed, and not used in time.
    """

    lock: Lock
    why: str = field(repr=False)
    by: StaffId
    to: StaffId
    at: datetime
    talks: int = field(repr=False, default=0)
    whom: StaffId | None = None
    call: bool = False
    became: Became | None = None
    became_at: datetime | None = None
    used_on: date | None = None
    lapsed_on: date | None = None


class Rule(StrEnum):
    """A rule of De Route that asks for more people, whatever the step: the bot shows that it fits, people decide."""

    ERNST = "ernst"
    """Serious, even once: the ondersteuningsteam now (DOMAIN §3.4)."""
    LIJKT_STRUCTUREEL = "lijkt-structureel"
    """Team and schoolleiding confer (P-83)."""
    OVERLEG = "overleg"
    """It has not stopped and there is a new signal: coach, supporter, team and leadership confer (P-44)."""
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
    NEW = "new"
    """Another signal was joined, or one came within eight weeks of the end."""


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
