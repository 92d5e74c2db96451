"""Every screen there is, as a person would see it: none without its words, none too long, no button that leads nowhere.

The numbers are those of SCREENS §1 and §14; the walking is done by ``tests/explorer.py``.
"""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest

from bot.ports import Chat, Message, Talk
from bot.route.model import CaseId, ChatId, Code, Entry, EntryKind, School, Whom
from bot.route.refusals import Reason
from bot.texts import FIRST, LANGUAGES, has, say, variables
from bot.usecases.reporting import Signal
from handlers import desk, floor, own, talking
from handlers.deskdeeds import DOES, LOOKS
from handlers.flows import card, casework, roadcard, welcome
from handlers.flows.receivers import Facts
from handlers.flows.report import HELLO, report
from handlers.flows.view import ON, Panel, View
from handlers.present import worded
from handlers.screens import Lines, Press, Pressed, Screen, Verb, read
from handlers.script import Choice, Flow, Question, replay
from tests.explorer import (
    COACHES,
    LARGE,
    NEW,
    NONCE,
    SMALL,
    STATES,
    TUESDAY,
    Found,
    MakeFlow,
    Walk,
    explore,
    faults,
    scene,
    shortest,
    shown,
    told_by_the_bot,
    too_wordy,
)
from tests.house import road_states
from tests.house.test_texts import words

SCHOOLS = (LARGE, SMALL)
PUPILS = (Whom.ME, Whom.OTHER, Whom.PART)
ROW = [f"{Verb.BACK}:back:{NONCE}", f"{Verb.STOP}:stop:{NONCE}", f"{Verb.PANEL}:help"]


def reporting(school: School) -> MakeFlow:
    """The report flow at this school."""
    return partial(report, Facts(school))


@cache
def found(at: int) -> Found:
    """Everything in the report flow at the large school or at the small one."""
    return explore(reporting(SCHOOLS[at]))


@dataclass(frozen=True)
class Seen:
    """A question as it stood in a chat."""

    question: Question
    message: Message


@cache
def screens(at: int, language: str) -> tuple[Seen, ...]:
    """Every question in every shape: asked for the first time, and asked again after *Terug*."""
    around, seen = scene(SCHOOLS[at]), list[Seen]()
    for place in found(at).places:
        again = frozenset({place.question.key})
        seen.append(Seen(place.question, shown(around, language, place.before)))
        seen.append(Seen(place.question, shown(around, language, place.answers, again)))
    return tuple(seen)


every_school = pytest.mark.parametrize("at", range(len(SCHOOLS)), ids=["large", "small"])
every_language = pytest.mark.parametrize("language", LANGUAGES)


# --- The questions ------------------------------------------------------------------------------------------------


@every_school
def test_every_way_through_the_talk_ends_in_a_signal(at: int) -> None:
    """Whatever is pressed and changed: the talk ends, with words or kinds, and with somebody who reads them."""
    results = [road.result for road in found(at).roads]
    assert len(results) >= 100
    for signal in results:
        assert isinstance(signal, Signal)
        assert signal.pieces or signal.kinds
        assert signal.routed is not None
        assert SCHOOLS[at].member(signal.routed.receiver) is not None


def test_the_explorer_sees_every_text_of_the_talk() -> None:
    """What the flow can ask is asked; a text that no road leads to would have no place in it."""
    asked = {text for at in range(len(SCHOOLS)) for road in found(at).roads for text in road.texts}
    stories, sends = {"report-story", "report-story-other", "report-story-part"}, {"report-send", "report-send-other"}
    classes = {"report-year", "report-class", "report-year-other", "report-class-other"}
    rest = {"report-hello", "report-kinds", "report-receiver", "report-coach", "report-about-staff", "report-name"}
    parents = {f"parent-{text}" for text in ("hello", "story", "story-part", "year", "class", "receiver", "name")}
    parents |= {f"staff-{text}" for text in ("hello", "colleague", "year", "class", "story", "did")}
    sends |= {"parent-send", "staff-send"}
    assert asked == stories | sends | {f"{text}-plain" for text in sends} | classes | rest | parents


