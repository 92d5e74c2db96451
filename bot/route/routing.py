"""Who receives a signal: the coach of the class, or who the reporter chose instead (P-62, P-67; SCREENS §2)."""

from dataclasses import dataclass
from enum import StrEnum

from bot.route.model import Flag, Group, Role, School, Staff, StaffId

LAST_RESORT = (Role.AANSPREEKPUNT, Role.COACH_ONDERSTEUNER, Role.ACHTERWACHT)


class Way(StrEnum):
    """Whom a reporter can choose on ``report-receiver``."""

    COACH = "coach"
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    AANSPREEKPUNT = "aanspreekpunt"
    ABOUT_STAFF = "about-staff"


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
    wanted = () if group is None else (coach, *group.coaches) if coach in group.coaches else group.coaches
    present = [s for s in map(school.member, wanted) if s is not None and s.active]
    receiver = present[0] if present else last_resort(school)
    return None if receiver is None else Routed(receiver.id)


def instead(school: School, way: Way, group: Group | None, coach: StaffId | None) -> Routed | None:
    """Who reads it when the coaches of the class must not: they are kept out, in every chain (SCREENS §2)."""
    kept_out = frozenset(group.coaches if group else ())
    if way is Way.COACH:
        chosen = school.member(coach)
        there = chosen is not None and chosen.active and chosen.id not in kept_out
        return Routed(chosen.id, kept_out) if there and chosen else None
    role = Role.AANSPREEKPUNT if way is Way.AANSPREEKPUNT else Role.VERTROUWENSPERSOON
    flags = frozenset({Flag.MEDEWERKER}) if way is Way.ABOUT_STAFF else frozenset[Flag]()
    free = [s for s in school.with_role(role) if s.id not in kept_out]
    return Routed(free[0].id, kept_out, flags) if free else None


def last_resort(school: School) -> Staff | None:
    """Who reads what has no coach: aanspreekpunt, else coach-ondersteuner, else achterwacht (DOMAIN §1.2 Q12)."""
    return next((s for role in LAST_RESORT for s in school.with_role(role)), None)
