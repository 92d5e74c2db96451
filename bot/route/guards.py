"""The guards of De Route, declared in one table: what each asks, whether a reason may stand in its place, and which.

Soft: blocked unless it was done, or a reason is given, which is kept. ◆: only the pupil's own yes opens it, no reason
of anybody, and acute danger when a second person confirms it (``bot.route.acuut``; SCREENS §13). Hard: never
(DOMAIN §1.4; P-17, P-47, P-48). Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.route import consent
from bot.route.dossier import Action, Dossier, Parents
from bot.route.lines import Anyway, Ground

GRACE: Final = frozenset({None, Parents.NOT_YET, Parents.OBJECTS, Parents.PUPIL_TELLS, Parents.COACH_CALLS})
"""What a pupil said, or did not say yet, after which a reason may open the call to the parents. Not when home is
unsafe, where it goes by the meldcode, and not at 18, where nobody calls without a yes (SCREENS §13)."""


class Guard(StrEnum):
    """Each guard, by its name in DOMAIN §1.4."""

    G1 = "g1"
    G2 = "g2"
    G3 = "g3"
    G4 = "g4"
    G5 = "g5"
    G6 = "g6"
    G7 = "g7"
    G8 = "g8"
    G9 = "g9"
    G10 = "g10"
    G11 = "g11"
    G12 = "g12"


class Force(StrEnum):
    """How firmly a guard holds."""

    SOFT = "soft"
    HERS = "hers"
    """◆: hers to open; in acute danger two persons together."""
    HARD = "hard"


@dataclass(frozen=True)
class Rule:
    """What a guard asks, how firmly, and which reasons may stand in its place."""

    asks: str
    force: Force
    grounds: tuple[Ground, ...] = ()


LEFT_OUT: Final = (Ground.NOT_NEEDED, Ground.PUPIL, Ground.OTHERWISE, Ground.UNSAFE, Ground.OTHER)
"""Why a step may be skipped (DOMAIN §4.7 ``co.reden``)."""
WITHOUT_HER: Final = (Ground.DANGER, Ground.LAW, Ground.UNKNOWN, Ground.OTHER)
"""Why something may be done without the pupil (G1, SCREENS §13)."""
GUARDS: Final[Mapping[Guard, Rule]] = MappingProxyType(
    {
        Guard.G1: Rule("the pupil is consulted before the parents are told", Force.SOFT, WITHOUT_HER),
        Guard.G2: Rule("the pupil knows and supports the herstelgesprek, and that a name is given", Force.HERS),
        Guard.G3: Rule("pupil and parents agree before the team hears a name", Force.HERS),
        Guard.G4: Rule("at the herstelgesprek are both, one or two supporters, and an adult", Force.SOFT, LEFT_OUT),
        Guard.G5: Rule("agreements, and a day for the vervolggesprek", Force.SOFT, LEFT_OUT),
        Guard.G6: Rule("both vervolggesprekken before the end", Force.SOFT, LEFT_OUT),
        Guard.G7: Rule("parents of both told and Magister noted before the end", Force.SOFT, LEFT_OUT),
        Guard.G8: Rule("how, when and by whom it is evaluated", Force.SOFT, LEFT_OUT),
        Guard.G9: Rule("a measure is recorded by the schoolleiding alone", Force.HARD),
        Guard.G10: Rule("nobody receives what is about them; about staff never a coach", Force.HARD),
        Guard.G11: Rule("who sees what", Force.HARD),
        Guard.G12: Rule("the bot raises, measures and finishes nothing by itself", Force.HARD),
    }
)


def reason_holds(guard: Guard, ground: Ground, typed: str = "") -> bool:
    """Whether this reason may stand in the place of what the guard asks; *anders* only with words."""
    return ground in GUARDS[guard].grounds and (ground is not Ground.OTHER or bool(typed.strip()))


def may_give_reason(dossier: Dossier, of: str) -> bool:
    """Whether a reason could open the call to the parents of ``a`` or ``b``, while it is locked (G1)."""
    before = {"a": dossier.parents_a, "b": dossier.parents_b}.get(of, Parents.CALLED)
    consulted = before in {Parents.PUPIL_TELLS, Parents.COACH_CALLS}
    refused = of == "a" and consent.refused(dossier, Action.PARENTS)
    return before in GRACE and (refused or not consulted) and standing(dossier, of) is None


def standing(dossier: Dossier, of: str) -> Anyway | None:
    """The reason that stands for the parents of ``a`` or ``b``, until that pupil was talked with again."""
    fits = (one for one in reversed(dossier.anyway) if one.what == of and one.talks == len(dossier.consents))
    return next(fits, None)


def untold(dossier: Dossier) -> tuple[Anyway, ...]:
    """What was done without A that A has not heard yet."""
    return tuple(one for one in dossier.anyway if one.told_on is None)
