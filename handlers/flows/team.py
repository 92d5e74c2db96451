"""The ondersteuningsteam: what the coach records before it is asked, and what is seen of it (SCREENS §11 ``team``).

Per pupil one question, and who said it when. The bot itself asks no parent; A can be asked in the chat (``consent``).
"""

from bot.route import acuut as rules
from bot.route.access import knows_a
from bot.route.dossier import Parent
from bot.route.lines import Lock
from bot.route.model import EntryKind, Flag, Role, StaffId, Whom
from bot.route.team import may_name_a, may_name_b, not_heard_of
from bot.usecases.acuut import Asks
from bot.usecases.team import Heard, TeamAsked
from handlers.flows import acuut
from handlers.flows.road import RoadFacts
from handlers.flows.view import View
from handlers.screens import At, Say, Value, When
from handlers.script import Choice, Flow, Option, choices, choices_of

STEP = "team"
LABEL = 32
PUPILS = {"A": Flag.TEAM_A, "B": Flag.TEAM_B}
LOCKS = {"A": Lock.TEAM_A, "B": Lock.TEAM_B}
DANGER = "danger"


def team(facts: RoadFacts) -> Flow[TeamAsked]:
    """Who is asked, whose name goes with it and why; without A's name: whether A knows it."""
    found = yield from _team(facts, alone=False)
    assert isinstance(found, TeamAsked), "acute danger is only offered at the step of the team itself"
    return found


def team_or_danger(facts: RoadFacts) -> Flow[TeamAsked | Asks]:
    """The same, as a step of its own: where nobody said yes, *Acuut gevaar* asks a second person first (§13)."""
    return (yield from _team(facts, alone=True))


def _team(facts: RoadFacts, alone: bool) -> Flow[TeamAsked | Asks]:
    other, can_a = (yield from _member(facts)), may_name_a(facts.dossier, facts.case.whom)
    a = (yield from _name(facts, "A", alone)) if can_a or _confirmed(facts, "A") else None
    if isinstance(a, Lock):
        return (yield from acuut.asks(facts, a))
    b = (yield from _name(facts, "B", alone)) if may_name_b(facts.dossier) or _confirmed(facts, "B") else None
    if isinstance(b, Lock):
        return (yield from acuut.asks(facts, b))
    if a is not None:
        return TeamAsked(other, True, a, b)
    text, asking = "team-knows" if can_a else "team-knows-locked", alone and not can_a and _asks(facts, "A")
    keys = ("yes", "first", *((DANGER,) if asking else ()))
    knows = yield from Choice("team-knows", text, options=choices_of(*keys))
    return (yield from acuut.asks(facts, LOCKS["A"])) if knows == DANGER else TeamAsked(other, knows == "yes", a, b)


def _confirmed(facts: RoadFacts, pupil: str) -> bool:
    """Whether a second person confirmed that the team may have this name, though nobody said yes."""
    return rules.opened(facts.dossier, facts.case.owner, LOCKS[pupil]) is not None


def _asks(facts: RoadFacts, pupil: str) -> bool:
    """Whether a second person can be asked about this name."""
    return bool(facts.seconds) and LOCKS[pupil] in rules.locks(facts.case, facts.dossier)


def _member(facts: RoadFacts) -> Flow[StaffId]:
    if len(facts.team) == 1:
        return facts.team[0].id
    options = tuple(Option(one.id, one.id, label=one.name[:LABEL]) for one in facts.team)
    return (yield from Choice("share-who#team", options=options))


def _name(facts: RoadFacts, pupil: str, alone: bool) -> Flow[Heard | Lock | None]:
    """Whether this pupil and the parents said yes; if so, which parent, and when. In acute danger: the lock to ask a
    second person about, or the name without a yes once that person confirmed it."""
    values: dict[str, Value] = {"pupil": pupil}
    confirmed = _confirmed(facts, pupil)
    able = may_name_a(facts.dossier, facts.case.whom) if pupil == "A" else may_name_b(facts.dossier)
    danger = (DANGER,) if confirmed or (alone and _asks(facts, pupil)) else ()
    keys = (*(("yes",) if able else ()), "nameless", *danger)
    said = yield from Choice(f"team#{pupil}", values=values, options=choices_of(*keys))
    if said == "nameless":
        return None
    if said == DANGER:
        return Heard(None, facts.past[0]) if confirmed else LOCKS[pupil]
    parent = yield from Choice(f"team-parent#{pupil}", values=values, options=choices(Parent))
    days = tuple(Option(day.isoformat(), day, label=facts.labels[day]) for day in facts.past)
    return Heard(parent, (yield from Choice(f"team-on#{pupil}", options=days)))


def tells_first(result: object) -> bool:
    """Whether the coach tells A first; then nobody was asked yet."""
    return isinstance(result, TeamAsked) and not result.knows


# --- What is seen of it -----------------------------------------------------------------------------------------------


def _looks(view: View) -> bool:
    """Whether somebody of the team looks along now."""
    members = map(view.school.member, view.the_case.shared)
    return any(one is not None and Role.ONDERSTEUNINGSTEAM in one.roles for one in members)


def told(view: View) -> tuple[Say, ...]:
    """For A: that the team looks along, and whether with her name."""
    if view.the_case.whom is not Whom.ME or not _looks(view):
        return ()
    if not_heard_of(view.dossier):
        return (Say("card-team-looks"),)
    return (Say("card-team-named" if Flag.TEAM_A in view.the_case.flags else "card-team"),)


def said(view: View) -> tuple[Say, ...]:
    """For the coach: with which names the team looks along, and that A took hers back."""
    dossier = view.dossier
    back = dossier.team_back if dossier.team_a is None else None
    lines = () if back is None else (Say("team-back", {"day": At.of_day(back, view.zone, When.DAY)}),)
    return (*((_names(view),) if _looks(view) else ()), *lines)


def _names(view: View) -> Say:
    values: dict[str, Value] = {
        pupil.lower(): Say("team-with" if flag in view.the_case.flags else "team-without")
        for pupil, flag in PUPILS.items()
    }
    return Say("team-names", values)


def hides_class(view: View) -> bool:
    """Whether the class would tell the team who it is: without a name it is not shown (G3)."""
    staff, flags = view.staff, view.the_case.flags
    if staff is None or Role.ONDERSTEUNINGSTEAM not in staff.roles or Role.COACH_ONDERSTEUNER in staff.roles:
        return False
    return Flag.TEAM_A not in flags


def for_member(view: View) -> tuple[Say, ...]:
    """For somebody of the team: whose name may be said there, and A's when she gave it."""
    staff = view.staff
    if staff is None or Role.ONDERSTEUNINGSTEAM not in staff.roles:
        return ()
    names = [e.text for e in view.entries if e.kind is EntryKind.NAME] if knows_a(staff, view.the_case) else []
    return (_names(view), *(Say("team-name", {"name": name}) for name in names[-1:]))