@every_language
@every_school
def test_no_question_has_a_fault(at: int, language: str) -> None:
    """Each screen of each question has its words and values, fits in a message, and every button differs (R1)."""
    wrong = [(s.question.text_key, faults(s.message)) for s in screens(at, language)]
    assert [(text, some) for text, some in wrong if some] == []


@every_language
@every_school
def test_no_question_is_longer_than_its_heading(at: int, language: str) -> None:
    """SCREENS R1, with real names and moments filled in."""
    assert {w for s in screens(at, language) for w in too_wordy(s.question.text_key, s.message)} == set()


@every_language
@every_school
def test_every_question_ends_with_the_same_row(at: int, language: str) -> None:
    """SCREENS R4: back, stop, help, as the last row of each question but the first screen."""
    for seen in screens(at, language):
        data = [button.data for row in seen.message.rows for button in row]
        if seen.question.key == "report-hello":
            assert not set(ROW[:2]) & set(data)
        else:
            assert [button.data for button in seen.message.rows[-1]] == ROW
            assert sum(d in ROW for d in data) == len(ROW)


@every_school
def test_the_button_of_a_class_chooses_the_coach_it_names(at: int) -> None:
    """Who presses a coach's name gets that coach, and not a colleague who can be reached again a moment later."""
    asked = [p.question for p in found(at).places if p.question.key == "report-class"]
    options = [o for q in asked if isinstance(q, Choice) for o in q.options if o.value.coach]
    assert len(options) > 20
    for option in options:
        coach = SCHOOLS[at].member(option.value.coach)
        assert coach is not None
        assert option.label == f"{option.value.group.name} · {coach.name}"[:32]


@every_school
def test_what_stands_beside_the_answers_leads_somewhere(at: int) -> None:
    """Buttons of a question that are no answers open a side screen that exists."""
    beside = {p.data: p for seen in screens(at, FIRST) for group in seen.question.more for p in group}
    assert {"p:report-change", "p:talk-instead", "p:fears"} <= beside.keys()
    assert [data for data, press in beside.items() if dead(press)] == []


@pytest.mark.parametrize(("flow", "count"), [("typed-later", 1), ("typed-later", 3), ("add", 1)])
@every_language
def test_the_small_talks_have_no_fault(flow: str, count: int, language: str) -> None:
    """What she types later is asked about without a fault, also after *Terug*."""
    cases = tuple(replace(NEW, id=CaseId(f"{n}" * 32), code=Code(f"KD7F{n}")) for n in range(2, 2 + count))
    later: Callable[[], Flow[object]] = partial(card.typed_later, cases)
    places = explore(later if flow == "typed-later" else partial(card.add, "Jansen")).places
    show = partial(shown, scene(LARGE, *cases), language, flow=flow, cases=tuple(c.id for c in cases))
    assert len(places) == (2 if flow == "typed-later" else 1)
    for place in places:
        for message in (show(place.before), show(place.answers, frozenset({place.question.key}))):
            assert faults(message) + too_wordy(place.question.text_key, message) == []
            assert [button.data for button in message.rows[-1]] == ROW


# --- The shortest way ---------------------------------------------------------------------------------------------


def way(school: School, whom: Whom, typing: bool = True) -> Walk:
    """The shortest way to a sent signal for somebody who tells about this."""
    return shortest(reporting(school), {"report-hello": whom.value}, taps=1, typing=typing)


def read_on_the_way(school: School, whom: Whom, language: str) -> list[str]:
    """The texts of the screens from the first one to the one with *Verstuur*."""
    answers = way(school, whom).answers
    path = [*answers]
    given = [{key: answers[key] for key in path[:count]} for count in range(len(path))]
    return [shown(scene(school), language, some).text for some in given]


