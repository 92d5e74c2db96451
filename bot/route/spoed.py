"""SPOED: possible danger. Whom it goes to, and how often again, until a person says that they act (DESIGN §4 row 17).

To the chosen receiver and the achterwacht at once; again after ten, twenty and thirty minutes, the last time to the
coach-ondersteuner and the schoolleiding as well; then every half hour. All of it while school is open: outside those
hours nobody is paged, and who told was told so. What is about staff has a chain of its own
(``casework.candidates``), which ends at the board.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from bot.route.effects import Cancel, DueKind
from bot.route.model import Case, Flag, Role, School, StaffId
from bot.route.steps import FINAL

FIRST: Final = (Role.ACHTERWACHT,)
WIDER: Final = (Role.COACH_ONDERSTEUNER, Role.TEAMLEIDER, Role.RECTOR)
NOBODY_ELSE: Final = (Role.AANSPREEKPUNT,)
"""Who is asked in a school that has nobody with one of those roles."""
FLAGS: Final = frozenset({Flag.SPOED, Flag.ONBEVESTIGD})
TEN: Final = timedelta(minutes=10)
NEXT: Final[Mapping[DueKind, tuple[DueKind, timedelta]]] = MappingProxyType(
    {
        DueKind.SPOED_AGAIN: (DueKind.SPOED_THIRD, TEN),
        DueKind.SPOED_THIRD: (DueKind.SPOED_WIDER, TEN),
        DueKind.SPOED_WIDER: (DueKind.SPOED_ON, timedelta(minutes=30)),
        DueKind.SPOED_ON: (DueKind.SPOED_ON, timedelta(minutes=30)),
    }
)
"""Each round, which one comes after it, and how long after."""
STILL_UNREAD: Final = "spoed-late"
HEARD: Final = "spoed-heard"
"""The words behind the nudge: nobody has it yet and more people are asked; a person acts on it."""
NO_MORE: Final = tuple(Cancel(kind) for kind in NEXT)


def before(kind: DueKind) -> timedelta:
    """How long before this round the one before it was."""
    return next((after for then, after in NEXT.values() if then is kind), TEN)


def duty_too(school: School, receiver: StaffId, flags: frozenset[Flag], kept_out: frozenset[StaffId]) -> bool:
    """Whether an achterwacht is told besides who reads it anyhow; never of what is about staff (DESIGN §4 row 17)."""
    there = (s for role in FIRST for s in school.with_role(role) if s.there)
    return Flag.MEDEWERKER not in flags and any(s.id != receiver and s.id not in kept_out for s in there)


def over_is_calm(case: Case) -> Case:
    """What is finished is not urgent any more, also when it should be opened again."""
    return replace(case, flags=case.flags - FLAGS) if case.status in FINAL else case


def waits(case: Case) -> bool:
    """Whether there may be danger and nobody has said yet that they act."""
    return Flag.ONBEVESTIGD in case.flags and case.status not in FINAL


def is_urgent(case: Case) -> bool:
    """Whether everybody who was asked may read it, also when a colleague has it (DOMAIN §1.3)."""
    return Flag.SPOED in case.flags and case.status not in FINAL
