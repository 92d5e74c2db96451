"""*Incident*, once it was told: it is a case of the achterwacht, and what comes next is asked in the same message.

What was done says what that is: the coach is asked for the vervolg, the talk is recorded, or the agreements are
(SCREENS ``duty-did``).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.model import Case, Staff
from bot.route.refusals import Refusal
from bot.usecases import duty
from bot.usecases.duty import Did, Incident
from bot.usecases.scene import Scene
from handlers import deskwork, talking
from handlers.deskscreens import show
from handlers.flows.duty import HAND_OVER

TALK: Final = "talk"
NEXT: Final[Mapping[Did, str]] = MappingProxyType({Did.CAUGHT: HAND_OVER, Did.MYSELF: "talk-a", Did.AGREED: "agree"})
"""The step that is asked at once."""


def happened(scene: Scene, staff: Staff, moved: talking.Moved, what: Incident) -> Refusal | None:
    """It is a case now, and the next question stands in its message; or why not, and then it is told still."""
    case = duty.incident(scene, staff, moved.chat.talks[-1].case, what)
    if isinstance(case, Refusal):
        return case
    scene.unit.drop_chat(moved.chat.id)
    message = moved.chat.message
    _stays(scene, staff, message)
    if message is not None and _has_next(scene, staff, case, what):
        deskwork.begin(scene, moved.chat.id, deskwork.language(scene, staff), message, NEXT[what.did], case)
        show(scene, staff, TALK, case=case.id, edit=message)
    else:
        show(scene, staff, "opened", case=case.id, edit=message)
    return None


def _has_next(scene: Scene, staff: Staff, case: Case, what: Incident) -> bool:
    """Whether there is somebody to go on with it; who is the coach of the class goes on as such."""
    if what.did is not Did.CAUGHT:
        return True
    return duty.goes_to(scene, case, staff) is not None


def _stays(scene: Scene, staff: Staff, message: int | None) -> None:
    """What was told is a case now, whose message folds by itself: the desk does not come in its place any more."""
    dedupe = f"fold:{staff.id}:{message}"
    gone = Notice(dedupe, NoticeKind.SAY, scene.now, None, staff.id, panel="desk", edit=message, move=True)
    scene.unit.say(replace(gone, not_after=scene.now - timedelta(seconds=1)))
