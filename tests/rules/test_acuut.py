"""In every state there is: what is hers opens for a second person's yes alone, once, for who asked (SCREENS §13)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.route import acuut, road
from bot.route.dossier import Dossier, Parents
from bot.route.lines import Acuut, Became, Ground, Lock
from bot.route.model import StaffId, Status
from tests.explorer import COACHES, DAM, OWNER, PICKED_UP
from tests.rules.any_dossier import dossiers
from tests.rules.calendars import patiently

NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
TODAY = date(2026, 11, 24)
PEOPLE = st.sampled_from((OWNER.id, DAM.id, COACHES[0].id))
LINES = st.builds(
    Acuut,
    st.sampled_from(Lock),
    st.just("B dreigt"),
    PEOPLE,
    PEOPLE,
    st.just(NOW),
    st.integers(0, 2),
    became=st.none() | st.sampled_from(Became),
    used_on=st.none() | st.just(TODAY),
    lapsed_on=st.none() | st.just(TODAY),
)


def asked(dossier: Dossier, lines: list[Acuut]) -> Dossier:
    """Questions of now where the number of talks is 0; the others are of before a talk, or of nobody's making."""
    talks = len(dossier.consents)
    return replace(dossier, acuut=tuple(replace(one, talks=talks if one.talks == 0 else talks + 1) for one in lines))


ASKED = st.builds(asked, dossiers, st.lists(LINES, min_size=1, max_size=4))
"""Any dossier, with any questions to anybody in it, also such as nobody could have asked."""


@patiently
@given(ASKED)
def test_nothing_opens_but_for_a_yes_of_somebody_else(dossier: Dossier) -> None:
    """The last answer about this lock, by another than who asked and has it, not used, not lapsed, no talk since."""
    owner, lock = dossier.acuut[-1].by, dossier.acuut[-1].lock
    number = acuut.opened(dossier, owner, lock)
    if number is not None:
        line = dossier.acuut[number]
        assert not any(later.lock is lock for later in dossier.acuut[number + 1 :])
        assert (line.lock, line.became, line.by) == (lock, Became.YES, owner)
        assert line.to != owner
        assert (line.used_on, line.lapsed_on, line.talks) == (None, None, len(dossier.consents))


@patiently
@given(ASKED)
def test_once_used_it_is_closed_and_the_pupil_is_to_hear_it(dossier: Dossier) -> None:
    """Whatever else is recorded; and when the time is over nothing is open that was not used."""
    owner, lock = dossier.acuut[-1].by, dossier.acuut[-1].lock
    number = acuut.opened(dossier, owner, lock)
    if number is not None:
        after = acuut.used(dossier, number, TODAY)
        assert acuut.opened(after, owner, lock) is None
        assert (after.anyway[-1].ground, after.anyway[-1].told_on) == (Ground.DANGER, None)
    assert acuut.opened(acuut.lapsed(dossier, TODAY, NOW), owner, lock) is None
    assert acuut.waits(acuut.lapsed(dossier, TODAY, NOW), owner) is None


@patiently
@given(ASKED, st.sampled_from(Status), PEOPLE)
def test_only_what_is_closed_can_be_asked_about(dossier: Dossier, status: Status, owner: StaffId) -> None:
    """Not what A agreed to, not what is open, nothing where nobody works; never a call home that is not safe."""
    case = replace(PICKED_UP, status=status, owner=owner)
    found = set(acuut.locks(case, dossier))
    assert not found or status not in {Status.NIEUW, Status.AFGEROND, Status.GESLOTEN_ANDERS, Status.GEWIST}
    assert Lock.TALK_B not in found or not road.may_talk_with_b(dossier, owner)
    assert not any(acuut.opened(dossier, owner, lock) is not None for lock in found)
    if dossier.parents_a in {Parents.UNSAFE, Parents.ADULT}:
        assert Lock.PARENTS_A not in found
    assert acuut.locks(replace(case, owner=None), dossier) == ()


@pytest.mark.parametrize("word", ["restore", "herstel", "agree"])
def test_no_lock_is_that_of_the_herstelgesprek(word: str) -> None:
    """It stays hers, also in danger (docs/decisions/0028)."""
    assert not any(word in lock for lock in Lock)
