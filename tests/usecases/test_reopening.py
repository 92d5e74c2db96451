"""After the end: it did not help, she says, and somebody else looks along; or a last word (SCREENS ``closed-no``)."""

from dataclasses import replace
from itertools import product

import pytest

from bot.route.effects import DueKind
from bot.route.model import Case, Flag, Role, Staff, Status, Whom
from bot.route.refusals import Reason
from bot.route.road import NextStep, next_step
from bot.route.routing import Way
from bot.route.steps import TRANSITIONS, Event
from bot.usecases import borging, reopening, road
from bot.usecases.reopening import WAYS, who_looks_along
from handlers.script import Part
from tests.people import ALI, DE_WIT, MULDER, SAM, VISSER
from tests.usecases.roadside import (
    CLASS,
    FIRST,
    STEPS,
    WAY_TO,
    Road,
    at_status,
    fires,
    history,
    said,
    sends,
    until,
)
from tests.usecases.staffroom import Staffroom

FOR = {Way.AANSPREEKPUNT: DE_WIT, Way.VERTROUWENSPERSOON: MULDER}
WORKED_ON = tuple(status for status in WAY_TO if status is not Status.AFGEROND)


@pytest.fixture
def school(room: Staffroom) -> Staffroom:
    """Two coaches of the class, the aanspreekpunt, the vertrouwenspersoon and the achterwacht."""
    room.settle(SAM, ALI, MULDER, DE_WIT, VISSER, groups=(CLASS,))
    return room


def finished(room: Staffroom, whom: Whom = Whom.ME) -> Road:
    """A case that is over."""
    return at_status(room, Status.AFGEROND, whom)


@pytest.mark.parametrize("way", WAYS)
def test_it_is_of_whom_she_chose_and_waits_for_a_person(school: Staffroom, way: Way) -> None:
    """One receiver and no owner; an alert, a promise, and the chain that moves on when nobody answers."""
    found, chosen = finished(school), FOR[way]
    opened = found.pupil(reopening.look_along, way)
    assert isinstance(opened, Case)
    assert (found.case.status, found.case.owner, found.case.receivers) == (Status.ANALYSE, None, (chosen.id,))
    assert school.readers(found.id) == {school.member(chosen)}
    assert (chosen.id, found.case.promised_at is not None) in [(to, True) for to, _ in said(school, "alert-new")]
    planned = found.planned()
    assert {DueKind.PROMISE, DueKind.REMIND, DueKind.SILENCE, DueKind.LAST} <= planned.keys()
    assert history(found)[-1] == ("afgerond", "heropenen", "analyse")


def test_it_is_not_erased_while_somebody_works_on_it(school: Staffroom) -> None:
    """The sixty days begin anew when it is finished again."""
    found = finished(school)
    forgotten = found.planned()[DueKind.FORGET]
    found.pupil(reopening.look_along, Way.VERTROUWENSPERSOON)
    assert DueKind.FORGET not in found.planned()
    until(school, forgotten)
    fires(school)
    assert found.case.status is Status.ANALYSE


def test_the_road_begins_anew_with_what_she_said_herself(school: Staffroom) -> None:
    """No agreement, round or day of before stands in the way; the next step is a talk with her."""
    found = finished(school)
    before = found.dossier
    assert before.agreements
    assert before.close_asked
    found.pupil(reopening.look_along, Way.AANSPREEKPUNT)
    after = found.dossier
    assert (after.recognised, after.consents, after.verdicts) == (before.recognised, before.consents, before.verdicts)
    assert (after.talked_on, after.wish, after.agreements, after.rounds) == (None, None, (), ())
    assert not after.close_asked
    assert after.reopened_on is not None
    assert next_step(replace(found.case, owner=DE_WIT.id), after) is NextStep.TALK_A
    assert found.refuses_coach(road.first_talk, FIRST, by=SAM) is Reason.CANNOT


def test_who_looks_along_can_take_it_to_the_end(school: Staffroom) -> None:
    """Picked up, talked, agreed and finished, by the other person."""
    found = finished(school)
    found.pupil(reopening.look_along, Way.AANSPREEKPUNT)
    for name in WAY_TO[Status.AFGEROND]:
        taken = school.does(lambda scene, name=name: STEPS[name](scene, DE_WIT, found))  # type: ignore[misc]
        assert isinstance(taken, Case), (name, taken)
    assert (found.case.status, found.case.owner) == (Status.AFGEROND, DE_WIT.id)
    assert found.refuses_pupil(reopening.look_along, Way.AANSPREEKPUNT) is Reason.RECEIVER_GONE
    assert isinstance(found.pupil(reopening.look_along, Way.VERTROUWENSPERSOON), Case)


