"""Lines that a dossier may hold beside the steps: a reason in the place of a guard, what was left out, help."""

from datetime import date
from typing import Final

from bot.route.dossier import Reason
from bot.route.guards import LEFT_OUT, Guard
from bot.route.hulp import OFFERS, Helped, HelpFrom, Hulp, Obliger, Said, Works
from bot.route.lines import Anyway, Ground
from bot.route.steps import Event
from tests.explorer import OWNER

DAY: Final = date(2026, 11, 26)


def without(ground: Ground) -> tuple[Anyway, ...]:
    """The parents of both were called without them, for this reason."""
    typed = "de huisarts vroeg het" if ground is Ground.OTHER else ""
    return tuple(Anyway("g1", of, ground, typed, DAY, 1, told_on=DAY if of == "b" else None) for of in "ab")


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
