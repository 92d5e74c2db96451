"""Goes through a conversation the way people could: it presses every button, types where typing is taken, and changes
one answer at a time until no new sequence of questions appears (DESIGN §3.1, *Exploring*). Tests look at what it saw.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any, Final, cast

from bot.ports import Chance, Chat, Claimed, Errand, Json, Message, Notice, NoticeKind, Talk, Unit
from bot.route.model import (
    Actor,
    Case,
    CaseId,
    ChatId,
    Code,
    Entry,
    Flag,
    Group,
    Role,
    School,
    Staff,
    StaffId,
    Status,
    Whom,
)
from bot.usecases.prompting import Word
from bot.usecases.scene import Scene
from handlers import talking
from handlers.present import Present
from handlers.screens import Verb, read
from handlers.script import Flow, MultiChoice, Part, Question, Standing, Unfit, replay
from tests.house.test_texts import LIMITS, PHRASE, words
from tests.owncases import OwnCases, others
from tests.rules.calendars import MIDDEN

NONCE: Final = "k3w9xz"
TYPED: Final = "Ze noemen me elke dag varken in de groepsapp van onze klas."
FITTING: Final = dict.fromkeys(("write", "write-other", "case-note", "case-note-fix"), "Waarom heb je niets gezegd?")
FITTING["agree"] = "B stopt met berichten over A in de groepsapp, ook als grapje\nA zegt het\nik kom erop terug"
"""What is typed where any words do not do, by the text of the question."""
MOST_TURNS: Final = 1
"""How often *Naar iemand anders* is pressed on one road: what happens the next time is what happened before."""
LONGEST_TEXT, LONGEST_BUTTON, LONGEST_DATA, MOST_BUTTONS, MOST_IN_A_ROW = 4_096, 32, 64, 100, 8
TUESDAY: Final = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
"""Half past seven in the evening: most signals come after school (SCREENS R14)."""


# --- Two schools, and cases ----------------------------------------------------------------------------------------


def member(number: int, name: str, *roles: Role, active: bool = True, reachable: bool = True) -> Staff:
    """Somebody of the staff. The number comes first in the id, so that shortened ids differ."""
    return Staff(StaffId(f"{number:08d}{'0' * 24}"), name, frozenset(roles), active, active, reachable)


_NAMES: Final = ("Jansen", "Ali", "Bakker", "De Groot", "El Amrani-Van den Broek", "Wu", "Yılmaz", "Smit", "Visser")
COACHES: Final = tuple(member(number, name, Role.COACH) for number, name in enumerate(_NAMES, start=1))
INVITED: Final = member(20, "Prins", Role.COACH, active=False)
SILENT: Final = member(21, "Peeters", Role.COACH, reachable=False)
MULDER: Final = member(30, "Mulder", Role.VERTROUWENSPERSOON)
DE_WIT: Final = member(31, "Mevrouw De Wit-Van Ravenswaaij Claassen", Role.AANSPREEKPUNT)
DUTY: Final = member(32, "Vermeulen", Role.ACHTERWACHT)
VOS, DAM = member(33, "Vos", Role.TEAMLEIDER), member(34, "Van Dam", Role.COACH_ONDERSTEUNER)
KAYA: Final = member(35, "Kaya", Role.ONDERSTEUNINGSTEAM)
STAFF: Final = (*COACHES, INVITED, SILENT, MULDER, DE_WIT, DUTY, VOS, DAM, KAYA)
CONTACTS: Final = {
    "vertrouwenspersoon": "Mulder",
    "vp_contact": "kamer 1.12, 06-12345678",
    "aw_plek": "bij de balie",
    "fg_contact": "fg@school.example",
    "days": "60",
    "school_tel": "020-1234567",
    "aw_tel": "06-87654321",
    "teamleider": "",
    "klacht_link": "",
    "coach_ondersteuner_tel": "",
    "bestuur_contact": "",
}


def _group(year: int, number: int) -> Group:
    names = (f"{year}HA", f"{year}HE", f"{year}VA", f"{year}VC", f"{year}TL")
    return Group(names[number], year, (COACHES[(year + number) % len(COACHES)].id,))


_ORDINARY: Final = tuple(_group(year, number) for year in range(1, 7) for number in range(5))
_SPECIAL: Final = {
    "2HE": (COACHES[0].id, COACHES[1].id),
    "3VC": (INVITED.id,),
    "4HA": (),
    "5TL": (SILENT.id, COACHES[2].id),
    "5VC": (COACHES[3].id, SILENT.id),
}
"""Two coaches; one who is not connected; none at all; one who closed the door, before and after a colleague."""
GROUPS: Final = tuple(Group(g.name, g.year, _SPECIAL.get(g.name, g.coaches)) for g in _ORDINARY)
LARGE: Final = School("Van Eyckcollege", STAFF, GROUPS, CONTACTS)
SMALL: Final = School("De Linde", STAFF, tuple(g for g in GROUPS if g.year in {2, 3, 4, 5}), CONTACTS)
"""Twenty classes, so that the year is not asked (SCREENS §2)."""


OWNER: Final = COACHES[3]
NEW: Final = Case(
    id=CaseId("1" * 32),
    code=Code("KD7FQ"),
    status=Status.NIEUW,
    whom=Whom.ME,
    group="2HE",
    receivers=(OWNER.id,),
    sent_at=TUESDAY,
    promised_at=TUESDAY.replace(day=25),
)
ASKED: Final = replace(NEW, receivers=(*NEW.receivers, DUTY.id))
PICKED_UP: Final = replace(NEW, status=Status.ONTVANGEN, owner=NEW.receivers[0], opened=True)
STATES: Final = (
    NEW,
    replace(NEW, flags=frozenset({Flag.ANONIEM})),
    replace(PICKED_UP, flags=frozenset({Flag.ANONIEM}), word="asked"),
    replace(NEW, group=None, opened=True),
    ASKED,
    replace(ASKED, word=Word.LATE),
    replace(NEW, word=Word.LATE_ALONE),
    *(replace(NEW, word=w, flags=frozenset({Flag.VERTROUWD})) for w in (Word.LATE_BOARD, Word.LATE, Word.LATE_NOBODY)),
    replace(PICKED_UP, word=Word.NO_NEWS),
    PICKED_UP,
    replace(PICKED_UP, group=None, flags=frozenset({Flag.ONBEREIKBAAR})),
    replace(PICKED_UP, status=Status.AFGEROND),
)
"""A case in every state that looks different to somebody."""


NOBODY: Final = Chat(ChatId(2))


@dataclass(frozen=True)
class Shelf(OwnCases):
    """All that wording asks of a unit: the cases and what is in them, for whoever asks; and the chat of one coach."""

    cases: tuple[Case, ...] = ()
    kept: tuple[Entry, ...] = field(repr=False, default=())
    desk: Chat = NOBODY

    def case(self, case_id: CaseId, actor: Actor) -> Case | None:
        """The case with this id."""
        return next((c for c in self.cases if c.id == case_id), None)

    def entries(self, case_id: CaseId, actor: Actor) -> tuple[Entry, ...]:
        """What was told and recorded."""
        return self.kept

    def staff_of(self, chat_id: ChatId) -> Staff:
        """Whose chat it is."""
        return OWNER

    def staff_chat(self, staff_id: StaffId) -> tuple[ChatId, str]:
        """Where the coach is, and her language."""
        return self.desk.id, self.desk.language

    def chat(self, chat_id: ChatId) -> Chat:
        """The coach's chat."""
        return self.desk


