"""The achterwacht: an incident that nobody signalled, the first care, and giving it to the coach (P-69, P-70, P-71).

What they saw is a case like any other, with the same steps and the same locks, and at once theirs. It goes on with a
coach of the class, who is asked; until that coach says yes it is with whoever has it (docs/decisions/0018 and 0024).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.route.access import Deed, confides, may
from bot.route.dossier import Dossier, Offer, Opvang, Parents, Why, Wish
from bot.route.effects import Alert, Decision, DueKind, Tell
from bot.route.model import OWN_CHAIN, Case, CaseId, Code, Role, Staff, StaffId, Status
from bot.route.refusals import Reason, Refusal
from bot.route.roster import hands_on, off_duty_at, stays_on_duty
from bot.route.routing import Routed
from bot.route.steps import Event
from bot.route.timing import local_day
from bot.usecases import offering, road
from bot.usecases.casework import candidates, pick_up
from bot.usecases.dossiers import dossier_of, keep_dossier
from bot.usecases.recording import alert, record
from bot.usecases.reporting import Signal, pass_on
from bot.usecases.road import FirstTalk, Outcome
from bot.usecases.scene import Scene
from bot.usecases.workhours import at_work


class Did(StrEnum):
    """What the achterwacht did (SCREENS ``duty-did``)."""

    CAUGHT = "caught"
    MYSELF = "myself"
    AGREED = "agreed"


@dataclass(frozen=True)
class Incident:
    """What an achterwacht saw, what was done, and the coach whose button was pressed for the class."""

    signal: Signal
    did: Did
    coach: StaffId | None = field(repr=False, default=None)


@dataclass(frozen=True)
class Handing:
    """To whom it goes for the vervolg, what that coach must know, and whether coach and team were spoken with.

    ``given``: there was first care; not so when it goes on because the shift is over.
    """

    to: StaffId | None
    note: str = field(repr=False, default="")
    consulted: bool | None = None
    given: bool = True


# --- An incident ------------------------------------------------------------------------------------------------------


def incident(scene: Scene, staff: Staff, draft: CaseId, what: Incident) -> Case | Refusal:
    """An achterwacht saw it: a case, told in their own name, and theirs from the beginning (P-62, P-69).

    The coach of the class may be asked for it, and is who receives it when the achterwacht cannot go on.
    """
    if Role.ACHTERWACHT not in staff.roles:
        return Refusal(Reason.CANNOT)
    told = pass_on(scene, staff, draft, replace(what.signal, routed=Routed(staff.id)))
    taken = told if isinstance(told, Refusal) else pick_up(scene, staff, told.code)
    if isinstance(taken, Refusal):
        return taken
    known = _coach_receives(scene, staff, taken.id, what.coach)
    match what.did:
        case Did.CAUGHT:
            return first_care(scene, staff, known.code)
        case Did.AGREED:
            return road.first_talk(scene, staff, known.code, _AGREEING)
    return known


_AGREEING = FirstTalk(False, Wish.ANDER_PLAN, Parents.NOT_YET, by_duty=True)
"""A talk in which it came to agreements: what A wants is what was agreed, another plan than a herstelgesprek (P-27)."""


def _coach_receives(scene: Scene, staff: Staff, case_id: CaseId, coach: StaffId | None) -> Case:
    case = scene.unit.case(case_id, staff)
    assert case is not None, "it was just picked up"
    if coach is None or coach in case.receivers:
        return case
    record(scene.unit, Decision(replace(case, receivers=(*case.receivers, coach))))
    return scene.unit.case(case_id, staff) or case


def first_care(scene: Scene, staff: Staff, code: Code) -> Case | Refusal:
    """*Eerste opvang*: whoever was bullied was taken care of; the coach speaks with A from the next day on (P-71)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        today = local_day(scene.calendar, scene.now)
        after = replace(dossier, opvang=Opvang(today, staff.id))
        return Outcome(after, (Event.EERSTE_OPVANG,) if case.status is Status.ONTVANGEN else ())

    return road.take_step(scene, staff, code, work)


# --- The coach goes on with it ----------------------------------------------------------------------------------------


def successor(scene: Scene, case: Case, owner: Staff) -> Staff | None:
    """Who goes on with it: the coach of the class who was chosen, else another one, else a coach-ondersteuner or the
    aanspreekpunt; of what was confided a vertrouwenspersoon. Who is absent is passed by, who was kept out too."""
    able = tuple(dict.fromkeys(s for s in _might(scene, case, owner) if offering.may_take(s, owner, case)))
    return next(iter(at_work(scene, able)), None)