@pytest.mark.parametrize(("whom", "taps"), [*((whom, 4) for whom in PUPILS), (Whom.PARENT, 5), (Whom.STAFF, 6)])
def test_few_taps_and_one_message(whom: Whom, taps: int) -> None:
    """SCREENS §14: the shortest way to a sent signal; in a school with at most 24 classes it is one tap less."""
    for school, fewer in ((LARGE, 0), (SMALL, 1)):
        walk = way(school, whom)
        assert (walk.taps, walk.messages) == (taps - fewer, 1)


@every_school
def test_a_pupil_can_tell_without_typing(at: int) -> None:
    """SCREENS §14: with buttons alone a signal is sent, and it says what kind of thing happens."""
    walk = way(SCHOOLS[at], Whom.ME, typing=False)
    signal = replay(reporting(SCHOOLS[at])(), walk.answers).result
    assert isinstance(signal, Signal)
    assert (walk.messages, len(signal.pieces), len(signal.kinds)) == (0, 0, 1)


@every_language
@pytest.mark.parametrize("whom", PUPILS)
@every_school
def test_five_screens_and_two_hundred_words(at: int, whom: Whom, language: str) -> None:
    """SCREENS §14: no more stands between the first screen and *Verstuurd*, her own words not counted."""
    texts = read_on_the_way(SCHOOLS[at], whom, language)
    assert len(texts) <= 5
    assert sum(words(told_by_the_bot(text)) for text in texts) <= 200


# --- Side screens, the card, and what the staff sees ----------------------------------------------------------------

LONG = "Ze lachen elke dag. " * 999 + "Het laatste woord."
LINE = Entry(1, EntryKind.STORY, "Ze noemen me varken.", 1)
KINDS = Entry(2, EntryKind.KINDS, "scolding,excluding,hitting,things,gossip,messages,images,threats,else")
ADDED = Entry(3, EntryKind.ADDED, "Vandaag weer.", 2, changed=True)
NAME = Entry(4, EntryKind.NAME, "Noor van den Oudenhoven-Claassen")
STORIES: Mapping[str, tuple[Entry, ...]] = {
    "a line": (LINE,),
    "a long one": (Entry(1, EntryKind.STORY, LONG, 1),),
    "no spaces": (Entry(1, EntryKind.STORY, "A" * 20_000, 1),),
    "kinds": (KINDS,),
    "kinds and words": (LINE, KINDS, ADDED),
}
SOME_CASES = tuple(replace(NEW, code=Code(f"KD7{a}{b}")) for a, b in product("23456789", repeat=2))


def views() -> Iterator[View]:
    """Every state of a case, from every teller, with and without a name, with every sort of story, paged."""
    for state, whom, told, name in product(STATES, Whom, STORIES.values(), ((), (NAME,))):
        case = replace(state, whom=whom)
        for page in (1, 2, 7) if len(told[0].text) > 10_000 else (1,):
            entries = (*told, *name)
            yield View(LARGE, TUESDAY, page, case, entries, talking=bool(name), cases=(case,), staff=COACHES[3])


BARE = tuple(View(LARGE, TUESDAY, p, draft=d, talking=bool(d)) for d in ("", "Ze lachen.", LONG) for p in (1, 2, 7))
DESKS = tuple(View(LARGE, TUESDAY, cases=cases, staff=COACHES[3]) for cases in ((), SOME_CASES[:1], SOME_CASES))