@pytest.mark.parametrize("out", [DE_WIT, MULDER])
def test_who_was_kept_out_stays_out(school: Staffroom, out: Staff) -> None:
    """Whom she chose against once is not offered, and nothing of it reaches that person."""
    found = finished(school)
    hidden = replace(found.case, kept_out=frozenset({out.id}))
    school.does(lambda scene: scene.unit.put_case(hidden))
    ways = {way: school.does(lambda scene, way=way: who_looks_along(scene.school, hidden, way)) for way in WAYS}  # type: ignore[misc]
    assert [way for way, routed in ways.items() if routed is None] == [w for w, member in FOR.items() if member == out]
    refused = next(way for way, member in FOR.items() if member == out)
    assert found.refuses_pupil(reopening.look_along, refused) is Reason.RECEIVER_GONE


def test_what_is_about_staff_goes_to_no_aanspreekpunt(school: Staffroom) -> None:
    """G10: only a vertrouwenspersoon."""
    found = finished(school)
    about = replace(found.case, flags=found.case.flags | {Flag.MEDEWERKER})
    school.does(lambda scene: scene.unit.put_case(about))
    assert found.refuses_pupil(reopening.look_along, Way.AANSPREEKPUNT) is Reason.RECEIVER_GONE
    assert isinstance(found.pupil(reopening.look_along, Way.VERTROUWENSPERSOON), Case)


def test_who_had_it_does_not_look_along(school: Staffroom) -> None:
    """The aanspreekpunt who was the reader herself is nobody else."""
    school.settle(replace(DE_WIT, roles=DE_WIT.roles | {Role.COACH}))
    found = finished(school)
    theirs = replace(found.case, owner=DE_WIT.id, receivers=(DE_WIT.id,))
    school.does(lambda scene: scene.unit.put_case(theirs))
    assert found.refuses_pupil(reopening.look_along, Way.AANSPREEKPUNT) is Reason.RECEIVER_GONE


@pytest.mark.parametrize(("status", "way"), [*product(WORKED_ON, WAYS)])
def test_only_what_is_finished_is_opened_again(school: Staffroom, status: Status, way: Way) -> None:
    """Each row: from any other status nothing changes, to the last row of the database."""
    assert (status, Event.HEROPENEN) not in TRANSITIONS
    assert at_status(school, status).refuses_pupil(reopening.look_along, way) is Reason.CANNOT


@pytest.mark.parametrize("whom", [whom for whom in Whom if whom is not Whom.ME])
def test_only_she_opens_it(school: Staffroom, whom: Whom) -> None:
    """Not a witness, a parent or a colleague, nor somebody of whom it is not."""
    found = finished(school, whom)
    for way in WAYS:
        assert found.refuses_pupil(reopening.look_along, way) is Reason.CANNOT
    assert found.refuses_pupil(reopening.last_word, (Part(9, "nog iets"),)) is Reason.CANNOT
    other = sends(school)
    assert finished(school).refuses_pupil(reopening.look_along, WAYS[0], by=other.reporter) is Reason.CANNOT


def test_a_last_word_joins_what_she_told_and_opens_nothing(school: Staffroom) -> None:
    """Her coach hears by code that there is news; it stays finished, and goes on its day."""
    found = finished(school)
    forgotten = found.planned()[DueKind.FORGET]
    assert isinstance(found.pupil(reopening.last_word, (Part(9, "het was fijn dat je luisterde"),)), Case)
    texts = school.does(lambda scene: [e.text for e in scene.unit.entries(found.id, SAM)])
    assert "het was fijn dat je luisterde" in texts
    assert [to for to, _ in said(school, "alert-reply")] == [SAM.id]
    assert (found.case.status, found.planned()[DueKind.FORGET]) == (Status.AFGEROND, forgotten)
    assert found.refuses_pupil(borging.said_how_it_is, "gestopt") is Reason.CANNOT


@pytest.mark.parametrize("status", WORKED_ON)
def test_before_the_end_a_last_word_is_none(school: Staffroom, status: Status) -> None:
    """While it runs, words have a way of their own."""
    assert at_status(school, status).refuses_pupil(reopening.last_word, (Part(9, "nog iets"),)) is Reason.CANNOT
