"""Who receives a signal: the coach of the class, or who the reporter chose instead (P-62, P-67; SCREENS §2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from bot.route.access import reads_signals
from bot.route.model import Flag, Group, Role, School, Staff, StaffId

LAST_RESORT: Final = (Role.AANSPREEKPUNT, Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT)


class Way(StrEnum):
    """Whom a reporter can choose on ``report-receiver`` or ``parent-receiver``."""

    COACH = "coach"
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    AANSPREEKPUNT = "aanspreekpunt"
    ABOUT_STAFF = "about-staff"
    TEAMLEIDER = "teamleider"


READERS: Final[Mapping[Way, tuple[Role, ...]]] = MappingProxyType(
    {
        Way.COACH: (Role.COACH,),
        Way.VERTROUWENSPERSOON: (Role.VERTROUWENSPERSOON,),
        Way.AANSPREEKPUNT: (Role.AANSPREEKPUNT, Role.COACH_ONDERSTEUNER),
        Way.ABOUT_STAFF: (Role.VERTROUWENSPERSOON,),
        Way.TEAMLEIDER: (Role.TEAMLEIDER,),
    }
)
"""Whose roles each way leads to. A school without an aanspreekpunt has its coach-ondersteuner (DOMAIN §1.2 Q12)."""


MARKS: Final[Mapping[Way, frozenset[Flag]]] = MappingProxyType(
    {
        Way.ABOUT_STAFF: frozenset({Flag.MEDEWERKER}),
        Way.VERTROUWENSPERSOON: frozenset({Flag.VERTROUWD}),
    }
)
"""What is true of a case because of the way: these two have a chain of their own (``OWN_CHAIN``)."""


@dataclass(frozen=True)
class Routed:
    """Who will read it, who must never see it, and what is true because of the choice."""

    receiver: StaffId
    kept_out: frozenset[StaffId] = frozenset()
    flags: frozenset[Flag] = frozenset()


def by_class(school: School, group: Group | None, coach: StaffId | None) -> Routed | None:
    """The chosen coach of the class, else its first one who is there, else the last resort; None when nobody is.

    ``coach`` is the coach whose button was pressed; a coach who has left meanwhile is passed by.
    """
    own = group.coaches if group else ()
    wanted = (coach, *own) if coach in own else own
    coaches = [s for s in map(school.member, wanted) if s is not None and s.active and reads_signals(s)]
    # Looked up only when needed: a screen of classes asks this for every coach of every class.
    others = [] if any(s.there for s in coaches) else _last_resorts(school)
    return _routed([*coaches, *others])


def instead(school: School, way: Way, group: Group | None, coach: StaffId | None) -> Routed | None:
    """Who reads it when the coaches of the class must not: they are kept out, in every chain (SCREENS §2).

    ``coach`` is the other coach whose button was pressed (only for ``Way.COACH``). None when nobody is there for it.
    """
    kept_out = frozenset(group.coaches if group else ())
    flags = MARKS.get(way, frozenset())
    free = [s for role in READERS[way] for s in school.with_role(role) if s.id not in kept_out]
    return _routed([s for s in free if way is not Way.COACH or s.id == coach], kept_out, flags)


def last_resort(school: School) -> Staff | None:
    """Who reads what has no coach: aanspreekpunt, else coach-ondersteuner, else achterwacht (DOMAIN §1.2 Q12)."""
    return _best(_last_resorts(school))


def at_once(school: School, kept_out: frozenset[StaffId] = frozenset(), duty: Sequence[Staff] = ()) -> Routed | None:
    """Who reads what cannot wait until a class was chosen: an achterwacht (first of those on ``duty``), else the last
    resort."""
    there = [*duty, *school.with_role(Role.ACHTERWACHT), *_last_resorts(school)]
    return _routed([s for s in there if s.id not in kept_out], kept_out)


def _last_resorts(school: School) -> list[Staff]:
    return [s for role in LAST_RESORT for s in school.with_role(role)]


def _routed(
    wanted: Sequence[Staff], kept_out: frozenset[StaffId] = frozenset(), flags: frozenset[Flag] = frozenset()
) -> Routed | None:
    receiver = _best(wanted)
    return None if receiver is None else Routed(receiver.id, kept_out, flags)


def _best(wanted: Sequence[Staff]) -> Staff | None:
    """The first who can be reached, else the first: an alert nobody gets helps nobody, a refused signal even less."""
    return next((s for s in wanted if s.there), wanted[0] if wanted else None)