@cache
def panels() -> Mapping[str, tuple[Screen, ...]]:
    """Every side screen of everybody, as data, in every situation that makes another screen."""
    sorts: list[tuple[Mapping[str, Panel], tuple[View, ...]]] = [
        (welcome.PANELS, BARE),
        (card.PANELS, (*views(), View(LARGE, TUESDAY, 1, NEW, cases=SOME_CASES[:9]))),
        (casework.PANELS, (*views(), *(replace(desk_view, case=NEW) for desk_view in DESKS))),
        ({**roadcard.PANELS, "opened": casework.opened, casework.CASE_CARD: roadcard.card}, (*road_states.views(),)),
        (card.PANELS, (*road_states.her_views(),)),
        ({"opened": casework.opened}, (*road_states.told_views(), *road_states.shared_views())),
        ({"opened": casework.opened, **card.PANELS, **welcome.PANELS}, (*road_states.told_by_others(),)),
        ({**casework.PANELS, **card.PANELS}, (*road_states.urgent_views(),)),
    ]
    made = {
        f"{name} {number}": [panel(view) for view in some]
        for number, (all_of, some) in enumerate(sorts)
        for name, panel in all_of.items()
    }
    return {name: tuple({_shape(screen): screen for screen in some}.values()) for name, some in made.items()}


def _shape(screen: Screen) -> str:
    buttons = [(p.data, p.key, p.label, p.primary) for group in screen.groups for p in group]
    lines = [value.parts for value in screen.values.values() if isinstance(value, Lines)]
    return f"{screen.text} {screen.values} {lines} {buttons} {[(s.key, s.values) for s in screen.lines + screen.ahead]}"


@every_language
def test_no_side_screen_has_a_fault(language: str) -> None:
    """Each screen of each panel has its words and values, fits in a message, and every button differs (R1)."""
    put = partial(worded, scene(LARGE), language, note=None)
    wrong = {
        (name, *some)
        for name, all_of in panels().items()
        for screen in all_of
        if (some := [*faults(put(screen)), *too_wordy(screen.text, put(replace(screen, lines=(), ahead=())))])
    }
    assert wrong == set()


def test_no_button_of_a_side_screen_is_dead() -> None:
    """Whatever stands on a button is read back, and names a side screen or a deed that there is."""
    presses = [p for all_of in panels().values() for screen in all_of for group in screen.groups for p in group]
    assert len(presses) > 500
    assert {p.data for p in presses if dead(p)} == set()


def dead(press: Press) -> bool:
    """Whether pressing this leads nowhere."""
    pressed = read(press.data)
    return pressed is None or not _ALIVE[pressed.verb](pressed)


@cache
def handled(module: ModuleType) -> frozenset[str]:
    """The deeds that a module knows what to do with: the literal cases of its ``match`` statements."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    values = (node.value for node in ast.walk(tree) if isinstance(node, ast.MatchValue))
    named = frozenset(v.value for v in values if isinstance(v, ast.Constant) and isinstance(v.value, str))
    return named | frozenset({own: {**own.TALKS, **own.DEEDS}, desk: {*talking.ROAD, *LOOKS, *DOES}}[module])


_ALIVE: Mapping[Verb, Callable[[Pressed], bool]] = {
    Verb.ANSWER: lambda p: p.name == HELLO and p.option in {*Whom},
    Verb.BACK: lambda p: p.name == "back",
    Verb.STOP: lambda p: p.name in {"stop", "discard"},
    Verb.REOPEN: lambda p: p.name in {"report-story", "class", "receiver"},
    Verb.PANEL: lambda p: p.name in {ON, "school-now", *welcome.PANELS} and (not p.option or p.option.isdecimal()),
    Verb.REPORTER: lambda p: p.name in handled(own) if p.code else p.name == "view",
    Verb.STAFF: lambda p: p.name in handled(desk) if p.code else p.name in {"desk", "tell", *casework.CLASS},
}


def test_every_deed_has_a_button() -> None:
    """What a reporter's cards and the desk know what to do with can also be pressed."""
    data = {p.data for all_of in panels().values() for screen in all_of for group in screen.groups for p in group}
    pressed = [p for p in map(read, data) if p is not None and p.code is not None]
    assert {p.name for p in pressed if p.verb is Verb.REPORTER} == handled(own)
    assert {p.name for p in pressed if p.verb is Verb.STAFF} == handled(desk)


