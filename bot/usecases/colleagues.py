"""A connected colleague who passed something on hears twice: it is read, it is finished (SCREENS §9).

Her chat is a desk, so nothing of a reporter's chat is kept of her: what she does as a reporter and as staff never meets
in one view (DESIGN §3.1). Who it was lies sealed with the story.
"""

from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.model import Case, Staff, StaffId, Whom
from bot.usecases.answers import told_of
from bot.usecases.scene import Scene

READ: Final = "told-read"
FINISHED: Final = "told-finished"


def tell_colleague(scene: Scene, case: Case, owner: Staff, what: str) -> None:
    """Whoever passed it on hears this, with the next alerts: no code, for what is done with it is not hers to see."""
    if case.whom is not Whom.STAFF:
        return
    by = told_of(scene.unit.entries(case.id, owner)).get("by")
    if by is not None and by != owner.id:
        scene.unit.say(Notice(f"{what}:{case.id}", NoticeKind.SAY, scene.alert_at(), to=StaffId(by), panel=what))