def scene(school: School, *cases: Case, shelf: Shelf | None = None) -> Scene:
    """A Tuesday evening at this school. Nothing here is left to chance, so there is none."""
    return Scene(cast(Unit, shelf or Shelf(cases)), school, MIDDEN, TUESDAY, TUESDAY, cast(Chance, None))


# --- Walking ------------------------------------------------------------------------------------------------------

MakeFlow = Callable[[], Flow[Any]]


@dataclass(frozen=True)
class Move:
    """One thing to do at a question: the button's option, or typing (no option), and the answer it makes."""

    option: str | None
    answer: Json | Unfit = field(repr=False)


@dataclass(frozen=True)
class Road:
    """One way through a flow, to its end: the questions in order, the answers, and what came out."""

    path: tuple[Question, ...]
    answers: Mapping[str, Json] = field(repr=False)
    result: object = field(repr=False)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts it was asked with, in order."""
        return tuple(q.text_key for q in self.path)


def moves(question: Question, answer: Json) -> Iterator[Move]:
    """Everything a person can do at this question: type, and press each button that answers it."""
    typed = question.typed(Part(1, FITTING.get(question.text_key, TYPED)), answer, lambda _: None)
    if not isinstance(typed, Unfit):
        yield Move(None, typed)
    for press in question.presses(NONCE, answer):
        pressed = read(press.data)
        assert pressed is not None, press.data
        assert (pressed.verb, pressed.name, pressed.nonce) == (Verb.ANSWER, question.key, NONCE), press.data
        yield Move(pressed.option, question.tapped(pressed.option, answer))


def complete(make: MakeFlow, answers: Mapping[str, Json]) -> Road:
    """From these answers on straight to the end: typing where that is possible, else the first button."""
    given = dict(answers)
    while (standing := replay(make(), given)).question is not None:
        question = standing.question
        given[question.key] = _fitting(next(_forward(question, given.get(question.key))).answer)
    return Road(standing.path, given, standing.result)


def _forward(question: Question, answer: Json) -> Iterator[Move]:
    """The moves, of which the first leads on: where something is ticked already, that is the last button."""
    found = [*moves(question, answer)]
    ticked = isinstance(question, MultiChoice) and any(p.chosen for p in question.presses(NONCE, answer))
    yield from reversed(found) if ticked else found


def _fitting(answer: Json | Unfit) -> Json:
    assert not isinstance(answer, Unfit), "a button that is shown is never refused"
    return answer


def _turn(question: Question) -> int:
    number = question.key.partition("#")[2]
    return int(number) if number.isdecimal() else 0


@dataclass(frozen=True)
class Place:
    """A question somewhere on a road, with what was answered before it and all that is answered on the road."""

    question: Question
    before: Mapping[str, Json] = field(repr=False)
    answers: Mapping[str, Json] = field(repr=False)


@dataclass(frozen=True)
class Found:
    """Each sequence of questions, with one road that has it; and each question in every shape it was met in."""

    roads: tuple[Road, ...]
    places: tuple[Place, ...]


def explore(make: MakeFlow) -> Found:
    """Change one answer at a time until no new sequence of questions appears.

    The same change behind the same questions is tried once. A button that is shown but refused is an AssertionError.
    """
    first = complete(make, {})
    roads, places, waiting = {_signature(first.path): first}, dict(_places(first, 0)), [first]
    tried: set[tuple[tuple[str, ...], str | None]] = set()
    while waiting:
        for at, other in _changed(make, waiting.pop(), tried):
            places |= {shape: place for shape, place in _places(other, at) if shape not in places}
            if _signature(other.path) not in roads:
                roads[_signature(other.path)] = other
                waiting.append(other)
    return Found(tuple(roads.values()), tuple(places.values()))


def _changed(
    make: MakeFlow, road: Road, tried: set[tuple[tuple[str, ...], str | None]]
) -> Iterator[tuple[int, Road]]:
    """Roads on which one answer is another, with the place of that answer."""
    for at, question in enumerate(road.path):
        for move in moves(question, road.answers[question.key]):
            change = (_signature(road.path[: at + 1]), move.option)
            if change not in tried and _turn(question) <= MOST_TURNS:
                tried.add(change)
                yield at, complete(make, {**road.answers, question.key: _fitting(move.answer)})


def _places(road: Road, start: int) -> Iterator[tuple[str, Place]]:
    """The questions from this place on, by what stands on their screens."""
    for at, question in enumerate(road.path[start:], start):
        shape = f"{question.key} {question.text_key} {question.values} {question.presses(NONCE, None)}"
        given = {q.key: road.answers[q.key] for q in road.path[:at]}
        yield shape, Place(question, given, road.answers)


def _signature(path: tuple[Question, ...]) -> tuple[str, ...]:
    return tuple(f"{q.key} {q.text_key}" for q in path)


# --- The shortest way ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Walk:
    """A way to the end, counted: how often was pressed and typed, and with which answers."""

    taps: int
    messages: int
    answers: Mapping[str, Json] = field(repr=False)


def shortest(make: MakeFlow, start: Mapping[str, Json], taps: int = 0, typing: bool = True) -> Walk:
    """A way from these answers to the end with as few acts (taps and messages) as there is; ``taps`` were done before.

    LookupError: without typing there is no way to the end.
    """
    level = [Walk(taps, 0, start)]
    seen: set[str] = set()
    while level:
        standings = [(walk, replay(make(), walk.answers)) for walk in level]
        ends = [walk for walk, standing in standings if standing.question is None]
        if ends:
            return ends[0]
        level = [further for walk, standing in standings for further in _further(walk, standing, typing, seen)]
    raise LookupError("there is no such way")


def _further(walk: Walk, standing: Standing[Any], typing: bool, seen: set[str]) -> Iterator[Walk]:
    question = standing.question
    assert question is not None
    for move in moves(question, walk.answers.get(question.key)):
        answers = {**walk.answers, question.key: _fitting(move.answer)}
        shape = repr([(key, _counted(answer)) for key, answer in sorted(answers.items())])
        if shape not in seen and (typing or move.option is not None):
            seen.add(shape)
            tapped = move.option is not None
            yield Walk(walk.taps + tapped, walk.messages + (not tapped), answers)


def _counted(answer: Json) -> Json:
    """What matters of an answer to how long the way is: of ticks only how many there are."""
    chosen = answer.get("chosen") if isinstance(answer, dict) else None
    return [len(chosen), answer["ready"]] if isinstance(answer, dict) and isinstance(chosen, list) else answer


# --- Looking ------------------------------------------------------------------------------------------------------


def shown(
    around: Scene,
    language: str,
    answers: Mapping[str, Json],
    aside: frozenset[str] = frozenset(),
    flow: str = "report",
    cases: tuple[CaseId, ...] = (),
) -> Message:
    """What stands in a reporter's chat while a talk with these answers has the floor."""
    case = cases[0] if flow in talking.SHORT and cases else CaseId("d" * 32)
    talk = Talk(case, flow, {}, answers, aside)
    chat = Chat(ChatId(1), language, message=7, nonce=NONCE, cases=cases, talks=(talk,))
    message = Present(lambda unit: around).screen(around.unit, chat).message
    assert message is not None
    return message


