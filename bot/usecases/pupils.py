"""Leerling C, D …: a further pupil in a case, spoken with, whose parents are told (P-32, P-62, P-76, P-85, P-86).

Each is something whoever has the case records; nothing follows from a letter by itself. That there are more who pest
along or are bullied is one more fact of the proposal to ask the team for help (P-82).
"""

from dataclasses import dataclass, field, replace
from typing import Final

from bot.route import pupils, road
from bot.route.dossier import Dossier, Parents, Part, Pupil
from bot.route.due import parents_by
from bot.route.model import Case, Code, Role, School, Staff, StaffId
from bot.route.refusals import Reason, Refusal
from bot.route.timing import local_day
from bot.usecases.road import Outcome, take_step
from bot.usecases.scene import Scene

ASKED: Final = (Parents.COACH_CALLS, Parents.OBJECTS, Parents.ADULT, Parents.NOT_YET)
"""What may be agreed with a further pupil about the parents."""


@dataclass(frozen=True)
class Joined:
    """A pupil takes part: how, a name if that is needed, and whose pupil it is if that is known."""

    part: Part
    name: str = field(repr=False, default="")
    coach: StaffId | None = None


@dataclass(frozen=True)
class Spoke:
    """They talked with this pupil, and this was agreed about the parents."""

    letter: str = field(repr=False)
    parents: Parents


def coaches(school: School, case: Case) -> tuple[Staff, ...]:
    """Who may be named as the coach of a further pupil: nobody who was kept out."""
    return tuple(one for one in school.with_role(Role.COACH) if one.id not in case.kept_out)


def join(scene: Scene, staff: Staff, code: Code, told: Joined) -> Case | Refusal:
    """One pupil more, under the next letter; refuses when there are no letters left."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        letter = pupils.next_letter(dossier)
        able = {None, *(one.id for one in coaches(scene.school, case))}
        if letter is None or told.coach not in able:
            return Refusal(Reason.CANNOT)
        today = local_day(scene.calendar, scene.now)
        new = Pupil(letter, told.part, today, told.name.strip(), told.coach)
        return Outcome(replace(dossier, pupils=(*dossier.pupils, new)))

    return take_step(scene, staff, code, work)


def spoke(scene: Scene, staff: Staff, code: Code, told: Spoke) -> Case | Refusal:
    """The talk with a further pupil, apart; as with B only when A agreed to that (SCREENS §13)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        one = pupils.named(dossier, told.letter)
        if one is None or told.parents not in ASKED:
            return Refusal(Reason.CANNOT)
        if not road.may_talk_with_b(dossier, case.owner):
            return Refusal(Reason.LOCKED, case.id)
        by = parents_by(scene.calendar, scene.now)
        return Outcome(replace(_with(dossier, replace(one, parents=told.parents)), parents_on=by))

    return take_step(scene, staff, code, work)


def called(scene: Scene, staff: Staff, code: Code, letter: str) -> Case | Refusal:
    """The parents of a further pupil were told, after that pupil was consulted (P-85, P-86)."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        one = pupils.named(dossier, letter)
        if one is None or not pupils.may_call(dossier, letter):
            return Refusal(Reason.LOCKED, case.id)
        return Outcome(_with(dossier, replace(one, parents=Parents.CALLED)))

    return take_step(scene, staff, code, work)


def leave(scene: Scene, staff: Staff, code: Code, letter: str) -> Case | Refusal:
    """This pupil does not belong here after all: letter, part and name go. A second tap changes nothing."""

    def work(case: Case, dossier: Dossier) -> Outcome | Refusal:
        return Outcome(replace(dossier, pupils=tuple(one for one in dossier.pupils if one.letter != letter)))

    return take_step(scene, staff, code, work)


def _with(dossier: Dossier, changed: Pupil) -> Dossier:
    return replace(
        dossier, pupils=tuple(changed if one.letter == changed.letter else one for one in dossier.pupils)
    )
