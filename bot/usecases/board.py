"""Where the chains end: the board, by telephone, and the beheerder when nobody can be reached (SCREENS §12, P-06).

The board's contact is no user of the bot. So who may read the case sees the number to call, with its code; the
beheerder hears that it is so, without a code, and can ask in person who is there.
"""

from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.access import may_receive, stays_alone
from bot.route.effects import Alert, Tell
from bot.route.model import Case, Clock, Role, Staff
from bot.route.refusals import Refusal
from bot.usecases.casework import LAST, ask_too, candidates, remind
from bot.usecases.recording import alert
from bot.usecases.scene import Scene
from bot.usecases.workhours import at_work

TO_CALL: Final = "beheerder-board"
NOBODY: Final = "beheerder-nobody"
"""What the beheerder hears; neither holds anything of a case."""
CONTACT: Final = "bestuur_contact"
CLOCK: Final = "klok"
"""Who did it, in the history of a case."""


def at_last(scene: Scene, case: Case) -> None:
    """The last hop of silence, once: the aanspreekpunt, or for what a vertrouwenspersoon reads alone the board. When
    nobody who was asked can be reached, another coach of the class is asked, as when somebody leaves."""
    if case.owner is not None or asks_board(scene, case):
        return
    remind(scene, case, LAST)
    left = scene.unit.case(case.id, Clock()) or case
    alone = not reached(scene, left)
    if alone and not isinstance(ask_too(scene, left, CLOCK, _of_the_class(scene, left)), Refusal):
        return
    nobody_left(scene, left)


def nobody_left(scene: Scene, case: Case) -> None:
    """When nobody who may read it can be reached, the beheerder hears that."""
    if not reached(scene, case):
        _tell_beheerder(scene, case, NOBODY)


def _of_the_class(scene: Scene, case: Case) -> tuple[Staff, ...]:
    """One coach of the class who is there, was not asked and was not kept out."""
    group = scene.school.group(case.group)
    members = (scene.school.member(one) for one in (group.coaches if group else ()))
    able = (s for s in members if s and s.active and s.there and may_receive(s, case))
    return at_work(scene, tuple(s for s in able if s.id not in case.receivers))[:1]


def asks_board(scene: Scene, case: Case) -> bool:
    """Let the people of this case's own chain telephone the board. False: that is not its chain, the school named
    nobody, somebody of the chain was not asked yet, or nobody could be told."""
    if not stays_alone(case) or not scene.school.contacts.get(CONTACT) or _not_asked(scene, case):
        return False
    advisers = reached(scene, case)
    for staff in advisers:
        scene.unit.say(alert(case, Tell(staff.id, Alert.BOARD, scene.now, case.version)))
    told = _tell_beheerder(scene, case, TO_CALL)
    return bool(advisers) or told


def reached(scene: Scene, case: Case) -> tuple[Staff, ...]:
    """The receivers who work, may have it and can be reached."""
    members = (scene.school.member(one) for one in case.receivers)
    return tuple(s for s in members if s and s.active and s.reachable and may_receive(s, case))


def _not_asked(scene: Scene, case: Case) -> bool:
    return any(s.id not in case.receivers for s in candidates(scene, case, ()))


def _tell_beheerder(scene: Scene, case: Case, panel: str) -> bool:
    """Each of them who can be reached and was not kept out, once for a case; whether there is one."""
    there = [s for s in scene.school.with_role(Role.BEHEERDER) if s.reachable and s.id not in case.kept_out]
    for staff in there:
        scene.unit.say(Notice(f"{panel}:{case.id}:{staff.id}", NoticeKind.SAY, scene.now, to=staff.id, panel=panel))
    return bool(there)
