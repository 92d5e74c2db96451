"""Every screen of a practice, as somebody sees it on the board: the real one with one word above it (SCREENS §6)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial

import pytest

from bot.ports import Button, Message, Practice, Talk
from bot.route.model import CaseId, ChatId
from bot.texts import LANGUAGES, say
from handlers.flows.practice import CLEAR, END, PANELS, PRACTICE, practice
from handlers.flows.receivers import Facts
from handlers.practice import PANELS as BESIDE
from handlers.present import Present
from handlers.screens import Screen, meant_in_practice, read
from tests.explorer import LARGE, NONCE, Found, explore, faults, scene, too_wordy
from tests.house.side_screens import BARE
from tests.house.test_screens import ROW

every_language = pytest.mark.parametrize("language", LANGUAGES)


@cache
def found() -> Found:
    """Everything in a practice at the large school."""
    return explore(partial(practice, Facts(LARGE)))


def ends() -> tuple[Screen, ...]:
    """What can stand when it is over."""
    return tuple(panel(BARE[0]) for panel in PANELS.values())


def stands(language: str, chat: Practice) -> Message:
    """What the practice shows."""
    around = scene(LARGE)
    message = Present(lambda unit: around).screen(around.unit, replace(chat, language=language)).message
    assert message is not None
    return message


def a_practice(**with_: object) -> Practice:
    """A practice of which the first question is asked, or as ``with_`` says."""
    talk = Talk(CaseId("practice"), PRACTICE, {})
    return replace(Practice(ChatId(1), message=7, nonce=NONCE, talks=(talk,)), **with_)  # type: ignore[arg-type]


def questions(language: str) -> Iterator[tuple[str, Message]]:
    """Each question, asked for the first time and again after *Terug*."""
    for place in found().places:
        for answers, aside in ((place.before, frozenset[str]()), (place.answers, frozenset({place.question.key}))):
            talk = Talk(CaseId("practice"), PRACTICE, {}, answers, aside)
            yield place.question.text_key, stands(language, a_practice(talks=(talk,)))


def for_real(message: Message) -> Message:
    """The message with what its buttons would do outside a practice; an AssertionError when one does it now, but for
    the one that is never practice: that school may know."""
    return replace(message, rows=tuple(tuple(map(_for_real, row)) for row in message.rows))


def _for_real(button: Button) -> Button:
    data = button.data if button.data == "p:school-now" else meant_in_practice(button.data)
    assert data is not None
    return replace(button, data=data)


@every_language
def test_every_question_is_headed_so_and_is_the_real_one(language: str) -> None:
    """The word stands above each but the first, which says it itself; no button works for real; the row is there."""
    head = say("practice-head", language)
    seen = [*questions(language)]
    assert {"practice", "report-year", "report-class", "report-send", "report-name"} <= {text for text, _ in seen}
    for text, message in seen:
        real = for_real(message)
        first, _, rest = message.text.partition("\n")
        assert first.startswith(head) if text == "practice" else first == head
        assert [button.data for button in real.rows[-1]] == ROW
        assert faults(real) + too_wordy(text, message if text == "practice" else replace(message, text=rest)) == []


def test_it_asks_what_is_asked_of_a_pupil_about_herself() -> None:
    """The same questions in the same order as the real road, apart from how the story is asked."""
    asked = {text for road in found().roads for text in road.texts} - {"practice"}
    assert asked == {
        *("report-year", "report-class", "report-send", "report-send-plain", "report-name", "report-receiver"),
        *("report-coach", "report-about-staff"),
    }
    assert all(road.result is True for road in found().roads)


@every_language
def test_help_is_real(language: str) -> None:
    """No word stands above a number to call."""
    helps = [panel for panel in BESIDE if panel.partition("-")[0] == "help"]
    assert len(helps) >= 6
    for panel in helps:
        assert say("practice-head", language) not in stands(language, a_practice(panel=panel)).text.splitlines()


LEAVES = {"on", "discard", "report-story", "class", "receiver", "school-now"}
"""What a button beside the practice may ask for besides."""


@every_language
@pytest.mark.parametrize("panel", sorted(BESIDE))
def test_what_stands_beside_it_stays_in_the_practice(panel: str, language: str) -> None:
    """No button of a side screen works for real but the one that tells school; each leads to another or back."""
    for button in (b for row in for_real(stands(language, a_practice(panel=panel))).rows for b in row):
        pressed = read(button.data)
        assert pressed is not None
        assert pressed.name in BESIDE | LEAVES, button.data


@every_language
@pytest.mark.parametrize("panel", [END, CLEAR])
def test_the_end_has_no_fault(panel: str, language: str) -> None:
    """It says that it is over, and only *Maak de chat leeg* still belongs to the practice."""
    message = stands(language, a_practice(panel=panel, talks=()))
    data = [button.data for row in message.rows for button in row]
    assert data == (["P:practice-clear", "p:really"] if panel == END else ["p:on"])
    assert too_wordy("practice-end" if panel == END else "chat-clear", message) == []
