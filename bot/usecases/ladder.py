"""When it does not stop: one more chance, new agreements, more people, or not now and why (SCREENS §11, P-35 to P-48).

Nothing happens here by itself: each function is a button that a person pressed (G12). A is told that it has not stopped
yet and that more is done now, and what that is A hears from the coach, before it happens.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from bot.route import ladder, road
from bot.route.dossier import Dossier, Evaluation, Followed, Kept, Parents, Reason, Round, Verdict
from bot.route.due import parents_by
from bot.route.effects import Cancel, DueKind, Effect
from bot.route.guards import Guard
from bot.route.model import Case, Code, Staff, Status
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.steps import Event
from bot.route.timing import add_school_days, local_day
from bot.usecases.borging import TO_DECIDE, ask_to_close, followed_up
from bot.usecases.road import Agreed, Outcome, agreeing, follow_up_on, take_step
from bot.usecases.scene import Scene
from bot.usecases.sharing import Knows, Shared, may_be_shared, share
from bot.usecases.team import TeamAsked, ask, may_be_asked


@dataclass(frozen=True)
class OneChance:
    """B gets one more chance; the day of the next vervolggesprek."""

    again_on: date


@dataclass(frozen=True)
class NotNow:
    """Not now, and why; the day on which it is looked at again."""

    why: str = field(repr=False)
    again_on: date


@dataclass(frozen=True)
class Invited:
    """The parents of B, with B, after B was consulted; without a day when B objects or was not asked (P-37, G1)."""

    parents: Parents
    on: date | None = None


@dataclass(frozen=True)
class Met:
    """What that talk came to: a last chance, more help, and how it is evaluated (P-38 to P-42).

    ``left``: why that was not agreed yet, and ``on`` which day it is looked at again (G8).
    """

    last_chance: bool
    extra_help: bool
    evaluation: Evaluation | None
    left: Reason | None = None
    on: date | None = None


@dataclass(frozen=True)
class Evaluated:
    """Whether it works, as people judge; the next vervolggesprek when it does."""

    again_on: date | None


@dataclass(frozen=True)
class AsksHer:
    """A is asked whether it is finished, in the place of a next day."""


@dataclass(frozen=True)
class Returned:
    """The talk about coming back was held; the next vervolggesprek."""

    again_on: date


Deed = Shared | TeamAsked | Invited | Met


@dataclass(frozen=True)
class Raised:
    """It has not stopped, and this is done. ``tell_on``: when A hears it in person, asked the first time."""

    deed: Deed
    tell_on: date | None = None


Chosen = OneChance | NotNow | Raised | Agreed | Deed | Evaluated | AsksHer | Returned


def raises(deed: Deed) -> bool:
    """Whether anything is done: not while A is told first, nor when B was not consulted or objects."""
    match deed:
        case Shared():
            return deed.knows is not Knows.FIRST
        case TeamAsked():
            return deed.knows
        case Invited():
            return deed.on is not None
    return True


def followed(
    scene: Scene,
    staff: Staff,
    code: Code,
    a: Verdict,
    b: Kept,
    again_on: date | AsksHer | None,
    more: tuple[Followed, ...] = (),
) -> Case | Refusal:
    """Both vervolggesprekken were held. When they lead on, there is no next day yet: the coach chooses what fits first,
    and until then it stands in each message of the day. Or A is asked whether it is finished, instead of a next day."""
    if isinstance(again_on, AsksHer):
        day = add_school_days(scene.calendar, local_day(scene.calendar, scene.now), TO_DECIDE)
        held = followed_up(scene, staff, code, a, b, day, more)
        return held if isinstance(held, Refusal) else ask_to_close(scene, staff, code)
    if again_on is not None:
        return followed_up(scene, staff, code, a, b, again_on, more)

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not ladder.leads_on(a, b, more):
            return Refusal(Why.CANNOT)
        today = local_day(scene.calendar, scene.now)
        rounds = (*dossier.rounds, Round(today, a, b, more))
        after = replace(dossier, rounds=rounds, due_on=today, close_asked=False, close_answer=None)
        return Outcome(after, (Event.VERVOLG_GEHOUDEN,), "", (Cancel(DueKind.VERDICT),))

    return take_step(scene, staff, code, work)


def chosen(scene: Scene, staff: Staff, code: Code, what: Chosen) -> Case | Refusal:
    """What the coach chose, where a vervolggesprek leads on or it has not stopped."""
    match what:
        case OneChance():
            return one_chance(scene, staff, code, what)
        case Agreed():
            return agreed_again(scene, staff, code, what)
        case NotNow():
            return not_now(scene, staff, code, what)
        case Raised():
            return raised(scene, staff, code, what)
        case Evaluated():
            return evaluated(scene, staff, code, what)
        case Returned():
            return returned(scene, staff, code, what)
        case AsksHer():
            return asks_her(scene, staff, code)
    return _does(scene, staff, code, what)


def _does(scene: Scene, staff: Staff, code: Code, deed: Deed) -> Case | Refusal:
    match deed:
        case Invited():
            return invited(scene, staff, code, deed)
        case Met():
            return met(scene, staff, code, deed)
        case TeamAsked():
            return ask(scene, staff, code, deed)
    return share(scene, staff, code, deed)


def one_chance(scene: Scene, staff: Staff, code: Code, told: OneChance) -> Case | Refusal:
    """*Nog één kans*: once in a case, with its date (P-81)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if dossier.chance_on is not None:
            return Refusal(Why.CANNOT)
        given = replace(dossier, chance_on=local_day(scene.calendar, scene.now))
        return _goes_on(scene, given, told.again_on, Event.KANS_GEGEVEN)

    return take_step(scene, staff, code, work)


