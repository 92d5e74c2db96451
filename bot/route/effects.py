"""What must happen because of a decision, as data: the use case records it, nobody acts on it here (DESIGN §2, §3).

Moments are aware datetimes of school time; they come out of ``bot.route.timing``.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.route.model import Case, CaseId, StaffId, Step


class Alert(StrEnum):
    """What may arrive unasked on the phone of a member of staff: code only, never content (SCREENS §10.1)."""

    NEW = "alert-new"
    REPLY = "alert-reply"
    WAITING = "alert-waiting"
    ESCALATED = "alert-escalated"
    WITHDRAWN = "alert-withdrawn"
    WORSE = "alert-worse"
    URGENT = "alert-urgent"
    SHARED = "alert-shared"
    BOARD = "alert-board"
    OFFERED = "alert-offered"
    COVER = "alert-cover"
    """What goes on while a colleague is away."""
    NOT_TAKEN = "alert-not-taken"
    REMINDED = "alert-reminded"
    MOVED = "alert-moved"
    """To who looks along: somebody else has it now."""
    SECOND = "alert-second"
    """To who is asked to confirm that there is acute danger."""
    SECOND_SAID = "alert-second-said"
    """To who asked: there is an answer, or there was none in time."""
    DUTY_ENDS = "duty-handover"
    """To an achterwacht whose turn is over: the coach is asked, and what must that coach know?"""


class DueKind(StrEnum):
    """A moment that belongs to a case; a case has at most one of each, so planning again moves it."""

    NUDGE = "nudge"
    PROMISE = "promise"
    REMIND = "remind"
    SILENCE = "silence"
    LAST = "last"
    TODAY = "today"
    OTHERS = "others"
    """Somebody who is named in the case, and does not have it, gets it in a message of the day."""
    VERDICT = "verdict"
    CHECK_IN = "check-in"
    CHECK_IN_LATER = "check-in-later"
    AFTER_TALK = "after-talk"
    AFTER_TALK_LATER = "after-talk-later"
    HOUR = "hour"
    """An hour that was named and is not kept yet, while a later one is named already (``recording``)."""
    SPOED_AGAIN = "spoed-again"
    SPOED_THIRD = "spoed-third"
    SPOED_WIDER = "spoed-wider"
    SPOED_ON = "spoed-on"
    """The rounds of SPOED, in the order in which they follow each other (``bot.route.spoed``)."""
    OFFERED = "offered"
    """A colleague was asked to take it over, and has not answered."""
    DUTY_ENDS = "duty-ends"
    """The turn of the achterwacht who has it is almost over: a coach is asked (``bot.route.roster``)."""
    SECOND = "second"
    """The question to a second person is over, or what was confirmed is not used in time."""
    FORGET = "forget"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True)
class Tell:
    """Send this alert to this member of staff at this moment. ``round`` sets repeated alerts apart."""

    staff: StaffId
    alert: Alert
    at: datetime
    round: int = 1


@dataclass(frozen=True)
class Untell:
    """Alerts about the case that have not left yet are no longer needed."""


@dataclass(frozen=True)
class Plan:
    """Something falls due for the case at this moment."""

    kind: DueKind
    at: datetime


@dataclass(frozen=True)
class Cancel:
    """What was planned of this kind for the case is no longer needed."""

    kind: DueKind


Effect = Tell | Untell | Plan | Cancel


@dataclass(frozen=True)
class Decision:
    """The case as it becomes, the lines for its history, and what must happen."""

    case: Case
    steps: tuple[Step, ...] = ()
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True)
class Erase:
    """The case, its key, its address and everything planned for it must go at once (SCREENS ``taken-back``)."""

    case: CaseId
