"""Every screen there is, as a person would see it: none without its words, none too long, no button that leads nowhere.

The numbers are those of SCREENS §1 and §14; the walking is done by ``tests/explorer.py``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import pytest

from bot.ports import Chat, Message, Talk
from bot.route.model import CaseId, ChatId, Code, Entry, EntryKind, School, Whom
from bot.route.refusals import Reason
from bot.texts import FIRST, LANGUAGES, has, say, variables
from bot.usecases.reporting import Signal
from handlers import floor, talking
from handlers.flows import card, casework, welcome
from handlers.flows.receivers import Facts
from handlers.flows.report import report
from handlers.flows.view import Panel, View
from handlers.present import worded
from handlers.screens import Verb, read
from handlers.script import Choice, Flow, Question, replay
from tests.explorer import (
    LARGE,
    NEW,
    NONCE,
    SMALL,
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
from tests.house.buttons import dead
from tests.house.side_screens import KINDS, LONG, STORIES
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
    names = ("floor.py", "talking.py", "desk.py", "deskscreens.py")
    files = [Path(str(floor.__file__)).parent / name for name in names]
    notes = {note for file in files for note in re.findall(r'"(note-[a-z-]+)"', file.read_text(encoding="utf-8"))}
    notes |= {reason.value for reason in Reason} - {Reason.TAKEN.value}
    assert len(notes) > 10
    assert [note for note in sorted(notes) if not has(note) or variables(note, FIRST)] == []
