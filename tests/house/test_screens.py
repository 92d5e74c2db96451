"""Every screen there is, as a person would see it: none without its words, none too long, no button that leads nowhere.

The numbers are those of SCREENS §1 and §14; the walking is done by ``tests/explorer.py``.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest

from bot.ports import Message
from bot.route.model import Case, CaseId, Code, Entry, EntryKind, Flag, School, Staff, Status, Whom
from bot.texts import LANGUAGES, has, say, variables
from bot.usecases.prompting import Word
from bot.usecases.reporting import Signal
from handlers import desk, floor
from handlers.flows import card, casework, welcome
from handlers.flows.card import add, typed_later
from handlers.flows.report import Facts, report
from handlers.flows.view import ON, PAGE, View
from handlers.present import worded
from handlers.screens import Press, Screen, Verb, read
from handlers.script import Flow, MultiChoice, Question, Words
from tests.explorer import (
    COACHES,
    DUTY,
    LARGE,
    SMALL,
    TUESDAY,
    TYPED,
    MakeFlow,
    Road,
    Walk,
    before,
    explore,
    faults,
    scene,
    shortest,
    shown,
    told_by_the_bot,
    too_wordy,
)
from tests.house.test_texts import words

SCHOOLS = (LARGE, SMALL)
ROW = [f"{Verb.BACK}:back", f"{Verb.STOP}:stop", f"{Verb.PANEL}:help"]


def reporting(school: School) -> MakeFlow:
    """The report flow at this school."""
    return partial(report, Facts(school))


@cache
def roads(at: int) -> tuple[Road, ...]:
    """Every way through the report flow at the large school or at the small one."""
    return explore(reporting(SCHOOLS[at]))


@dataclass(frozen=True)
class Seen:
    """A question as it stood in a chat."""

    question: Question
    message: Message


@cache
def screens(at: int, language: str) -> tuple[Seen, ...]:
    """Every question behind every sequence of questions: asked for the first time, and asked again after *Terug*."""
    around, found = scene(SCHOOLS[at]), dict[tuple[str, ...], tuple[Seen, ...]]()
    for road in roads(at):
        for place, question in enumerate(road.path):
            key = road.texts[: place + 1]
            if key not in found:
                first = shown(around, language, before(road, place))
                again = shown(around, language, road.answers, frozenset({question.key}))
                found[key] = (Seen(question, first), Seen(question, again))
    return tuple(seen for pair in found.values() for seen in pair)


every_school = pytest.mark.parametrize("at", range(len(SCHOOLS)), ids=["large", "small"])
every_language = pytest.mark.parametrize("language", LANGUAGES)


# --- The questions ------------------------------------------------------------------------------------------------


@every_school
def test_every_way_through_the_talk_ends_in_a_signal(at: int) -> None:
    """Whatever is pressed and changed: the talk ends, with words or kinds, and with somebody who reads them."""
    results = [road.result for road in roads(at)]
    assert len(results) > 100
    for signal in results:
        assert isinstance(signal, Signal)
        assert signal.pieces or signal.kinds
        assert signal.routed is not None
        assert SCHOOLS[at].member(signal.routed.receiver) is not None


def test_the_explorer_sees_every_text_of_the_talk() -> None:
    """What the flow can ask is asked: a text that no road leads to has no place in the talk."""
    asked = {text for at in range(len(SCHOOLS)) for road in roads(at) for text in road.texts}
    stories, sends = {"report-story", "report-story-other", "report-story-part"}, {"report-send", "report-send-other"}
    classes = {"report-year", "report-class"} | {"report-year-other", "report-class-other"}
    receivers = {"report-receiver", "report-coach", "report-about-staff"}
    ends = sends | {f"{text}-plain" for text in sends} | {"report-name"}
    assert asked == {"report-hello", "report-kinds"} | stories | classes | receivers | ends


@every_language
@every_school
def test_no_question_has_a_fault(at: int, language: str) -> None:
    """Each screen of each question has its words and values, fits in a message, and every button differs (R1)."""
    found = {s.question.text_key: f for s in screens(at, language) for f in [faults(s.message)] if f}
    assert found == {}


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
def test_side_doors_of_a_question_lead_somewhere(at: int) -> None:
    """Buttons beside the answers open a side screen that exists."""
    for seen in screens(at, LANGUAGES[0]):
        for press in (p for group in seen.question.more for p in group):
            assert leads_somewhere(press) == "", press.data


@pytest.mark.parametrize(("flow", "count"), [("typed-later", 1), ("typed-later", 3), ("add", 1)])
@every_language
def test_the_small_talks_have_no_fault(flow: str, count: int, language: str) -> None:
    """What she types later is asked about without a fault, also after *Terug*."""
    cases = tuple(replace(new(Whom.ME), id=CaseId(f"{n}" * 32), code=Code(f"KD7F{n}")) for n in range(2, 2 + count))
    around, ids = scene(LARGE, *cases), tuple(c.id for c in cases)
    make: Callable[[], Flow[object]] = partial(typed_later, cases) if flow == "typed-later" else partial(add, "Jansen")
    found = explore(make)
    assert found
    for road in found:
        for place, question in enumerate(road.path):
            for answers, aside in ((before(road, place), frozenset[str]()), (road.answers, frozenset({question.key}))):
                message = shown(around, language, answers, aside, flow, ids)
                assert faults(message) + too_wordy(question.text_key, message) == []
                assert [button.data for button in message.rows[-1]] == ROW


# --- The shortest way ---------------------------------------------------------------------------------------------


def way(school: School, whom: Whom, typing: bool = True) -> Walk:
    """The shortest way to a sent signal for somebody who tells about this."""
    return shortest(reporting(school), {"report-hello": whom.value}, taps=1, typing=typing)


@cache
def read_on_the_way(at: int, whom: Whom, language: str) -> tuple[str, ...]:
    """The texts of the screens between the first one and *Verstuurd*, with everything she reads in them."""
    walk, school = way(SCHOOLS[at], whom), SCHOOLS[at]
    path = [key for key in walk.answers if key != "report-kinds"]
    answers = [{key: walk.answers[key] for key in path[:count]} for count in range(len(path))]
    return tuple(shown(scene(school), language, given).text for given in answers)


@pytest.mark.parametrize("whom", Whom)
def test_four_taps_and_one_message(whom: Whom) -> None:
    """SCREENS §14: that is the shortest way to a sent signal, and in a small school it is three taps."""
    for school, taps in ((LARGE, 4), (SMALL, 3)):
        walk = way(school, whom)
        assert (walk.taps, walk.messages) == (taps, 1)


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_pupil_can_tell_without_typing(school: School) -> None:
    """SCREENS §14: with buttons alone a signal is sent, and it says what kind of thing happens."""
    walk = way(school, Whom.ME, typing=False)
    signal = explore_end(school, walk)
    assert walk.messages == 0
    assert signal.kinds
    assert not signal.pieces


def explore_end(school: School, walk: Walk) -> Signal:
    """What is sent at the end of a walk."""
    flow, answers = report(Facts(school)), walk.answers
    question: Question = next(flow)
    while True:
        try:
            question = flow.send(question.value(answers[question.key]))
        except StopIteration as end:
            assert isinstance(end.value, Signal)
            return end.value


@every_language
@pytest.mark.parametrize("whom", Whom)
@every_school
def test_five_screens_and_two_hundred_words(at: int, whom: Whom, language: str) -> None:
    """SCREENS §14: no more stands between the first screen and *Verstuurd*, her own words not counted."""
    texts = read_on_the_way(at, whom, language)
    assert len(texts) == (5 if at == 0 else 4)
    assert sum(words(told_by_the_bot(text)) for text in texts) <= 200
