"""What is recorded about a case on its road: talks, wishes, agreements, follow-ups, consent. Values only (DOMAIN §1.4).

One dossier per case, sealed as a whole under the case's own key. Nothing here names guilt: there is a field for what
was agreed and for how it went, none for who did what (P-73).
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.route.hulp import About, Hulp
from bot.route.lines import Acuut, Anyway, Flagged, Sign, Silenced, Task
from bot.route.model import CaseId, StaffId


class Wish(StrEnum):
    """What the pupil it is about wants (P-17, P-75)."""

    HERSTELGESPREK = "herstelgesprek"
    ANDER_PLAN = "ander-plan"
    NIETS = "niets"
    NADENKEN = "nadenken"


class Parents(StrEnum):
    """What was agreed with a pupil about his or her own parents (P-85, P-86)."""

    PUPIL_TELLS = "pupil-tells"
    COACH_CALLS = "coach-calls"
    OBJECTS = "objects"
    UNSAFE = "unsafe"
    ADULT = "adult"
    NOT_YET = "not-yet"
    CALLED = "called"


class Joins(StrEnum):
    """What the other pupil said to a herstelgesprek."""

    YES = "yes"
    NO = "no"
    THINKS = "thinks"


class Verdict(StrEnum):
    """How it is for the pupil it is about, in the coach's talk or in her own word."""

    GESTOPT = "gestopt"
    MINDER = "minder"
    HETZELFDE = "hetzelfde"
    ERGER = "erger"


class Kept(StrEnum):
    """Whether the agreements work out with the other pupil."""

    GELUKT = "gelukt"
    DEELS = "deels"
    NIET = "niet"
    GONE = "gone"
    """That pupil is not at school any more, and is not asked (P-46)."""


class By(StrEnum):
    """Who looks whether it works (P-42)."""

    COACH = "coach"
    SUPPORTER = "supporter"
    TOGETHER = "together"


@dataclass(frozen=True)
class Evaluation:
    """How, when and by whom it is evaluated: all three (G8)."""

    how: str = field(repr=False)
    by: By
    on: date


@dataclass(frozen=True)
class Agreement:
    """One line: who (A, B, C … or ik, the coach) does what, until the vervolggesprek (P-31)."""

    who: str
    what: str = field(repr=False)


@dataclass(frozen=True)
class Noted:
    """The note of one pupil stands in Magister: since when, and whether it is shielded there from that pupil's parents
    (P-43, P-79; SCREENS §13)."""

    pupil: str = field(repr=False)
    on: date
    shielded: bool = False


class Part(StrEnum):
    """What a further pupil does in this case, and nowhere else: no label that goes along (P-28, P-76)."""

    GEPEST = "gepest"
    PEST_MEE = "pest-mee"
    KIJKT_TOE = "kijkt-toe"
    STEUNT = "steunt"


@dataclass(frozen=True)
class Pupil:
    """A pupil besides A and B, by letter: what this pupil does here, whose pupil it is, what was agreed about parents.

    ``name`` only if the coach needs it, and for nobody but who has the case; ``on``: since when this is recorded.
    """

    letter: str = field(repr=False)
    part: Part
    on: date
    name: str = field(repr=False, default="")
    coach: StaffId | None = None
    parents: Parents | None = None


@dataclass(frozen=True)
class Followed:
    """How it is with a further pupil, at a vervolggesprek: for who is bullied as well how it is, for any other whether
    the agreements work out. Neither: they did not talk yet."""

    letter: str = field(repr=False)
    how: Verdict | None = None
    kept: Kept | None = None

    @property
    def better(self) -> bool:
        """It stopped, or the agreements hold."""
        return self.how is Verdict.GESTOPT or self.kept is Kept.GELUKT

    @property
    def leads_on(self) -> bool:
        """It is no better, or not kept to."""
        return self.how in {Verdict.HETZELFDE, Verdict.ERGER} or self.kept is Kept.NIET


@dataclass(frozen=True)
class Round:
    """One vervolggesprek: how it is for A, whether the agreements work out with B (P-80), and with further pupils."""

    on: date
    a: Verdict
    b: Kept
    more: tuple[Followed, ...] = ()

    @property
    def good(self) -> bool:
        """It stopped, and the agreements hold: with everybody."""
        kept = self.b in {Kept.GELUKT, Kept.GONE}
        return self.a is Verdict.GESTOPT and kept and all(one.better for one in self.more)


