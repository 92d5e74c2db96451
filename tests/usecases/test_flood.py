"""Above forty messages in five minutes answers are slower, and nothing else is (SCREENS R3); it leaves no trace."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final, cast

import pytest

from bot.ports import Chance, Chat, Unit
from bot.route.model import ChatId, School
from bot.route.timing import Calendar
from bot.usecases.flood import MOST, REST, WITHIN, Flood
from bot.usecases.scene import Scene
from handlers.inputs import Command, Input, Media, Tap, Words
from handlers.pacing import SLOW, paced

NOW: Final = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)
NOOR: Final = ChatId(7_310_455_911)
DAAN: Final = ChatId(7_310_455_912)


def a_flood() -> Flood:
    """A counter of its own."""
    return Flood(b"k" * 32)


def after(flood: Flood, count: int, apart: timedelta = timedelta(seconds=1), chat: ChatId = NOOR) -> list[bool]:
    """Whether answers are slow, at each of so many messages."""
    return [flood.counts(chat, number, NOW + number * apart) for number in range(count)]


def test_forty_messages_in_five_minutes_are_ordinary() -> None:
    """The forty-first is the first that waits; never an earlier one."""
    assert after(a_flood(), MOST + 1) == [*[False] * MOST, True]


def test_who_types_on_slowly_is_never_slowed() -> None:
    """Forty in each five minutes, for an hour."""
    assert not any(after(a_flood(), 480, WITHIN / MOST))


def test_it_is_over_when_five_minutes_went_by() -> None:
    """Then it may also be said again."""
    flood = a_flood()
    after(flood, MOST + 20)
    assert (flood.tells(NOOR), flood.tells(NOOR)) == (True, False)
    later = NOW + WITHIN + timedelta(minutes=1)
    assert not flood.counts(NOOR, 1000, later)
    assert flood.tells(NOOR)


def test_one_chat_does_not_slow_another() -> None:
    """Daan gets his answer at once, whatever Noor does."""
    flood = a_flood()
    after(flood, 200)
    assert not flood.counts(DAAN, 1, NOW)


def test_a_message_that_comes_again_counts_once() -> None:
    """What could not be committed is taken again; that is not somebody who types much."""
    flood = a_flood()
    assert not any(flood.counts(NOOR, number % MOST, NOW) for number in range(MOST * 3))


def test_nothing_is_remembered_for_longer_than_it_matters() -> None:
    """Neither a chat nor its number: a hash with the key of this process, and gone after five minutes."""
    flood = a_flood()
    for number in range(500):
        flood.counts(ChatId(NOOR + number), 1, NOW)
    assert not any(str(NOOR + number).encode() in key for number in range(500) for key in flood._heard)
    assert a_flood()._hidden(NOOR) != Flood(b"m" * 32)._hidden(NOOR)
    flood.counts(DAAN, 2, NOW + WITHIN)
    assert len(flood._heard) == 1


# --- What it does to the answer -----------------------------------------------------------------------------------


def a_scene(flood: Flood | None, real: datetime = NOW) -> Scene:
    """Only what pacing looks at."""
    nobody = (cast(Unit, None), cast(School, None), cast(Calendar, None))
    return Scene(*nobody, NOW, real, cast(Chance, None), flood=flood)


def much() -> Flood:
    """Noor typed forty messages just now."""
    flood = a_flood()
    after(flood, MOST, timedelta(seconds=0))
    return flood


BEFORE: Final = Chat(NOOR, rev=3, shown=3)
AFTER: Final = Chat(NOOR, rev=4, shown=3, owed_at=NOW, note="note-added")
WORDS: Final = Words(NOOR, "nl", 900, "en nog iets")


def test_the_answer_waits_and_says_so_once() -> None:
    """The first that waits says it; until she saw it the line stays; then no more."""
    flood = much()
    first = paced(a_scene(flood), BEFORE, AFTER, WORDS)
    assert (first.owed_at, first.note) == (NOW + REST, SLOW)
    second = paced(a_scene(flood, NOW + REST / 3), first, replace(AFTER, rev=5), replace(WORDS, message=901))
    assert (second.owed_at, second.note) == (NOW + REST, SLOW)
    seen = replace(second, shown=5, owed_at=None)
    third = paced(a_scene(flood, NOW + REST), seen, replace(AFTER, rev=6), replace(WORDS, message=902))
    assert (third.owed_at, third.note) == (NOW + 2 * REST, "note-added")


@pytest.mark.parametrize("panel", ["help", "help-death", "help-danger"])
def test_help_does_not_wait(panel: str) -> None:
    """Asked for, or brought by a word of danger."""
    helped = replace(AFTER, panel=panel, note=None)
    for given in (Command(NOOR, "nl", 900, "hulp"), WORDS):
        assert paced(a_scene(much()), BEFORE, helped, given) == helped


@pytest.mark.parametrize(
    ("given", "waits"),
    [(WORDS, True), (Media(NOOR, "nl", 900), True), (Tap(NOOR, "nl", 900, "p:help"), False)],
)
def test_a_tap_does_not_wait(given: Input, waits: bool) -> None:
    """Whatever she presses answers at once."""
    assert (paced(a_scene(much()), BEFORE, AFTER, given) != AFTER) == waits


@pytest.mark.parametrize("note", ["note-too-long", "note-help", "note-held", "answer-sent"])
def test_what_must_be_said_is_said(note: str) -> None:
    """A line that asks for something, or names help, is not replaced."""
    assert paced(a_scene(much()), BEFORE, replace(AFTER, note=note), WORDS).note == note


def test_without_a_counter_nobody_is_slowed() -> None:
    """Rules and tests that count nothing."""
    assert paced(a_scene(None), BEFORE, AFTER, WORDS) == AFTER
