"""What stands in the chat of a member of staff: a panel in the place of a message, a case, or why not (SCREENS §10).

Everything goes through the outbox, because one chat holds many cards. What quotes a story becomes a stub again fifteen
minutes after the last touch, planned in the same transaction (R16).
"""

from bot.ports import Notice, NoticeKind
from bot.route.model import Case, CaseId, Staff, Whom
from bot.route.refusals import Reason, Refusal
from bot.usecases.scene import FOLD_AFTER, Scene
from handlers.flows.casework import CASE_CARD, CONTENT, STUB, TAKEN
from handlers.flows.together import NOT


def show(
    scene: Scene,
    staff: Staff,
    panel: str,
    *,
    case: CaseId | None = None,
    page: int = 1,
    edit: int | None = None,
    note: str | None = None,
) -> None:
    """Put a panel in this person's chat, in the place of message ``edit`` if given; content folds by itself."""
    content = panel in CONTENT
    dedupe = f"view:{scene.chance.token()}"
    notice = Notice(dedupe, NoticeKind.SAY, scene.now, case, staff.id, None, panel, page, note, edit, content=content)
    scene.unit.say(notice)
    if case is not None and edit is not None:
        _fold_later(scene, staff, case, edit)


def _fold_later(scene: Scene, staff: Staff, case: CaseId, message: int) -> None:
    at = scene.now + FOLD_AFTER
    dedupe = f"fold:{case}:{staff.id}:{message}"
    scene.unit.say(Notice(dedupe, NoticeKind.SAY, at, case, staff.id, panel=STUB, edit=message, move=True))


def shown(
    scene: Scene,
    staff: Staff,
    message: int,
    panel: str,
    found: Case | Refusal,
    page: int = 1,
    note: str | None = None,
) -> None:
    """The case that was found, as this panel; or why not."""
    if isinstance(found, Refusal):
        refused(scene, staff, message, found)
    else:
        show(scene, staff, panel, case=found.id, page=page, edit=message, note=note)


def refused(scene: Scene, staff: Staff, message: int | None, refusal: Refusal) -> None:
    """A refusal in the place of the message that was tapped; who was first is named kindly."""
    panels = {Reason.TAKEN: TAKEN, Reason.NOBODY_ELSE: "passed-on-nobody", Reason.LOCKED: "locked"}
    panels[Reason.APART] = NOT
    show(scene, staff, panels.get(refusal.reason, "cannot"), case=refusal.case, edit=message)


def asked(scene: Scene, staff: Staff, message: int | None, case: Case | Refusal) -> None:
    """The question is on its way; the card stands where it stood."""
    if isinstance(case, Refusal):
        refused(scene, staff, message, case)
        return
    note = "written" if case.whom == Whom.ME else "written-other"
    show(scene, staff, CASE_CARD, case=case.id, edit=message, note=note)


def passed(scene: Scene, staff: Staff, message: int, found: Case | Refusal, panel: str) -> None:
    """It is somebody else's now; or why not."""
    if isinstance(found, Case):
        show(scene, staff, panel, case=found.id if panel == "passed-on" else None, edit=message)
    elif panel == "hidden" and found.reason is Reason.CANNOT:
        show(scene, staff, panel, edit=message)  # the second of two taps: it is not theirs any more
    else:
        refused(scene, staff, message, found)
