"""*Wijs anders toe*: whoever has the overview gives what waits for a person to somebody else, by code (SCREENS §12).

Nothing of the case is shown to who does it. It goes to nobody who was kept out or may not have it, and of what only a
vertrouwenspersoon reads it is never asked (``access``). Both sides are told; who told reads on the card who has it now.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.access import RUNNING_CASES, may_receive, oversees
from bot.route.effects import Alert, Decision, Tell, Untell
from bot.route.model import Case, Code, Staff, StaffId
from bot.route.refusals import Reason, Refusal
from bot.route.spoed import is_urgent
from bot.route.steps import Event, advance
from bot.route.timing import truncate_to_hour
from bot.usecases.casework import waiting
from bot.usecases.recording import record
from bot.usecases.scene import Scene

GONE: Final = "assigned-away"
"""What whoever had it to pick up hears; it names no case, because it is not theirs any more."""


def waits(scene: Scene, staff: Staff) -> tuple[Case, ...]:
    """What nobody has, of what this person may see in the overview; nothing for who does not have it."""
    if not oversees(staff, scene.school):
        return ()
    return tuple(case for case in scene.unit.overseen(staff) if case.owner is None)


def able(scene: Scene, case: Case) -> tuple[Staff, ...]:
    """To whom it could go: who may run a case, is there, may receive this one and was not asked yet."""
    return tuple(
        one
        for one in scene.school.staff
        if one.active and one.there and one.roles & RUNNING_CASES and may_receive(one, case)
        and one.id not in case.receivers
    )


def find(cases: Iterable[Case], code: str) -> Case | None:
    """The case with this code among these."""
    return next((case for case in cases if case.code == code), None)


def assign(scene: Scene, staff: Staff, code: Code, other: StaffId) -> Case | Refusal:
    """It waits for this person from now on. Who was asked before is not any more, unless there may be danger: then
    whoever was asked stays asked. Silence is reckoned anew."""
    case = find(waits(scene, staff), code)
    if case is None:
        return Refusal(Reason.CANNOT)
    if case.receivers[:1] == (other,):
        return case  # the second of two taps
    if other not in {one.id for one in able(scene, case)}:
        return Refusal(Reason.RECEIVER_GONE)
    moved = advance(case, Event.OVERDRAGEN, f"{staff.id}:{other}", truncate_to_hour(scene.now))
    if isinstance(moved, Refusal):
        return moved
    passed, step = moved
    before = case.receivers if is_urgent(case) else ()
    given = replace(passed, receivers=(other, *before))
    at = scene.opens_at()  # In the evening nobody at school is disturbed (R12).
    tell = Tell(other, Alert.ESCALATED, at, case.version + 1)
    gone = () if is_urgent(case) else (Untell(),)
    record(scene.unit, Decision(given, (step,), (*gone, tell, *waiting(scene, at, (other,)))))
    for former in case.receivers if not before else ():
        dedupe = f"{GONE}:{case.id}:{former}:{case.version}"
        scene.unit.say(Notice(dedupe, NoticeKind.SAY, scene.alert_at(), to=former, panel=GONE))
    return given
