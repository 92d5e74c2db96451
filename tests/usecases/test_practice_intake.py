"""What goes wrong while somebody practises: the quarantine keeps nothing of it, and the practice goes on."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.ports import Practice
from bot.route.model import ChatId
from handlers.inputs import Command, Input, Words
from handlers.intake import take_all
from tests.usecases.staffroom import Staffroom, a_staffroom

NOOR = ChatId(7_310_455_911)
TYPED = "ze verstoppen steeds mijn tas"


@dataclass(frozen=True)
class Arrived:
    """An update; without an input it could not be read, but for the words in it."""

    update_id: int
    input: Input | None = field(repr=False, default=None)
    poison_text: str | None = field(repr=False, default=None)
    chat: ChatId | None = field(repr=False, default=NOOR)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Staffroom]:
    """A school with nobody in it, which can keep what cannot be handled."""
    with a_staffroom(tmp_path) as found:
        found.lane.store.keep_keys(found.time.real())
        yield found


def takes(room: Staffroom, *arrived: Arrived) -> Practice | None:
    """They come in; gives the practice in Noor's chat after them."""
    room.lane.now(lambda unit: take_all(unit, arrived, room.around.scene))
    return room.around.practices.of(NOOR)


def kept(room: Staffroom) -> list[str]:
    """The words in quarantine."""
    return room.lane.now(lambda unit: [poison.text for poison in unit.quarantined()])


def test_what_cannot_be_read_in_a_practice_is_not_kept(room: Staffroom) -> None:
    """Not even sealed; she hears on the practice itself that it went wrong, and no row is made for her chat."""
    practice = takes(room, Arrived(1, Command(NOOR, "nl", 5, "oefenen")), Arrived(2, poison_text=TYPED))
    assert practice is not None
    assert (practice.note, bool(practice.talks)) == ("note-sorry", True)
    assert kept(room) == [""]
    assert room.lane.now(lambda unit: unit.chat(NOOR)) is None


def test_what_cannot_be_read_outside_a_practice_is_kept(room: Staffroom) -> None:
    """The control: words of somebody who tells survive, and so do those of who stopped practising."""
    takes(room, Arrived(1, poison_text=TYPED))
    takes(room, Arrived(2, Command(NOOR, "nl", 5, "oefenen")), Arrived(3, Command(NOOR, "nl", 6, "stop")))
    takes(room, Arrived(4, poison_text=TYPED))
    assert kept(room) == [TYPED, TYPED]


def test_a_bug_in_a_practice_keeps_nothing_of_it(room: Staffroom) -> None:
    """A practice that cannot be gone on with: what was typed is in no quarantine either."""
    practice = takes(room, Arrived(1, Command(NOOR, "nl", 5, "oefenen")))
    assert practice is not None
    broken = tuple(talk.__class__(talk.case, "no such flow", {}) for talk in practice.talks)
    room.around.practices.put(Practice(NOOR, rev=1, talks=broken))
    takes(room, Arrived(2, Words(NOOR, "nl", 6, TYPED)))
    assert kept(room) == [""]


def test_an_update_that_comes_twice_counts_once(room: Staffroom) -> None:
    """As everywhere: the number of an update is all that a practice leaves, and it does its work."""
    says = Arrived(2, Words(NOOR, "nl", 6, TYPED))
    practice = takes(room, Arrived(1, Command(NOOR, "nl", 5, "oefenen")), says, says)
    assert practice is not None
    assert [len(talk.own) for talk in practice.talks] == [1]
