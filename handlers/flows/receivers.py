"""The questions that end with a person: the class and its coach, or who may read it instead (SCREENS §2, §8, §9)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from bot.ports import Json
from bot.route.model import Group, Role, School, Staff, StaffId
from bot.route.routing import Routed, Way, by_class, instead
from handlers.screens import Value
from handlers.script import Choice, Flow, Option

NONE: Final = "none"
ALL_CLASSES_AT_ONCE: Final = 24
LABEL: Final = 32
PUPILS_WAYS: Final = (Way.COACH, Way.VERTROUWENSPERSOON, Way.AANSPREEKPUNT, Way.ABOUT_STAFF)
BY_NAME: Final = frozenset({Way.AANSPREEKPUNT, Way.TEAMLEIDER})
"""Ways whose button is the name of the person."""


@dataclass(frozen=True)
class Facts:
    """What the questions are built from, read anew at every input (docs/decisions/0003)."""

    school: School

    @property
    def groups(self) -> tuple[Group, ...]:
        """The classes, by year and name."""
        return self.school.groups


@dataclass(frozen=True)
class Klas:
    """A chosen class and coach; neither when that is not known, or not said."""

    group: Group | None = None
    coach: StaffId | None = None


@dataclass(frozen=True)
class ClassTexts:
    """How the class is asked for, and whether it may stay unknown."""

    year: str
    klas: str
    unknown_year: bool = True
    unknown_class: bool = True


# --- The class ----------------------------------------------------------------------------------------------------


def asks_class(facts: Facts, texts: ClassTexts) -> Flow[Klas]:
    """The year, unless all classes fit on one screen, and then the class with its coach."""
    groups = facts.groups
    if not groups:
        return Klas()
    if len(groups) > ALL_CLASSES_AT_ONCE:
        year = yield from Choice("report-year", texts.year, options=tuple(_years(groups, texts)))
        if year == 0:
            return Klas()
        groups = tuple(g for g in groups if g.year == year)
    unknown = (Option(NONE, Klas()),) if texts.unknown_class else ()
    options: tuple[Option[Klas], ...] = (*class_options(facts.school, groups), *unknown)
    return (yield from Choice("report-class", texts.klas, options=options))


def _years(groups: tuple[Group, ...], texts: ClassTexts) -> Iterator[Option[int]]:
    yield from (Option(str(year), year, label=str(year)) for year in sorted({g.year for g in groups}))
    if texts.unknown_year:
        yield Option(NONE, 0)


def class_options(school: School, groups: tuple[Group, ...]) -> Iterator[Option[Klas]]:
    """A button per class and coach; a class whose coaches are not there shows who will really read it."""
    for group in groups:
        for reader, coach in _readers(school, group).items():
            member = school.member(reader)
            label = f"{group.name} · {member.name}" if member else group.name
            yield Option(f"{group.name}/{_short(coach)}", Klas(group, coach.id if coach else None), label[:LABEL])


def _readers(school: School, group: Group) -> dict[StaffId | None, Staff | None]:
    """Who would read for this class, each once, with the coach who is chosen by it: the reader, where that is one."""
    coaches: list[Staff | None] = [s for s in map(school.member, group.coaches) if s and s.active]
    found: dict[StaffId | None, Staff | None] = {}
    for coach in coaches or [None]:
        reader = receiver_id(by_class(school, group, coach.id if coach else None))
        if reader not in found or (coach is not None and coach.id == reader):
            found[reader] = coach
    return found


def _short(staff: Staff | None) -> str:
    return staff.id[:8] if staff else ""


def receiver_id(routed: Routed | None) -> StaffId | None:
    """Who reads it, or None when nobody is there."""
    return routed.receiver if routed else None


# --- Another receiver ---------------------------------------------------------------------------------------------


def asks_receiver(
    facts: Facts,
    klas: Klas,
    turn: int,
    text: str = "report-receiver",
    ways: tuple[Way, ...] = PUPILS_WAYS,
    values: Mapping[str, Value] = MappingProxyType({}),
    about_staff: str = "report-about-staff",
) -> Flow[Routed | None]:
    """Who may read it instead; with nobody to choose from it goes where it would have gone."""
    options = tuple(ways_for(facts.school, klas, ways))
    if not options:
        return by_class(facts.school, klas.group, klas.coach)
    way = yield from Choice(f"report-receiver#{turn}", text, values, options=options)
    coach = (yield from _coach(facts.school, klas, turn)) if way is Way.COACH else None
    routed = instead(facts.school, way, klas.group, coach)
    if way is Way.ABOUT_STAFF and routed is not None:
        adviser: dict[str, Value] = {"vertrouwenspersoon": reader_of(facts.school, routed)}
        yield from Choice(f"report-about-staff#{turn}", about_staff, adviser, options=(Option("on", True),))
    return routed


def ways_for(school: School, klas: Klas, ways: tuple[Way, ...]) -> Iterator[Option[Way]]:
    """Only ways that end with a person: a button that leads nowhere is not shown. Nobody is offered twice by name."""
    named = set[str]()
    if Way.COACH in ways and _other_coaches(school, klas):
        yield Option(Way.COACH.value, Way.COACH)
    for way in (way for way in ways if way is not Way.COACH):
        routed = instead(school, way, klas.group, None)
        name = reader_of(school, routed)[:LABEL] if way in BY_NAME else ""
        if routed is not None and name not in named:
            named |= {name} - {""}
            yield Option(way.value, way, label=name or None)


def _other_coaches(school: School, klas: Klas) -> tuple[Staff, ...]:
    own = klas.group.coaches if klas.group else ()
    return tuple(s for s in school.with_role(Role.COACH) if s.id not in own)


def _coach(school: School, klas: Klas, turn: int) -> Flow[StaffId]:
    options = tuple(Option(s.id[:12], s.id, label=s.name[:LABEL]) for s in _other_coaches(school, klas))
    return (yield from Choice(f"report-coach#{turn}", options=options))


def so_far(school: School, answers: Mapping[str, Json]) -> tuple[Group | None, Routed | None]:
    """The class that was chosen, and who reads it by what was answered until now; for a talk that is cut short.

    Whoever was passed over is passed over here as well. None for what was not said, or is not there any more.
    """
    options = {option.key: option.value for option in class_options(school, school.groups)}
    klas = options.get(str(answers.get("report-class")), Klas())
    turns = [int(key.partition("#")[2]) for key in answers if key.startswith("report-receiver#")]
    if not turns:
        return klas.group, by_class(school, klas.group, klas.coach) if klas.group else None
    way, wanted = Way(str(answers[f"report-receiver#{max(turns)}"])), str(answers.get(f"report-coach#{max(turns)}"))
    coach = next((s.id for s in _other_coaches(school, klas) if s.id[:12] == wanted), None)
    return klas.group, instead(school, way, klas.group, coach)


def reader_of(school: School, routed: Routed | None) -> str:
    """The name of who reads it; the school's when nobody is there."""
    member = school.member(receiver_id(routed))
    return member.name if member else school.name