def goes_to(scene: Scene, case: Case, staff: Staff) -> Staff | None:
    """The same, when what this person has goes on with somebody at all."""
    return successor(scene, case, staff) if hands_on(scene.school, case, staff) else None


def _might(scene: Scene, case: Case, owner: Staff) -> Iterator[Staff]:
    if confides(owner) or case.flags & OWN_CHAIN:
        yield from candidates(scene, case, (Role.VERTROUWENSPERSOON,))
        return
    group = scene.school.group(case.group)
    coaches = group.coaches if group else ()
    chosen = tuple(s for s in case.receivers if s in coaches)
    yield from filter(None, map(scene.school.member, (*chosen, *coaches)))
    yield from candidates(scene, case, (Role.COACH_ONDERSTEUNER, Role.AANSPREEKPUNT))


def hand_over(scene: Scene, staff: Staff, code: Code, told: Handing) -> Case | Refusal:
    """*Opgevangen, coach praat verder*: the coach is asked, and reads what to know; sealed in the case (P-70).

    Who was asked already is not asked again, and reads what was typed since. Refuses when nobody is there for it.
    """
    case = scene.unit.case_by_code(code, staff)
    if case is None or not may(staff, Deed.SHARE, case) or not hands_on(scene.school, case, staff):
        return Refusal(Reason.CANNOT)
    if told.given:
        cared = first_care(scene, staff, code)
        if isinstance(cared, Refusal):
            return cared
        case = scene.unit.case(cared.id, staff) or cared
    _remember(scene, staff, case, told)
    if dossier_of(scene.unit, case.id, staff).offer is not None:
        return case
    other = _asked(scene, case, staff, told.to)
    if other is None:
        return Refusal(Reason.NOBODY_ELSE, case.id)
    return offering.offer(scene, case, staff, Offer(other.id, staff.id, Why.DUTY, told.note))


def talked_over(scene: Scene, staff: Staff, code: Code, *, consulted: bool) -> Case | Refusal:
    """Whether coach and team were spoken with, of what goes on because the turn is over (P-69)."""
    return hand_over(scene, staff, code, Handing(None, "", consulted, given=False))


def _asked(scene: Scene, case: Case, staff: Staff, to: StaffId | None) -> Staff | None:
    """Who was named on the screen; somebody else when that person cannot be asked any more."""
    named = scene.school.member(to)
    able = named is not None and offering.may_take(named, staff, case)
    return named if able else successor(scene, case, staff)


def _remember(scene: Scene, staff: Staff, case: Case, told: Handing) -> None:
    dossier, today = dossier_of(scene.unit, case.id, staff), local_day(scene.calendar, scene.now)
    before = dossier.opvang or Opvang(today, staff.id, given=False)
    consulted = before.consulted if told.consulted is None else told.consulted
    note = told.note or before.note
    offer = dossier.offer if dossier.offer is None else replace(dossier.offer, note=note)
    kept = replace(before, consulted=consulted, note=note)
    keep_dossier(scene.unit, case.id, replace(dossier, opvang=kept, offer=offer))


# --- The turn is over -------------------------------------------------------------------------------------------------


def turn_ends(scene: Scene, case: Case) -> None:
    """No case stays overnight with who is off duty: the coach is asked, and the achterwacht hears it and is asked what
    that coach must know (SCREENS ``duty-handover``).

    It is with the achterwacht until somebody says yes (decision 0018); when nobody can be asked, the next day again.
    """
    owner, people = scene.school.member(case.owner), scene.school.with_role(Role.ACHTERWACHT)
    if owner is None or not hands_on(scene.school, case, owner):
        return
    if not stays_on_duty(owner, people, scene.calendar, scene.now):
        _offered(scene, case, owner)
    scene.unit.plan(case.id, DueKind.DUTY_ENDS, off_duty_at(owner, people, scene.calendar, scene.now))


def _offered(scene: Scene, case: Case, owner: Staff) -> None:
    """Who was asked already is asked by whoever did that."""
    dossier = dossier_of(scene.unit, case.id, owner)
    other = successor(scene, case, owner) if dossier.offer is None else None
    if other is None:
        return
    note = dossier.opvang.note if dossier.opvang else ""
    asked = offering.offer(scene, case, owner, Offer(other.id, owner.id, Why.DUTY, note))
    if not isinstance(asked, Refusal):
        scene.unit.say(alert(asked, Tell(owner.id, Alert.DUTY_ENDS, scene.now, asked.version)))
