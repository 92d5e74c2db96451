"""``/postvak``: what waits for this person, what is theirs, and what is due today; as codes, the most urgent first
(SCREENS §10.2 ``hidden``, DESIGN §1). Usable with fifty open cases: a page holds ten, and one button is coloured, the
first that somebody should open (R10).
"""

from typing import Final

from bot.route.access import Deed, may
from bot.route.model import Case, Role, Staff
from bot.route.spoed import waits
from bot.usecases.classkit import CLASS_KIT
from handlers.flows import duty, figures, handing, shared
from handlers.flows.view import View
from handlers.flows.workweek import HOURS
from handlers.screens import Press, Say, Screen, Value, Verb, to_case, to_panel

DESK: Final = f"{Verb.STAFF}:desk"
TELL: Final = f"{Verb.STAFF}:tell"
PER_PAGE: Final = 10
TO_PICK_UP: Final = 1
DUE: Final = 2
SEEN: Final = (Deed.READ, Deed.LOOK, Deed.SECOND)
"""What of a case makes that its code stands here: it may be read, or looked at, or there is a question about it."""


def desk(view: View) -> Screen:
    """The postvak as things are: how much there is in words, each case as its code, ten to a page."""
    shown = sorted(_open(view), key=lambda case: _urgency(view, case))
    if not shown:
        return Screen("desk-empty", {}, (_always(view, alone=True),), ahead=_ill(view))
    pages = (len(shown) + PER_PAGE - 1) // PER_PAGE
    page = min(max(view.page, 1), pages)
    part = shown[(page - 1) * PER_PAGE : page * PER_PAGE]
    codes = tuple(_one(view, case, primary=case is part[0] and not _away(view)) for case in part)
    groups = (codes, _turning(page, pages), _always(view))
    return Screen("desk", _counts(view, shown), groups, tuple(_lines(shown, view, page, pages)), ahead=_ill(view))


def _ill(view: View) -> tuple[Say, ...]:
    return (Say("desk-away"),) if _away(view) else ()


def _open(view: View) -> list[Case]:
    """What this person may open; who was kept out has none of it in any count (SCREENS ``report-receiver``)."""
    staff = view.staff
    seen = (c for c in view.cases if staff is not None and any(may(staff, deed, c) for deed in SEEN))
    return [case for case in seen if case.id not in view.joined]  # What goes along stands at the case that leads.


def _rank(view: View, case: Case) -> int:
    """SPOED and what one is asked to confirm, what nobody has picked up, what is due of one's own, the rest of it, and
    what others have."""
    if waits(case) or (view.staff is not None and may(view.staff, Deed.SECOND, case)):
        return 0
    if case.owner is None and not shared.picks(view, case):
        return TO_PICK_UP
    if case.id in view.due:
        return DUE
    return DUE + (1 if _mine(view.staff, case) else 2)


def _mine(staff: Staff | None, case: Case) -> bool:
    return staff is not None and case.owner == staff.id


def _urgency(view: View, case: Case) -> tuple[int, int, float, str]:
    """Then what is due longest, or waits longest; the code settles the rest, so that pages never shuffle."""
    rank = _rank(view, case)
    since = view.due.index(case.id) if rank == DUE else 0
    return rank, since, case.sent_at.timestamp(), case.code


def _counts(view: View, shown: list[Case]) -> dict[str, Value]:
    waiting = [c for c in shown if c.owner is None and not shared.picks(view, c)]
    return {"waiting": len(waiting), "mine": sum(_mine(view.staff, c) for c in shown)}


def _lines(shown: list[Case], view: View, page: int, pages: int) -> list[Say]:
    due = sum(case.id in view.due for case in shown)
    today = [Say("desk-due", {"count": due})] if due else []
    return [*today, *([Say("desk-page", {"page": page, "pages": pages})] if pages > 1 else [])]


def _one(view: View, case: Case, primary: bool) -> Press:
    marks = {0: "‼️", TO_PICK_UP: "📬", DUE: "📅"}
    mark = marks.get(_rank(view, case), "👥" if shared.picks(view, case) else "•")
    along = [*view.joined.values()].count(case.id)
    label = f"{mark} {case.code}" + (f" +{along}" if along else "")
    return Press(to_case(Verb.STAFF, case.code, "open"), label=label, primary=primary)


def _turning(page: int, pages: int) -> tuple[Press, ...]:
    before = (Press(to_panel("desk", page - 1), "desk.previous"),) if page > 1 else ()
    after = (Press(to_panel("desk", page + 1), "desk.next"),) if page < pages else ()
    return (*before, *after)


def _always(view: View, alone: bool = False) -> tuple[Press, ...]:
    """What can be done with an empty postvak too."""
    kit = view.staff is not None and Role.COACH in view.staff.roles
    tell_class = (Press(f"{Verb.STAFF}:{CLASS_KIT}", "desk.class-kit"),) if kit else ()
    hours = Press(f"{Verb.STAFF}:{HOURS}", "desk.hours")
    ill = handing.beside_the_desk(view.staff)
    again = Press(DESK, "desk.again", primary=alone and not _away(view))
    numbers = figures.at_the_desk(view)
    return (Press(TELL, "desk.tell"), *duty.at_the_desk(view.staff), *tell_class, *numbers, hours, *ill, again)


def _away(view: View) -> bool:
    return view.staff is not None and view.staff.away_until is not None
