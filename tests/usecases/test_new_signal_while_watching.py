"""A new signal while one only watches: the talk about it begins the road anew, and nothing moves before it (G12)."""

from dataclasses import replace

import pytest

from bot.route.dossier import Wish
from bot.route.model import Status, Whom
from bot.usecases import road, together
from tests.usecases.roadside import FIRST, Road, at_status, hires, history, sends
from tests.usecases.staffroom import Staffroom


@pytest.fixture
def watched(room: Staffroom) -> Road:
    """A wanted nothing, and another signal about the same was joined to it."""
    hires(room)
    found = at_status(room, Status.MEEKIJKEN)
    witness = sends(room, Whom.OTHER).walks("pick-up")
    witness.coach(together.join, together.Together(found.id))
    return found


def test_nothing_moves_by_itself(watched: Road) -> None:
    """It is kept that there is a new signal; people do the rest (G12)."""
    assert watched.case.status is Status.MEEKIJKEN
    assert watched.dossier.new_signal_on is not None


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        (Wish.NADENKEN, Status.ANALYSE),
        (Wish.HERSTELGESPREK, Status.PLAN),
        (Wish.ANDER_PLAN, Status.PLAN),
        (Wish.NIETS, Status.MEEKIJKEN),
    ],
)
def test_the_talk_about_it_begins_the_road_anew(watched: Road, wish: Wish, status: Status) -> None:
    """Through the analysis, whatever A wants then; and only once for one signal."""
    watched.coach(road.first_talk, replace(FIRST, wish=wish))
    assert watched.case.status is status
    assert ("meekijken", "nieuw-signaal", "analyse") in history(watched)
    assert watched.dossier.new_signal_on is None


def test_without_a_new_signal_a_talk_is_what_it_was(room: Staffroom) -> None:
    """She thinks about it: it is still only watched."""
    hires(room)
    found = at_status(room, Status.MEEKIJKEN).walks("thinks")
    assert found.case.status is Status.MEEKIJKEN
