"""A talk that stays undone reaches another human: who has the overview hears that there is one (T2, T6, DESIGN §1).

Nothing of the case is in it, not even its code: the overview shows the codes, to who may see them.
"""

from typing import Final

from bot.ports import Notice, NoticeKind
from bot.route.access import Deed, may, oversees
from bot.route.model import Case
from bot.route.timing import add_school_days, local_day
from bot.usecases.overview import late_since
from bot.usecases.scene import Scene

LATE: Final = "overview-late"


def tell_when_late(scene: Scene, case: Case) -> None:
    """One message a school day to each of them, whatever is late, until it was held or another day was chosen.

    It begins ``undone_days`` after its day; until then it stands in the message of who has it.
    """
    since, today = late_since(scene, case), local_day(scene.calendar, scene.now)
    if since is None or add_school_days(scene.calendar, since, scene.calendar.terms.undone_days) > today:
        return
    for staff in scene.school.staff:
        if staff.id != case.owner and oversees(staff, scene.school) and may(staff, Deed.OVERSEE, case):
            dedupe = f"{LATE}:{staff.id}:{today.isoformat()}"
            scene.unit.say(Notice(dedupe, NoticeKind.SAY, scene.now, to=staff.id, panel=LATE))