def shown_to_staff(
    language: str, flow: str, case: Case, kept: tuple[Entry, ...], answers: Mapping[str, Json], again: str = ""
) -> Message:
    """What stands in the owner's chat while a step of the road is being recorded; ``again``: asked again."""
    talk = Talk(case.id, flow, {}, answers, frozenset({again}))
    chat = Chat(ChatId(2), language, message=7, nonce=NONCE, talks=(talk,))
    around = scene(LARGE, shelf=Shelf((case, *others(case)), kept, chat))
    notice = Notice("talk", NoticeKind.SAY, TUESDAY, case.id, OWNER.id, panel="talk", edit=7)
    errand = Present(lambda unit: around).notice(around.unit, Claimed(1, notice, 1))
    assert isinstance(errand, Errand)
    assert errand.message is not None
    return errand.message


def faults(message: Message) -> list[str]:
    """What no message may be: too long, with a button that does not fit, or with two buttons that are the same."""
    buttons = [button for row in message.rows for button in row]
    data, labels = [b.data for b in buttons if not b.copy], [b.label for b in buttons]
    found = {
        "the text is empty or too long": not 1 <= len(message.text) <= LONGEST_TEXT,
        "something is left open": any(sign in message.text for sign in ("{", "}", "\ue000", "???", "\u2068")),
        "there are too many buttons": len(buttons) > MOST_BUTTONS or any(len(r) > MOST_IN_A_ROW for r in message.rows),
        "a row is empty": not all(message.rows),
        "a button is too long": any(not 1 <= len(label) <= LONGEST_BUTTON or "\n" in label for label in labels),
        "data are too long": any(len(d.encode()) > LONGEST_DATA for d in data),
        "data mean nothing": any(read(d) is None for d in data),
        "two buttons do the same": len(set(data)) < len(data),
        "two buttons say the same": len(set(labels)) < len(labels),
    }
    return [fault for fault, there in found.items() if there]


def too_wordy(text: str, message: Message) -> list[str]:
    """Whether the message holds more words than the heading of its text allows, the story apart (SCREENS R1)."""
    most, count = LIMITS.get(text, PHRASE), words(told_by_the_bot(message.text))
    return [f"{text}: {count} words, {most} allowed"] if count > most else []


def told_by_the_bot(text: str) -> str:
    """The text without what stands between « and »: that is the reporter's own."""
    return re.sub(r"«.*?»", "", text, flags=re.DOTALL)
