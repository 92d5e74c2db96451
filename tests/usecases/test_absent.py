"""What was put off after the agreements: the class and who was not there, until it is done or left out (P-32, P-34)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from bot.route.dossier import Dossier, Reason
from bot.route.model import Status
from bot.route.road import Open
from bot.usecases import absent, road
from tests.usecases.roadside import AGREED, WEDNESDAY, Road, at_status, hires
from tests.usecases.staffroom import Staffroom, a_staffroom

TEN_SCHOOL_DAYS_ON: Final = date(2026, 12, 8)
DAYS: Final = {
    "class": (TEN_SCHOOL_DAYS_ON, None),
    "others": (None, WEDNESDAY),
    "both": (TEN_SCHOOL_DAYS_ON, WEDNESDAY),
    "none": (None, None),
}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Staffroom]:
    """One school for all of these."""
    with a_staffroom(tmp_path_factory.mktemp("school")) as made:
        hires(made)
        yield made


def put_off(school: Staffroom, others: str) -> Road:
    """Agreements were made, and this was put off."""
    found = at_status(school, Status.HERSTELGESPREK)
    found.coach(road.agreed, replace(AGREED, others=others))
    return found


def open_days(dossier: Dossier) -> tuple[date | None, date | None]:
    """When the coach is reminded of the class, and of the others."""
    return dossier.class_on, dossier.others_on


@pytest.mark.parametrize("others", DAYS)
def test_what_was_put_off_gets_a_day(school: Staffroom, others: str) -> None:
    """The class after ten school days, the others at the vervolggesprek; nothing when nothing is needed."""
    assert open_days(put_off(school, others).dossier) == DAYS[others]


def test_done_it_is_over_and_leaves_its_day(school: Staffroom) -> None:
    """Each for itself; a second tap finds nothing open."""
    found = put_off(school, "both")
    found.coach(absent.class_was, "done")
    assert open_days(found.dossier) == (None, WEDNESDAY)
    assert found.dossier.class_done_on is not None
    found.refuses_coach(absent.class_was, "done")
    found.coach(absent.others_were, "done")
    assert open_days(found.dossier) == (None, None)
    assert found.dossier.others_done_on is not None
    found.refuses_coach(absent.others_were, "done")


@pytest.mark.parametrize("why", absent.LEFT_OUT)
def test_left_out_it_keeps_the_reason(school: Staffroom, why: str) -> None:
    """A person says why; the day it was done stays empty."""
    found = put_off(school, "both")
    found.coach(absent.class_was, why)
    found.coach(absent.others_were, why)
    assert found.dossier.put_off == (Reason(Open.CLASS, why), Reason(Open.OTHERS, why))
    assert (found.dossier.class_done_on, found.dossier.others_done_on) == (None, None)


def test_a_word_that_was_made_up_does_nothing(school: Staffroom) -> None:
    """What is on a button may be made up."""
    found = put_off(school, "both")
    found.refuses_coach(absent.class_was, "")
    found.refuses_coach(absent.others_were, "because")
