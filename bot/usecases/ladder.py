"""When it does not stop: one more chance, new agreements, more people, or not now and why (SCREENS §11, P-35 to P-48).

Nothing happens here by itself: each function is a button that a person pressed (G12). A is told that it has not stopped
yet and that more is done now, and what that is A hears from the coach, before it happens.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from bot.route import ladder, road
from bot.route.dossier import Dossier, Kept, Reason, Round, Verdict
from bot.route.effects import Cancel, DueKind, Effect, Plan
from bot.route.model import Case, Code, Staff, Status
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.steps import Event
from bot.route.timing import add_school_days, local_day, next_school_day
from bot.usecases.road import Agreed, Outcome, follow_up_on, followed_up, on_the_day, take_step
from bot.usecases.scene import Scene
from bot.usecases.sharing import Knows, Shared, may_be_shared, share

PARENTS_TALK: Final = 5
"""School days within which the talk with the parents is aimed at (T11)."""


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
class Raised:
    """It has not stopped, and this is done. ``tell_on``: when A hears it in person, asked the first time."""

    deed: Shared
    tell_on: date | None = None


Chosen = OneChance | NotNow | Raised | Agreed | Shared


def followed(
    scene: Scene, staff: Staff, code: Code, a: Verdict, b: Kept, again_on: date | None
) -> Case | Refusal:
    """Both vervolggesprekken were held. When they lead on, there is no next day yet: the coach chooses what fits first,
    and until then it stands in each message of the day."""
    if again_on is not None:
        return followed_up(scene, staff, code, a, b, again_on)

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not ladder.leads_on(a, b):
            return Refusal(Why.CANNOT)
        today = local_day(scene.calendar, scene.now)
        rounds = (*dossier.rounds, Round(today, a, b))
        after = replace(dossier, rounds=rounds, due_on=today, close_asked=False, close_answer=None)
        waits = on_the_day(scene, next_school_day(scene.calendar, today))
        return Outcome(after, (Event.VERVOLG_GEHOUDEN,), "", (*waits, Cancel(DueKind.VERDICT)))

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
        case Shared():
            return share(scene, staff, code, what)


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
        after = replace(dossier, agreements=told.agreements, others=told.others, magister=False)
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

    Who tells A first has raised nothing yet.
    """
    if not may_be_shared(scene, staff, code, told.deed) or told.deed.knows is Knows.FIRST:
        return share(scene, staff, code, told.deed)
    moved = take_step(scene, staff, code, lambda case, dossier: _raised(scene, case, dossier, told))
    return moved if isinstance(moved, Refusal) else share(scene, staff, code, told.deed)


def _raised(scene: Scene, case: Case, dossier: Dossier, told: Raised) -> Outcome | Refusal:
    if case.status is Status.NIET_GESTOPT:
        return Outcome(dossier)
    today = local_day(scene.calendar, scene.now)
    aim = add_school_days(scene.calendar, today, PARENTS_TALK)
    after = replace(_decided(dossier, aim), tell_on=told.tell_on, close_asked=False, close_answer=None)
    plans = on_the_day(scene, min(aim, told.tell_on or aim))
    return Outcome(after, (Event.NIET_GESTOPT,), "", (*plans, Cancel(DueKind.VERDICT)))


def _goes_on(scene: Scene, dossier: Dossier, day: date, event: Event) -> Outcome:
    """The vervolggesprekken go on, with the next one on this day."""
    return Outcome(_decided(dossier, day), (event,), "", follow_up_on(scene, day))


def _decided(dossier: Dossier, day: date) -> Dossier:
    """The coach chose what follows from the last vervolggesprek; the next thing is due on this day."""
    return replace(dossier, decided=len(dossier.rounds), due_on=day)


def _looked_at(scene: Scene, status: Status, day: date) -> tuple[Effect, ...]:
    plans: tuple[Plan, ...] = follow_up_on(scene, day) if status is Status.BORGING else on_the_day(scene, day)
    return plans