def agreed_again(scene: Scene, staff: Staff, code: Code, told: Agreed) -> Case | Refusal:
    """B kept to it and it is not good yet: other agreements, that A stands behind (P-17, P-31)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not road.may_agree(dossier):
            return Refusal(Why.LOCKED, case.id)
        if not told.agreements:
            return Refusal(Why.CANNOT)
        after = agreeing(scene, dossier, told)
        return _goes_on(scene, after, told.follow_on, Event.OPNIEUW_AFGESPROKEN)

    return take_step(scene, staff, code, work)


def not_now(scene: Scene, staff: Staff, code: Code, told: NotNow) -> Case | Refusal:
    """*Nu niet, want …*: the reason is kept, and it is looked at again on a day (P-47, DOMAIN §1.6)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not told.why.strip() or case.status not in {Status.BORGING, Status.NIET_GESTOPT}:
            return Refusal(Why.CANNOT)
        put_off = (*dossier.put_off, Reason(road.NextStep.NOT_STOPPED, told.why))
        after = _decided(replace(dossier, put_off=put_off), told.again_on)
        return Outcome(after, effects=_looked_at(scene, case.status, told.again_on))

    return take_step(scene, staff, code, work)


def raised(scene: Scene, staff: Staff, code: Code, told: Raised) -> Case | Refusal:
    """It has not stopped: a person says so, with the first thing that is done about it (P-35; G12).

    Who tells A first has raised nothing yet. All of it or nothing: what would be refused is refused before.
    """
    if not raises(told.deed) or not _can_be_done(scene, staff, code, told.deed):
        return _does(scene, staff, code, told.deed)
    if isinstance(told.deed, Met) and not _is_evaluated(told.deed):
        return Refusal(Why.CANNOT)
    moved = take_step(scene, staff, code, lambda case, dossier: _raised(scene, case, dossier, told))
    return moved if isinstance(moved, Refusal) else _does(scene, staff, code, told.deed)


def _can_be_done(scene: Scene, staff: Staff, code: Code, deed: Deed) -> bool:
    match deed:
        case Shared():
            return may_be_shared(scene, staff, code, deed)
        case TeamAsked():
            return may_be_asked(scene, staff, code, deed)
    return True


