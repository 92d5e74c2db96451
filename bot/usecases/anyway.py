"""A guard that is soft gives way to a reason: what was done without the pupil, why, and that A hears it (SCREENS §13).

The reason is kept sealed. A hears it as soon as whoever has the case says that it is safe; until then it is asked for
on every school day, or on the day that was chosen to look again. Who told about another, a parent or a colleague never
hears it: it is about A. What is marked ◆ gives way to acute danger alone, which a second person confirms
(``bot.route.acuut``), and to what a member of staff saw with own eyes (P-62).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.route import acuut
from bot.route import road as rules
from bot.route.dossier import Dossier, Joins, Parents
from bot.route.due import parents_by
from bot.route.guards import Guard, may_give_reason, reason_holds, untold
from bot.route.lines import Anyway, Ground, Lock
from bot.route.model import Case, Code, Entry, Staff, Whom
from bot.route.refusals import Reason as Why
from bot.route.refusals import Refusal
from bot.route.timing import local_day
from bot.usecases.answers import told_of
from bot.usecases.dossiers import dossier_of
from bot.usecases.road import TALKING, Outcome, take_step, talk_with_b
from bot.usecases.scene import Scene


@dataclass(frozen=True)
class WithoutConsulting:
    """The parents of ``of`` (a or b) are called without that pupil, and why; None: consult first, nothing is recorded.

    Not for acute danger, which a second person confirms first (``bot.usecases.acuut``). ``tell``: A may read it now.
    """

    of: str
    ground: Ground | None
    typed: str = field(repr=False, default="")
    tell: bool = False


def without_consulting(scene: Scene, staff: Staff, code: Code, told: WithoutConsulting) -> Case | Refusal:
    """The call to these parents opens, once a reason is given that G1 allows; the reason stays."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if told.ground is None:
            return Outcome(dossier)
        fits = told.ground is not Ground.DANGER and reason_holds(Guard.G1, told.ground, told.typed)
        if not may_give_reason(dossier, told.of) or not fits:
            return Refusal(Why.LOCKED, case.id)
        today, hers = local_day(scene.calendar, scene.now), case.whom is Whom.ME
        heard = today if told.tell or not hers else None  # Of who told about another there is no chat of A.
        line = Anyway(Guard.G1, told.of, told.ground, told.typed, today, len(dossier.consents), told_on=heard)
        after = replace(dossier, anyway=(*dossier.anyway, line))
        return Outcome(after, (), "" if told.tell and hers else None)

    return take_step(scene, staff, code, work)


# --- What is hers alone, without her yes ------------------------------------------------------------------------------


def was_seen(case: Case, entries: Sequence[Entry]) -> bool:
    """Whether a member of staff whom the school knows saw it with own eyes: passed on at a desk, or an *incident*
    (P-62). Whoever only says to be one saw nothing that counts here."""
    told = told_of(entries)
    return case.whom is Whom.STAFF and told.get("source") == "seen" and "by" in told


def may_address(case: Case, dossier: Dossier) -> bool:
    """Whether B may be addressed at once: nobody talked with A yet, and it was not done already (P-62)."""
    done = any(one.ground is Ground.SEEN for one in dossier.anyway)
    return case.status in TALKING and dossier.talked_on is None and not done


def b_was_spoken_to(scene: Scene, staff: Staff, code: Code, joins: Joins, parents: Parents) -> Case | Refusal:
    """The talk with B: as A agreed; else only when a second person confirmed acute danger, or a member of staff saw it
    with own eyes. Then nothing moves on, and A hears that it was done (SCREENS §13)."""
    case = scene.unit.case_by_code(code, staff)
    if case is None or rules.may_talk_with_b(dossier_of(scene.unit, case.id, staff), case.owner):
        return talk_with_b(scene, staff, code, joins, parents)
    seen = was_seen(case, scene.unit.entries(case.id, staff))

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        number, today = acuut.opened(dossier, case.owner, Lock.TALK_B), local_day(scene.calendar, scene.now)
        if case.status not in TALKING or (number is None and not (seen and may_address(case, dossier))):
            return Refusal(Why.LOCKED, case.id)
        after = replace(dossier, joins=joins, parents_b=parents, parents_on=parents_by(scene.calendar, scene.now))
        if number is not None:
            return Outcome(acuut.used(after, number, today))
        line = Anyway(Guard.G2, Lock.TALK_B, Ground.SEEN, "", today, len(dossier.consents))
        return Outcome(replace(after, anyway=(*after.anyway, line)))

    return take_step(scene, staff, code, work)


def name_given(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """A's name was given to whom a second person confirmed; once."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        number = acuut.opened(dossier, case.owner, Lock.NAME)
        if number is None:
            return Refusal(Why.CANNOT)
        return Outcome(acuut.used(dossier, number, local_day(scene.calendar, scene.now)))

    return take_step(scene, staff, code, work)


# --- A hears it -------------------------------------------------------------------------------------------------------


def tell_now(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """It is safe: A reads on her card what was done without her, and why; where she has no chat, the coach told her.

    Refuses when there is nothing to tell.
    """
    return _heard(scene, staff, code, of_b=False)


def b_knows(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """B heard from the coach what was done without a yes of B; nobody else reads that."""
    return _heard(scene, staff, code, of_b=True)


def _heard(scene: Scene, staff: Staff, code: Code, of_b: bool) -> Case | Refusal:
    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        if not any((one.what in acuut.OF_B) is of_b for one in untold(dossier)):
            return Refusal(Why.CANNOT)
        today = local_day(scene.calendar, scene.now)
        told = tuple(
            replace(one, told_on=one.told_on or today) if (one.what in acuut.OF_B) is of_b else one
            for one in dossier.anyway
        )
        return Outcome(replace(dossier, anyway=told), (), None if of_b else "")

    return take_step(scene, staff, code, work)


def look_again(scene: Scene, staff: Staff, code: Code, day: date) -> Case | Refusal:
    """*Nog niet veilig*: it is asked again on this day, and from then on every school day. What a member of staff saw
    is told the same day, and cannot be put off."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        later = [one for one in untold(dossier) if one.ground is not Ground.SEEN]
        if not later or day <= local_day(scene.calendar, scene.now):
            return Refusal(Why.CANNOT)
        moved = tuple(replace(one, look_on=day) if one in later else one for one in dossier.anyway)
        return Outcome(replace(dossier, anyway=moved))

    return take_step(scene, staff, code, work)