@dataclass(frozen=True)
class Consent:
    """What the pupil was shown as hers, in which words (a text key), and what she said to it; None: not answered."""

    what: Wish
    shown: str
    at: datetime
    answer: bool | None = None


class Action(StrEnum):
    """What may only be done when A agrees, as far as it can be asked in the chat (SCREENS §13).

    ``PARENTS`` is heard and answered: consulted, no more and no less.
    """

    TALK_A = "talk-a"
    TALK_B = "talk-b"
    RESTORE = "restore"
    NAME = "name"
    TEAM = "team"
    PARENTS = "parents"
    COACH = "coach"
    """That a coach takes over what was told in confidence (SCREENS §12)."""


class Answer(StrEnum):
    """What A may say to it; after the last two she may still say yes or no."""

    YES = "yes"
    NO = "no"
    QUESTION = "question"
    UNSURE = "unsure"


@dataclass(frozen=True)
class Request:
    """One line of the consent ledger: what A was asked in the chat, in which words, by whom, and what became of it.

    ``words`` is a digest of the words in every language (none: it was said in a talk), ``version`` their number then;
    ``by`` asks and is named in them, ``to`` and ``day`` too when the action has a person or a day. ``talks``: how many
    talks were held before.
    """

    action: Action
    version: int
    words: str = field(repr=False)
    by: StaffId
    at: datetime
    to: StaffId | None = None
    day: date | None = None
    talks: int = 0
    answer: Answer | None = None
    answered_at: datetime | None = None
    withdrawn_at: datetime | None = None


class Parent(StrEnum):
    """Who of a pupil's parents said yes; or the pupil is 18, and says it alone."""

    MOTHER = "mother"
    FATHER = "father"
    TOGETHER = "together"
    CARER = "carer"
    ADULT = "adult"


@dataclass(frozen=True)
class Named:
    """The ondersteuningsteam may know this pupil's name: the pupil and this parent said yes, on this day (P-41).

    ``by`` heard it and recorded it. No ``parent``: nobody said yes, there was acute danger and a second person
    confirmed it (SCREENS §13).
    """

    parent: Parent | None
    on: date
    by: StaffId


@dataclass(frozen=True)
class Reason:
    """Why a step was left out: kept, and shown when the case is finished (P-47)."""

    what: str
    why: str = field(repr=False)


class Why(StrEnum):
    """Why a case is offered to a colleague."""

    ASKED = "asked"
    """Whoever has it asked for it."""
    AWAY = "away"
    """Whoever has it is ill, and something is due."""
    DUTY = "duty"
    """The achterwacht who took it in is off duty (P-70)."""


@dataclass(frozen=True)
class Offer:
    """A case that a colleague is asked to take over. Until that colleague says yes, whoever has it has it.

    ``note``: what to know, as whoever has it typed it.
    """

    to: StaffId
    by: StaffId
    why: Why
    note: str = field(repr=False, default="")


@dataclass(frozen=True)
class Opvang:
    """What an achterwacht did before the coach goes on with it (P-69, P-71), and recorded on this day.

    ``by``: who, when it was recorded by that person. ``given``: there was *eerste opvang*, so that the coach need not
    speak with A the same day. ``consulted``: whether coach and team were spoken with; None when that was not answered.
    ``note``: what the coach must know, as the achterwacht typed it.
    """

    on: date
    by: StaffId | None = None
    given: bool = True
    consulted: bool | None = None
    note: str = field(repr=False, default="")


