"""A pupil tells: about herself, about another, or that she takes part. Four taps and one message (SCREENS §2, §4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from bot.route.model import Group, Role, School, Staff, StaffId, Whom
from bot.route.routing import Routed, Way, by_class, instead
from bot.usecases.reporting import Signal
from handlers.flows.view import kinds_beside, kinds_said
from handlers.screens import Press, Soon, Value, to_panel
from handlers.script import Choice, Flow, MultiChoice, Option, Told, Words

KINDS: Final = ("scolding", "excluding", "hitting", "things", "gossip", "messages", "images", "threats", "else")
NO_TYPING: Final = "no-typing"
WITHOUT_NAME: Final = "anon"
NONE: Final = "none"
ALL_CLASSES_AT_ONCE: Final = 24
EXCERPT: Final = 200
LABEL: Final = 32
STORY: Final = "report-story"
NAME: Final = "report-name"
MOST: Final = 20_000


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
    """A chosen class and coach; neither when she would rather not say."""

    group: Group | None = None
    coach: StaffId | None = None


@dataclass(frozen=True)
class SentAs:
    """What was pressed on the send screen."""

    named: bool = False
    elsewhere: bool = False


def report(facts: Facts) -> Flow[Signal]:
    """The whole talk, top to bottom. It returns a signal; the use case ``reporting.submit`` takes it from there."""
    whom = yield from hello(facts)
    story = yield from Words(STORY, _story_text(whom), most=MOST, instead=_without_typing(whom), more=_beside(whom))
    kinds = (yield from _kinds(story)) if story.instead == NO_TYPING else ()
    klas = yield from _klas(facts, whom)
    routed = by_class(facts.school, klas.group, klas.coach) if klas.group else (yield from _receiver(facts, klas, 0))
    sent_as = SentAs()
    for turn in count(1):
        sent_as = yield from _send(turn, facts, whom, story, kinds, klas, routed)
        if not sent_as.elsewhere:
            break
        routed = yield from _receiver(facts, klas, turn)
    name = (yield from _name(facts, routed)) if sent_as.named else ""
    return Signal(whom, story.parts, kinds, klas.group.name if klas.group else None, routed, name)


def hello(facts: Facts) -> Choice[Whom]:
    """The first screen, on which she reads who sees what and says whom it is about (SCREENS ``report-hello``)."""
    beside = (("report-hello.sees", "who-sees"), ("report-hello.fears", "fears"), ("report-hello.help", "help"))
    more = tuple(Press(to_panel(panel), key) for key, panel in beside)
    options = tuple(Option(member.value, member) for member in Whom)
    return Choice("report-hello", values={"school": facts.school.name}, more=(more,), options=options)


def _story_text(whom: Whom) -> str:
    return STORY if whom is Whom.ME else f"{STORY}-{whom}"


def _without_typing(whom: Whom) -> tuple[str, ...]:
    return (NO_TYPING,) if whom is Whom.ME else ()


def _beside(whom: Whom) -> tuple[tuple[Press, ...], ...]:
    return ((Press(to_panel("talk-instead"), "report-story-part.talk"),),) if whom is Whom.PART else ()


def _kinds(story: Told) -> MultiChoice:
    """For whom typing is hard. Who typed something all the same need not choose (``note-choose-one`` says so)."""
    return MultiChoice("report-kinds", keys=KINDS, least=0 if story.parts else 1)


def _suffix(whom: Whom) -> str:
    return "-other" if whom is Whom.OTHER else ""


# --- The class ----------------------------------------------------------------------------------------------------


def _klas(facts: Facts, whom: Whom) -> Flow[Klas]:
    groups = facts.groups
    if not groups:
        return Klas()
    if len(groups) > ALL_CLASSES_AT_ONCE:
        year = yield from Choice("report-year", f"report-year{_suffix(whom)}", options=tuple(_years(groups)))
        if year == 0:
            return Klas()
        groups = tuple(g for g in groups if g.year == year)
    options = (*_class_options(facts.school, groups), Option(NONE, Klas()))
    return (yield from Choice("report-class", f"report-class{_suffix(whom)}", options=options))


def _years(groups: tuple[Group, ...]) -> Iterator[Option[int]]:
    yield from (Option(str(year), year, label=str(year)) for year in sorted({g.year for g in groups}))
    yield Option(NONE, 0)


def _class_options(school: School, groups: tuple[Group, ...]) -> Iterator[Option[Klas]]:
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
        reader = _receiver_id(by_class(school, group, coach.id if coach else None))
        if reader not in found or (coach is not None and coach.id == reader):
            found[reader] = coach
    return found


def _short(staff: Staff | None) -> str:
    return staff.id[:8] if staff else ""


def _receiver_id(routed: Routed | None) -> StaffId | None:
    return routed.receiver if routed else None


# --- Another receiver ---------------------------------------------------------------------------------------------


def _receiver(facts: Facts, klas: Klas, turn: int) -> Flow[Routed | None]:
    options = tuple(_ways(facts.school, klas))
    if not options:
        return by_class(facts.school, klas.group, klas.coach)
    way = yield from Choice(f"report-receiver#{turn}", options=options)
    coach = (yield from _coach(facts.school, klas, turn)) if way is Way.COACH else None
    routed = instead(facts.school, way, klas.group, coach)
    if way is Way.ABOUT_STAFF and routed is not None:
        values: dict[str, Value] = {"vertrouwenspersoon": _name_of(facts.school, routed)}
        yield from Choice(f"report-about-staff#{turn}", values=values, options=(Option("on", True),))
    return routed


def _ways(school: School, klas: Klas) -> Iterator[Option[Way]]:
    """Only ways that end with a person: a button that leads nowhere is not shown."""
    if _other_coaches(school, klas):
        yield Option(Way.COACH.value, Way.COACH)
    for way in (Way.VERTROUWENSPERSOON, Way.AANSPREEKPUNT, Way.ABOUT_STAFF):
        routed = instead(school, way, klas.group, None)
        if routed is not None:
            name: dict[str, Value] = {"name": _name_of(school, routed)[:LABEL]}
            yield Option(way.value, way, values=name if way is Way.AANSPREEKPUNT else {})


def _other_coaches(school: School, klas: Klas) -> tuple[Staff, ...]:
    own = klas.group.coaches if klas.group else ()
    return tuple(s for s in school.with_role(Role.COACH) if s.id not in own)


def _coach(school: School, klas: Klas, turn: int) -> Flow[StaffId]:
    options = tuple(Option(s.id[:12], s.id, label=s.name[:LABEL]) for s in _other_coaches(school, klas))
    return (yield from Choice(f"report-coach#{turn}", options=options))


def _name_of(school: School, routed: Routed | None) -> str:
    member = school.member(_receiver_id(routed))
    return member.name if member else school.name


# --- Sending ------------------------------------------------------------------------------------------------------


def _send(
    turn: int, facts: Facts, whom: Whom, story: Told, kinds: tuple[str, ...], klas: Klas, routed: Routed | None
) -> Choice[SentAs]:
    """Summary, receiver, name and time on one screen. The buttons that send carry who receives it: when that has
    changed since the screen was shown, they fit no more, and nothing goes to somebody she did not read about."""
    receiver = _receiver_id(routed) or ""
    options = (
        Option(f"anon/{receiver[:12]}", SentAs(), primary=True),
        Option(f"named/{receiver[:12]}", SentAs(named=True)),
        Option("other", SentAs(elsewhere=True)),
    )
    plain = "" if klas.group and routed and routed.receiver in klas.group.coaches else "-plain"
    text = f"report-send{_suffix(whom)}{plain}"
    reader = _name_of(facts.school, routed)
    values: dict[str, Value] = {"receiver": reader, "story": excerpt(story, kinds), "moment": Soon()}
    group: dict[str, Value] = {} if plain or not klas.group else {"klas": klas.group.name}
    beside = kinds_beside(story.text, kinds)
    return Choice(
        f"report-send#{turn}", text, values | group, beside, _look(story, text), content=True, options=options
    )


def _look(story: Told, text: str) -> tuple[tuple[Press, ...], ...]:
    change = Press(to_panel("report-change"), f"{text}.change")
    whole = Press(to_panel("report-whole"), f"{text}.all")
    return ((change, whole),) if len(story.text) > EXCERPT else ((change,),)


def excerpt(story: Told, kinds: tuple[str, ...]) -> Value:
    """The first 200 characters of what she typed, or what she chose when she typed nothing."""
    if story.parts:
        text = story.text
        return text if len(text) <= EXCERPT else text[: EXCERPT - 1].rstrip() + "…"
    return kinds_said(kinds)


def _name(facts: Facts, routed: Routed | None) -> Flow[str]:
    values: dict[str, Value] = {"receiver": _name_of(facts.school, routed)}
    given = yield from asks_name(NAME, values, WITHOUT_NAME)
    return "" if given.instead else given.text.strip()


def asks_name(key: str, values: dict[str, Value], instead: str) -> Words:
    """A question for a name: typed again it is corrected, and ``instead`` is the button that leaves it out."""
    return Words(
        key, values=values, most=120, least=2, instead=(instead,), adds=False, complaint="note-name-short"
    )
