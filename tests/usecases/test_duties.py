"""The duty roster at work: in danger and in silence who is on duty is asked, and nobody is left without (T1, T1s)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from bot.route.model import Case, Role, Staff, StaffId
from bot.usecases import absence, casework, duties, spoed
from bot.usecases.casework import STAND_IN
from tests.people import GROUPS, SAM, VISSER
from tests.usecases.staffroom import Staffroom, a_staffroom

TODAY = date(2026, 11, 24)
SCHOOL_DAY = ((time(8), time(17)),)
PRINS = Staff(StaffId("7" * 32), "Prins", frozenset({Role.ACHTERWACHT}))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Staffroom]:
    """A coach, and two achterwachten of whom Prins is on duty on Tuesdays."""
    with a_staffroom(tmp_path) as made:
        made.settle(SAM, VISSER, PRINS, groups=GROUPS)
        made.does(lambda scene: duties.set_turns(scene, PRINS.id, [1], SCHOOL_DAY))
        yield made


def readers(room: Staffroom, case: Case) -> set[str]:
    """Who may pick it up."""
    return {member.name for member in (SAM, VISSER, PRINS) if member.id in case.receivers}


def test_in_danger_who_is_on_duty_is_asked(room: Staffroom) -> None:
    """And the coach; the other achterwacht is left alone."""
    case_id = room.sends(1, SAM)
    room.does(lambda scene: spoed.raise_alarm(scene, case_id, "button"))
    assert readers(room, room.case(case_id)) == {"Jansen", "Prins"}


def test_in_silence_too(room: Staffroom) -> None:
    """Nobody picked it up; the turn is looked at when silence moves on."""
    case_id = room.sends(1, SAM)
    case = room.case(case_id)
    room.does(lambda scene: casework.remind(scene, case, STAND_IN))
    assert readers(room, room.case(case_id)) == {"Jansen", "Prins"}


def test_who_is_ill_is_passed_by(room: Staffroom) -> None:
    """Then the others are asked: nothing waits for somebody in bed."""
    room.does(lambda scene: absence.ill(scene, PRINS))
    case_id = room.sends(1, SAM)
    room.does(lambda scene: spoed.raise_alarm(scene, case_id, "button"))
    assert readers(room, room.case(case_id)) == {"Jansen", "Visser"}


def test_when_who_is_on_duty_cannot_the_others_are_asked(room: Staffroom) -> None:
    """*Vandaag lukt niet* of the one on duty: off duty is better than nobody."""
    case_id = room.sends(1, PRINS)
    code = room.case(case_id).code
    passed = room.does(lambda scene: casework.not_today(scene, PRINS, code))
    assert isinstance(passed, Case)
    assert readers(room, room.case(case_id)) == {"Visser", "Prins"}


def test_a_turn_is_replaced_and_cleared(room: Staffroom) -> None:
    """Set again: these hours and no others of that day. Cleared: all of them ask nobody any more than before."""
    room.does(lambda scene: duties.set_turns(scene, PRINS.id, [1, date(2026, 12, 8)], ((time(8), time(10)),)))
    shifts = room.member(PRINS).shifts
    assert [(s.weekday, s.day, s.ends) for s in shifts] == [(1, None, time(10)), (None, date(2026, 12, 8), time(10))]
    room.does(lambda scene: duties.clear_turns(scene, PRINS.id, [1]))
    assert [s.day for s in room.member(PRINS).shifts] == [date(2026, 12, 8)]
    room.does(lambda scene: duties.clear_turns(scene, PRINS.id, []))
    assert room.member(PRINS).shifts == ()
    assert room.does(duties.gaps) == ()


def test_what_is_kept_beside_the_days_somebody_works_stays(room: Staffroom) -> None:
    """The turns lie in the same seal as the name and the week; none is lost for another."""
    week = replace(PRINS.week, off=frozenset({4}))
    kept = room.member(PRINS)
    room.does(lambda scene: scene.unit.put_staff(replace(kept, week=week)))
    assert (room.member(PRINS).week, len(room.member(PRINS).shifts)) == (week, 1)


def test_hours_without_anybody_are_told(room: Staffroom) -> None:
    """The rest of the week; and Tuesday when the one who has it does not work then."""
    open_days = {gap.day for gap in room.does(duties.gaps)}
    assert open_days == {date(2026, 11, day) for day in (25, 26, 27, 30)}
    room.does(lambda scene: duties.set_turns(scene, PRINS.id, [1], ((time(9), time(12)), (time(13), time(17)))))
    today = [(g.begins, g.ends) for g in room.does(duties.gaps) if g.day == TODAY]
    assert today == [(time(8), time(9)), (time(12), time(13))]