@dataclass(frozen=True)
class Dossier:
    """Everything that was recorded. Empty at the start; each use case replaces it as a whole.

    ``recognised``: in a talk it became clear that the pupil and the chat are one (DESIGN §4 row 16). ``due_on`` is the
    day on which the next thing stands in the coach's day message; ``talked_on`` and ``restored_on`` when it was held;
    ``reopened_on`` when she asked for somebody else after the end; ``parents_on``: the day by which the parents are
    called of whom that was agreed with.
    ``agreed_on``: the day of the agreements that hold now; ``noted``: which notes about them stand in Magister.
    ``magister`` is how that was kept before there was a note for each pupil: all of them.
    ``chance_on``: the day of *nog één kans*, given once (P-81). ``decided``: how many vervolggesprekken there were when
    the coach last chose what follows from them. ``tell_on``: when A hears in person what is done now that it goes on.
    ``invited_on``: the day of the talk with the parents of B and B, until it was held; ``last_chance_on``: of the
    *laatste kans* that is given there, once (P-39); ``evaluation``: until its outcome is known. ``back_on``: the day of
    the talk about coming back after a measure, of which nothing else is kept (DESIGN §4 row 18).
    ``team_a`` and ``team_b``: why the team may know the name of that pupil, while it may; ``team_back``: the day on
    which A took her yes to it back.
    ``class_on``: when the coach comes back to the class (P-34), ``others_on``: when the pupils are approached who took
    part and were not there (P-32); each until it was done, on the day that then stands beside it, or left out.
    ``met_on``: when the talk with the parents of B was held, ``led_on``: when leadership knew of it (P-43);
    ``removed_on``: since when B is gone from school, ``rector_on``: when the rector was asked (P-46).
    ``leader``: who leads the talk, when not who has the case (P-26); ``opvang``: what an achterwacht did first.
    ``hulp``: what was offered to whom; ``about_b``: which subjects of the talk with B were ticked (P-18 to P-25).
    ``joined_to``: the case with which this one goes along (``bot.route.together``); ``new_signal_on``: the day on which
    another signal about the same was joined to this one, after its agreements or after its end.
    ``signs``: what the coach noted that no question asked; ``flagged``: which rules a person said fit, ``silenced``:
    which proposals were put off, the last one last; ``tasks``: who does what (P-82 to P-84).
    ``anyway``: what was done without a pupil, and why (G1); ``acuut``: what was asked of a second person in acute
    danger, in order, and what became of it (SCREENS §13). ``pupils``: who takes part besides A and B.
    ``asked``: on which days something was asked in the chat, since there was last an answer.
    """

    talked_on: date | None = None
    recognised: bool = False
    wish: Wish | None = None
    consents: tuple[Consent, ...] = ()
    parents_a: Parents | None = None
    parents_b: Parents | None = None
    joins: Joins | None = None
    due_on: date | None = None
    restored_on: date | None = None
    agreements: tuple[Agreement, ...] = ()
    others: str = field(repr=False, default="")
    rounds: tuple[Round, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    magister: bool = False
    close_asked: bool = False
    close_answer: bool | None = None
    reasons: tuple[Reason, ...] = ()
    chance_on: date | None = None
    decided: int = field(repr=False, default=0)
    tell_on: date | None = None
    put_off: tuple[Reason, ...] = ()
    invited_on: date | None = None
    last_chance_on: date | None = None
    extra_help: bool = False
    evaluation: Evaluation | None = None
    back_on: date | None = None
    requests: tuple[Request, ...] = ()
    reopened_on: date | None = None
    parents_on: date | None = None
    agreed_on: date | None = None
    noted: tuple[Noted, ...] = ()
    team_a: Named | None = None
    team_b: Named | None = None
    team_back: date | None = None
    class_on: date | None = None
    class_done_on: date | None = None
    others_on: date | None = None
    others_done_on: date | None = None
    offer: Offer | None = None
    hulp: tuple[Hulp, ...] = ()
    about_b: tuple[About, ...] = ()
    leader: StaffId | None = None
    met_on: date | None = None
    led_on: date | None = None
    removed_on: date | None = None
    rector_on: date | None = None
    opvang: Opvang | None = None
    joined_to: CaseId | None = field(repr=False, default=None)
    new_signal_on: date | None = None
    signs: tuple[Sign, ...] = ()
    flagged: tuple[Flagged, ...] = ()
    silenced: tuple[Silenced, ...] = ()
    tasks: tuple[Task, ...] = ()
    anyway: tuple[Anyway, ...] = ()
    pupils: tuple[Pupil, ...] = ()
    acuut: tuple[Acuut, ...] = ()
    asked: tuple[date, ...] = ()

    @property
    def consent(self) -> Consent | None:
        """The latest thing she was asked to confirm."""
        return self.consents[-1] if self.consents else None

    @property
    def good_rounds(self) -> int:
        """How many vervolggesprekken in a row went well, counted back from the last."""
        count = 0
        for one in reversed(self.rounds):
            if not one.good:
                break
            count += 1
        return count