def invited(scene: Scene, staff: Staff, code: Code, told: Invited) -> Case | Refusal:
    """The day of the talk with the parents of B, and B; what B said about it is recorded in any case (P-37, P-86)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        after = replace(dossier, parents_b=told.parents, parents_on=parents_by(scene.calendar, scene.now))
        if told.on is None:
            return Outcome(after)
        if case.status is not Status.NIET_GESTOPT or told.parents not in road.TO_CALL:
            return Refusal(Why.CANNOT)
        return Outcome(replace(after, invited_on=told.on, due_on=told.on))

    return take_step(scene, staff, code, work)


def met(scene: Scene, staff: Staff, code: Code, told: Met) -> Case | Refusal:
    """The talk was held: *laatste kans* once, with its date; and how, when and by whom it is evaluated (G8)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not _is_evaluated(told) or (told.last_chance and dossier.last_chance_on is not None):
            return Refusal(Why.CANNOT)
        today = local_day(scene.calendar, scene.now)
        given = today if told.last_chance else dossier.last_chance_on
        on = told.evaluation.on if told.evaluation else told.on
        left = (told.left,) if told.left else ()
        after = replace(dossier, invited_on=None, last_chance_on=given, evaluation=told.evaluation, due_on=on)
        after = replace(after, met_on=today, led_on=None, put_off=(*dossier.put_off, *left))
        after = replace(after, extra_help=dossier.extra_help or told.extra_help)
        return Outcome(after, (Event.OUDERGESPREK_GEHOUDEN,), "")

    return take_step(scene, staff, code, work)


def _is_evaluated(told: Met) -> bool:
    """How, when and by whom; or why not yet, and the day on which that is asked again (G8)."""
    if told.evaluation is not None:
        return bool(told.evaluation.how.strip())
    return told.left is not None and told.left.what == Guard.G8 and bool(told.left.why.strip()) and told.on is not None


def evaluated(scene: Scene, staff: Staff, code: Code, told: Evaluated) -> Case | Refusal:
    """People judge whether it works: then the vervolggesprekken go on, else the coach chooses again what fits."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if dossier.evaluation is None:
            return Refusal(Why.CANNOT)
        done = replace(dossier, evaluation=None)
        if told.again_on is not None:
            return _goes_on(scene, replace(done, tell_on=None), told.again_on, Event.EVALUATIE_GOED)
        today = local_day(scene.calendar, scene.now)
        return Outcome(replace(done, due_on=today), (Event.EVALUATIE_NIET_GOED,), "")

    return take_step(scene, staff, code, work)


def returned(scene: Scene, staff: Staff, code: Code, told: Returned) -> Case | Refusal:
    """The talk about coming back was held, and the vervolggesprekken go on (P-45)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        return _goes_on(scene, replace(dossier, back_on=None, tell_on=None), told.again_on, Event.TERUGKEERGESPREK)

    return take_step(scene, staff, code, work)


def asks_her(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """It works well enough to ask A whether it is finished; the evaluation is behind them."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        seen = replace(dossier, evaluation=None)
        return Outcome(seen) if dossier.evaluation is not None else Refusal(Why.CANNOT)

    looked = take_step(scene, staff, code, work)
    return looked if isinstance(looked, Refusal) else ask_to_close(scene, staff, code)


def _raised(scene: Scene, case: Case, dossier: Dossier, told: Raised) -> Outcome | Refusal:
    if case.status is Status.NIET_GESTOPT:
        return Outcome(dossier)
    today = local_day(scene.calendar, scene.now)
    aim = add_school_days(scene.calendar, today, scene.calendar.terms.parents_talk_days)
    after = replace(_decided(dossier, aim), tell_on=told.tell_on, close_asked=False, close_answer=None)
    return Outcome(after, (Event.NIET_GESTOPT,), "", (Cancel(DueKind.VERDICT),))


def _goes_on(scene: Scene, dossier: Dossier, day: date, event: Event) -> Outcome:
    """The vervolggesprekken go on, with the next one on this day."""
    return Outcome(_decided(dossier, day), (event,), "", follow_up_on(scene, day))


def _decided(dossier: Dossier, day: date) -> Dossier:
    """The coach chose what follows from the last vervolggesprek; the next thing is due on this day."""
    return replace(dossier, decided=len(dossier.rounds), due_on=day)


def _looked_at(scene: Scene, status: Status, day: date) -> tuple[Effect, ...]:
    return follow_up_on(scene, day) if status is Status.BORGING else ()
