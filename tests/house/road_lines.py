"""Lines that a dossier may hold beside the steps: a reason in the place of a guard, what was left out, help."""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.route.dossier import Dossier, Followed, Kept, Parents, Part, Pupil, Reason, Verdict
from bot.route.guards import LEFT_OUT, Guard
from bot.route.hulp import OFFERS, Helped, HelpFrom, Hulp, Obliger, Said, Works
from bot.route.lines import Acuut, Anyway, Became, Ground, Lock
from bot.route.model import StaffId
from bot.route.steps import Event
from tests.explorer import COACHES, DAM, OWNER, TUESDAY

DAY: Final = date(2026, 11, 26)


def without(ground: Ground) -> tuple[Anyway, ...]:
    """The parents of both were called without them, for this reason."""
    typed = "de huisarts vroeg het" if ground is Ground.OTHER else ""
    return tuple(Anyway("g1", of, ground, typed, DAY, 1, told_on=DAY if of == "b" else None) for of in "ab")


def asked_in_danger(lock: Lock, became: Became | None = None, **more: object) -> Acuut:
    """A second person was asked about this lock, and what became of it."""
    to_whom = COACHES[4].id if lock is Lock.NAME else None
    line = Acuut(lock, "B dreigt met iets na school.", OWNER.id, DAM.id, TUESDAY, 0, to_whom, False, became, TUESDAY)
    return replace(line, **more)  # type: ignore[arg-type]


IN_DANGER: Final = {
    **{f"danger, asked {lock}": (asked_in_danger(lock),) for lock in Lock},
    **{f"danger, {became} {lock}": (asked_in_danger(lock, became),) for became in Became for lock in Lock},
    "danger, call": (asked_in_danger(Lock.TALK_B, call=True),),
    "danger, lapsed": (asked_in_danger(Lock.TALK_B, Became.YES, lapsed_on=DAY),),
    "danger, used": (asked_in_danger(Lock.TALK_B, Became.YES, used_on=DAY),),
    "danger, of nobody": (asked_in_danger(Lock.TALK_B, to=StaffId("0" * 32)),),
}
"""What was asked of a second person, by name."""


def done_in_danger(told_on: date | None = None, ground: Ground = Ground.DANGER) -> tuple[Anyway, ...]:
    """Everything was done without a yes: A knows it, or not."""
    of_hers = (Lock.TALK_B, Lock.NAME, Lock.TEAM_A)
    locks = (Lock.TALK_B,) if ground is Ground.SEEN else (*of_hers, Lock.TEAM_B)
    return tuple(Anyway("g2", lock, ground, "", DAY, 0, DAM.id, told_on) for lock in locks)


SKIPPED: Final = (
    *(Reason(guard, ground) for guard in (Guard.G4, Guard.G5, Guard.G8) for ground in LEFT_OUT),
    *(Reason("not-stopped", why) for why in ("better", "discuss", "de mentor praat eerst")),
    Reason(Event.ANDERS_SLUITEN, "otherwise"),
)
HELP: Final = (
    *(Hulp(w, who, Said.YES, DAY, OWNER.id, look_on=DAY) for w in Helped for who in OFFERS[w] if who != "elsewhere"),
    *(Hulp(Helped.A, HelpFrom.ELSEWHERE, said, DAY, OWNER.id, "Bureau Jeugd") for said in Said if said != "obliged"),
    *(Hulp(Helped.B, HelpFrom.TEAM, Said.OBLIGED, DAY, OWNER.id, obliged_by=by, look_on=DAY) for by in Obliger),
    *(Hulp(Helped.PARENTS_B, HelpFrom.DOCTOR, Said.YES, DAY, OWNER.id, works=works) for works in Works),
)
"""Every sort of help, as it may have been taken and turned out."""
PUPILS: Final = (
    Pupil("C", Part.PEST_MEE, date(2026, 11, 26), "Kim", COACHES[1].id, Parents.COACH_CALLS),
    Pupil("D", Part.GEPEST, date(2026, 11, 26), parents=Parents.CALLED),
    Pupil("E", Part.STEUNT, date(2026, 11, 26), parents=Parents.ADULT),
    Pupil("F", Part.KIJKT_TOE, date(2026, 11, 26), parents=Parents.OBJECTS),
)
"""Further pupils, in each part."""
UNANSWERED: Final = {
    "asked once, no answer": Dossier(asked=(DAY,)),
    "asked twice, no answer": Dossier(asked=(DAY, DAY)),
    "watched without a talk": Dossier(due_on=DAY),
}
"""Somebody nobody knows, who is silent."""
MORE: Final = (Followed("C", None, Kept.NIET), Followed("D", Verdict.ERGER), Followed("E"))
"""How it went with them."""