def test_a_case_has_one_coloured_button() -> None:
    """SCREENS R10: one next step stands out, with at most three others beside it, and ⋯ for the rest."""
    cards = {f"{panel} 2" for panel in (casework.CASE_NEW, casework.CASE_CARD, "opened", "alert-new")}
    for name in cards | {f"{casework.CASE_CARD} 3", "opened 3"}:
        for screen in panels()[name]:
            presses = [p for group in screen.groups for p in group]
            assert sum(p.primary for p in presses) <= 1
            assert sum(not p.primary and p.key != "case-road.more" for p in presses) <= 3


def test_everything_that_can_be_changed_can_be_asked_again() -> None:
    """From *Iets veranderen* each button leads to a question, and nothing that was answered goes."""
    answers = way(LARGE, Whom.ME).answers
    talk = Talk(CaseId("d" * 32), talking.REPORT, {}, {k: a for k, a in answers.items() if k != "report-send#1"})
    chat = Chat(ChatId(1), panel="report-change", talks=(talk,))
    asked = {}
    for what in ("report-story", "class", "receiver"):
        moved = talking.reopen_named(scene(LARGE), chat, talk, what)
        question = talking.stand(scene(LARGE), moved.chat, moved.chat.talks[-1]).question
        asked[what] = (question.key if question else "", moved.chat.note, moved.chat.panel)
        assert talk.answers.items() <= moved.chat.talks[-1].answers.items()
    keys = {"report-story": "report-story", "class": "report-year", "receiver": "report-receiver#1"}
    assert asked == {what: (key, None, None) for what, key in keys.items()}


@pytest.mark.parametrize(
    "panel", [welcome.PANELS["report-whole"], card.PANELS["read-back"], casework.PANELS[casework.CASE_NEW]]
)
@pytest.mark.parametrize("story", [LONG, "A" * 20_000, ("B" * 2_999 + "  ") * 6, "C" * 2_990 + " " * 40])
def test_a_long_story_is_read_to_its_last_word(panel: Panel, story: str) -> None:
    """*Lees verder* leads through every page, none is empty, and together they hold each word once."""
    view = View(LARGE, TUESDAY, 1, NEW, (Entry(1, EntryKind.STORY, story, 1),), draft=story)
    parts = list[str]()
    while view.page:
        screen = panel(view)
        parts.append(str(screen.values["story"]))
        nexts = [p for p in (read(b.data) for g in screen.groups for b in g) if p and p.option == str(view.page + 1)]
        view = replace(view, page=view.page + 1 if nexts else 0)
    assert all(part.strip() for part in parts)
    assert "".join("".join(parts).split()) == "".join(story.split())


def test_a_reporter_reads_back_what_she_chose() -> None:
    """Who told with buttons alone reads her kinds back, and no empty quotation (SCREENS ``read-back``)."""
    view = View(LARGE, TUESDAY, 1, NEW, (KINDS,))
    for language in LANGUAGES:
        text = worded(scene(LARGE), language, card.PANELS["read-back"](view), None).text
        assert say("report-kinds.threats", language) in text


@pytest.mark.parametrize("told", ["kinds", "kinds and words"])
def test_a_coach_reads_the_kinds(told: str) -> None:
    """What was chosen reaches the coach, also when something was typed beside it."""
    view = View(LARGE, TUESDAY, 1, NEW, STORIES[told])
    text = worded(scene(LARGE), FIRST, casework.PANELS[casework.CASE_NEW](view), None).text
    assert say("report-kinds.threats", FIRST) in text


def test_every_note_can_be_said() -> None:
    """A note is said without values: each that the handlers can put before a screen wants none."""
    files = [Path(str(floor.__file__)).parent / name for name in ("floor.py", "talking.py", "desk.py")]
    notes = {note for file in files for note in re.findall(r'"(note-[a-z-]+)"', file.read_text(encoding="utf-8"))}
    notes |= {reason.value for reason in Reason} - {Reason.TAKEN.value}
    assert len(notes) > 10
    assert [note for note in sorted(notes) if not has(note) or variables(note, FIRST)] == []
